/**
 * 地名: estates, villages and streets that no list of places has, told by how they are called (塘南村, 绮园小区). Who asks of the one is not answered by what is written of
 * another: a notice that cuts the power of 塘北村 says nothing of 塘南村. Pure; all text is folded.
 */
import type { Instead } from './namesakes.ts'

/** Longer ones first. */
const KINDS = '社区|小区|花园|家园|花苑|新村|公寓|街道|嘎查|村|镇|乡|巷|苑|庄|屯|寨'
/** Of which a city has parts; only these are looked for in the files of other places, as every town may have a 东风社区. */
const PARTS: ReadonlySet<string> = new Set(['区', '县', '镇', '乡', '街道'])
/** In running words only what begins here is a name: 要白给社区的房子 names none. */
const BEGINS = '(?<=^|[^\\p{Script=Han}]|[在到去和与及或的们我俺咱住问跟是天])'
const NAMED = new RegExp(`${BEGINS}(?<name>\\p{Script=Han}{2})(?<kind>${KINDS})(?!委|民|里|干|级|规|长|(?<!镇)镇|容|医)`, 'gu')
/** In front of such a word and no name: what is done to it, of what sort it is, how many, whose. A few names have one of these, and are missed. */
const NO_NAME =
  /[这那本我你您他她咱俺们该各每某哪几两一二三四五六七八九十多全整个的和与及或在到去从住是有无属给要让请把被为对向由于将会能可不没了过着就都也还再又才只很太更最交进出回找问说写留建办开设管配发送帮叫归跟比按照像用做当成靠经离]|老旧|住宅|居住|封闭|开放|新建|旧改|城市|城镇|农村|乡村|示范|试点|智慧|文明|平安|幸福|美丽|和谐|所在|高档|安置|回迁|商品|合并|相邻|周边|附近|其他|别的|隔壁|红色|物业|行政|自然|中心|特色|重点|城中|边远|山区|牧区|涉农|贫困|传统|古老|网格|党建|居民|业主|管理|街道|社区|乡镇|问问|请问|阿拉|时候|参加|具体|普通|检查|前天|协议/u

const DISTRICT = new RegExp(
  `${BEGINS}(?<name>\\p{Script=Han}{2})(?<kind>区(?![域别间块划分长委级])|县(?![级委长政医直域]))`,
  'gu',
)
/** The name, its 区 and the word that tells whether it is one. */
const LONGEST_DISTRICT = 4
/** 老城区, 景区, 禁养区, 开发区 are of every town. */
const OF_EVERY_TOWN =
  /[小社学景片辖厂园郊校库林矿灾山牧地市县城新乡镇集养放工生业共心点般制止护能发理展范税假险水火商宅住建作动息]$/u

/** The district that no list knows and that stands at `at`, behind its city in a title: 苇川市鹭湾区网格治理经验. */
export function districtAt(folded: string, at: number): string | undefined {
  const [found] = placesCalled(` ${folded.slice(at, at + LONGEST_DISTRICT)}`)
  return found?.kind === '区' && folded.startsWith(found.name + found.kind, at) ? found.name + found.kind : undefined
}

export interface NamedPlace {
  name: string
  kind: string
}

/** Those that a text names, lists of places apart. */
export function placesCalled(folded: string): NamedPlace[] {
  const districts = called(folded, DISTRICT).filter(({ name }) => !OF_EVERY_TOWN.test(name))
  return [...called(folded, NAMED), ...districts]
}

function called(folded: string, shape: RegExp): NamedPlace[] {
  return [...folded.matchAll(shape)]
    .map(({ groups }) => ({ name: groups!.name!, kind: groups!.kind! }))
    .filter(({ name }) => !NO_NAME.test(name))
}

/** Districts, counties and towns of those. */
export function partsCalled(folded: string): NamedPlace[] {
  return placesCalled(folded).filter(({ kind }) => PARTS.has(kind))
}

/** What a passage names instead, of a file that never names the places asked of. `whole`: the passage with its title, its headings and its place, part by part; `file`: all of it, folded. */
export function otherPlaceIn(whole: string, file: () => string, asked: readonly NamedPlace[]): Instead | undefined {
  if (asked.length === 0) return undefined
  const named = placesCalled(whole)
  for (const { name, kind } of asked) {
    const other = named.find((one) => one.kind === kind && one.name !== name)
    if (other && !asked.some((one) => file().includes(one.name))) return { asked: name + kind, written: other.name + kind }
  }
  return undefined
}
