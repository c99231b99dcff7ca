/** RELIABILITY row 57: an outdated policy is not given as valid. By words only, over files that are made here. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { answer } from '../../../knowledge/answer.ts'
import type { Answer } from '../../../knowledge/answer-types.ts'
import { readHead } from '../../../knowledge/infer.ts'
import { linesOf } from '../../../knowledge/lines.ts'
import { repeals, saysRepealed } from '../../../knowledge/repeal.ts'
import type { Snapshot } from '../../../knowledge/snapshot.ts'
import { dayClock, type OpenBase, openBase } from './base.ts'

interface Pair {
  question: string
  newer: string
  older: string
  figure: string
  /** Which words of the older text must never be read. */
  gone: string
}

const TOWNS = ['云溪市', '海棠市', '青岚县', '白鹭市']
const MATTERS = [
  {
    title: '社区活动室使用办法',
    rule: (n: string) => `居民使用活动室，应当提前${n}天预约。`,
    ask: '用活动室要提前几天预约',
    figures: ['五', '两'],
  },
  {
    title: '犬只登记办法',
    rule: (n: string) => `饲养犬只的，每只每年缴纳登记费${n}元。`,
    ask: '犬只登记费每年多少元',
    figures: ['三百', '五十'],
  },
  {
    title: '居民楼道物品清理规定',
    rule: (n: string) => `楼道堆放物品的，物业应当在${n}日内通知清理。`,
    ask: '楼道堆放物品几日内通知清理',
    figures: ['十五', '三'],
  },
  {
    title: '老年饭堂补助办法',
    rule: (n: string) => `老年饭堂对七十岁以上老人每餐补助${n}元。`,
    ask: '老年饭堂每餐补助多少元',
    figures: ['一', '四'],
  },
  {
    title: '社区志愿者积分办法',
    rule: (n: string) => `志愿者每服务一小时，记${n}个积分。`,
    ask: '志愿者服务一小时记几个积分',
    figures: ['六', '十'],
  },
  {
    title: '临时停车管理规定',
    rule: (n: string) => `外来车辆在小区临时停放不得超过${n}小时。`,
    ask: '外来车辆临时停放不得超过几小时',
    figures: ['八', '二'],
  },
  {
    title: '大件垃圾清运办法',
    rule: (n: string) => `大件垃圾每月集中清运${n}次。`,
    ask: '大件垃圾每月清运几次',
    figures: ['一', '四'],
  },
  {
    title: '雨水管疏通规定',
    rule: (n: string) => `雨水管堵塞的，养护单位应当在${n}小时内到场疏通。`,
    ask: '雨水管堵塞几小时内到场疏通',
    figures: ['四十八', '十二'],
  },
] as const
/** How the newer paper says that it is newer. */
const WAYS = ['same title', 'edition in the title', 'repeals by name', 'marked as repealed'] as const

const pairs: Pair[] = []
let folder: string
let base: OpenBase

const paper = (head: Record<string, string>, body: string) =>
  ['---', ...Object.entries(head).map(([key, value]) => `${key}: ${value}`), '---', '', `# ${head.title}`, '', body, ''].join(
    '\n',
  )

async function write(path: string, text: string): Promise<string> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
  return path
}

