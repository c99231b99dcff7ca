/** 文首信息: the YAML head of a knowledge file. A mistake in it refuses the file, in words for the person who wrote it. */
import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml'
import { type Audience, audienceOf } from './audience.ts'
import { dateOf } from './dates.ts'

export interface FrontMatter {
  title?: string
  place?: string
  publisher?: string
  source?: string
  date?: string
  validUntil?: string
  inForceFrom?: string
  owner?: string
  audience?: Audience
  aliases: string[]
}

export interface Mistake {
  /** 1-based, in the file. */
  line: number
  reason: string
}

type Field = keyof FrontMatter

/** How people write the keys; anything else is theirs and left alone. */
const KEYS: Record<string, Field> = {
  title: 'title',
  标题: 'title',
  標題: 'title',
  place: 'place',
  地区: 'place',
  適用地區: 'place',
  适用地区: 'place',
  地點: 'place',
  地点: 'place',
  publisher: 'publisher',
  发布单位: 'publisher',
  发布机构: 'publisher',
  發布單位: 'publisher',
  source: 'source',
  来源: 'source',
  來源: 'source',
  date: 'date',
  日期: 'date',
  发布日期: 'date',
  發布日期: 'date',
  validuntil: 'validUntil',
  有效期至: 'validUntil',
  inforcefrom: 'inForceFrom',
  effectivedate: 'inForceFrom',
  施行日期: 'inForceFrom',
  实施日期: 'inForceFrom',
  實施日期: 'inForceFrom',
  生效日期: 'inForceFrom',
  owner: 'owner',
  维护人: 'owner',
  负责人: 'owner',
  維護人: 'owner',
  audience: 'audience',
  visibility: 'audience',
  可见范围: 'audience',
  可見範圍: 'audience',
  公开范围: 'audience',
  公開範圍: 'audience',
  阅读范围: 'audience',
  閱讀範圍: 'audience',
  公开: 'audience',
  公開: 'audience',
  aliases: 'aliases',
  常见问法: 'aliases',
  常見問法: 'aliases',
}
const EXAMPLE: Record<Field, string> = {
  title: 'title: 梧桐社区办事指南',
  place: 'place: 浙江省嘉兴市',
  publisher: 'publisher: 梧桐社区居委会',
  source: 'source: 社区公告栏',
  date: 'date: 2024-03-01',
  validUntil: 'valid-until: 2025-12-31',
  inForceFrom: 'in-force-from: 2024-04-01',
  owner: 'owner: 社区办公室',
  audience: '可见范围: 内部',
  aliases: 'aliases: [居住证怎么办, 办居住证要带什么]',
}
const DATES: ReadonlySet<Field> = new Set(['date', 'validUntil', 'inForceFrom'])
const LONGEST_VALUE = 200
const MOST_ALIASES = 100
/** Beyond this it is a text that somebody forgot to close the head of; deep YAML would also cost memory without end. */
const LONGEST_HEAD = 16_000
const FENCE = /^(?:\ufeff)?---[ \t]*(?:\r\n|\r|\n)/
const CLOSE = /^(?:---|\.\.\.)[ \t]*$/

/** Where the head ends (the offset of the body) and what stands between its two lines of `---`; undefined: there is none. */
export function headOf(text: string): { yaml: string; body: number } | 'open' | undefined {
  const fence = FENCE.exec(text)
  if (!fence) return undefined
  const begin = fence[0].length
  let at = begin
  while (at < text.length) {
    const newline = /\r\n|\r|\n/g
    newline.lastIndex = at
    const ending = newline.exec(text)
    const end = ending?.index ?? text.length
    const next = ending ? end + ending[0].length : text.length
    if (CLOSE.test(text.slice(at, end))) return { yaml: text.slice(begin, at), body: next }
    at = next
  }
  // A text may begin with a ruled line; only a head that was begun and never closed is a mistake.
  return /^[\w\u4e00-\u9fff -]{1,20}[:：]/.test(text.slice(begin, begin + 40)) ? 'open' : undefined
}

/** Only plain values count: what YAML could build besides (anchors, nested maps) has no place in a head. */
function textOf(value: unknown): string | undefined {
  const plain = isScalar(value) ? value.value : value
  if (typeof plain === 'string') return plain.trim()
  return typeof plain === 'number' ? String(plain) : undefined
}

