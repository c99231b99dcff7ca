/** What a file without front matter says about itself at its head: title, place, publisher, source and date. */
import { datesIn, latest } from './dates.ts'
import { shortName } from './divisions.ts'
import { fold } from './fold.ts'
import { furnitureIn, isByline } from './furniture.ts'
import type { Line } from './lines.ts'
import { NATION, type Place, placeName, placesIn } from './places.ts'

export interface Head {
  title?: string
  publisher?: string
  source?: string
  date?: string
  /** The lines that were read for this and say nothing else: never quoted. */
  lines: Set<Line>
}

const HEAD_LINES = 14
const LONGEST_TITLE = 80
/** How far into a text a place still says where it holds. */
const LONGEST_OPENING = 300
const ORGANISATION =
  /(?:委员会|党委|党组|党工委|党支部|党总支|组织部|宣传部|政法委|人民政府|办事处|居委会|村委会|办公室|管理局|公安局|民政局|[市区县省]委|政府办|[局厅部院署]|中心|工作站|服务站|物业|公司|协会|日报社|[网社报])$/
const STATUTE_HISTORY =
  /^[（(]?\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日.{0,400}?(?:通过|批准|发布|公布|修[正订改]|施行|令第|号发布)/
const ARTICLE_ONE = /^第[一1](?:条|条|章|编|編)|^总\s*则|^目\s*[录次]/
const NATION_SPEAKS = /^(?:最高人民(?:法院|检察院)|国务院|中华人民共和国|全国人民代表大会)/
const NATIONAL = /^全国|国务院|全国人民代表大会|国家[^。]{1,12}[局委总署]|[^省市县区]部令|政务院|最高人民(?:法院|检察院)/
const VALUE = (label: string) => new RegExp(`(?:^|[\\s|（(])(?:${label})\\s*[:：]\\s*([^\\s|）)]{1,40})`)

/** A Markdown heading's mark is not part of a title. */
function plain(text: string): string {
  return text
    .replace(/^#{1,6}\s+/, '')
    .replace(/\*\*|__|`/g, '')
    .trim()
}

function isTitle(line: Line): boolean {
  const text = plain(line.text)
  return text.length >= 2 && text.length <= LONGEST_TITLE && !/[。；;]|^\|/.test(text)
}

/** Statutes: the lines of adoption and amendment between the title and article one. */
function history(lines: readonly Line[], title: number): Line[] {
  const found: Line[] = []
  for (const line of lines.slice(title + 1, title + 1 + HEAD_LINES)) {
    const text = fold(line.text)
    if (ARTICLE_ONE.test(text)) return found
    if (STATUTE_HISTORY.test(text)) found.push(line)
    else if (found.length > 0 && line.text.length < 60) found.push(line)
    else if (line.text.length >= 60) return found
  }
  return found
}

/** A notice signs at its foot: an office, then a date. */
function signature(lines: readonly Line[]): { date?: string; publisher?: string; lines: Line[] } {
  for (let at = lines.length - 1; at >= Math.max(1, lines.length - 4); at--) {
    const line = lines[at]!
    const [date] = datesIn(line.text)
    if (!date || line.text.length > 30 || /[。；:：]/.test(line.text)) continue
    if (date.end !== line.text.length && !/^\s*$/.test(line.text.slice(date.end))) continue
    const before = line.text.slice(0, date.start).trim()
    const above = lines[at - 1]!
    if (before && ORGANISATION.test(fold(before))) return { date: date.iso, publisher: before, lines: [line] }
    if (before) continue
    const signed = above.text.length <= 30 && ORGANISATION.test(fold(above.text)) && !/[。；:：]/.test(above.text)
    return signed ? { date: date.iso, publisher: above.text, lines: [line, above] } : { date: date.iso, lines: [line] }
  }
  return { lines: [] }
}

/** Reads the head (and the signature) of a text's lines. Total: what is not found is left out. `furniture`: where it is known already. */
export function readHead(lines: readonly Line[], furniture: ReadonlySet<Line> = furnitureIn(lines)): Head {
  const top = lines.slice(0, HEAD_LINES)
  const titleAt = top.findIndex((line) => /\p{L}/u.test(line.text) && !furniture.has(line) && !isByline(line))
  const titleLine = titleAt >= 0 && isTitle(top[titleAt]!) ? top[titleAt] : undefined
  const head: Head = { lines: new Set() }
  if (titleLine) {
    head.title = plain(titleLine.text)
    head.lines.add(titleLine)
  }
  const bylines = top.filter(isByline)
  for (const line of bylines) readByline(line, head)
  const past = titleLine ? history(lines, titleAt) : []
  const adopted = latest(past.flatMap((line) => datesIn(fold(line.text)).map((date) => date.iso)))
  for (const line of past) head.lines.add(line)
  if (adopted) head.date = adopted
  const author = top
    .slice(titleAt + 1, titleAt + 3)
    .find((line) => titleLine && line.text.length <= 30 && !/[。，,:：]/.test(line.text) && ORGANISATION.test(fold(line.text)))
  if (author) {
    head.publisher ??= author.text
    head.lines.add(author)
  }
  const signed = signature(lines.filter((line) => !furniture.has(line)))
  head.date ??= signed.date
  head.publisher ??= signed.publisher
  for (const line of signed.lines) head.lines.add(line)
  head.publisher ??= head.source
  return head
}

function readByline(line: Line, head: Head): void {
  const text = line.text.normalize('NFKC')
  const source = VALUE('文章来源|信息来源|稿源|来源|來源|文章來源').exec(text)?.[1]
  const author = VALUE('作者|发布单位|发布机构|發布單位').exec(text)?.[1]
  const [date] = datesIn(text)
  if (source) head.source ??= source
  if (author && ORGANISATION.test(fold(author))) head.publisher ??= author
  if (date) head.date ??= date.iso
  head.lines.add(line)
}

/** 市 in 超市 and 区 in 小区 name no division. */
const DIVISION = '[\\p{Script=Han}]{2,4}?(?:(?<![夜菜超城都集花鱼股])市|(?<![园灾])县|(?<![小社园校景地城片宅车放厂库灾])区)'
const TOWN = '[\\p{Script=Han}]{2,5}?(?:街道|镇|乡)'
const COMMUNITY = '[\\p{Script=Han}]{2,5}?(?:社区|(?<![乡农新])村)'
const WRITTEN_PLACE = new RegExp(`^(?:中共|关于)?((?:${DIVISION})?(?:${TOWN})?(?:${COMMUNITY})?)`, 'u')
const NO_NAME = /^(?:城市|农村|乡村|城乡|全|各|本|我|该|老旧|智慧|美丽|未来|平安|示范|和谐|基层|街道|社区|所有)/

/** A place that no list knows, as it stands at the beginning: 青禾市梧桐街道安和社区. */
function writtenPlace(text: string): string | undefined {
  const words = WRITTEN_PLACE.exec(fold(text))?.[1]
  return words && !NO_NAME.test(words) ? words : undefined
}

/** A title's place: of 嘉兴市南湖保护条例 the city, as 南湖 without 区 names a lake as well. */
function titlePlace(title: string, context: readonly Place[]): Place | undefined {
  const folded = fold(title)
  const place = placesIn(title, context).find(({ chain }) => chain.length > 0)
  if (place?.level !== 'county' || folded.includes(place.name) || !/\p{Script=Han}/u.test(folded[place.end] ?? '')) return place
  const named = place.chain.slice(0, -1).findLastIndex((above) => place.words.includes(shortName(above)))
  if (named < 0) return place
  return { name: place.chain[named]!, chain: place.chain.slice(0, named + 1), level: named === 0 ? 'province' : 'city' }
}

/** Where a text holds, by its title, its publisher and its first words; 全国 for what the state issues. */
export function inferPlace(title: string, head: Pick<Head, 'publisher' | 'source'>, opening: string): string | undefined {
  const folded = fold(title)
  if (NATION_SPEAKS.test(folded)) return NATION.name
  const beginning = opening.slice(0, LONGEST_OPENING)
  const others = [head.publisher ?? '', beginning, head.source ?? ''].map((text) => placesIn(text))
  // Of several places of one name (朝阳区), the one that lies where the rest of the head points.
  const first = titlePlace(title, others.flat())
  if (first) return placeName(first)
  if (NATIONAL.test(folded)) return NATION.name
  // The publisher often tells the whole chain of which the title names the end.
  const written = [writtenPlace(title), writtenPlace(head.publisher ?? '')].filter((place) => place !== undefined)
  if (written.length > 0) return written.reduce((best, place) => (place.length > best.length ? place : best))
  const next = others.flat()[0]
  if (next && next.chain.length > 0) return placeName(next)
  return NATIONAL.test(fold(beginning)) ? NATION.name : undefined
}
