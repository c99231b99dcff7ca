/**
 * 地点: which places a text names, and where a rule holds. A province's rule holds in its cities, the nation's everywhere;
 * one city's rule never answers for another. What the gazetteer does not know (a made-up town, a community) counts as
 * written, below the places it is written under.
 */
import { byLatinName, type Division, divisions, shortName } from './divisions.ts'
import { fold } from './fold.ts'

export type Place = Division

export interface PlaceRef extends Place {
  /** The words that name it, and where they stand in `fold(text)`. */
  words: string
  start: number
  end: number
  /** Other places of that name (朝阳: 北京市朝阳区, 长春市朝阳区, 辽宁省朝阳市), less likely ones last. */
  others: readonly Place[]
}

export const NATION: Place = { name: '全国', chain: [], level: 'nation' }
const NATION_WORDS = new Set(['全国', '中国', '国家', '全国各地', '中华人民共和国'])

/** Short names that are everyday words, too: they count only where something says that a place is meant. */
const EVERYDAY = new Set(
  '日照 来宾 阿里 中山 朝阳 东方 安国 新民 大安 安宁 临江 海东 海西 海北 黄南 山南 和田 固原 长治 大同 四平 三沙 白山 双河 新星 同心 合作 开平 龙井 东兴 玉树 平顶 高平 永安 长安'.split(
    ' ',
  ),
)
/** Full names of districts that every town has by these words: they count only below a place (阳泉矿区). */
const EVERY_TOWN = new Set(
  '矿区 郊区 城区 新城区 新市区 市中区 城中区 城东区 城西区 城北区 城关区 桥东区 桥西区 铁东区 铁西区 路南区 路北区'.split(' '),
)
/** 中山路, 黄山小区: named after a place, not in it. */
const NAMED_AFTER =
  /^(?:[东西南北中]?(?:路|大道|大街|街(?!道)|桥|门)|公园|广场|花园|小区|大厦|社区|村|新村|苑|里|酒店|宾馆|学校|小学|中学|医院|银行|牌|菜|话|人民医院|站|机场)/
const LOCAL_PART = /^[\p{Script=Han}\d]{2,6}?(?:街道|镇|乡|社区|小区|村|苑)/u
const NOT_LOCAL = /^(?:街道|社区|各|全|本|该|的|所有|每|城市|居民|人民|我|是|有|在|和|与|及|以|对|新建|辖)/

/** Distance from a rule's place to the asked one: 0 the same, 1 one level above, …; undefined where the rule does not hold. */
export function covers(rule: Place, asked: Place): number | undefined {
  if (rule.chain.length === 0) return asked.chain.length === 0 ? 0 : asked.chain.length + 1
  const top = rule.chain[rule.chain.length - 1]!
  const at = asked.chain.lastIndexOf(top)
  if (at < 0) return undefined
  // Both chains must tell the same about what stands above, as far as both tell it.
  for (let up = 1; up <= Math.min(at, rule.chain.length - 1); up++) {
    if (asked.chain[at - up] !== rule.chain[rule.chain.length - 1 - up]) return undefined
  }
  return asked.chain.length - 1 - at
}

export function samePlace(one: Place, other: Place): boolean {
  return covers(one, other) === 0 && covers(other, one) === 0
}

/** 浙江省嘉兴市: a place as it is written in a citation and in `KnowledgeFile.place`. */
export function placeName(place: Place): string {
  return place.chain.length === 0 ? NATION.name : place.chain.join('')
}

interface Named {
  place: Place
  /** Whether the word is the full name (嘉兴市) or a short one (嘉兴). */
  full: boolean
}

const LEVEL_ORDER: Record<Place['level'], number> = { nation: 0, province: 1, city: 2, local: 3, county: 4 }

/** The places that one base knows: the country's, and what its own files and areas are called. */
export class Gazetteer {
  private readonly names = new Map<string, Named[]>()
  private readonly shortCounties = new Map<string, Place[]>()
  private longest = 0