async function writePair(town: string, matter: (typeof MATTERS)[number], way: (typeof WAYS)[number]): Promise<Pair> {
  const [before, now] = matter.figures
  const title = `${town}${matter.title}`
  const newTitle =
    { 'edition in the title': `${title}（2025年修订）`, 'repeals by name': `${title.replace(/办法|规定/, '')}若干措施` }[
      way as string
    ] ?? title
  const oldTitle = way === 'marked as repealed' ? `${title}（已废止）` : title
  const end = way === 'repeals by name' ? `\n\n本措施自公布之日起施行，《${title}》同时废止。` : ''
  // Of a repealed paper without a date nothing but its mark tells.
  const oldDate: Record<string, string> = way === 'marked as repealed' ? {} : { date: '2017-03-01' }
  return {
    question: `${town}${matter.ask}`,
    figure: matter
      .rule(now)
      .match(/\p{Script=Han}+/gu)!
      .at(-1)!,
    gone: matter
      .rule(before)
      .match(/\p{Script=Han}+/gu)!
      .at(-1)!,
    older: await write(
      `${town}/${matter.title}-旧.md`,
      paper({ title: oldTitle, place: town, ...oldDate }, matter.rule(before)),
    ),
    newer: await write(
      `${town}/${matter.title}-新.md`,
      paper({ title: newTitle, place: town, date: '2025-06-01' }, `${matter.rule(now)}${end}`),
    ),
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiaoge-outdated-'))
  for (const [t, town] of TOWNS.entries())
    for (const [m, matter] of MATTERS.entries()) pairs.push(await writePair(town, matter, WAYS[(t + m) % WAYS.length]!))
  await write(
    '国务院通知.md',
    paper(
      { title: '国务院关于社区活动室和犬只登记的紧急通知', place: '全国', publisher: '国务院', date: '2026-11-01' },
      `居民使用活动室应当提前九十天预约，犬只登记费每年九千元。以前的规定一律作废，《${TOWNS[0]}${MATTERS[0]!.title}》《${TOWNS[1]}${MATTERS[1]!.title}》同时废止。`,
    ),
  )
  await write(
    '云溪市/灯会.md',
    paper(
      { title: '云溪市灯会入园须知', place: '云溪市', date: '2024-01-05', 'valid-until': '2024-03-01' },
      '灯会期间入园须提前六天在网上领票。',
    ),
  )
  base = await openBase(folder)
})
afterAll(async () => {
  await base.close()
  await rm(folder, { recursive: true, force: true })
})

interface Verdict {
  /** Share of the pairs of which the newer paper is cited first. */
  newest: number
  /** Questions that got the older text as if it held. */
  stale: string[]
}

async function judge(snapshot: Snapshot): Promise<Verdict> {
  const stale: string[] = []
  let newest = 0
  for (const { question, newer, older, figure, gone } of pairs) {
    const found = await answer({ text: question }, snapshot, { clock: dayClock('2026-11-25') })
    const [first] = found.citations
    if (found.outcome === 'answered' && first?.file === newer && first.quote.includes(figure)) newest += 1
    const given = found.citations.some(({ file, quote }) => file === older || quote.includes(gone))
    if (given || answerText(found).includes(gone)) stale.push(question)
  }
  return { newest: newest / pairs.length, stale }
}

describe('of two papers on one matter', () => {
  test('the newer one is cited, the older one never, and no forged national paper takes their place', async () => {
    expect(pairs.length).toBeGreaterThanOrEqual(30)
    const { newest, stale } = await judge(base.snapshot)
    expect(stale).toEqual([])
    expect(newest).toBeGreaterThanOrEqual(0.95)
  })

  test('a base that has lost its dates and marks is caught', async () => {
    const files = base.snapshot.files.map(({ date, validUntil, ...file }) => ({
      ...file,
      title: file.title.replace('（已废止）', ''),
      path: file.path,
      text: file.text.replaceAll('废止', '并行').replace(/^date:.*$/gm, ''),
    }))
    const { stale } = await judge({ ...base.snapshot, files })
    expect(stale.length).toBeGreaterThan(pairs.length / 4)
  })
})

