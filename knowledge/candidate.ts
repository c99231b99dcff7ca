/** 候选: a sentence that may answer, and all that was found for a question. */
import type { Instead } from './namesakes.ts'

export interface Candidate {
  /** Index into `units`, of a sentence. */
  unit: number
  passage: number
  file: number
  /** Relevance and what its form and its place say for or against it. */
  score: number
  /** Nearness of the passage and, with its share, of the sentence. */
  relevance: number
  /** Cosines; undefined while there are no vectors. */
  sentenceMeaning?: number
  passageMeaning?: number
  /** bm25 over what it could be at most, 0 to 1. */
  sentenceWords: number
  passageWords: number
  /** How near the question comes to one of the file's 常见问法, 0 to 1. */
  alias: number
  /** Of the file's place from the one asked about: 0 the same. */
  distance: number
  /** By the reader: log-odds against the others, by which they are ordered; and what it was made of. */
  rank?: number
  features?: Readonly<Record<string, number>>
}

export interface Found {
  /** Best first: by the reader where there is one, else by score; only of files that hold where it is asked, and are in force. */
  candidates: Candidate[]
  /** Scored passages, best first. */
  passages: { unit: number; score: number }[]
  byMeaning: boolean
  /** The passage that came nearest speaks of another thing than the one asked for, and is left out. */
  instead?: Instead
  /** Of the question, by the reader: how likely it is of a kind that no passage answers. Absent without a reader. */
  questionKinds?: Readonly<Record<string, number>>
  /** Log-odds, by passage, that the first ones answer, read together with the question (close-reading.ts). Absent where nobody reads so closely. */
  close?: ReadonlyMap<number, number>
}

/** The best score in what was found, whatever the order; 0 for nothing. */
export function topScore({ candidates }: Pick<Found, 'candidates'>): number {
  return candidates.reduce((best, { score }) => Math.max(best, score), 0)
}
