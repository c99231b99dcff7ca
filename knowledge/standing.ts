/**
 * 标准问答 before any search: a question that staff have answered themselves gets just that answer.
 *
 * It is met literally (without places, greetings and punctuation), or closely by words, or by meaning where there are vectors. Closeness must
 * be great: what is merely alike is searched for as everything else. A question that staff wrote as “not this one” blocks the answer
 * when it is at least as near as the ones they wrote for it; so does another sort of figure, another number, another thing (结婚证 and 离婚证).
 * An answer counts only where it holds, and while it is valid.
 */
import { kindsAsked } from './answer-kind.ts'
import type { Answer, Citation } from './answer-types.ts'
import { isPast } from './dates.ts'
import { fold } from './fold.ts'
import { insteadIn } from './namesakes.ts'
import { covers } from './place-relations.ts'
import { type Gazetteer, type Place, placeName } from './places.ts'
import type { AskedQuestion } from './question.ts'
import type { Snapshot, StandingAnswer } from './snapshot.ts'
import { sounds } from './sounds.ts'

/**
 * The least nearness, by Dice's coefficient over pairs of neighbouring characters and by cosine. On 75 pairs of short questions of our own
 * (paraphrases, and neighbours such as 停水了找谁, 停电了找谁) no neighbour reached either.
 */
const BY_WORDS = 0.8
const BY_MEANING = 0.87
/** Of meaning against words, where both are known, in the choice between answers. */
const WORDS_SHARE = 0.2
const MOST_PLACES = 4

interface Phrases {
  /** Of every standing answer: its questions and those that are not it; each as it is compared. */
  of: readonly { yes: readonly Phrase[]; no: readonly Phrase[] }[]
  /** Where each holds; undefined: everywhere; 'unknown': nobody knows where, so nowhere. */
  places: readonly (Place | undefined | 'unknown')[]
}

interface Phrase {
  /** Its number among all phrases of the snapshot: that of its cosine. */
  number: number
  key: string
  pairs: ReadonlySet<string>
  kinds: readonly string[]
}

interface Match {
  standing: StandingAnswer
  place: Place | undefined
  how: 'exact' | 'words' | 'meaning'
  score: number
  /** Levels from its place down to the one asked about. */
  far: number
}

const prepared = new WeakMap<Snapshot, Phrases>()

/** The answer that staff wrote for this question; undefined where they wrote none. `today`: ISO day. */
export async function standingAnswer(
  asked: AskedQuestion,
  snapshot: Snapshot,
  { gazetteer, today }: { gazetteer: Gazetteer; today: string },
): Promise<Answer | undefined> {
  if (snapshot.standing.length === 0) return undefined
  const known = prepared.get(snapshot) ?? prepare(snapshot, gazetteer)
  prepared.set(snapshot, known)
  const question = phraseOf(asked.folded, -1, gazetteer)
  const holding = snapshot.standing.flatMap((standing, at) => {
    const far = isPast(standing.validUntil, today) ? undefined : distance(known.places[at], asked.asked)
    return far === undefined ? [] : [{ standing, at, far }]
  })
  const isOfAnother = ({ key }: Phrase) =>
    insteadIn(key, key, asked.namesakes) !== undefined || differInOneThing(question.key, key, snapshot.glossary)
  const cosines = holding.length > 0 ? await snapshot.standingByMeaning(question.key) : undefined
  const matches = holding.flatMap(({ standing, at, far }): Match[] => {
    const near = nearness(question, known.of[at]!, isOfAnother, cosines)
    const place = known.places[at]
    return near ? [{ standing, far, place: place === 'unknown' ? undefined : place, ...near }] : []
  })
  // What the rules would not answer (a person's number, an order) is answered only where staff foresaw just these words.
  return chosen(asked.unanswerable ? matches.filter(({ how }) => how === 'exact') : matches, asked)
}

function chosen(matches: readonly Match[], asked: AskedQuestion): Answer | undefined {
  const exact = matches.filter(({ how }) => how === 'exact')
  const [best, ...others] = [...(exact.length > 0 ? exact : matches)].sort((a, b) => a.far - b.far || b.score - a.score)
  if (!best) return undefined
  const rivals = others.filter(({ far, standing }) => far === best.far && standing.quote !== best.standing.quote)
  const places = new Map([best, ...rivals].map(({ place }) => [place?.chain.join() ?? '', place]))
  if ((asked.asked.length === 0 || asked.alike.length > 0) && places.size > 1) {
    const options = [...places.values()].flatMap((place) => (place ? [placeName(place)] : [])).slice(0, MOST_PLACES)
    return { outcome: 'clarify', reason: 'which_place', citations: [], passages: [], options, trace: { standing: best.how } }
  }
  return given(best)
}

function given({ standing, how, score }: Match): Answer {
  const { path, title, question, quote, start, end, place, date } = standing
  const citation: Citation = { file: path, title, heading: question, quote, ...(place && { place }), ...(date && { date }) }
  return {
    outcome: 'answered',
    citations: [citation],
    passages: [{ file: path, start, end, score }],
    trace: { standing: how, nearness: score },
    standing: standingKey(standing),
  }
}

