/** Which of the matters that wait for a yes the words mean, and what they tell more of it: “第二个”, “下水道是3单元的”, “垃圾堆了三天了”. Pure. */
import { fold } from '../../knowledge/fold.ts'
import type { Message, Room } from '../flows/flow.ts'
import { TROUBLE } from '../hear/intent-rule.ts'
import { arabic } from '../hear/numerals.ts'
import { spotIn } from '../hear/spot.ts'
import type { Draft } from '../waiting/session.ts'
import { isBarePlace } from './bare-place.ts'
import { namesThing } from './burst.ts'
import { withWords } from './drafting.ts'
import { ANOTHER, isPartOfHome } from './further.ts'
import { placeFor } from './placing.ts'

type Tree = Pick<Room, 'areas' | 'understand' | 'services'>

const COUNTED = /^(?:第(?=[一二三四五六七八九\d])|(?=\d))([一二三四五六七八九]|\d{1,2})(?:[个件条项样桩]?(?:事情?|问题)?)$/u
const EACH = /^(?:这|那)?(?:[两二三四五六\d][个件样处]|俩|仨)(?:地方|事情?|问题)?都?$|^(?:都|全部?)$/u
const FIRST = /^(?:最)?(?:前|上|头)(?:面|边|头)?(?:的|那|一|个|件){0,3}$/u
const LAST = /^(?:最)?(?:后|下)(?:面|边|头|来)?(?:的|那|说|一|个|件){0,4}$/u

/** Numbers of the drafts that are named, from 0; none where the words name none. */
export function amongDrafts(words: string, drafts: readonly Draft[], { understand, services }: Tree): number[] {
  const said = fold(words).trim()
  const all = drafts.map((_, at) => at)
  const counted = COUNTED.exec(said)?.[1]
  if (counted !== undefined) return all.filter((at) => at === Number(arabic(counted)) - 1)
  if (EACH.test(said)) return all
  if (FIRST.test(said)) return [0]
  if (LAST.test(said)) return all.slice(-1)
  const { service = 'other', place } = understand(said)
  const here = all.filter((at) => place.building === null || drafts[at]!.place.building === place.building)
  const thing = said.replace(HOUSE, '').replaceAll('的', '').trim()
  if (thing === '') return place.building === null && place.unit === null ? [] : here.filter((at) => isAt(drafts[at]!, place))
  const verbatim = thing.length > 1 || namesThing(thing)
  const named = here.filter((at) => verbatim && isIn(thing, drafts[at]!, services))
  return named.length > 0 || service === 'other' || thing.length > LONGEST_NAME || isPartOfHome(thing)
    ? named
    : here.filter((at) => drafts[at]!.service === service)
}

const LONGEST_NAME = 6
const HOUSE = /(?:[零〇一二两三四五六七八九十百\d]{1,4}[a-e]?(?:号楼|号院|栋|幢|座|弄|单元|门洞|室|号)){1,3}/gu

function isAt({ place }: Draft, { unit }: { unit: string | null }): boolean {
  return unit === null || place.unit === unit
}

function isIn(thing: string, { text, service }: Draft, services: Tree['services']): boolean {
  const name = services.find(({ code }) => code === service)?.name ?? ''
  return fold(text).replaceAll('的', '').includes(thing) || (name !== '' && (name.includes(thing) || thing.includes(name)))
}

/** “下水道那个是3单元的”, “灯应该在楼顶” */
const IS_AT = /^(.{1,16}?)(?:应该|应当|其实|好像|可能|大概|就|都|呢|嘛|的话|[,，、\s]){0,3}(?:是在|是|在|位于)(.{1,20})$/u
/** “3单元的下水道”: where first. */
const AT_THE = /^(.{2,14}?)的(.{1,8}?)(?:[吧啊呀哦]|那个|那件){0,2}$/u
const OF_IT = /(?:的?(?:那边?|这边?)?的?|[吧啊呀呢哦。.!！~\s]){0,3}$/u
const POINTED = /^(?:那个|这个|那|这|我说的)|(?:的)?(?:那|这)(?:个|件|条|边)?(?:事情?)?$|的$|的?位置$|的?地址$/gu

