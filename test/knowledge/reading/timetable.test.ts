import { describe, expect, test } from 'vitest'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { openFiles } from '../answer/base.ts'
import { accepted, words } from './reading.ts'

const read = (text: string) => accepted(readKnowledgeFile('a.txt', text))
const ROWS = ['青石社区 2026年12月5日', '芦湾社区 2026年12月6日', '汀兰社区 2026年12月7日']
const PROSE =
  '磨刀师傅会带工具上门，每户限两把刀，先到先磨，磨好了当场带走，不收费，请用报纸把刀包好再拿下楼，注意安全，有问题找楼栋长登记。'

describe('rows of what comes where on which day', () => {
  test.each([
    ['below the title', ROWS],
    ['below prose', [PROSE, ...ROWS]],
    ['two of them', [PROSE, ...ROWS.slice(1)]],
    ['led in', [PROSE, '磨刀师傅到各处的日子：', '汀兰社区 2026年12月7日']],
    ['with a heading', [PROSE, '社区  日期', '汀兰社区  2026年12月7日']],
    ['the day first', ['2026年12月5日 青石社区', '2026年12月7日 汀兰社区']],
    ['with a comma', ['青石社区，2026-12-05', '汀兰社区，2026-12-07']],
    ['with the half of the day', ['青石社区 2026年12月5日上午', '汀兰社区 2026年12月7日']],
    ['beside a school and an estate', ['红旗小学 2026年12月5日', '锦绣花园（北门） 2026年12月6日', '汀兰社区 2026年12月7日']],
    ['of one day', ['青石社区 2026年12月5日', '汀兰社区 2026年12月5日']],
  ])('are text, and sign nothing: %s', (_, lines) => {
    const file = read(['磨刀师傅进社区的安排', ...lines].join('\n'))
    expect(file.place).toBeUndefined()
    expect(file.date).toBeUndefined()
    const text = words(file).join('\n')
    for (const line of lines) expect(text).toContain(line.replace(/ {2}/, ' ').split(/[ ，]/)[0])
    for (const line of lines) expect(text).toContain(/\d{4}[年-]\d+/.exec(line)?.[0] ?? '')
  })

  test('of which each fills two lines, or has no day', () => {
    for (const lines of [
      [PROSE, '青石社区\n2026年12月5日\n汀兰社区\n2026年12月7日'],
      [PROSE, '来的地方：\n青石社区\n芦湾社区\n汀兰社区'],
      ['青石社区\n芦湾社区\n汀兰社区'],
    ]) {
      const file = read(['磨刀师傅进社区的安排', ...lines].join('\n'))
      expect(file.place).toBeUndefined()
      expect(words(file).join('\n')).toContain('汀兰社区')
    }
  })

  test('each place is told its own day', async () => {
    const rest = '磨刀约定\n\n第一条 刀具用报纸包好。\n第二条 磨刀不收费。'
    const base = await openFiles({ 'a.txt': ['磨刀师傅进社区的安排', ...ROWS].join('\n'), 'b.txt': rest })
    try {
      for (const [at, area] of ['青石社区', '芦湾社区', '汀兰社区'].entries()) {
        const { citations } = await base.ask(`磨刀师傅哪天到${area}`, `松涛市${area}`)
        expect(citations.map(({ quote }) => quote).join('')).toContain(ROWS[at])
      }
    } finally {
      await base.close()
    }
  })
})

test.each([
  [['青石社区居委会 2026年12月1日'], '青石社区', '2026-12-01'],
  [['青石物业服务中心 2026年12月1日', '青石社区居委会 2026年12月1日'], '青石社区', '2026-12-01'],
  [['芦湾街道青石社区 2026年12月1日'], '芦湾街道青石社区', '2026-12-01'],
  [['特此通知：', '青石社区 2026年12月1日'], '青石社区', '2026-12-01'],
  [['青石社区', '2026年12月1日'], '青石社区', '2026-12-01'],
  [['汀兰市人民政府 2026年11月2日印发', '汀兰市人民政府办公室 2026年12月1日印发'], '汀兰市', '2026-12-01'],
])('what signs still signs: %s', (foot, place, date) => {
  expect(read(['磨刀须知', PROSE, ...foot].join('\n'))).toMatchObject({ place, date })
})

describe('a bare 日期', () => {
  test.each([
    ['日期：2026年12月9日', '地点：二楼活动室', '内容：一起包粽子'],
    ['内容：一起包粽子', '日期：2026年12月9日', '集合时间：上午九点'],
    ['日期：2026年12月9日 地点：二楼活动室'],
    ['日期：2026年12月9日', '报名：找楼栋长'.replace('报名', '报名方式')],
  ])('beside what tells of an event is its day, and no day of issue: %s', (...lines) => {
    const file = read(['包粽子活动安排', ...lines].join('\n'))
    expect(words(file).join('\n')).toContain('2026年12月9日')
    expect(words(file).join('\n')).toContain(lines.at(-1))
    expect(file.date).toBeUndefined()
  })

  test('of minutes is the day on which people met', () => {
    const file = read('楼栋议事会记录\n日期：2026年9月2日\n主持人：老周\n参加人员：各楼栋长\n大家同意先修北门的路灯。')
    expect(file.date).toBe('2026-09-02')
    expect(words(file).join('')).toContain('2026年9月2日')
  })

  test.each([
    ['标题：磨刀须知', '发布单位：汀兰市城市管理局', '日期：2026年9月2日'],
    ['磨刀须知', '日期：2026年9月2日'],
    ['磨刀须知', '来源：汀兰日报社 日期：2026年9月2日'],
  ])('of a paper stays its own: %s', (...lines) => {
    const file = read([...lines, PROSE].join('\n'))
    expect(file.date).toBe('2026-09-02')
    expect(words(file)).toEqual([PROSE])
  })

  test('the event’s day is told', async () => {
    const event = '包粽子活动安排\n日期：2026年12月9日\n地点：二楼活动室\n内容：一起包粽子，材料都备好了'
    const base = await openFiles({
      'a.txt': event,
      'b.txt': '活动室使用约定\n\n第一条 活动室用完关灯。\n第二条 椅子放回原处。',
    })
    const { citations } = await base.ask('包粽子活动是哪天').finally(() => base.close())
    expect(citations.map(({ quote }) => quote).join('')).toContain('2026年12月9日')
    expect(citations[0]?.date).toBeUndefined()
  })
})
