/** What a file without front matter says about itself at its head: title, place, publisher, source and date. */
import { datesIn, latest } from './dates.ts'
import { shortName } from './divisions.ts'
import { fold } from './fold.ts'
import { furnitureIn, isAnnounced, isByline, isOccasion } from './furniture.ts'
import { type Imprint, issuedBy, labelled, officesIn } from './imprint.ts'
import type { Line } from './lines.ts'
import { districtAt } from './place-names.ts'
import { isInside } from './place-relations.ts'
import { NATION, type Place, type PlaceRef, placeName, placesIn, under } from './places.ts'
import { isOfList, isScheduled } from './timetable.ts'
import { fullestWritten, isWhole, lyingIn, salutedIn, subtitleIn, writtenIn, writtenPlace } from './written-place.ts'

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
  /^[（(]?\s*(?:[^\d，,。；\s]{2,30}令[^，,。；]{0,12}?[，,\s]\s*)?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日.{0,400}?(?:通过|批准|发布|公布|修[正订改]|施行|令第|号发布)/
const ARTICLE_ONE = /^(?:\*\*|__)?第[一1](?:条|条|章|编|編)|^总\s*则|^目\s*[录次]/
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

/** Lines at the foot among which a text signs; offices that sign together, each on a line. */
const FOOT_LINES = 6
const MOST_SIGNING = 4

/** A notice signs at its foot: an office, or some, then a date; or both on one line. */
function signature(lines: readonly Line[]): Imprint & { lines: Line[] } {
  for (let at = lines.length - 1; at >= Math.max(1, lines.length - FOOT_LINES); at--) {
    const line = lines[at]!
    if (isScheduled(lines, at)) break
    const issued = issuedBy(line.text)
    if (issued && issued.offices.length > 0) return { ...issued, lines: [line] }
    const [date] = datesIn(line.text.trim())
    if (!date || date.start > 0 || date.end !== line.text.trim().length) continue
    const above = signing(lines, at)
    if (above.length === 1 && isOfList(lines, at - 1)) break
    const offices = above.flatMap(({ text }) => officesIn(text) ?? [])
    return { offices, date: date.iso, lines: [line, ...above] }
  }
  return unsigned(lines)
}

/** The offices right above a date. */
function signing(lines: readonly Line[], date: number): Line[] {
  const found: Line[] = []
  for (let at = date - 1; at >= 1 && found.length < MOST_SIGNING && officesIn(lines[at]!.text); at--) found.unshift(lines[at]!)
  return found
}

/** An office of a place may sign without a date, in the last line of all; that line stays, as it might be the last of a list. */
function unsigned(lines: readonly Line[]): Imprint & { lines: Line[] } {
  const last = lines.length > 2 && !isOfList(lines, lines.length - 1) ? lines.at(-1)!.text : ''
  const offices = officesIn(last) ?? []
  return { offices: offices.some((office) => writtenPlace(office) !== undefined) ? offices : [], lines: [] }
}

/** 某市电梯问答（某市住建局整理，2025年3月）: the title, and what its brackets say of who issued it. */
function titleAndImprint(text: string): { title: string; imprint?: Imprint } {
  const [whole, title, words] = /^(.{2,60}?)\s?([（(][^（()）]{4,60}[）)])$/u.exec(text) ?? []
  const imprint = whole === undefined ? undefined : issuedBy(words!)
  return imprint ? { title: title!, imprint } : { title: text }
}

const SUBTITLE = /^\s*[—–-]{1,2}[^（(。]{2,60}([（(][^（()）。]{4,60}[）)])\s*$/u

/** ——某某工作案例（2025年5月整理） */
function imprintOfSubtitle(text: string): Imprint | undefined {
  const brackets = SUBTITLE.exec(text)?.[1]
  return brackets === undefined ? undefined : issuedBy(brackets)
}

const ENDING = /^\s?起?(?:即|同时|正式)?(?:被)?(?:废止|失效|停止)/u

/** Days of adoption and amendment; not that from which it is repealed. */
function daysOf(folded: string): string[] {
  return datesIn(folded).flatMap(({ iso, end }) => (ENDING.test(folded.slice(end, end + 10)) ? [] : [iso]))
}

/** Below its title a text may tell who issued it, before it begins. */
const IMPRINT_LINES = 3

/** Reads the head (and the signature) of a text's lines. Total: what is not found is left out. `furniture`: where it is known already. */
export function readHead(lines: readonly Line[], furniture: ReadonlySet<Line> = furnitureIn(lines)): Head {
  const top = lines.slice(0, HEAD_LINES)
  const titleAt = top.findIndex(
    (line, at) => /\p{L}/u.test(line.text) && !furniture.has(line) && !isByline(top, at) && !isTitled(line),
  )
  const titleLine = titleAt >= 0 && isTitle(top[titleAt]!) ? top[titleAt] : undefined
  const head: Head = { lines: new Set() }
  const titled = top.slice(0, IMPRINT_LINES).find(isTitled)
  if (titled) {
    head.title = plain(labelled(titled.text)!.title!)
    head.lines.add(titled)
  }
  const bylines = top.filter((line, at) => line !== titled && isByline(top, at))
  for (const line of bylines) readByline(line, head)
  if (titleLine && !titled) {
    const { title, imprint } = titleAndImprint(plain(titleLine.text))
    head.title = title
    if (imprint) note(imprint, head)
    head.lines.add(titleLine)
  }
  const past = titleLine ? history(lines, titled ? titleAt - 1 : titleAt) : []
  const adopted = latest(past.flatMap((line) => daysOf(fold(line.text))))
  for (const line of past) head.lines.add(line)
  if (adopted) head.date = adopted
  for (let at = titleAt + 1; at < Math.min(top.length, titleAt + 1 + IMPRINT_LINES); at++) {
    const line = top[at]!
    if (!titleLine || titled || past.includes(line) || isByline(top, at)) continue
    if (isScheduled(top, at) || isOfList(top, at)) break
    const imprint = issuedBy(line.text) ??
      imprintOfSubtitle(line.text) ?? { offices: head.publisher ? [] : (officesIn(line.text) ?? []) }
    if (imprint.offices.length === 0 && !imprint.date) break
    note(imprint, head)
    head.lines.add(line)
  }
  const signed = signature(lines.filter((line, at) => !furniture.has(line) || isByline(lines, at)))
  note(signed, head)
  // Minutes are of the day on which people met; what is announced is not.
  const met = top.find((_, at) => isOccasion(top, at) && !isAnnounced(top, at))
  if (met) head.date ??= datesIn(met.text.normalize('NFKC'))[0]?.iso
  for (const line of signed.lines) head.lines.add(line)
  head.publisher ??= head.source
  return head
}

/** What is known already stays. */
function note({ offices, date }: Imprint, head: Head): void {
  if (date) head.date ??= date
  if (offices.length > 0) head.publisher ??= offices.join('、')
}

function isTitled(line: Line): boolean {
  return Boolean(labelled(line.text)?.title)
}

function readByline(line: Line, head: Head): void {
  const text = line.text.normalize('NFKC')
  const source = VALUE('文章来源|信息来源|稿源|来源|來源|文章來源').exec(text)?.[1]
  const author = VALUE('作者|发布单位|发布机构|發布單位').exec(text)?.[1]
  const [date] = datesIn(text)
  if (source) head.source ??= source
  const said = labelled(line.text)
  if (said) note(said, head)
  if (author && ORGANISATION.test(fold(author))) head.publisher ??= author
  if (date && !said) head.date ??= date.iso
  head.lines.add(line)
}

/** A title's place: of 嘉兴市南湖保护条例 the city, as 南湖 without 区 names a lake as well. */
function titlePlace(title: string, context: readonly Place[]): Place | undefined {
  const folded = fold(title)
  const place = placesIn(title, context)
    .filter(isWhole(title))
    .find(({ chain }) => chain.length > 0)
  if (place?.level !== 'county' || folded.includes(place.name) || !/\p{Script=Han}/u.test(folded[place.end] ?? ''))
    return place && withDistrict(place, folded)
  const named = place.chain.slice(0, -1).findLastIndex((above) => place.words.includes(shortName(above)))
  if (named < 0) return place
  return { name: place.chain[named]!, chain: place.chain.slice(0, named + 1), level: named === 0 ? 'province' : 'city' }
}

/** 苇川市鹭湾区网格治理经验 is of the district. */
function withDistrict(place: PlaceRef, folded: string): Place {
  const district = place.name.endsWith('市') ? districtAt(folded, place.end) : undefined
  return district === undefined ? place : under(place, [district])
}

const DISTRICT = /(?<![社小])[市县区旗]$/

/** 新疆基层治理网 tells the province alone: of what lies in it and is named first, the city or the county. */
function withinProvince(place: Place, named: readonly Place[]): Place {
  const chain = place.chain.length === 1 ? (named.find((one) => isInside(one, place))?.chain ?? []) : []
  const depth = chain.findLastIndex((name) => DISTRICT.test(name))
  return depth < 1 ? place : { name: chain[depth]!, chain: chain.slice(0, depth + 1), level: 'local' }
}

/** Where a text holds, by its title, its subtitle, its publisher, the name of its file and its first words; 全国 for what the state issues. */
export function inferPlace(
  { title, path }: { title: string; path: string },
  head: Pick<Head, 'publisher' | 'source'>,
  opening: string,
): string | undefined {
  const folded = fold(title)
  if (NATION_SPEAKS.test(folded)) return NATION.name
  const beginning = opening.slice(0, LONGEST_OPENING)
  const others = [head.publisher ?? '', beginning, head.source ?? ''].map((text) => placesIn(text).filter(isWhole(text)))
  // Of several places of one name (朝阳区), the one that lies where the rest of the head points.
  const [below, name] = [subtitleIn(beginning), nameOfFile(path)]
  const first = titlePlace(title, others.flat()) ?? (writtenPlace(title) ? undefined : titlePlace(below, others.flat()))
  if (first) return placeName(first)
  if (NATIONAL.test(folded)) return NATION.name
  // Others often tell the whole chain of which the title names the end.
  const offices = (head.publisher ?? '').split('、')
  const hints = [name, ...lyingIn(beginning)]
  const written = writtenIn([title, below], [...offices, ...salutedIn(beginning)], hints)
  if (written) return written
  const next = [titlePlace(name, others.flat()), ...others.flat()].find((place) => place)
  if (next && next.chain.length > 0) return placeName(withinProvince(next, others.flat()))
  return fullestWritten(hints) ?? (NATIONAL.test(fold(beginning)) ? NATION.name : undefined)
}

const nameOfFile = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w{2,5}$/u, '')
