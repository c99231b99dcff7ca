/**
 * 有据: does a sentence that a chat model wrote say only what a passage says? A cheap and strict stand-in for entailment: it would rather lose a good
 * sentence than let a false one through, as the quotation is always there instead.
 *
 * Clause by clause, against the one sentence of the passage that shares most with it: nothing in other than the passage's or plain words, so that no
 * name, place or term can enter; every figure there with its unit and its bound, and beside the same words; nothing permitted that is forbidden, nor the other way round; no link at all.
 */
import { fold } from './fold.ts'
import { agrees, type Polarity, type Stance, stanceOf } from './polarity.ts'
import { type Quantity, quantitiesIn, sameQuantity, sameUnit } from './quantities.ts'
import { sharedWords } from './shared-words.ts'

/** A passage to be leant on, folded. */
export interface Source {
  /** Title, headings, place: may be named, but support nothing. */
  about: string
  /** Its sentences; an item of a list with what announces it, and the list as a whole. */
  sentences: readonly SourceSentence[]
}

export interface SourceSentence {
  text: string
  stance: Stance
  quantities: readonly Quantity[]
}

export function sourceSentence(text: string): SourceSentence {
  const folded = fold(text).replace(/(?<!\s)\s*\n\s*/g, ' ')
  return { text: folded, stance: stanceOf(folded), quantities: quantitiesIn(folded) }
}