  /** `extra`: place fields of files and areas (“青禾市 梧桐街道”, “福建省三明市永安市”), whose names then count anywhere. */
  constructor(extra: Iterable<string> = []) {
    this.add('全国', { place: NATION, full: true })
    for (const division of divisions()) {
      this.add(division.name, { place: division, full: true })
      const short = shortName(division.name)
      if (short === division.name) continue
      // 和平区, 新城区: without its 区 such a name is a word like any other. Of counties only the cities go by it.
      if (division.level !== 'county' || division.name.endsWith('市')) this.add(short, { place: division, full: false })
      else this.shortCounties.set(short, [...(this.shortCounties.get(short) ?? []), division])
    }
    for (const words of extra) {
      const place = this.resolve(words)[0]
      if (place) this.learn(place)
    }
  }

  private add(word: string, named: Named): void {
    const known = this.names.get(word) ?? []
    if (known.some((other) => other.place.chain.join() === named.place.chain.join())) return
    this.names.set(
      word,
      [...known, named].sort((a, b) => LEVEL_ORDER[a.place.level] - LEVEL_ORDER[b.place.level]),
    )
    this.longest = Math.max(this.longest, word.length)
  }

  private learn(place: Place): void {
    place.chain.forEach((name, depth) => {
      const chain = place.chain.slice(0, depth + 1)
      const level = depth === place.chain.length - 1 ? place.level : (this.names.get(name)?.[0]?.place.level ?? 'local')
      this.add(name, { place: { name, chain, level }, full: true })
      const short = name.replace(/(?:街道|社区|小区|[省市区县镇乡村])$/, '')
      if (short.length >= 2) this.add(short, { place: { name, chain, level }, full: true })
    })
  }

  /** The longest name that begins at `at`; short county names only directly below a place (嘉兴南湖). */
  private nameAt(text: string, at: number, below: readonly Place[]): { word: string; named: Named[] } | undefined {
    for (let length = Math.min(this.longest, text.length - at); length >= 2; length--) {
      const word = text.slice(at, at + length)
      const named = this.names.get(word)
      const counties = below.length > 0 ? (this.shortCounties.get(word) ?? []) : []
      const inside = [...(named ?? []), ...counties.map((place) => ({ place, full: true }))].filter(
        ({ place }) => below.length === 0 || below.some((above) => isInside(place, above)),
      )
      if (inside.length > 0) return { word, named: inside }
      if (named && below.length === 0) return { word, named }
    }
    return undefined
  }

  /** Follows names from the widest down: 福建三明永安市, 江苏省 句容市 宝华镇. */
  private chainAt(text: string, start: number): { end: number; places: Place[]; full: boolean } | undefined {
    const first = this.nameAt(text, start, [])
    if (!first) return undefined
    let places = first.named.map(({ place }) => place)
    let full = first.named.some((named) => named.full)
    let end = start + first.word.length
    for (let next = gapAfter(text, end); ; next = gapAfter(text, end)) {
      const deeper = this.nameAt(text, next, places)
      if (!deeper) break
      places = deeper.named.map(({ place }) => place)
      full = true
      end = next + deeper.word.length
    }
    for (let depth = 0; depth < 3 && full; depth++) {
      const next = gapAfter(text, end)
      const part = LOCAL_PART.exec(text.slice(next, next + 10))?.[0]
      if (!part || NOT_LOCAL.test(part)) break
      places = places.map((place) => ({ name: part, chain: [...place.chain, part], level: 'local' as const }))
      end = next + part.length
    }
    return { end, places, full }
  }

  /**
   * The places a text names, in its order. Of several places of one name that within `context` comes first.
   * Total; linear in the text's length.
   */
  placesIn(text: string, context: readonly Place[] = []): PlaceRef[] {
    const folded = fold(text)
    const found: PlaceRef[] = []
    for (let at = 0; at < folded.length; at++) {
      const hit = this.chainAt(folded, at)
      if (!hit) continue
      const words = folded.slice(at, hit.end)
      if (EVERY_TOWN.has(words) && hit.places.every((place) => place.chain.length > 1) && context.length === 0) continue
      if (!hit.full && !meantAsPlace(folded, at, hit.end, words)) continue
      const [best, ...others] = nearest(hit.places, context)
      if (best) found.push({ ...best, words, start: at, end: hit.end, others })
      at = hit.end - 1
    }
    return [...found, ...latinPlaces(text, folded, context)].sort((a, b) => a.start - b.start)
  }

