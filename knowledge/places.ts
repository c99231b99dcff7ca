/**
 * 地点: which places a text names. What the gazetteer does not know (a made-up town, a community) counts as
 * written, below the places it is written under.
 */
import { bareName, type Division, divisions, isWide, shortName } from './divisions.ts'
import { fold } from './fold.ts'
import { latinPlaces, nearness } from './latin-places.ts'
import { isInside } from './place-relations.ts'
import { isVirtue, localPart, meansPlace, type NameKind, SHORT, standsFor } from './place-sense.ts'
import { PlaceSpellings } from './place-spellings.ts'
import { saysDeedOrWay } from './words.ts'

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

const LOW = /(?:街道|社区|小区|[镇乡村])$/

/** 浙江省嘉兴市: a place as it is written in a citation and in `KnowledgeFile.place`. */
export function placeName(place: Place): string {
  return place.chain.length === 0 ? NATION.name : place.chain.join('')
}

interface Named {
  place: Place
  kind: NameKind
  /** Whether the base itself knows it: then it is likelier meant than a place of that name elsewhere. */
  own: boolean
}

interface Reading {
  end: number
  named: readonly Named[]
}

/** The places that one base knows: the country's, and what its own files and areas are called. */
export class Gazetteer {
  private readonly names = new Map<string, Named[]>()
  /** 南湖 of 南湖区: names that count only below a place (嘉兴南湖), or as a whole field. */
  private readonly bareCounties = new Map<string, Named[]>()
  private longest = 0
  private readonly spelt = new PlaceSpellings()

  /** `extra`: place fields of files and areas (“青禾市 梧桐街道”, “福建省三明市永安市”), whose names then count anywhere. */
  constructor(extra: Iterable<string> = []) {
    this.add('全国', NATION, 'short', false)
    for (const division of divisions()) {
      const short = shortName(division.name)
      const county = division.level === 'county'
      this.add(division.name, division, division.name.length === 2 || /^.城市$/.test(division.name) ? 'narrow' : 'full', false)
      if (short === division.name) continue
      // 和平区 without its 区 is a word like any other; of counties only the cities go by their short name.
      if (!county || division.name.endsWith('市')) this.add(short, division, county ? 'narrow' : 'short', false)
      else
        this.bareCounties.set(short, [...(this.bareCounties.get(short) ?? []), { place: division, kind: 'narrow', own: false }])
    }
    for (const words of extra) {
      const place = this.resolve(words)[0]
      if (place) this.learn(place)
    }
  }

  private add(word: string, place: Place, kind: NameKind, own: boolean): void {
    const others = (this.names.get(word) ?? []).filter((other) => other.place.chain.join() !== place.chain.join())
    this.names.set(word, [...others, { place, kind, own }])
    this.longest = Math.max(this.longest, word.length)
  }

  private learn(place: Place): void {
    for (const [depth, name] of place.chain.entries()) {
      const chain = place.chain.slice(0, depth + 1)
      const known = this.names.get(name)?.find((other) => other.place.chain.join() === chain.join())?.place
      const level = known?.level ?? 'local'
      this.add(name, known ?? { name, chain, level }, 'full', true)
      const short = level === 'local' ? bareName(name) : shortName(name)
      if (short.length < 2 || short === name) continue
      const own = known ?? { name, chain, level }
      this.spelt.learn(short, own)
      const everyday = LOW.test(name) && level === 'local' && (isVirtue(short) || saysDeedOrWay(short))
      this.add(short, own, isWide(level) ? 'short' : everyday ? 'everyday' : 'narrow', true)
    }
  }

  /** The longest name that begins at `at`; below other places only what lies inside them. */
  private nameAt(text: string, at: number, below: readonly Named[]): Reading | undefined {
    for (let length = Math.min(this.longest, text.length - at); length >= 2; length--) {
      const word = text.slice(at, at + length)
      const fits = ({ place: { name }, kind }: Named) => standsFor(text, at, at + length, { name, kind })
      const named = (this.names.get(word) ?? []).filter(fits)
      if (below.length === 0) {
        if (named.length > 0) return { end: at + length, named }
        continue
      }
      const inside = [...named, ...(this.bareCounties.get(word) ?? []).filter(fits)].filter(({ place }) =>
        below.some((above) => isInside(place, above.place)),
      )
      if (inside.length > 0) return { end: at + length, named: inside }
    }
    return undefined
  }