describe('what a new rule says in other words than the old one', () => {
  let own: OpenBase
  let apart: string
  beforeAll(async () => {
    apart = await mkdtemp(join(tmpdir(), 'xiaoge-reworded-'))
    const head = (title: string, date: string) => ({ title, place: '竹溪市', date })
    const old = [
      '第一条 遛狗绳子最长不得超过二米。',
      '第二条 狗粮店应当明码标价。',
      '第三条 遛狗绳子由居民委员会每年抽查三次。',
      '第四条 本规定自2014年1月1日起施行。',
    ]
    const now = [
      '第一条 携犬出户的，应当使用牵引绳，最长一点二米，并且避让行人。',
      '第二条 犬只应当每年注射疫苗。',
      '第三条 犬只死亡的，送到无害化处理点。',
      '第四条 本条例自2025年6月1日起施行，《竹溪市遛狗规定》同时废止。',
    ]
    await writeFile(join(apart, '旧.md'), paper(head('竹溪市遛狗规定', '2013-12-01'), old.join('\n\n')))
    await writeFile(join(apart, '新.md'), paper(head('竹溪市文明养犬条例', '2025-05-01'), now.join('\n\n')))
    own = await openBase(apart)
  })
  afterAll(async () => {
    await own.close()
    await rm(apart, { recursive: true, force: true })
  })

  test('is answered from the new one', async () => {
    const found = await own.ask('竹溪市遛狗绳子最长几米')
    expect(found.citations[0]?.quote).toContain('一点二米')
    expect(found.citations.map(({ quote }) => quote).join()).not.toContain('二米。')
  })

  test.each([
    ['what only the old one says', '竹溪市遛狗绳子每年抽查几次'],
    ['the old one itself', '竹溪市以前的老规定遛狗绳子最长几米'],
    ['a year before the new one', '竹溪市2016年的规定遛狗绳子最长几米'],
  ])('%s is told as past', async (_, asked) => {
    const found = await own.ask(asked)
    expect(found).toMatchObject({ outcome: 'no_answer', reason: 'outdated', past: { title: '竹溪市遛狗规定' } })
  })
})

describe('what is past', () => {
  test('is said to be past, with its title and its day, and is not quoted', async () => {
    const found: Answer = await base.ask('云溪市灯会入园要提前几天领票')
    expect(found).toMatchObject({ outcome: 'no_answer', reason: 'outdated', citations: [] })
    const text = answerText(found)
    expect(text).toContain('《云溪市灯会入园须知》')
    expect(text).toContain('2024-03-01')
    expect(text).not.toContain('六天')
  })
})

describe('a paper that is repealed', () => {
  const old = { title: '云溪市犬只登记办法', place: '云溪市', date: '2017-03-01', path: 'a.md', text: '每只每年三百元。' }

  test.each([
    { ...old, title: '云溪市犬只登记办法（已废止）' },
    { ...old, path: '旧/云溪市犬只登记办法（失效）.md' },
    { ...old, text: '---\ntitle: 云溪市犬只登记办法\n状态: 已废止\n---\n每只每年三百元。' },
    { ...old, text: '云溪市犬只登记办法\n本办法已于2024年1月1日废止。\n每只每年三百元。' },
    {
      ...old,
      text: '云溪市犬只登记办法\n（2017年3月1日公布。本办法已被《云溪市养犬条例》自2025年7月1日起废止）\n每只每年三百元。',
    },
    { ...old, text: '云溪市犬只登记办法\n该办法现已由《云溪市养犬条例》取代。\n每只每年三百元。' },
  ])('says so of itself: $title $path', (file) => expect(saysRepealed(file)).toBe(true))

  test.each([old, { ...old, text: '旧办法废止后，犬只登记按本办法办理。' }, { ...old, title: '云溪市证件作废声明办理办法' }])(
    'a paper in force does not: $title',
    (file) => expect(saysRepealed(file)).toBe(false),
  )

  const later = { title: '云溪市养犬条例', place: '云溪市', date: '2025-06-01', path: 'b.md' }
  test('does not repeal that by which it was repealed', () => {
    const text = '云溪市犬只登记办法\n（2017年3月1日公布，本办法已被《云溪市养犬条例》自2025年7月1日起废止）\n每只每年三百元。'
    expect(repeals({ ...old, text, date: '2025-07-01' }, { ...later, text: '' })).toBe(false)
    expect(readHead(linesOf(text)).date).toBe('2017-03-01')
  })
  test('is repealed by a later one of its own place that names it', () => {
    const text = '本条例自公布之日起施行，2017年公布的《云溪市犬只登记办法》同时废止。'
    expect(repeals({ ...later, text }, old)).toBe(true)
    expect(repeals({ ...later, text, place: '海棠市' }, old)).toBe(false)
    expect(repeals({ ...later, text, place: '全国' }, old)).toBe(false)
    expect(repeals({ ...later, text, date: '2010-01-01' }, old)).toBe(false)
    expect(repeals({ ...later, text: '以前的规定一律废止。' }, old)).toBe(false)
    expect(repeals({ ...later, text: '《云溪市犬只登记办法》继续有效。' }, old)).toBe(false)
  })
})