/** The drafts with what is told more of one of them; undefined where the words tell nothing of these. */
export function toldMore(message: Message, drafts: readonly Draft[], room: Tree): Draft[] | undefined {
  const { text, understanding, folded } = message
  if (isBarePlace(message)) return putAt(text, drafts, placeless(message, drafts), room)
  const said = text.replace(/[\s。.!！~]{1,8}$/u, '')
  const moved = said
    .split(/[,，。;；、\s]{1,4}/u)
    .reduce<readonly Draft[] | undefined>((so, one) => so && movedIn(one, so, room), drafts)
  if (moved) return [...moved]
  const { service = 'other', place, intent, asks } = understanding
  if (asks || text.length <= SHORTEST_NEWS || (intent !== 'ticket' && intent !== 'update') || ANOTHER.test(folded))
    return undefined
  const of = drafts.flatMap((draft, at) => (draft.service === service && service !== 'other' ? [at] : []))
  const [one] = of
  const elsewhere = place.building !== null && of.every((at) => drafts[at]!.place.building !== place.building)
  return of.length !== 1 || one === undefined || elsewhere ? undefined : withTold(drafts, of, text)
}

/** “垃圾是4栋门口的”; undefined where the words say of none of these where it is. */
function movedIn(said: string, drafts: readonly Draft[], room: Tree): Draft[] | undefined {
  for (const [words, where] of partings(said)) {
    const meant = isWhere(where, room) ? amongDrafts(words.replace(POINTED, ''), drafts, room) : []
    if (meant.length > 0) return putAt(where, withTold(drafts, meant, said), meant, room)
  }
  return undefined
}

const SHORTEST_NEWS = 4

function partings(said: string): [words: string, where: string][] {
  const is = IS_AT.exec(said)
  const the = AT_THE.exec(said)
  return [...(is ? [[is[1]!, is[2]!] as [string, string]] : []), ...(the ? [[the[2]!, the[1]!] as [string, string]] : [])]
}

/** A place and no trouble. */
function isWhere(words: string, { understand }: Tree): boolean {
  const where = words.replace(OF_IT, '')
  const folded = fold(where)
  if (where === '' || TROUBLE.test(folded)) return false
  return (
    isBarePlace({ folded, text: where, command: null, understanding: understand(where) }) || spotIn(folded, true) === folded
  )
}

/** Of a place alone: those that still want one; else those of one house, or the one that was told of last. */
function placeless({ understanding: { place } }: Message, drafts: readonly Draft[]): number[] {
  const all = drafts.map((_, at) => at)
  const want = (lacks: (draft: Draft) => boolean) => all.filter((at) => lacks(drafts[at]!))
  const homeless = want((draft) => draft.place.building === null)
  if (homeless.length > 0 && place.building !== null) return homeless
  const oneHouse = drafts.every((draft) => draft.place.building === drafts[0]!.place.building)
  if (oneHouse) {
    const open = want((draft) => draft.place.unit === null)
    return open.length > 0 && place.building === null ? open : all
  }
  const loose = want((draft) => draft.place.unit === null && draft.place.detail === null)
  return loose.length === 1 && place.building === null ? loose : all.slice(-1)
}

function withTold(drafts: readonly Draft[], meant: readonly number[], text: string): Draft[] {
  return drafts.map((draft, at) => (meant.includes(at) ? withWords([draft], [text])[0]! : draft))
}

function putAt(where: string, drafts: readonly Draft[], meant: readonly number[], room: Tree): Draft[] {
  const words = where.replace(OF_IT, '')
  return drafts.map((draft, at) => (meant.includes(at) ? { ...draft, place: placeFor(words, draft.place, room) } : draft))
}
