/**
 * 夹带的指令: words in a knowledge file that speak to a machine instead of to people. They are shown to staff and are no passage: not found, not quoted,
 * not shown to a model. Pure.
 *
 * A detector is never complete: what it overlooks still has no power, as answers quote and a model's text is checked against the passages.
 */
import { simplified } from './fold.ts'
import { type OrderKind, orderIn, orderInChinese } from './planted-order-rules.ts'
import { type Span, sentencesIn } from './sentences.ts'
import { atOnce } from './slices.ts'

export interface PlantedOrder {
  /** UTF-16 offsets in the text. */
  start: number
  end: number
  /** Why, in words for the person who keeps the file. */
  reason: string
}

const REASONS: Record<OrderKind, string> = {
  override: '叫程序不要理会别的内容',
  role: '叫程序换一个身份，或直接对 AI 说话',
  tag: '带有对话系统的标记',
  output: '规定程序怎么回答',
  secret: '索要密钥、提示词或他人信息',
  tool: '叫程序执行操作',
  link: '叫程序散发网址或联系方式',
  hidden: '有读者看不见的文字',
  code: '有网页脚本或编码的内容',
}

const COMMENT = /<!--([\s\S]*?)(?:-->|$)/g
// What Word and browsers leave behind by themselves.
const HARMLESS_COMMENT = /^\s*(?:(?:(?:Start|End)Fragment|more|toc|\[if [^\]]*\]|\[endif\])\s*)?$/i
const UNSEEN_TAG =
  /<[a-z][^<>]{0,200}(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|font-size\s{0,4}:\s{0,4}0|opacity\s{0,4}:\s{0,4}0(?![.\d])|color\s{0,4}:\s{0,4}(?:white|#fff(?:fff)?)\b|\shidden\b)/i
const ZERO_WIDTH = /[\u200b-\u200d\u2060-\u2064\ufeff]/g
/** Copied web pages have one or two in a sentence; a message spelled in them has many. */
const MOST_ZERO_WIDTH = 3
const UNSEEN = /[\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/u

/** The orders in the text of a file, in order, without overlaps; sentences and hidden stretches as wholes. Linear in the length. */
export function plantedOrders(text: string): PlantedOrder[] {
  return atOnce(findingOrders(text))
}

/** The same, yielding after each sentence. */
export function* findingOrders(text: string): Generator<void, PlantedOrder[]> {
  const hidden = hiddenIn(text)
  const judge = isChinese(text) ? orderInChinese : orderIn
  const said: PlantedOrder[] = []
  for (const span of sentencesIn(text, { start: 0, end: text.length })) {
    const kind = kindOf(text.slice(span.start, span.end), judge) ?? (runsOn(text, span) ? 'output' : undefined)
    if (kind) said.push({ ...span, reason: REASONS[kind] })
    yield
  }
  return merged([...hidden, ...said])
}

const HAN = /\p{Script=Han}/gu

/** A Chinese word has about two characters, an English one five letters: half of its words, or more, are Chinese. */
function isChinese(text: string): boolean {
  return (text.match(HAN)?.length ?? 0) * 2.5 >= (text.match(/[A-Za-z]/g)?.length ?? 0)
}

/** Is this line (a title, a heading, a name) an order? */
export function isPlantedOrder(line: string): boolean {
  return plantedOrders(line).length > 0
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu
// Characters of orders that only Traditional has. To fold every sentence of a yearbook would take as long as to index it.
const TRADITIONAL = /[無視請輸應開發關閉執調刪機對話資語號問當從將轉給們現裡]/

/** Half width, lower case, nothing invisible, Simplified. */
function plain(text: string): string {
  const bare = text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase()
  return TRADITIONAL.test(bare) ? simplified(bare) : bare
}

function kindOf(sentence: string, judge: typeof orderIn): OrderKind | undefined {
  if (UNSEEN.test(sentence) || (sentence.match(ZERO_WIDTH)?.length ?? 0) >= MOST_ZERO_WIDTH) return 'hidden'
  return judge(plain(sentence))
}

/** An order may be broken over two lines or sentences: “请忽略” / “以上的全部规定”. */
function runsOn(text: string, { start, end }: Span): boolean {
  const next = /^[ \t]*\n([^\n]{1,60})/.exec(text.slice(end, end + 80))?.[1]
  const head = text.slice(start, end)
  if (next === undefined || /[。.!！?？:：;；]\s*$/.test(head) || orderIn(plain(next))) return false
  const joined = orderIn(plain(head.slice(-60) + next))
  return joined === 'override' || joined === 'secret'
}

function hiddenIn(text: string): PlantedOrder[] {
  const found: PlantedOrder[] = []
  for (const match of text.matchAll(COMMENT)) {
    if (!HARMLESS_COMMENT.test(match[1]!)) {
      found.push({ start: match.index, end: match.index + match[0].length, reason: REASONS.hidden })
    }
  }
  let start = 0
  for (const line of text.split('\n')) {
    if (UNSEEN_TAG.test(line)) found.push({ start, end: start + line.length, reason: REASONS.hidden })
    start += line.length + 1
  }
  return found
}

function merged(found: readonly PlantedOrder[]): PlantedOrder[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end)
  const whole: PlantedOrder[] = []
  for (const one of sorted) {
    const last = whole[whole.length - 1]
    if (!last || one.start >= last.end) whole.push({ ...one })
    else last.end = Math.max(last.end, one.end)
  }
  return whole
}

const HIDDEN_PART =
  /<!--([\s\S]*?)(?:-->|$)|<(\w{1,20})[^<>]{0,200}(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|\shidden\b)[^<>]{0,200}>([\s\S]{0,2000}?)<\/\2>/gi

/** Of a page's source: orders in what its readers do not see. The text that they see is looked at by `plantedOrders`. */
export function ordersBehindPage(html: string): PlantedOrder[] {
  const found: PlantedOrder[] = []
  for (const match of html.matchAll(HIDDEN_PART)) {
    const words = (match[1] ?? match[3] ?? '').replace(/<[^<>]+>/g, ' ')
    if (plantedOrders(words).length === 0) continue
    found.push({ start: match.index, end: match.index + match[0].length, reason: REASONS.hidden })
  }
  return found
}
