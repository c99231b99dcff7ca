/**
 * 一处一段: the stretches of a message that goes from one house to another, each with all that is said of its house: “3栋灯坏了，5栋着火了”. Whether
 * anything is the matter there is for others to hear. Pure.
 */
import { asWritten, type FoldedText, foldText } from './folded-text.ts'
import { houseMentions } from './house-number.ts'
import { TROUBLE } from './intent-rule.ts'
import type { HouseMention } from './understanding.ts'

const MARK = /[，,、。；;！!？?\s]/u
/** Before a second house these say how the first lies to it: 3栋烧到5栋, 离5栋不远. */
const TOWARD = /(?:(?<![看听闻见望遇碰瞧])到|[从至给对往向离比把被由去靠挨近朝像])$/u
/** “3栋和5栋” are named in one breath; after a trouble, “3栋灯坏了和5栋着火了”, they are not. */
const AND = /[和跟与及或]$/u
/** The same without a word: “3栋、5栋都着火了”. */
const LISTED = /^[\s、,，/]{0,3}(?:的)?$/u
const MOST = 6

interface Spot {
  building: string
  unit: string | null
}

/** One stretch where it names no second house; houses that are named again go on with theirs. In the order in which they are first named. */
export function byHouse(original: string): string[] {
  const folded = foldText(original)
  const mentions = houseMentions(folded.text)
  const cuts: { at: number; house: Spot }[] = []
  let here: Spot | undefined
  let last: HouseMention | undefined
  for (const mention of mentions) {
    const spot = spotOf(mention, here)
    if (!spot) continue
    if (!here || !last) cuts.push({ at: 0, house: spot })
    else if (isOther(spot, here)) {
      const between = folded.text.slice(last.end, mention.start)
      if (isJoined(between)) continue
      cuts.push({ at: clauseStart(folded.text, last.end, mention.start), house: spot })
    }
    here = here && !isOther(spot, here) ? { ...here, unit: spot.unit ?? here.unit } : spot
    last = mention
  }
  if (cuts.length < 2) return [original]
  return together(cuts.slice(0, MOST), folded, original)
}

/** Behind houses that are named in one breath: what follows is so at each of them. 3栋和5栋之间着火 is at neither. */
const AT_EACH = /^(?:这|那)?[两二三几]?[栋幢座]?(?:楼|楼里|里|里面|家里)?(?:同时都?|都|全都?|各自?)/u

/** “3栋和5栋都着火了” as two messages, one for each house; any other as it is. */
export function eachHouse(original: string): string[] {
  const folded = foldText(original)
  const mentions = houseMentions(folded.text).filter(({ building }) => building !== null)
  const last = mentions.findLastIndex(({ end }) => AT_EACH.test(folded.text.slice(end)))
  let first = last
  while (first > 0 && isNamedWith(folded.text.slice(mentions[first - 1]!.end, mentions[first]!.start))) first--
  if (first === last) return [original]
  const named = mentions.slice(first, last + 1)
  const { end: behind } = named.at(-1)!
  const goesOn = behind + AT_EACH.exec(folded.text.slice(behind))![0].length
  const said = (from: number, to: number) => asWritten(folded, original, from, to)
  const [before, rest] = [said(0, named[0]!.start), said(goesOn, folded.text.length)]
  return named.slice(0, MOST).map(({ start, end }) => `${before}${said(start, end)}${rest}`)
}

function spotOf({ building, unit }: HouseMention, here: Spot | undefined): Spot | undefined {
  const known = building ?? (unit === null ? undefined : here?.building)
  return known === undefined ? undefined : { building: known, unit }
}

function isOther(one: Spot, here: Spot): boolean {
  return one.building !== here.building || (one.unit !== null && here.unit !== null && one.unit !== here.unit)
}

const isNamedWith = (between: string) => LISTED.test(between) || (AND.test(between) && !TROUBLE.test(between))

const isJoined = (between: string) => TOWARD.test(between) || isNamedWith(between)

/** After the last mark before it; without one, where the house itself is named. */
function clauseStart(text: string, from: number, to: number): number {
  for (let at = to; at > from; at--) if (MARK.test(text[at - 1]!)) return at
  return to
}

function together(cuts: readonly { at: number; house: Spot }[], folded: FoldedText, original: string): string[] {
  const stretches: { house: Spot; said: string[] }[] = []
  for (const [index, { at, house }] of cuts.entries()) {
    const said = trimmed(asWritten(folded, original, at, cuts[index + 1]?.at ?? folded.text.length))
    const same = stretches.find((one) => !isOther(one.house, house))
    if (same) same.said.push(said)
    else stretches.push({ house, said: [said] })
  }
  return stretches.map(({ said }) => said.join('，'))
}

const trimmed = (said: string): string => {
  let [from, to] = [0, said.length]
  while (from < to && MARK.test(said[from]!)) from++
  while (to > from && MARK.test(said[to - 1]!)) to--
  return said.slice(from, to)
}
