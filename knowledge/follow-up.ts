/**
 * 追问: a question that lacks its matter, its place or what it asks (那宝华呢, 罚多少, 老人呢) takes it over from what was talked of
 * before. Pure.
 *
 * Whether it lacks something is decided by its own words alone: a question with a matter of its own takes over nothing, so its answer
 * cannot depend on what was said before.
 */
import type { Answer, Question } from './answer-types.ts'
import { fold } from './fold.ts'
import { asks, isAlso, isWhomOrCase, matterOf, opened, withoutAsking } from './follow-up-words.ts'
import type { Gazetteer, Place, PlaceRef } from './places.ts'
import { cut } from './words.ts'

/** Longer texts say what they are about. UTF-16 units, folded. */
const LONGEST = 40
/** “老人呢”, “高龄津贴呢”: a matter so short, with nothing asked of it, stands in for another. */
const LONGEST_MATTER = 10
const LONGEST_BEFORE = 120
/** Up to this length a matter is one thing, and is replaced as a whole. */
const ONE_THING = 5
/** From this length on, what is asked is set apart from the matter. */
const LONG_MATTER = 12

const THEN = /^(?:那么|那(?=[^个边里儿家年天样些位张份条种次时段座栋]))/
const LIKE_A_PLACE = /^\p{Script=Han}{1,8}(?:省|市|区|县|镇|乡|街道|社区|村|州)$/u

interface Elliptical {
  places: readonly PlaceRef[]
  /** Without its places, and without 那, 还有, 呢; empty where nothing is left. */
  words: string
  /** What of the whole question the words are. */
  kind: 'nothing' | 'asking' | 'whom' | 'elsewhere' | 'matter' | 'only place'
}

/** Does the text, by its own words, need something that was said before? `gazetteer`: that of the base where it is at hand. */
export function followsUp(text: string, gazetteer: Gazetteer, context: readonly Place[] = []): boolean {
  return ellipticalIn(text, gazetteer, context) !== undefined
}

/** The whole question. Complete in itself, or with nothing before it, it is as it was, without `after`. Total. */
export function completed(question: Question, gazetteer: Gazetteer, context: readonly Place[] = []): Question {
  const { after, ...own } = question
  const said = (after?.text ?? '').trim().slice(0, LONGEST_BEFORE)
  const lacking = said === '' ? undefined : ellipticalIn(own.text, gazetteer, context)
  if (!lacking) return own
  const before = { text: fold(said), places: gazetteer.placesIn(said, context) }
  const whole = (text: string, area: string | undefined): Question => ({
    ...own,
    text,
    ...(own.masked === undefined ? {} : { masked: text }),
    ...(area === undefined ? {} : { area }),
  })
  // A place that no list knows is where it is asked, as an area is: else its name would be one word among others.
  if (lacking.kind === 'elsewhere') return whole(withoutPlaces(before.text, before.places), lacking.words)
  const area = lacking.places.length === 0 ? (after?.area ?? own.area) : own.area
  return whole(joined(lacking, before, gazetteer, context), area)
}

/** The answer to the whole question; where it had to be completed, with what it then was. */
export async function answerWhole(
  question: Question,
  { gazetteer, known }: { gazetteer: Gazetteer; known: readonly Place[] },
  answer: (whole: Question) => Promise<Answer>,
): Promise<Answer> {
  const whole = completed(question, gazetteer, known)
  const found = await answer(whole)
  const { text, area } = whole
  if (text === question.text && area === question.area) return found
  return { ...found, asked: { text, ...(area === undefined ? {} : { area }) } }
}

interface Before {
  text: string
  places: readonly PlaceRef[]
}

function ellipticalIn(text: string, gazetteer: Gazetteer, context: readonly Place[]): Elliptical | undefined {
  const folded = fold(text).trim()
  if (folded === '' || folded.length > LONGEST) return undefined
  const { rest, marked } = opened(folded)
  const places = gazetteer.placesIn(rest, context)
  const words = withoutPlaces(rest, places).replace(/^的|[的那这]$/g, '')
  const matter = matterOf(words)
  if (asks(words)) {
    if (matter === '' || isWhomOrCase(words)) return { places, words, kind: 'asking' }
    // 那三轮车推进电梯罚多少: whole but for the place, which 那 leaves where it was.
    return THEN.test(folded) && places.length === 0 ? { places, words, kind: 'only place' } : undefined
  }
  if (matter === '') return places.length > 0 ? { places, words: '', kind: 'nothing' } : undefined
  if (isAlso(words) && isWhomOrCase(words)) return { places, words, kind: 'whom' }
  if (!marked || words.length > LONGEST_MATTER) return undefined
  if (places.length === 0 && LIKE_A_PLACE.test(words)) return { places, words, kind: 'elsewhere' }
  return { places, words, kind: isWhomOrCase(words) ? 'whom' : 'matter' }
}

function joined({ places, words, kind }: Elliptical, before: Before, gazetteer: Gazetteer, context: readonly Place[]): string {
  const base = places.length === 0 ? before.text : withPlaces(before, places)
  switch (kind) {
    case 'whom':
      return `${words} ${base}`
    case 'asking': {
      const matter = withoutAsking(base)
      const kept = matterOf(matter) === '' ? base : matter
      return `${kept}${kept.length > LONG_MATTER ? ',' : ''}${words}`
    }
    case 'only place':
      return [...before.places.map(({ words: place }) => place), words].join(' ')
    case 'matter':
      return withMatter(base, words, gazetteer, context)
    default:
      return base
  }
}

/** The question before, asked of other places. */
function withPlaces(before: Before, places: readonly PlaceRef[]): string {
  const [first, ...others] = before.places
  const named = places.map(({ words }) => words).join('和')
  if (!first) return `${named} ${before.text}`
  let { text } = before
  for (const { start, end } of others.reverse()) text = text.slice(0, start).replace(/[和与跟同、及,]$/, '') + text.slice(end)
  return text.slice(0, first.start) + named + text.slice(first.end)
}

/** The question before, asked of another matter: what it asks and where stays. */
function withMatter(before: string, words: string, gazetteer: Gazetteer, context: readonly Place[]): string {
  const said = withoutAsking(before)
  const old = withoutPlaces(said, gazetteer.placesIn(said, context)).trim()
  if (old === '' || !before.includes(old)) return `${words} ${before}`
  if (old.length <= ONE_THING) return before.replace(old, () => words)
  const things = /[a-z]{2}/.test(words) ? [] : thingsIn(old)
  const like = things.find((thing) => [...thing].some((char) => words.includes(char))) ?? things[0]
  return like ? before.replace(like, () => words) : `${words} ${before}`
}

/** Words of two characters and more; the segmenter's single characters side by side are one (养, 犬). */
function thingsIn(text: string): string[] {
  const things: string[] = []
  let single = false
  for (const word of cut(text)) {
    if (word.length === 1 && single) things[things.length - 1] += word
    else things.push(word)
    single = word.length === 1
  }
  return things.filter((thing) => thing.trim().length >= 2)
}

function withoutPlaces(text: string, places: readonly PlaceRef[]): string {
  let rest = ''
  let from = 0
  for (const { start, end } of places) {
    if (start < from) continue
    rest += text.slice(from, start)
    from = end
  }
  return rest + text.slice(from)
}