/** What its hits are counted under: it keeps them when lines move. */
export function standingKey({ path, question }: StandingAnswer): string {
  return `${path}#${question}`
}

function distance(place: Place | undefined | 'unknown', asked: readonly Place[]): number | undefined {
  if (place === 'unknown') return undefined
  if (!place || asked.length === 0) return 0
  const levels = asked.flatMap((one) => covers(place, one) ?? [])
  return levels.length === 0 ? undefined : Math.min(...levels)
}

function nearness(
  question: Phrase,
  { yes, no }: Phrases['of'][number],
  isOfAnother: (phrase: Phrase) => boolean,
  cosines: ArrayLike<number> | undefined,
): Pick<Match, 'how' | 'score'> | undefined {
  if (question.key === '' || no.some(({ key }) => key === question.key)) return undefined
  if (yes.some(({ key }) => key === question.key)) return { how: 'exact', score: 1 }
  const words = (phrase: Phrase) => dice(phrase.pairs, question.pairs)
  const meaning = (phrase: Phrase) => cosines?.[phrase.number] ?? 0
  const sum = (phrase: Phrase) => (cosines ? meaning(phrase) + WORDS_SHARE * words(phrase) : words(phrase))
  const fitting = yes.filter(
    (phrase) => agree(question, phrase) && (words(phrase) >= BY_WORDS || meaning(phrase) >= BY_MEANING) && !isOfAnother(phrase),
  )
  const best = fitting.toSorted((a, b) => sum(b) - sum(a))[0]
  if (!best || no.some((phrase) => sum(phrase) >= sum(best))) return undefined
  return { how: words(best) >= BY_WORDS ? 'words' : 'meaning', score: Math.max(words(best), meaning(best)) }
}

/** The same numbers, and no other sort of thing asked for: 三号楼 and 五号楼, 几点 and 多少钱 are near by every other measure. */
function agree(one: Phrase, other: Phrase): boolean {
  const figures = ({ key }: Phrase) =>
    (
      key.match(/\d+|(?<![一二三四五六七八九十百千万两])[一二三四五六七八九十百千万两]+(?=[号栋楼单层岁年月天元])/g) ?? []
    ).join()
  const kinds = one.kinds.length === 0 || other.kinds.length === 0 || one.kinds.some((kind) => other.kinds.includes(kind))
  return figures(one) === figures(other) && kinds
}

/** Characters by which one question may be asked in two ways. */
const OF_THE_ASKING = new Set(
  '的了着过吗呢啊呀吧嘛么在去到上来往是有要得能会该请给把被和跟与哪那里儿处个谁何啥怎咋几多办弄搞开领拿取交缴打找问用',
)

/** Alike to the letter but for one character that is neither of the asking, nor sounds like the other, nor means the same: 停水了找谁, 停电了找谁. */
function differInOneThing(one: string, other: string, glossary: Snapshot['glossary']): boolean {
  if (one.length !== other.length) return false
  const places = [...one].flatMap((char, at) => (char === other[at] ? [] : [at]))
  const [at] = places
  if (at === undefined || places.length > 1) return false
  const [here, there] = [one[at]!, other[at]!]
  if (OF_THE_ASKING.has(here) || OF_THE_ASKING.has(there) || sounds().nearlyAlike(here).includes(there)) return false
  const { written, said } = glossary.otherWords(here)
  return ![...written, ...said].includes(there)
}

function prepare({ standing }: Snapshot, gazetteer: Gazetteer): Phrases {
  let number = 0
  const phrases = (texts: readonly string[]) => texts.map((text) => phraseOf(fold(text), number++, gazetteer))
  return {
    of: standing.map(({ question, also, not }) => ({ yes: phrases([question, ...also]), no: phrases(not) })),
    places: standing.map(({ place }) => (place === undefined ? undefined : (gazetteer.resolve(place)[0] ?? 'unknown'))),
  }
}

const POLITE =
  /^(?:请问|您好|你好|小格|麻烦|想?问一?下|咨询一?下|请教一?下|我?想(?:问|咨询|了解|知道)一?下?|有人知道|谁知道|我们?这[里边儿]?)+/
const PARTICLES = /(?:谢谢|多谢|[吗呢啊呀吧嘛哦了]){1,8}$/

function phraseOf(folded: string, number: number, gazetteer: Gazetteer): Phrase {
  let rest = ''
  let from = 0
  for (const { start, end } of gazetteer.placesIn(folded)) {
    if (start < from) continue
    rest += folded.slice(from, start)
    from = end
  }
  const letters = (rest + folded.slice(from)).replace(/[^\p{L}\p{N}]/gu, '')
  const key = letters.replace(POLITE, '').replace(PARTICLES, '') || letters
  const pairs = new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)))
  return { number, key, pairs, kinds: kindsAsked(folded) }
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size)
}