function read(field: Field, value: unknown): { value: string | string[] } | { wrong: string } {
  if (field === 'aliases') {
    const list = (isSeq(value) ? value.items : [value]).map(textOf)
    const fits = list.length <= MOST_ALIASES && list.every((alias) => alias && alias.length <= LONGEST_VALUE)
    return fits
      ? { value: list as string[] }
      : { wrong: `应为一组问法，最多 ${MOST_ALIASES} 条，每条是不超过 ${LONGEST_VALUE} 字的一句话` }
  }
  const text = textOf(value)
  if (field === 'audience') return audienceValue(text ?? String(isScalar(value) ? value.value : ''))
  if (!text) return { wrong: '应为一行文字' }
  if (text.length > LONGEST_VALUE) return { wrong: `太长，最多 ${LONGEST_VALUE} 字` }
  if (!DATES.has(field)) return { value: text }
  const date = dateOf(text)
  return date ? { value: date } : { wrong: `“${text.slice(0, 20)}”不是一个日期，应写成年-月-日` }
}

function audienceValue(text: string): { value: string } | { wrong: string } {
  const audience = audienceOf(text)
  return audience ? { value: audience } : { wrong: '应为“公开”或“内部”' }
}

/** A key of their own that says “not for everybody”: taken for nothing, it would be shown to all. */
function seemsInternal(key: string, value: unknown): boolean {
  return /内部|保密|密级|internal|confidential/i.test(key) || /^(?:内部|internal)/i.test(textOf(value) ?? '')
}

/** An empty value is a line that somebody has not filled in yet; “施行日期: 自公布之日起” says no more than `date`. */
function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    (isScalar(value) && (value.value === null || value.value === '' || /^自.{2,6}之日/u.test(textOf(value) ?? '')))
  )
}

/** Reads the YAML between the fences; its first line is line 2 of the file. */
export function readFrontMatter(yaml: string): FrontMatter | Mistake {
  if (yaml.length > LONGEST_HEAD) return { line: 1, reason: `文首信息太长，最多 ${LONGEST_HEAD} 字；正文请写在第二个 --- 下面` }
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: true })
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line + 1
  const error = document.errors[0]
  // What is missing is noticed at the end; the mistake then stands in the last line, not below the head.
  const lastLine = yaml.trimEnd().split(/\r\n|\r|\n/).length + 1
  if (error) return { line: Math.min(lineAt(error.pos[0]), lastLine), reason: yamlReason(error.code) }
  const head: FrontMatter = { aliases: [] }
  if (document.contents === null) return head
  if (!isMap(document.contents)) return { line: 2, reason: `文首信息应每行写一项“键: 值”，例如 ${EXAMPLE.title}` }
  const seen = new Set<Field>()
  for (const { key, value } of document.contents.items as Pair[]) {
    const word = isScalar(key) ? String(key.value) : ''
    const field = KEYS[word.toLowerCase().replace(/[-_ ]/g, '')]
    const line = lineAt(isScalar(key) ? key.range?.[0] : undefined)
    if (!field && seemsInternal(word, value))
      return { line, reason: `“${word}”不认识，怕误给居民看，先不收；内部资料请写 ${EXAMPLE.audience}，公开的请删掉这一行` }
    if (!field || isEmpty(value)) continue
    if (seen.has(field)) return { line, reason: `“${word}”和上面的一项意思相同，请只留一行` }
    seen.add(field)
    const outcome = read(field, value)
    if ('wrong' in outcome) return { line, reason: `“${word}”${outcome.wrong}，例如 ${EXAMPLE[field]}` }
    Object.assign(head, { [field]: outcome.value })
  }
  return head
}

function yamlReason(code: string): string {
  if (code === 'DUPLICATE_KEY') return '同一项写了两次，请只留一行'
  if (code === 'TAB_AS_INDENT') return '缩进用了制表符，请改用空格'
  return `文首信息写法有误：每行一项“键: 值”，冒号后留一个空格，文字里有冒号、引号或方括号时请整段加英文引号，例如 title: "关于停水的通知: 第二号"`
}
