import { afterAll, describe, expect, test } from 'vitest'
import { type OpenBase, openFiles } from './base.ts'

const opened: OpenBase[] = []
afterAll(async () => {
  for (const base of opened) await base.close()
})

async function baseOf(files: Record<string, string>): Promise<OpenBase> {
  const base = await openFiles(files)
  opened.push(base)
  return base
}

const SIGNED = `关于清洗外墙的通知

本次清洗外墙从早上八点开始，清洗外墙期间请关好门窗，晾晒的衣物请收回屋内，车辆请停到北门停车场，给大家带来不便敬请谅解。

芦湾街道青石社区居民委员会
2026年3月5日`
const GUIDE = '---\ntitle: 青石社区办事指南\nplace: 柏川市汀兰区芦湾街道青石社区\n---\n\n开居住证明带身份证到一号窗口。'
const CITY = '柏川市露台管理规定\n\n第一条 露台搭建阳光房的，处两千元罚款。'
const PROVINCE = '湖东省楼顶管理条例\n\n第一条 楼顶种菜的，处三百元罚款。'

describe('a place of which a file writes the lower part', () => {
  test('is completed by what the same base tells of it, and the citation says it', async () => {
    const base = await baseOf({ 'a.txt': SIGNED, 'b.md': GUIDE })
    const { citations } = await base.ask('清洗外墙几点开始', '柏川市汀兰区芦湾街道青石社区')
    expect(citations[0]?.place).toBe('柏川市汀兰区芦湾街道青石社区')
  })

  test.each(['柏川市汀兰区芦湾街道玉桥社区', '云河市南浦区芦湾街道青石社区', '云河市'])(
    'and is not quoted in %s',
    async (area) => {
      const base = await baseOf({ 'a.txt': SIGNED, 'b.md': GUIDE })
      expect((await base.ask('清洗外墙几点开始', area)).citations).toEqual([])
    },
  )

  test('stays as it is written where nothing is known above it, or two things are', async () => {
    const alone = await baseOf({ 'a.txt': SIGNED })
    expect(alone.snapshot.files[0]?.place).toBe('芦湾街道青石社区')
    const other = GUIDE.replace('柏川市汀兰区', '云河市南浦区')
    const both = await baseOf({ 'a.txt': SIGNED, 'b.md': GUIDE, 'c.md': other })
    expect(both.snapshot.files[0]?.place).toBe('芦湾街道青石社区')
  })

  test('a city is known with its province, whose rules hold in it', async () => {
    const meeting = '---\ntitle: 座谈会纪要\nplace: 湖东省柏川市芦湾街道\n---\n\n会议决定四月报名。'
    const base = await baseOf({ 'a.txt': CITY, 'b.txt': PROVINCE, 'c.md': meeting })
    expect(base.snapshot.files[0]?.place).toBe('湖东省柏川市')
    expect((await base.ask('柏川市楼顶种菜罚多少')).citations[0]?.quote).toContain('三百元')
  })
})

describe('the parts of a place that no list knows', () => {
  test.each([
    ['浙江省澄埠市石浦镇：山区治理经验\n\n每个网格配一名专员。', '浙江省澄埠市石浦镇', '石浦镇每个网格配几名专员'],
    [
      '经验——浙江省澄埠市石浦镇探索山区集镇治理新路\n\n每个网格配一名专员。',
      '浙江省澄埠市石浦镇',
      '石浦镇探索集镇治理，每个网格配几名专员',
    ],
    ['黑龙江省樟岭县“暖巢”行动见效\n\n每个网格配一名专员。', '黑龙江省樟岭县', '樟岭县每个网格配几名专员'],
    ['福建省澜溪市湖口鎮治理經驗\n\n每個網格配一名專員。', '福建省澜溪市湖口镇', '湖口鎮每個網格配幾名專員'],
    ['山东省沂川县大槐铺镇积分办法\n\n每个网格配一名专员。', '山东省沂川县大槐铺镇', '大槐铺村民的网格配几名专员'],
  ])('%#: are each a part, and who asks of the last is answered', async (text, place, question) => {
    const base = await baseOf({ 'a.txt': text, 'b.txt': '荆口市网格办法\n\n每个网格配三名专员，由街道招录。' })
    expect(base.snapshot.files[0]?.place).toBe(place)
    expect((await base.ask(question)).citations[0]?.place).toBe(place)
  })

  test('who asks of one place is never answered by what another wrote of its own', async () => {
    const base = await baseOf({
      'a.txt': '福建省澜溪市湖口镇治理经验\n\n每座凉亭配一名管家。',
      'b.txt': '荆口市“快响”经验\n\n“快响”的红色事项一小时到场。',
    })
    const found = await base.ask('湖口镇“快响”的红色事项多久到场')
    expect(found).toMatchObject({ outcome: 'no_answer', citations: [] })
  })

  test.each(['云南省边境县安全规定', '山东省百强县评比办法', '河南省地级市停车办法'])(
    '%s names no county and no city',
    async (title) => {
      const base = await baseOf({ 'a.txt': `${title}\n\n第一条 每年检查一次。` })
      expect(base.snapshot.files[0]?.place).toMatch(/^..省$/)
    },
  )
})
