import { describe, expect, test } from 'vitest'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { accepted, words } from './reading.ts'

const read = (text: string) => accepted(readKnowledgeFile('a.txt', text))
const BODY = '第一条 露台不得搭建阳光房，已经搭建的应当在六个月内拆除，费用由搭建人承担，逾期由综合执法部门依法处理并公告结果。'

describe('a head in labelled lines', () => {
  test.each([
    ['标题：柏川市露台管理规定\n发布机关：柏川市人大常委会\n公布日期：2022年5月6日', '柏川市人大常委会', '2022-05-06'],
    [
      '文件名称：柏川市露台管理规定\n发文字号：柏政发〔2022〕9号\n成文日期：2022-05-06\n发文单位：柏川市人民政府',
      '柏川市人民政府',
      '2022-05-06',
    ],
    ['题目：柏川市露台管理规定\n制定机关：柏川市城市管理局\n日期：二〇二二年五月六日', '柏川市城市管理局', '2022-05-06'],
    ['柏川市露台管理规定\n发布单位：柏川市城市管理局 颁布日期：2022年5月', '柏川市城市管理局', '2022-05'],
    ['柏川市人民政府文件\n柏政发〔2022〕9号\n柏川市露台管理规定\n印发日期：2022年5月6日', undefined, '2022-05-06'],
  ])('%s', (head, publisher, date) => {
    const file = read(`${head}\n\n${BODY}`)
    expect(file).toMatchObject({ title: '柏川市露台管理规定', place: '柏川市', date })
    expect(file.publisher).toBe(publisher)
    expect(words(file)).toEqual([BODY])
  })

  test.each([
    '活动时间：2026年5月1日上午九点\n活动地点：中心花园凉亭，请带好水杯和帽子，家里有小朋友的可以一起参加，报名到服务台，名额有限。',
    '整理：先分类，再装袋\n捆扎：每捆不超过二十斤，放到楼下的投放点，早上七点到九点由收运人员统一取走，过时不候，请大家配合。',
  ])('what says when something is, or how, stays text: %s', (text) => {
    expect(words(read(`旧书回收\n\n${text}`)).join('')).toContain(text.split('\n')[0])
  })
})

describe('an office and a day on one line', () => {
  test.each([
    ['柏川市人民政府 2021年7月1日', '柏川市人民政府'],
    ['柏川市人民政府办公室 2021年7月1日印发', '柏川市人民政府办公室'],
    ['（柏川市住建局整理，2021年7月1日）', '柏川市住建局'],
    ['柏川市住建局、柏川市民政局 2021年7月1日', '柏川市住建局、柏川市民政局'],
    ['2021年7月1日 柏川市住建局发布', '柏川市住建局'],
    ['柏川市住建局 二○二一年七月一日', '柏川市住建局'],
    ['报送单位：柏川市住建局　　报送时间：2021年7月1日', '柏川市住建局'],
  ])('%s', (line, publisher) => {
    for (const text of [`露台管理规定\n${line}\n\n${BODY}`, `露台管理规定\n\n${BODY}\n\n${line}`]) {
      const file = read(text)
      expect(file).toMatchObject({ title: '露台管理规定', place: '柏川市', publisher, date: '2021-07-01' })
      expect(words(file)).toEqual([BODY])
    }
  })

  test('in brackets behind a title, of which it is then no part', () => {
    const file = read(`柏川市露台问答（柏川市住建局整理，2021年7月）\n\n${BODY}`)
    expect(file).toMatchObject({ title: '柏川市露台问答', publisher: '柏川市住建局', date: '2021-07' })
    expect(read(`柏川市露台问答（2021年修订）\n\n${BODY}`).title).toBe('柏川市露台问答（2021年修订）')
  })

  test.each(['柏川市住建局将于2021年7月1日现场答疑', '柏川市住建局：2021年7月1日起受理', '2021年7月1日前交材料'])(
    'a sentence that names both is a sentence: %s',
    (line) => {
      expect(words(read(`露台管理规定\n\n${BODY}\n\n${line}`))).toContain(line)
    },
  )
})

describe('a day below the title', () => {
  test.each([
    ['（2021年7月）', '2021-07'],
    ['——基层治理案例（2021年7月整理）', '2021-07'],
    ['柏川市人民政府令第38号 2021年2月14日公布 自2021年7月1日起施行', '2021-07-01'],
    ['（柏川市人民政府令第61号，2021年2月14日公布，自2021年7月1日起施行）', '2021-07-01'],
  ])('%s', (line, date) => expect(read(`柏川市露台管理规定\n${line}\n\n${BODY}`).date).toBe(date))
})

describe('the place of a file that only its signature tells', () => {
  test.each([
    ['芦湾街道青石社区居民委员会\n青石物业服务中心\n2026年3月5日', '芦湾街道青石社区'],
    ['青石物业服务中心\n芦湾街道青石社区居民委员会\n2026年3月5日', '芦湾街道青石社区'],
    ['柏川市汀兰区芦湾街道青石社区居委会', '柏川市汀兰区芦湾街道青石社区'],
    ['湖东省柏川市汀兰区芦湾街道办事处\n二〇二六年三月五日', '湖东省柏川市汀兰区芦湾街道'],
    ['物业服务中心\n2026年3月5日', undefined],
  ])('%s', (foot, place) => {
    const file = read(`关于露台防水的通知\n\n${BODY}\n\n${foot}`)
    expect(file.place).toBe(place)
    if (foot.includes('\n')) expect(words(file)).toEqual([BODY])
  })

  test('or whom it is written to', () => {
    expect(read(`关于露台防水的通知\n\n青石社区的各位居民：\n\n${BODY}`).place).toBe('青石社区')
    expect(read(`关于露台防水的通知\n\n尊敬的业主：\n\n${BODY}`).place).toBeUndefined()
  })

  test.each([
    ['柏川市露台管理指南', '芦湾街道青石社区居委会 2026年3月5日', '柏川市'],
    ['青石社区露台管理指南', '柏川市汀兰区芦湾街道青石社区居委会 2026年3月5日', '柏川市汀兰区芦湾街道青石社区'],
    ['节省用水倡议', '物业服务中心 2026年3月5日', undefined],
    ['城镇居民限养区规定', '物业服务中心 2026年3月5日', undefined],
  ])('the title’s own place counts, as fully as those who issued it tell it: %s', (title, foot, place) => {
    expect(read(`${title}\n\n${BODY}\n\n${foot}`).place).toBe(place)
  })
})
