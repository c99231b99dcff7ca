/**
 * Papers other than the identity card: passports, permits to cross to the mainland, papers of soldiers, numbers of social
 * security. Their numbers look like many others, so a word nearby has to say which paper it is: the nearest one counts.
 */
import { oneOf, pattern } from './pattern.ts'
import type { PiiSpan, PiiType } from './understanding.ts'

type Paper = Extract<PiiType, 'PASSPORT' | 'HMT_PERMIT' | 'SOCIAL_SECURITY'>

const CUES: { type: Paper; word: RegExp }[] = [
  { type: 'PASSPORT', word: pattern(oneOf('护照 passport'), 'g') },
  { type: 'HMT_PERMIT', word: pattern(oneOf('台胞 通行证 回乡证 回乡卡 港澳 台湾居民 台通证 往来内地 往来大陆'), 'g') },
  {
    type: 'SOCIAL_SECURITY',
    word: pattern(oneOf('社保 医保 社会保障 社会保险 医社保 养老保险 医疗保险 失业保险 参保 个人编号 养老金'), 'g'),
  },
]
/** One or two letters and seven to ten digits, perhaps spaced: E12345678, EB 286 0417, H1029384701, C27391846. */
const LETTERED = pattern('(?<![0-9a-z])[a-z]{1,2}[ -]?\\d(?:[ -]?\\d){6,9}(?![0-9a-z]|[ -]\\d)', 'g')
const PLAIN = pattern('(?<![0-9a-z.#-])\\d(?:[ -]?\\d){6,11}(?![0-9a-z%元]|[.-]\\d)', 'g')
const DATE = pattern('^(?:19|20)\\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\\d|3[01])$')
const FILING = pattern(
  `${oneOf('单号 工单 编号是 受理号 流水 订单 快递 运单 批次 批号 序列号 型号 货号 发票 票号')}[^\\d\\n]{0,3}$`,
)
/** Between the word and a number without letters only this may stand. */
const JOINS = pattern(
  `^${oneOf('个人 电脑 卡 证 件 本 账 帐 编 号 码 账号 账户 号码 证号 编号 是 为 叫 的 我 : ： \\( # no \\. - \\u0020')}{0,8}$`,
)
/** 8 words at most, or anything short that says number: 社保卡里那个个人编号 12345678. */
const SAYS_NUMBER = pattern('^[^\\d,，。;；!！?？\\n]{0,10}(?:号|码|编号|账户|帐户)[是为:： ]{0,3}$')
const SAID_AFTER = pattern(
  `^[,， ]?(?:是|就是)?(?:我|他|她|这)?[^\\d,，。\\n]{0,3}${oneOf('社保 医保 参保')}[^\\d,，。\\n]{0,4}号`,
)
const MOST_BEFORE = 40
const MOST_AFTER = 14
const SOLDIER = pattern(
  '(?<!产|权|房权证|地证|许可证|执照)[军士兵警文武海空南北沈济兰广成后政参总装联火战保]字第? ?\\d(?: ?\\d){5,9}(?! ?\\d)(?: ?号)?',
  'g',
)
const SOLDIER_NUMBER = pattern(
  `${oneOf('军官证 士兵证 军人证 警官证 士官证 文职证 军人保障卡 退役证 退伍证 军人 优待证')}[号码证件卡是为:： \\t-]{0,6}([\\u4e00-\\u9fff]{1,2}字第? ?\\d{6,10}号?|\\d{6,10})(?![0-9a-z])`,
  'dg',
)

/** Linear in the length of the text. */
export function personalPapers(text: string): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (const match of text.matchAll(SOLDIER)) spans.push(spanOf(match, 'MILITARY_ID'))
  for (const match of text.matchAll(SOLDIER_NUMBER)) {
    const [start, end] = match.indices![1]!
    spans.push({ start, end, type: 'MILITARY_ID' })
  }
  for (const match of text.matchAll(LETTERED)) {
    const type = paperNear(text, match.index, match.index + match[0].length)
    if (type) spans.push(spanOf(match, type))
  }
  for (const match of text.matchAll(PLAIN)) {
    const type = DATE.test(match[0]) ? undefined : paperJoined(text, match.index, match.index + match[0].length)
    if (type) spans.push(spanOf(match, type))
  }
  return spans
}

function spanOf(match: RegExpExecArray, type: PiiType): PiiSpan {
  return { start: match.index, end: match.index + match[0].length, type }
}

/** Of what paper do the words before a number speak last, or those right after it first? */
function paperNear(text: string, start: number, end: number): Paper | undefined {
  const before = text.slice(Math.max(0, start - MOST_BEFORE), start)
  if (FILING.test(before)) return undefined
  return lastCue(before)?.type ?? firstCue(text.slice(end, end + MOST_AFTER))
}

function paperJoined(text: string, start: number, end: number): Paper | undefined {
  const before = text.slice(Math.max(0, start - MOST_BEFORE), start)
  const cue = lastCue(before)
  const between = before.slice(cue?.end)
  if (cue && (JOINS.test(between) || SAYS_NUMBER.test(between))) return cue.type
  return SAID_AFTER.test(text.slice(end, end + MOST_AFTER)) ? 'SOCIAL_SECURITY' : undefined
}

function lastCue(text: string): { type: Paper; end: number } | undefined {
  const ends = CUES.flatMap(({ type, word }) =>
    [...text.matchAll(word)].map((match) => ({ type, end: match.index + match[0].length })),
  )
  return ends.sort((a, b) => b.end - a.end)[0]
}

function firstCue(text: string): Paper | undefined {
  const starts = CUES.flatMap(({ type, word }) => [...text.matchAll(word)].map(({ index }) => ({ type, index })))
  return starts.sort((a, b) => a.index - b.index)[0]?.type
}
