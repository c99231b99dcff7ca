/**
 * 征象: what speaks for and against the answer standing in the passages that were found. Each is a number near 0 to 1 with a
 * name; `sufficiency.ts` weighs them, and the trace of an answer shows them.
 */
import { type AnswerKind, FIGURE_KINDS, hasShape } from './answer-kind.ts'
import { unitFound, unitMissing } from './asked-unit.ts'
import { type Candidate, type Found, topScore } from './candidate.ts'
import { premiseOf } from './premise.ts'
import type { AskedQuestion } from './question.ts'
import type { Shelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import { wordsOf } from './words.ts'

export interface Signals {
  /** Nearness in meaning of the best sentence and of the best passage; 0 without vectors. */
  sentenceMeaning: number
  passageMeaning: number
  /** bm25 / mass of the best sentence and of the best passage. */
  sentenceWords: number
  passageWords: number
  /** How near the question comes to a 常见问法 of the best sentence's file. */
  alias: number
  /** How far the best sentence stands out from the tenth. */
  standsOut: number
  /** Asked for: a figure (of any sort); a sum of money; who; a penalty; may I; nothing in particular. */
  asksFigure: number
  asksMoney: number
  asksWho: number
  asksPenalty: number
  asksAllowed: number
  asksNothing: number
  /** The sort of thing asked for is not in the best sentence's passage. */
  shapeless: number
  /** Asked for, and not in that passage: a sum of money; a count or a measure; a penalty; a telephone number. */
  lacksMoney: number
  lacksCount: number
  lacksPenalty: number
  lacksPhone: number
  /** The unit that is asked for (几天, 多少元) stands after no figure of the passage. */
  lacksUnit: number
  /** It presumes something (“不是规定…吗，去哪领”). */
  presumes: number
  /** A figure of the question stands in the passage; only others of its sort do; none does. The same of one that presumes. */
  figureAgrees: number
  figureDiffers: number
  figureAbsent: number
  presumesAgreeing: number
  presumesDiffering: number
  /** The best sentence stands in running prose (a report, a notice, a guide), not in the articles of a rule. */
  prose: number
  /** How far it stands in everyday language, and not in that of reports (officialese.ts). */
  plain: number
  /** Of the question's idf mass: how much the base knows at all. Of its rare words: how much the best passage has, by weight. */
  known: number
  rareMet: number
  rareMissing: number
  /** The same of the best sentence alone. */
  rareMetHere: number
  /** The unit that is asked for stands after a figure of the best sentence; of its passage. */
  unitMet: number
  unitMetBeside: number
  /** Of the words that the question puts in quotation marks: the share that the best file does not have. */
  quotedMissing: number
  /** Files of other places answer better: by how much, up to `MOST_BETTER`. */
  betterElsewhere: number
  /** The same, where that file is only the counterpart of the one found here, and here stands the sort of thing asked for. */
  betterCounterpart: number
}

const MOST_BETTER = 0.12
/** Of the best sentences: as many may speak for their passages. */
const LOOKED_AT = 6

/** `elsewhere`: the same search among the files that do not hold where it is asked; undefined when there are none. */
export function signalsOf(asked: AskedQuestion, found: Found, snapshot: Snapshot, shelf: Shelf, elsewhere?: Found): Signals {
  const best = found.candidates[0]
  const relevance = found.candidates.map((candidate) => candidate.relevance).sort((a, b) => b - a)
  const top = found.candidates.slice(0, LOOKED_AT)
  const kind = asked.kinds[0]
  const passage = best ? shelf.folded(snapshot, best.passage) : ''
  const outside = elsewhere?.candidates[0]
  const better = (here: Candidate, there: Candidate) => {
    const by = Math.min(MOST_BETTER, Math.max(0, topScore(elsewhere!) - topScore(found)))
    const both =
      shelf.counterparts(here.file, there.file) &&
      asked.kinds.every((one) => hasShape(one, passage)) &&
      !unitMissing(asked.folded, passage)
    return both ? { betterElsewhere: 0, betterCounterpart: by } : { betterElsewhere: by, betterCounterpart: 0 }
  }
  return {
    sentenceMeaning: best?.sentenceMeaning ?? 0,
    passageMeaning: Math.max(0, ...top.map((candidate) => candidate.passageMeaning ?? 0)),
    sentenceWords: best?.sentenceWords ?? 0,
    passageWords: Math.max(0, ...top.map((candidate) => candidate.passageWords)),
    alias: best?.alias ?? 0,
    standsOut: best ? standsOut(best.relevance, relevance) : 0,
    asksFigure: Number(asked.kinds.some((one) => FIGURE_KINDS.has(one))),
    asksMoney: Number(asked.kinds.includes('money')),
    asksWho: Number(kind === 'who'),
    asksPenalty: Number(kind === 'penalty'),
    asksAllowed: Number(kind === 'allowed' || kind === 'yes_no'),
    asksNothing: Number(kind === undefined),
    shapeless: Number(kind !== undefined && !hasShape(kind, passage)),
    ...lacks(asked, passage),
    ...presumed(asked.folded, passage),
    prose: Number(best !== undefined && !shelf.articled(best.file)),
    plain: best === undefined ? 0 : shelf.plain(best.file),
    known: snapshot.known(asked.words),
    ...rarities(asked, best, snapshot),
    unitMet: Number(best !== undefined && unitFound(asked.folded, shelf.folded(snapshot, best.unit))),
    unitMetBeside: Number(unitFound(asked.folded, passage)),
    quotedMissing: best ? quotedMissing(asked.folded, passage, snapshot.files[best.file]!.text) : 0,
    ...(best && outside ? better(best, outside) : { betterElsewhere: 0, betterCounterpart: 0 }),
  }
}

function presumed(question: string, passage: string) {
  const { presumes, agrees, differs, absent } = premiseOf(question, passage)
  return {
    ...{ presumes, figureAgrees: agrees, figureDiffers: differs, figureAbsent: absent },
    ...{ presumesAgreeing: presumes * agrees, presumesDiffering: presumes * differs },
  }
}

/** A candidate fainter than this share of the best is not one of those that it stands out from: a word of the glossary brought it. */
const FAINT = 0.25

/** From the tenth, or the last of fewer. `relevance`: best first. */
function standsOut(best: number, relevance: readonly number[]): number {
  const others = relevance.slice(0, 10).filter((one) => one >= FAINT * best)
  return best - (others[others.length - 1] ?? 0)
}

/** A word that fewer of the units than this hold is rare: it names the matter. */
const RARE = 0.03

/** Rare words of the question, by the logarithm of how rare they are; two at full length stand for one. */
function rarities(
  asked: AskedQuestion,
  best: Candidate | undefined,
  snapshot: Snapshot,
): Pick<Signals, 'rareMet' | 'rareMissing' | 'rareMetHere'> {
  let [met, missing, here] = [0, 0, 0]
  const sentence = best ? new Set(wordsOf(snapshot.units[best.unit]!.indexed)) : new Set<string>()
  const passage = best ? new Set(wordsOf(snapshot.units[best.passage]!.indexed)) : new Set<string>()
  for (const word of new Set(wordsOf(asked.content))) {
    const share = snapshot.frequency(word) / snapshot.units.length
    if (share >= RARE || word.length < 2) continue
    const weight = Math.min(1, -Math.log10(Math.max(share, 1e-4)) / 4)
    if (passage.has(word)) met += weight
    else missing += weight
    if (sentence.has(word)) here += weight
  }
  return { rareMet: Math.min(2, met / 2), rareMissing: Math.min(2, missing / 4), rareMetHere: Math.min(2, here / 2) }
}

const QUOTED = /["“「『《]([^"”」』》]{2,12})["”」』》]/gu

function quotedMissing(question: string, passage: string, file: string): number {
  const terms = [...question.matchAll(QUOTED)].map(([, term]) => term!)
  return terms.length === 0 ? 0 : terms.filter((term) => !passage.includes(term) && !file.includes(term)).length / terms.length
}

type Lacks = Pick<Signals, 'lacksMoney' | 'lacksCount' | 'lacksPenalty' | 'lacksPhone' | 'lacksUnit'>

function lacks(asked: AskedQuestion, passage: string): Lacks {
  const missing = (...kinds: AnswerKind[]) =>
    Number(kinds.some((kind) => asked.kinds.includes(kind) && !hasShape(kind, passage)))
  return {
    lacksMoney: missing('money'),
    lacksCount: missing('amount', 'length', 'share'),
    lacksPenalty: missing('penalty'),
    lacksPhone: missing('phone'),
    lacksUnit: Number(unitMissing(asked.folded, passage)),
  }
}