/** Of a clause's letters, those that must be the passage's own. */
const LEAST_SHARE = 0.4
const LEAST_SHARED = 4
/** “根据有关规定”, “需要注意的是”: clauses that only lead on. */
const LONGEST_LINK = 12
/** A clause of fewer letters is read together with the one before it, whose subject it continues; the first with the next. */
const SPEAKS_FOR_ITSELF = 7
const LINK = /https?:|:\/\/|www\.|[a-z0-9]\.[a-z]{2,}|@|[<>`]|\]\(|javascript:/i
const NAMED = /[《“"「『]([^《》“”"「」『』]{1,60})[》”"」』]/g
const HAN_PAIR = /^\p{Script=Han}{2}$/u

/** Undefined when the passage bears the sentence; otherwise why it does not, in a word. Pure and total. */
export function unsupported(sentence: string, source: Source): string | undefined {
  const text = fold(sentence).replace(/(?<!\s)\s*\n\s*/g, ' ')
  if (LINK.test(text)) return 'link'
  for (const [, named] of text.matchAll(NAMED)) {
    if (!source.about.includes(named!) && !source.sentences.some((one) => one.text.includes(named!))) return 'named'
  }
  const whole = { text, stance: stanceOf(text), quantities: quantitiesIn(text) }
  let shared = 0
  const clauses = clausesOf(whole)
  for (const [at, clause] of clauses.entries()) {
    const result = clauseSupport(clause, clauses[at - 1] ?? clauses[1], whole, source)
    if (typeof result === 'string') return result
    shared += result
  }
  return shared < LEAST_SHARED ? 'empty' : undefined
}

interface Clause {
  text: string
  /** Without its figures: what they are said of. */
  words: string
  start: number
  /** Offsets within the clause. */
  free: { start: number; end: number }[]
  quantities: readonly Quantity[]
}

function clausesOf({ text, quantities }: SourceSentence): Clause[] {
  const clauses: Clause[] = []
  for (const match of text.matchAll(/(?:[^,;:。!?…]|(?<=\d)[,:](?=\d))+/g)) {
    const start = match.index
    const end = start + match[0].length
    const own = quantities.filter((one) => one.start >= start && one.start < end)
    const free = own.map((one) => ({ start: Math.max(one.from, start) - start, end: Math.min(one.to, end) - start }))
    clauses.push({ text: match[0], words: blanked(match[0], free), start, free, quantities: own })
  }
  return clauses
}

function blanked(text: string, spans: Clause['free']): string {
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text)
}

/** Letters shared with the passage, or why it is not supported. */
function clauseSupport(
  clause: Clause,
  beside: Clause | undefined,
  whole: SourceSentence,
  { about, sentences }: Source,
): number | string {
  const short = beside && lettersOf(clause.words).length < SPEAKS_FOR_ITSELF
  const subject = short ? `${beside.words},${clause.words}` : clause.words
  const covered = sentences
    .map((source) => ({
      source,
      ...sharedWords(clause.text, source.text, about, clause.free),
      rank: sharedWords(subject, source.text, '').shared,
    }))
    .filter(({ strange }) => strange === 0)
  if (covered.length === 0) return 'strange'
  const top = Math.max(...covered.map(({ rank }) => rank))
  if (top < 2 || top < LEAST_SHARE * lettersOf(subject).length) {
    const says = clause.quantities.length > 0 || whole.stance.marks.some(({ start }) => within(start, clause))
    return says || lettersOf(clause.words).length > LONGEST_LINK ? 'bare' : 0
  }
  const nearest = covered.filter(({ rank }) => rank === top)
  const reasons = nearest.map(({ source }) => figuresLack(clause, subject, whole, source) ?? stanceLacks(clause, whole, source))
  return reasons.includes(undefined) ? Math.max(...nearest.map(({ shared }) => shared)) : reasons[0]!
}

const within = (offset: number, { start, text }: Clause) => offset >= start && offset < start + text.length

function figuresLack(clause: Clause, subject: string, whole: SourceSentence, source: SourceSentence): string | undefined {
  for (const said of clause.quantities) {
    if (!source.quantities.some((one) => sameQuantity(said, one))) return 'figure'
    const rivals = source.quantities.filter((one) => sameUnit(one.unit, said.unit) && !sameQuantity(said, one))
    if (rivals.length > 0 && !besideTheSame(said, [clause, subject], whole, source)) return 'swapped'
  }
  return undefined
}

/** Where a sentence holds several figures of one kind: is this the one that its words belong to? */
function besideTheSame(
  said: Quantity,
  [own, subject]: readonly [Clause, string],
  whole: SourceSentence,
  source: SourceSentence,
): boolean {
  const ofKind = clausesOf(source).filter(({ quantities }) => quantities.some((one) => sameUnit(one.unit, said.unit)))
  // By its own words; where these fit several, by the subject that it continues.
  const rank = ofKind.map(({ text }) => sharedWords(own.words, text, '').shared * 1_000 + sharedWords(subject, text, '').shared)
  const top = Math.max(...rank)
  return ofKind.some(({ text, quantities }, at) => {
    if (rank[at] !== top || !quantities.some((one) => sameQuantity(said, one))) return false
    const alone = quantities.every((one) => !sameUnit(one.unit, said.unit) || sameQuantity(said, one))
    const around = whole.text.slice(Math.max(own.start, said.from - 3), said.to)
    return alone || lettersOf(text).includes(lettersOf(around))
  })
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

function stanceLacks(clause: Clause, whole: SourceSentence, source: SourceSentence): string | undefined {
  const pairs = pairsOf(clause, whole, source)
  // “…是不可以的”: a mark behind all that it speaks of.
  const last = whole.stance.marks.findLast(({ start }) => within(start, clause))
  const trailing = last && pairs.every(({ offset }) => offset < last.end) ? last.polarity : undefined
  if (last && pairs.length === 0) return 'bare'
  for (const { pair, offset } of pairs) {
    const said = trailing ?? saidOf(offset, whole, source)
    const theirs = occurrences(source.text, pair).map((at) => source.stance.at(at))
    if (!theirs.some((one) => agrees(said, one, source.stance.negative))) return 'turned'
  }
  return undefined
}

const BARE_DENIAL = /^(?:不|没|没有|未|无|非|不再|不在|不是)$/

/** A bare 不 before a list reaches no further than its first item (不进楼道、进电梯), unless the source says it just so. */
function saidOf(offset: number, { text, stance }: SourceSentence, source: SourceSentence): Polarity {
  const mark = stance.markAt(offset)
  if (!mark) return 'none'
  const bare = BARE_DENIAL.test(text.slice(mark.start, mark.end)) && text.slice(mark.end, offset).includes('、')
  return bare && !source.text.includes(text.slice(mark.start, offset + 2)) ? 'none' : mark.polarity
}

/** Neighbouring characters that the source has, too, without those that permit or forbid. */
function pairsOf({ text, start }: Clause, { stance }: SourceSentence, source: SourceSentence) {
  const pairs: { pair: string; offset: number }[] = []
  for (let at = 0; at + 2 <= text.length; at++) {
    const pair = text.slice(at, at + 2)
    const offset = start + at
    if (!HAN_PAIR.test(pair) || !source.text.includes(pair)) continue
    if (stance.marks.some((mark) => offset < mark.end && offset + 2 > mark.start)) continue
    pairs.push({ pair, offset })
  }
  return pairs
}

function occurrences(text: string, pair: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 1)) found.push(at)
  return found
}