  /** Follows names from the widest down: 福建三明永安市, 江苏省 句容市 宝华镇. `meant` judges the first name alone. */
  private chainAt(text: string, start: number, meant: (end: number, kind: NameKind) => boolean): Reading | undefined {
    const first = this.nameAt(text, start, [])
    if (!first) return undefined
    let { end, named } = first
    for (let next = gapAfter(text, end, /[\s·,>›/-]/); ; next = gapAfter(text, end, /[\s·,>›/-]/)) {
      const deeper = this.nameAt(text, next, named)
      if (!deeper) break
      named = deeper.named
      end = deeper.end
    }
    if (end === first.end) named = named.filter(({ kind }) => meant(end, kind))
    if (named.length === 0) return undefined
    // 永安社区 is named after 永安; 永安市安和社区 lies in it.
    const whole = end > first.end || named.some(({ kind }) => kind === 'full')
    const above = whole ? named[0]!.place.name : named[0]!.kind === 'short' ? SHORT : undefined
    for (let depth = 0; depth < 4 && above !== undefined; depth++) {
      const next = gapAfter(text, end, /[\s·]/)
      const part = localPart(text, next, depth === 0 ? above : named[0]!.place.name)
      if (part === undefined) break
      named = named.map(({ place, own }) => ({ place: under(place, [part]), kind: 'full', own }))
      end = next + part.length
    }
    return { end, named }
  }

  /**
   * The places a text names, in its order. Of several places of one name that within `context` comes first, then the
   * base's own. Total; linear in the text's length.
   */
  placesIn(text: string, context: readonly Place[] = []): PlaceRef[] {
    const folded = fold(text)
    const found: PlaceRef[] = latinPlaces(text, folded, context, this.spelt.bySpelling)
    for (let at = 0; at < folded.length; at++) {
      const start = at
      const hit = this.chainAt(folded, start, (end, kind) => meansPlace(folded, start, end, kind))
      const [best, ...others] = hit ? likeliest(hit.named, context) : []
      if (!hit || !best) continue
      found.push({ ...best, words: folded.slice(start, hit.end), start, end: hit.end, others })
      at = hit.end - 1
    }
    return found.sort((a, b) => a.start - b.start)
  }

  /** A text with the names of this base's places as it writes them (鹭弯区 → 鹭湾区). */
  asWritten(text: string): string {
    return this.spelt.asWritten(text, fold(text), (name) => this.names.has(name))
  }

  /** The place that a field or an asking area names as a whole, likeliest reading first; what no list knows counts as written. */
  resolve(words: string, context: readonly Place[] = []): Place[] {
    const text = fold(words).trim()
    if (text === '') return []
    if (NATION_WORDS.has(text)) return [NATION]
    const bare = this.bareCounties.get(text)
    if (bare && !this.names.has(text)) return likeliest(bare, context)
    const hit = this.chainAt(
      text,
      0,
      (end, kind) => kind === 'full' || end === text.length || /[\s·,>›/-]/.test(text[end]!) || meansPlace(text, 0, end, kind),
    )
    const readings = hit ? likeliest(hit.named, context) : []
    const latin = hit ? [] : latinPlaces(words, text, context, this.spelt.bySpelling)
    if (latin.length === 1 && latin[0]!.words.length >= text.length - 5) return [latin[0]!, ...latin[0]!.others]
    const parts = partsOf(text.slice(hit?.end ?? 0))
    return parts.length === 0 ? readings : (readings.length > 0 ? readings : [NATION]).map((place) => under(place, parts))
  }
}

/** A place below another, by what the parts are called. */
export function under(place: Place, parts: readonly string[]): Place {
  return { name: parts[parts.length - 1] ?? place.name, chain: [...place.chain, ...parts], level: 'local' }
}

function gapAfter(text: string, end: number, gap: RegExp): number {
  return gap.test(text[end] ?? '') ? end + 1 : end
}

/** 青禾市梧桐街道 3号院 → [青禾市, 梧桐街道, 3号院] */
function partsOf(text: string): string[] {
  return text
    .split(/[\s·,，、>›/|-]+/)
    .flatMap((word) => word.match(/.+?(?:省|自治区|市(?!场)|(?<![小社])区(?!域)|县|镇|乡|街道|社区|小区|村|苑|网格|$)/gu) ?? [])
    .filter((part) => part !== '')
}

/** Those nearest the context first, then the base's own, then by rank; the districts of the great cities before others'. */
function likeliest(named: readonly Named[], context: readonly Place[]): Place[] {
  const score = ({ place, own }: Named) => 100 * nearness(place, context) + (own ? 10 : 0) - place.chain.length
  return [...named].sort((a, b) => score(b) - score(a)).map(({ place }) => place)
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
