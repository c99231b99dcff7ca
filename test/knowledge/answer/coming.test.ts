/** What is not in force yet is not given as current, and takes no other rule's place. By words only, over files that are made here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText, moreText } from '../../../bot/words/answer-text.ts'
import { type OpenBase, openFiles } from './base.ts'

const FILES: Record<string, string[]> = {
  '宠物寄养-旧.txt': [
    '松涛市宠物寄养管理办法',
    '（2019年5月6日松涛市人民政府令第8号公布，自2019年7月1日起施行）',
    '第一条 寄养宠物的押金不得超过二百元。',
    '第二条 寄养场所每周消毒一次。',
    '第三条 违反本办法规定多收押金的，处五百元罚款。',
  ],
  '宠物寄养-新.txt': [
    '松涛市宠物寄养条例',
    '（2026年10月20日松涛市人民代表大会常务委员会通过，自2027年4月1日起施行）',
    '第一条 寄养宠物的押金不得超过一百元。',
    '第二条 寄养场所应当安装监控，录像保存九十日。',
    '第三条 违反本条例规定多收押金的，处三千元罚款。',
    '第四条 本条例自2027年4月1日起施行。2019年7月1日施行的《松涛市宠物寄养管理办法》同时废止。',
  ],
  '球场-1.txt': ['白塔镇球场开放规定', '第一条 球场每晚八点关灯。', '第二条 本规定自2021年3月1日起施行。'],
  '球场-2.txt': ['白塔镇球场开放规定', '第一条 球场每晚十点关灯。', '第二条 本规定自2026年12月1日起施行。'],
  '晒衣.txt': ['白塔镇晾晒约定', '第一条 楼顶晾晒被褥不得过夜。', '第二条 本约定自2020年1月1日起施行。'],
  '晒衣作废.txt': [
    '白塔镇关于废止部分约定的通知',
    '2026年11月10日',
    '自2027年1月1日起，《白塔镇晾晒约定》停止执行，居民晾晒不再登记。',
  ],
  '早市.txt': ['清河镇早市管理试行办法', '第一条 早市摊位费每天六元。', '第二条 本办法自2021年5月1日起施行，试行两年。'],
  '早市延期.md': [
    '---',
    'date: 2023-04-20',
    'place: 清河镇',
    '---',
    '# 关于延长《清河镇浴室管理试行办法》有效期的通知',
    '',
    '《清河镇浴室管理试行办法》的有效期延长至2028年12月31日。',
  ],
  '浴室.txt': ['清河镇浴室管理试行办法', '第一条 公共浴室每人每次收费四元。', '第二条 本办法自2021年5月1日起施行，试行两年。'],
  '供热.md': [
    '---',
    'date: 2025-10-11',
    'place: 清河镇',
    '---',
    '# 关于2025—2026年供暖季供热的通知',
    '',
    '供热费按每平方米二十一元收取，十月底前交清。',
    '',
    '室内不到十八度的，请拨打热力站电话报修，上门测温不收费。',
  ],
}

let base: OpenBase
beforeAll(async () => {
  base = await openFiles(Object.fromEntries(Object.entries(FILES).map(([path, lines]) => [path, lines.join('\n')])))
})
afterAll(() => base.close())

const quoteOf = async (text: string, day?: string) => (await base.ask(text, undefined, day)).citations[0]?.quote ?? ''

describe('a rule that comes', () => {
  test('leaves the one in force in its place until its day', async () => {
    const asked = '松涛市寄养宠物押金不得超过多少元'
    expect(await quoteOf(asked)).toContain('二百元')
    expect(await quoteOf(asked, '2027-03-31')).toContain('二百元')
    expect(await quoteOf(asked, '2027-04-01')).toContain('一百元')
    expect((await base.ask(asked)).coming).toBeUndefined()
  })

  test('is told where it is asked for, and from what day', async () => {
    for (const asked of [
      '松涛市新的宠物寄养条例押金不得超过多少元',
      '松涛市明年寄养宠物押金不得超过多少元',
      '松涛市2027年5月寄养宠物押金不得超过多少元',
    ]) {
      const found = await base.ask(asked)
      expect(found).toMatchObject({ outcome: 'answered', coming: { title: '松涛市宠物寄养条例', from: '2027-04-01' } })
      expect(found.citations[0]?.quote).toContain('一百元')
      expect(answerText(found)).toMatch(/^《松涛市宠物寄养条例》从 2027-04-01 起才施行，现在还不算数/)
      expect(moreText(found)).toContain('2027-04-01 起才施行')
    }
  })

  test('says itself from when', async () => {
    for (const asked of ['松涛市新的宠物寄养条例什么时候开始施行', '松涛市宠物寄养新条例生效了吗'])
      expect(await quoteOf(asked)).toContain('自2027年4月1日起施行')
  })

  test('that alone has an answer is told as what it is', async () => {
    const found = await base.ask('松涛市寄养场所监控录像保存多少日')
    expect(found).toMatchObject({ outcome: 'no_answer', reason: 'not_yet', coming: { from: '2027-04-01' } })
    expect(answerText(found)).toMatch(/只查到《松涛市宠物寄养条例》（从 2027-04-01 起施行），还没到施行的日子[\s\S]*九十日/)
    expect((await base.ask('松涛市寄养场所监控录像保存多少日', undefined, '2027-05-01')).outcome).toBe('answered')
  })

  test('of one title the edition in force is current, whether or not a date stands above it', async () => {
    const asked = '白塔镇球场每晚几点关灯'
    const [now, later] = [await base.ask(asked), await base.ask(asked, undefined, '2026-12-02')]
    expect(now.citations.map(({ quote }) => quote).join()).toMatch(/^(?!.*十点).*八点/)
    expect(later.citations.map(({ quote }) => quote).join()).toMatch(/^(?!.*八点).*十点/)
  })

  test('a repeal for a later day repeals nothing before it', async () => {
    const asked = '白塔镇楼顶晾晒被褥能不能过夜'
    expect(await quoteOf(asked)).toContain('不得过夜')
    expect(await base.ask(asked, undefined, '2027-01-01')).toMatchObject({ reason: 'outdated' })
  })
})

describe('a rule for some years', () => {
  test('is past behind the last of them, and says so', async () => {
    const asked = '清河镇早市摊位费每天几元'
    expect(await quoteOf(asked, '2023-04-30')).toContain('六元')
    const found = await base.ask(asked)
    expect(found).toMatchObject({ outcome: 'no_answer', reason: 'outdated', past: { validUntil: '2023-04-30' } })
    expect(answerText(found)).not.toContain('六元')
  })

  test('holds on where a later paper prolongs it, as long as that says', async () => {
    const asked = '清河镇公共浴室每人每次收费几元'
    expect(await quoteOf(asked)).toContain('四元')
    expect((await base.ask(asked, undefined, '2029-01-01')).reason).toBe('outdated')
  })

  test('a notice for a season is past with the season', async () => {
    const asked = '清河镇供热费按每平方米多少元收取'
    expect(await quoteOf(asked, '2026-01-10')).toContain('二十一元')
    const found = await base.ask(asked)
    expect(found).toMatchObject({ reason: 'outdated', past: { date: '2025-10-11' } })
    expect(found.past?.validUntil).toBeUndefined()
  })
})
