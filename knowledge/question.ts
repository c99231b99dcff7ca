/**
 * 问题: what a question says by itself, before any passage is looked at. Pure.
 */
import { alikeIn } from './alike-places.ts'
import { type AnswerKind, kindsAsked } from './answer-kind.ts'
import type { Question } from './answer-types.ts'
import { bareName } from './divisions.ts'
import { fromEnglish } from './english.ts'
import { fold } from './fold.ts'
import type { Namesake } from './namesakes.ts'
import { type NamedPlace, placesCalled } from './place-names.ts'
import { nested } from './place-relations.ts'
import type { Gazetteer, Place, PlaceRef } from './places.ts'
import type { Snapshot, WordQuery } from './snapshot.ts'
import { type Stranger, strangersIn } from './stranger-places.ts'
import { findUnanswerable, type UnanswerableFinding } from './unanswerable.ts'
import { wordQueryOf } from './wording.ts'
import { isEverydayWord } from './words.ts'

export interface AskedQuestion {
  folded: string
  /** More special kinds first; empty when the question does not say what it wants. */
  kinds: AnswerKind[]
  /** Places the question names. */
  named: Place[]
  /** Where it is asked about: the places named, else the asking group's; empty when neither is known. */
  asked: Place[]
  /** The same, where these are places of one name, and nothing says which is meant; else none. */
  alike: Place[]
  /** What is searched for: without places, greetings and the like, English in Chinese words. */
  searched: string
  /** The same for the search by words: beside it what was probably meant, and what documents call it. */
  words: WordQuery
  /** The same as it was written. */
  content: string
  /** What it names and may not be taken for: what speaks only of the other is no answer. */
  namesakes: Namesake[]
  /** Of the places named, those that no list and no file knows, as they are called. */
  strangers: string[]
  /** Districts, estates, villages and streets that it names and no list has. */
  unlisted: NamedPlace[]
  /** Terms in quotation marks: they must be met literally. */
  quoted: string[]
  /** Asks which places have something, or compares places. */
  acrossPlaces: boolean
  unanswerable?: UnanswerableFinding
}

const POLITE =
  /^(?:请问|您好|你好|hi|hello|喂|那个|嗯|诶|哎|唉|小格|@\S+|麻烦|咨询一?下|想?问一?下|打听一?下|请教一?下|我?想(?:问|咨询|了解|知道)一?下?|谁知道|有人知道|有没有人知道)+[,。!:、~ ]*/
const TRAILING = /(?:[,。!? ]{0,4}(?:谢谢|多谢|感谢|急|在线等|求解答|求告知|thanks|thank you|please)){1,4}[,。!?~ ]{0,8}$/
const WHICH_PLACES =
  /哪(?:几个?|些)?(?:个)?(?:地方|城市|市|区县|县市?|省|地区|家社区|社区|街道)|(?:是|在)哪里的|哪里(?:有|在|也|的)|which (?:places?|cit(?:y|ies))/

const DISTRICTS = /^[区县]$/

/** What comes after is not read: nobody asks so long, and a hostile text must cost no more than a question. UTF-16 units. */
const LONGEST_QUESTION = 1_000

