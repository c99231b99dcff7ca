/** 知识文件, read: an ordinary .md, .txt or .html becomes title, place, date and text, or is refused with the line and the reason. */
import { type Audience, isInternalPath, isMarkedInternal } from './audience.ts'
import { headOf, readFrontMatter } from './front-matter.ts'
import { readPage } from './html.ts'
import { inferPlace, readHead } from './infer.ts'
import { type Line, linesOf } from './lines.ts'
import { findingOrders, isPlantedOrder, ordersBehindPage, type PlantedOrder } from './planted-orders.ts'
import { atOnce } from './slices.ts'
import type { FoundOrder, KnowledgeFile, RefusedFile } from './snapshot.ts'
import { termOf } from './term.ts'
import { lastDayOf } from './validity.ts'

const KINDS = /\.(md|markdown|txt|html?)$/i
/** A book of three thousand pages. A longer text is a data file, and would hold up all others. */
const LONGEST_TEXT = 3_000_000
/** A mark stands above or just below the title. */
const MARKED_LINES = 3
/** Share of characters that no text has (NUL, undecodable) above which a file is taken for a picture or a wrong encoding. */
const GARBLED = 0.01

export function isRefused(file: KnowledgeFile | RefusedFile): file is RefusedFile {
  return 'reason' in file
}

/** Whether a path names a file that can be knowledge. */
export function isKnowledgePath(path: string): boolean {
  return KINDS.test(path)
}

/** Bytes as text: UTF-8 and UTF-16 by their marks, else UTF-8, else what Windows in China writes (GB18030). Total. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // A few words in GB18030 can be lawful UTF-8 of letters that nobody here writes (停水通知 → ͣˮ֪ͨ).
    const strange = text.length < 200 && /[^\p{ASCII}]/u.test(text) && !/[\u2000-\u206f\u3000-\uffef]/.test(text)
    return strange && HAN.test(gb18030(bytes)) ? gb18030(bytes) : text
  } catch {
    return gb18030(bytes)
  }
}

const HAN = /\p{Script=Han}{2}/u

function gb18030(bytes: Uint8Array): string {
  return new TextDecoder('gb18030').decode(bytes)
}

function nameOf(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(KINDS, '')
  return base.trim() || path
}

function garbled(text: string): boolean {
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  return odd > text.length * GARBLED
}

/** A title is shown below every answer: one that is an order is none. */
function titleOf(written: string | undefined, path: string): string {
  return written === undefined || isPlantedOrder(written) ? nameOf(path) : written
}

function lined(orders: readonly PlantedOrder[], text: string): FoundOrder[] {
  return orders.map((order) => ({ ...order, line: lineAt(text, order.start) }))
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length
}

/** The lines are those of the page's source, where its writer will look for them. */
function* findingInPage(source: string, body: string): Generator<void, FoundOrder[]> {
  const found = yield* findingOrders(body)
  const seen = found.map((order) => {
    const at = source.indexOf(body.slice(order.start, order.end).slice(0, 12))
    return { ...order, line: lineAt(source, Math.max(0, at)) }
  })
  const behind = lined(ordersBehindPage(source), source).map((order) => ({ ...order, start: 0, end: 0 }))
  return [...seen, ...behind]
}

/** The stricter of folder, head and mark; a head that says “public” knows better than a mark. */
function isInternal({
  path,
  audience,
  lines,
}: {
  path: string
  audience: Audience | undefined
  lines: readonly Line[]
}): boolean {
  if (isInternalPath(path) || audience === 'staff') return true
  return audience === undefined && isMarkedInternal(lines.slice(0, MARKED_LINES).map((line) => line.text))
}

/** What stands below the title at the top. */
function openingOf(lines: readonly Line[], title: string): string {
  const top = lines.slice(0, 12).map((line) => line.text)
  return top.filter((text) => !text.includes(title)).join('\n')
}

/** `readingFile` at once. */
export function readKnowledgeFile(path: string, text: string): KnowledgeFile | RefusedFile {
  return atOnce(readingFile(path, text))
}

/**
 * `path`: relative to the folder, with `/`. `text`: the file's content, decoded. Total: what cannot be used comes back refused. Yields wherever it may
 * be interrupted.
 */
export function* readingFile(path: string, text: string): Generator<void, KnowledgeFile | RefusedFile> {
  const refuse = (line: number, reason: string): RefusedFile => ({ path, line, reason })
  const kind = KINDS.exec(path)?.[1]?.toLowerCase()
  if (!kind) return refuse(1, '只能读 .md、.txt、.html 文件，请另存为其中一种')
  if (text.length > LONGEST_TEXT) return refuse(1, '文件太大（超过三百万字），请按主题分成几个文件')
  if (garbled(text)) return refuse(1, '内容不是可读的文字：可能是图片、Word 文件或别的编码，请另存为 UTF-8 文本')
  const page = kind.startsWith('htm') ? readPage(text) : undefined
  const body = page?.text ?? text
  const head = page ? undefined : headOf(body)
  if (head === 'open') return refuse(1, '开头的 --- 没有配对的结束行：文首信息写完后另起一行写 ---')
  const front = head ? readFrontMatter(head.yaml) : { aliases: [] }
  if ('reason' in front) return refuse(front.line, front.reason)
  const lines = linesOf(body, head?.body ?? 0)
  if (lines.length === 0) return refuse(1, head ? '文首信息下面没有正文' : page ? '网页里没有可读的文字' : '文件是空的')
  const inferred = readHead(lines)
  const title = titleOf(front.title ?? inferred.title ?? page?.title, path)
  const opening = openingOf(lines, title)
  const place = front.place ?? inferPlace({ title, path }, { ...inferred, ...front }, opening)
  const file: KnowledgeFile = { path, title, aliases: front.aliases, text: body }
  const planted = page ? yield* findingInPage(text, body) : lined(yield* findingOrders(body), body)
  if (planted.length > 0) file.planted = planted
  const date = front.date ?? inferred.date
  const term = termOf(title, lines, date)
  const known = {
    place,
    publisher: front.publisher ?? inferred.publisher,
    source: front.source ?? inferred.source,
    date,
    validUntil: front.validUntil ?? lastDayOf(title, lines) ?? term.until,
    inForceFrom: front.inForceFrom ?? term.from,
    owner: front.owner,
    audience: isInternal({ path, audience: front.audience, lines }) ? 'staff' : undefined,
  }
  for (const [key, value] of Object.entries(known)) if (value !== undefined) Object.assign(file, { [key]: value })
  return file
}