  /** The place that a field or an asking area names as a whole, likeliest reading first; what no list knows counts as written. */
  resolve(words: string, context: readonly Place[] = []): Place[] {
    const text = fold(words).trim()
    if (text === '') return []
    if (NATION_WORDS.has(text)) return [NATION]
    let rest = text
    let readings: Place[] = []
    const hit = this.chainAt(text, 0)
    if (hit) {
      readings = hit.places
      rest = text.slice(hit.end)
    } else if (this.shortCounties.has(text)) {
      readings = this.shortCounties.get(text)!
      rest = ''
    } else {
      const latin = latinPlaces(words, text, context)
      if (latin.length === 1 && latin[0]!.words.length >= text.length - 5) return [latin[0]!, ...latin[0]!.others]
    }
    const parts = partsOf(rest)
    if (parts.length === 0) return nearest(readings, context)
    const above = readings.length > 0 ? nearest(readings, context) : [NATION]
    return above.map((place) => ({
      name: parts[parts.length - 1]!,
      chain: [...place.chain, ...parts],
      level: 'local' as const,
    }))
  }
}

function isInside(place: Place, above: Place): boolean {
  return place.chain.length > above.chain.length && above.chain.every((name, depth) => place.chain[depth] === name)
}

function gapAfter(text: string, end: number): number {
  return /[\s·,，>›/-]/.test(text[end] ?? '') ? end + 1 : end
}

/** 青禾市梧桐街道 3号院 → [青禾市, 梧桐街道, 3号院] */
function partsOf(text: string): string[] {
  return text
    .split(/[\s·,，、>›/|-]+/)
    .flatMap((word) => word.match(/.+?(?:省|自治区|市(?!场)|区(?!域)|县|镇|乡|街道|社区|小区|村|苑|网格|$)/gu) ?? [])
    .filter((part) => part !== '')
}

function meantAsPlace(text: string, start: number, end: number, words: string): boolean {
  if (NAMED_AFTER.test(text.slice(end, end + 5))) return false
  if (!EVERYDAY.has(words)) return true
  if (start === 0 && end === text.length) return true
  return (
    /^(?:市|区|县|这边|这里|那边|的|人|本地|当地|有|:|,|，|养|停|怎么|现在|全)/.test(text.slice(end)) ||
    /(?:我们|咱们|咱|在|住|到|去|是|,|，)$/.test(text.slice(Math.max(0, start - 2), start))
  )
}

/** Those within (or around) the context first; else the order of the list: cities before counties. */
function nearest(places: readonly Place[], context: readonly Place[]): Place[] {
  const closeness = (place: Place) => {
    let best = 0
    for (const known of context) {
      let shared = 0
      while (shared < known.chain.length && known.chain[shared] === place.chain[shared]) shared++
      best = Math.max(best, shared)
    }
    return best
  }
  return places
    .map((place, order) => ({ place, order, close: closeness(place) }))
    .sort((a, b) => b.close - a.close || a.order - b.order)
    .map(({ place }) => place)
}

function latinPlaces(text: string, folded: string, context: readonly Place[]): PlaceRef[] {
  if (!/[a-z]{2}['’]?[a-z]{2}/i.test(text)) return []
  const found: PlaceRef[] = []
  for (const match of folded.matchAll(/(?:hong kong|inner mongolia|[a-z]+(?:['’][a-z]+)?)/g)) {
    const key = match[0].replace(/['’ ]/g, '')
    const places = byLatinName().get(key)
    // “xian” and “jian” are syllables; short ones must be written as names: Xi'an, Ji'an, Hami.
    if (
      !places ||
      (key.length < 5 && !/['’]/.test(match[0]) && !new RegExp(`\\b${key[0]!.toUpperCase()}${key.slice(1)}\\b`).test(text))
    )
      continue
    const [best, ...others] = nearest(places, context)
    if (best) found.push({ ...best, words: match[0], start: match.index, end: match.index + match[0].length, others })
  }
  return found
}

let common: Gazetteer | undefined

/** The gazetteer without names of a base. */
export function gazetteer(): Gazetteer {
  common ??= new Gazetteer()
  return common
}

export function placesIn(text: string, context: readonly Place[] = []): PlaceRef[] {
  return gazetteer().placesIn(text, context)
}