/** `gazetteer`: that of the base, which knows its own towns; `base`: its vocabulary; without it nothing is put beside the words. */
export function readQuestion(
  question: Question,
  gazetteer: Gazetteer,
  context: readonly Place[],
  base?: Pick<Snapshot, 'frequency' | 'glossary'>,
): AskedQuestion {
  const text = gazetteer.asWritten(question.text.slice(0, LONGEST_QUESTION))
  const folded = fold(text).trim()
  const refs = withoutWhereabouts(gazetteer.placesIn(text, context), folded, context)
  const areas = question.area ? gazetteer.resolve(question.area.slice(0, LONGEST_QUESTION), context) : []
  const area = alikeIn(areas, context, [])
  const strangers = base ? strangersOf(folded, refs, area, base) : []
  const spans = [...refs, ...strangers].sort((a, b) => a.start - b.start)
  const near = [...area, ...refs.filter(({ others }) => others.length === 0)]
  const meant = refs.map((ref) => alikeIn([ref, ...ref.others], context, near))
  const named = distinct(
    placesNamed(
      refs.map((ref, at) => ({ ...ref, ...meant[at]![0]! })),
      strangers,
    ),
  )
  // Of several that are named, the likeliest of each; of one, all that it may be.
  const places = named.length === 0 ? area : named.length > 1 || strangers.length > 0 ? named : distinct(meant.flat())
  const content = (withoutChatter(withoutSpans(folded, spans)) || folded).replace(/(?:礼拜|星期)(?=[一二三四五六日天])/g, '周')
  const searched = withChinese(content)
  const asked: AskedQuestion = {
    folded,
    kinds: kindsAsked(folded),
    named,
    asked: places,
    alike: named.length < 2 && places.length > 1 ? places : [],
    searched,
    words: base ? wordQueryOf(searched, base) : { text: searched, also: [] },
    content,
    namesakes: base?.glossary.namesakes.in(content) ?? [],
    strangers: strangers.flatMap(({ place, vague }) => (vague ? [] : place.name)),
    unlisted: placesCalled(content).filter(({ name, kind }) => !DISTRICTS.test(kind) || !isEverydayWord(name)),
    quoted: [...folded.matchAll(/[“"「『《]([^”"」』》]{2,20})[”"」』》]/g)].map((match) => match[1]!),
    acrossPlaces: named.length > 1 || WHICH_PLACES.test(folded),
  }
  const unanswerable = findUnanswerable(folded)
  return unanswerable ? { ...asked, unanswerable } : asked
}

/** 人在哈尔滨, 在苏州打工: where somebody is, and no file is from. */
const IS_THERE = /人(?:还|都|现在|一直)?在$/
const STAYS = /在$/
const WITHIN = 6
const STAYS_FOR = /^(?:那边|这边)?(?:打工|上班|务工|做工|读书|上学|当兵|工作|出差|做生意|厂里)/

/** Who names a place of the base does not ask for that where they merely are. */
function withoutWhereabouts(refs: readonly PlaceRef[], folded: string, known: readonly Place[]): PlaceRef[] {
  const merelyThere = (ref: PlaceRef) => {
    const { start, end } = ref
    const before = folded.slice(Math.max(0, start - WITHIN), start)
    if (!IS_THERE.test(before) && !(STAYS.test(before) && STAYS_FOR.test(folded.slice(end, end + WITHIN)))) return false
    const rest = `${folded.slice(0, start)} ${folded.slice(end)}`
    const isTold = (place: Place) => place.chain.some((name) => name.length > 2 && rest.includes(bareName(name)))
    return known.some(isTold) && !known.some((place) => place.chain.length > 0 && nested(place, ref))
  }
  return refs.filter((ref) => !merelyThere(ref))
}

/** Beside the places that are known. What the base or the dictionary has as a word is no place that nobody knows. */
function strangersOf(
  folded: string,
  refs: readonly PlaceRef[],
  area: readonly Place[],
  base: Pick<Snapshot, 'frequency'>,
): Stranger[] {
  const masked = refs.reduce((text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), folded)
  const isWord = (pair: string) => base.frequency(pair) > 0 || isEverydayWord(pair)
  const known = (name: string, whole: string) =>
    area.some(({ chain }) => chain.includes(whole)) ||
    Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2)).some(isWord)
  return strangersIn(masked, known, (at) => refs.find(({ end }) => end === at))
}

/** Of 某省某市, where only the province is known, the city is meant. */
function placesNamed(refs: readonly PlaceRef[], strangers: readonly Stranger[]): Place[] {
  const alone = refs.filter(({ end }) => !strangers.some(({ start }) => start === end))
  const all = [...alone.map((place) => ({ place, start: place.start })), ...strangers]
  return all.sort((a, b) => a.start - b.start).map(({ place }) => place)
}

function distinct(places: readonly Place[]): Place[] {
  const seen = new Map<string, Place>()
  for (const place of places) if (!seen.has(place.chain.join())) seen.set(place.chain.join(), place)
  return [...seen.values()]
}

function withoutSpans(folded: string, spans: readonly { start: number; end: number }[]): string {
  let rest = ''
  let from = 0
  for (const { start, end } of spans) {
    if (start < from) continue
    rest += folded.slice(from, start)
    from = end
  }
  return rest + folded.slice(from)
}

function withoutChatter(text: string): string {
  return text
    .replace(POLITE, '')
    .replace(TRAILING, '')
    .replace(/^(?:(?:我们?|咱们?|俺们?|你们?)?(?:这边|这里|这儿|那边)?在?|人在|住)[,的 ]*/, '')
    .trim()
}

/** An English question keeps its own words beside the Chinese ones: names and figures among them still meet. */
function withChinese(content: string): string {
  const chinese = fromEnglish(content)
  return chinese === undefined ? content : `${content} ${chinese}`
}
