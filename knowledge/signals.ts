/**
 * 征象: what speaks for and against the answer standing in the passages that were found. Each is a number near 0 to 1 with a
 * name; `sufficiency.ts` weighs them, and the trace of an answer shows them.
 */
import { FIGURE_KINDS, hasShape } from './answer-kind.ts'
import type { AskedQuestion } from './question.ts'
import type { Found } from './retrieve.ts'
import type { Shelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import { wordsOfFolded } from './words.ts'

export interface Signals {
  /** Nearness in meaning of the best sentence and of the best passage. */
  sentenceMeaning: number
  passageMeaning: number
  /** bm25 / mass of the best passage. */
  words: number
  /** How far the best sentence stands out from the tenth. */
  standsOut: number
  /** Share of the question's idf mass that the base knows. */
  known: number
  /** Share of it that the base knows, but not the best passages. */
  missing: number
  /** The heaviest word that the base knows and the best passages lack, against the heaviest of the question. */
  missingTerm: number
  /** Terms in quotation marks that the best passages lack: share. */
  quotedMissing: number
  /** Asked for: a figure (of any sort); a sum of money; who; a penalty; may I; nothing in particular. */
  asksFigure: number
  asksMoney: number
  asksWho: number
  asksPenalty: number
  asksAllowed: number
  asksNothing: number
  /** The sort of thing asked for is missing: from the best sentence; from the best passage. */
  shapeless: number
  shapelessPassage: number
  /** A figure is asked for, and the passage holds none of that sort. */
  figureless: number
  /** The question holds a figure that the best passages do not. */
  otherFigure: number
  /** It presumes something (“不是规定…吗，去哪领”). */
  presumes: number
  /** Files of other places answer better: by how much. */
  betterElsewhere: number
}

const PRESUMES =
  /(?:不是|规定|条例|办法|文件|写了?|写着|说了?|听说)[^。?]{2,24}(?:吗|嘛|对吧|是吧|对不对|是不是|么)|(?:对吧|对不对|是吧|是不是[?]?)\s*[?,。]?$/
const FIGURE = /\d+(?:\.\d+)?|[零一二三四五六七八九十百千万两半]+(?=[元块天日年月岁个次%折成倍米度小时分])/g
const LOOKED_AT = 3

/** `elsewhere`: the same search among the files that do not hold where it is asked; undefined when there are none. */
export function signalsOf(asked: AskedQuestion, found: Found, snapshot: Snapshot, shelf: Shelf, elsewhere?: Found): Signals {
  const best = found.candidates[0]
  const tenth = found.candidates[Math.min(9, found.candidates.length - 1)]
  const passages = [...new Set(found.candidates.slice(0, 6).map((candidate) => candidate.passage))].slice(0, LOOKED_AT)
  const text = passages.map((passage) => titled(passage, snapshot, shelf)).join('\n')
  const kind = asked.kinds[0]
  const figure = asked.kinds.some((one) => FIGURE_KINDS.has(one))
  const sentence = best ? shelf.folded(snapshot, best.unit) : ''
  const passage = best ? shelf.folded(snapshot, best.passage) : ''
  const isMissing = (pattern: string) => (text.includes(pattern) ? 0 : 1)
  const outside = elsewhere?.candidates[0]
  return {
    sentenceMeaning: best?.sentenceMeaning ?? 0,
    passageMeaning: Math.max(0, ...found.candidates.slice(0, 6).map((candidate) => candidate.passageMeaning ?? 0)),
    words: Math.max(0, ...found.candidates.slice(0, 6).map((candidate) => candidate.passageWords)),
    standsOut: best && tenth ? best.score - tenth.score : 0,
    known: found.known,
    ...missingWords(asked, snapshot, text),
    quotedMissing:
      asked.quoted.length === 0 ? 0 : asked.quoted.reduce((sum, term) => sum + isMissing(term), 0) / asked.quoted.length,
    asksFigure: Number(figure),
    asksMoney: Number(asked.kinds.includes('money')),
    asksWho: Number(kind === 'who'),
    asksPenalty: Number(kind === 'penalty'),
    asksAllowed: Number(kind === 'allowed' || kind === 'yes_no'),
    asksNothing: Number(kind === undefined),
    shapeless: Number(kind !== undefined && !hasShape(kind, sentence)),
    shapelessPassage: Number(kind !== undefined && !hasShape(kind, passage)),
    figureless: Number(asked.kinds.some((one) => FIGURE_KINDS.has(one) && !hasShape(one, passage))),
    otherFigure: Number((asked.folded.match(FIGURE) ?? []).some((one) => !text.includes(one))),
    presumes: Number(PRESUMES.test(asked.folded)),
    betterElsewhere: best && outside ? Math.max(0, outside.score - best.score) : 0,
  }
}

function titled(passage: number, snapshot: Snapshot, shelf: Shelf): string {
  const unit = snapshot.units[passage]!
  return `${snapshot.files[unit.file]!.title} ${unit.heading ?? ''} ${shelf.folded(snapshot, passage)}`
}

function missingWords(asked: AskedQuestion, snapshot: Snapshot, text: string): { missing: number; missingTerm: number } {
  const there = new Set(wordsOfFolded(text))
  let all = 0
  let missing = 0
  let heaviest = 0
  let heaviestMissing = 0
  for (const word of new Set(wordsOfFolded(asked.content))) {
    const mass = snapshot.mass(word)
    all += mass
    if (snapshot.known(word) === 0) continue
    heaviest = Math.max(heaviest, mass)
    if (there.has(word)) continue
    missing += mass
    heaviestMissing = Math.max(heaviestMissing, mass)
  }
  return { missing: all > 0 ? missing / all : 0, missingTerm: heaviest > 0 ? heaviestMissing / heaviest : 0 }
}
