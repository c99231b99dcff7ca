/**
 * The knowledge base at one instant, complete and never changed: a new one is built beside it and takes its place.
 */

import type { Glossary } from './glossary.ts'
import type { CloseReader, Reader } from './reading.ts'

import type { Reranker } from './reranker.ts'
import type { FiledUnits, Scope } from './scope.ts'

/** 知识文件, as read. Offsets everywhere are UTF-16 units of `text`. */
export interface KnowledgeFile {
  /** Relative to the folder, with `/`: what a citation names. */
  path: string
  title: string
  place?: string
  publisher?: string
  source?: string
  /** ISO date (2018-10-10), or a year and month where no more is known. */
  date?: string
  validUntil?: string
  /** ISO: before that day it is no rule yet. */
  inForceFrom?: string
  owner?: string
  /** 内部: not for residents. Absent: for everybody. */
  audience?: 'staff'
  /** Words in it that speak to a machine: no unit holds them. */
  planted?: readonly FoundOrder[]
  /** 常见问法: how people ask for what this file says. */
  aliases: string[]
  /** The file's own text, unchanged (of HTML: the readable text). Quotes are slices of it. */
  text: string
}

/** 夹带的指令, as staff are told of it. */
export interface FoundOrder {
  /** UTF-16 offsets in the text; both 0 for what a page hides outside of it. */
  start: number
  end: number
  line: number
  reason: string
}

/**
 * What is searched. A passage is an article, a paragraph, a list with its stem or a table; its sentences are units of their own.
 */
export interface Unit {
  kind: 'passage' | 'sentence'
  /** Index into `files`. */
  file: number
  /** Index of the passage that this sentence belongs to; of a passage: its own. */
  passage: number
  start: number
  end: number
  /** The headings above it, outermost first, joined by “ › ”. */
  heading?: string
  /** What is indexed: title, heading, the stem of a list and the text itself. */
  indexed: string
}

/** 标准问答: a question that staff answered themselves. Its file is not searched as others are. */
export interface StandingAnswer {
  path: string
  /** What it stands on (来源), else what the file is called. */
  title: string
  question: string
  /** Other ways to ask for it. */
  also: string[]
  /** Questions that sound alike and are not answered by it. */
  not: string[]
  /** The answer, verbatim, and where it stands in the file. */
  quote: string
  start: number
  end: number
  place?: string
  /** ISO dates. */
  date?: string
  validUntil?: string
  audience?: 'staff'
}

/** Why a file is not in the base: in words for the person who wrote it. */
export interface RefusedFile {
  path: string
  line: number
  reason: string
}

export interface Hit {
  /** Index into `units`. */
  unit: number
  score: number
}

/** What is looked for, and what may stand for it. */
export interface WordQuery {
  text: string
  /** Further words (what a term is called elsewhere, what was probably meant), each at its weight, 0 to 1. A word of `text` counts as it does there. */
  also: readonly { text: string; weight: number }[]
}

/** A question and the units, as vectors of length 1. */
export interface Closeup {
  /** Who made them: numbers of two encoders say nothing to each other. */
  encoder: string
  question: Float32Array
  vectorOf(unit: number): Float32Array | undefined
  /** Cosine of the unit and the question. */
  nearness(unit: number): number | undefined
}

export interface Snapshot extends FiledUnits {
  /** Another model's opinion on the order of the ten best, where the settings want one. */
  rerank?: Reranker['rerank']
  files: readonly KnowledgeFile[]
  units: readonly Unit[]
  refused: readonly RefusedFile[]
  standing: readonly StandingAnswer[]
  /** What people call things that the files call otherwise. */
  glossary: Glossary
  /** BM25 over `indexed`, folded. */
  byWords(query: string | WordQuery, k: number, among?: Scope): Hit[]
  /** The share of the query's idf mass that the base knows at all, 0 to 1. */
  known(query: string | WordQuery): number
  /** The score that `byWords` would give at most: that of a text with all words of the query, often and briefly. */
  mass(query: string | WordQuery): number
  /** How many units hold a word (one of `wordsOf`) at all. */
  frequency(word: string): number
  /** By meaning (cosine of the encoder's vectors); undefined while vectors are being made or when no encoder runs. */
  byMeaning(query: string, k: number, among?: Scope): Promise<Hit[] | undefined>
  /** Cosines of the query with all phrases of all standing answers, each one's question, then `also`, then `not`; undefined as above. */
  standingByMeaning(query: string): Promise<ArrayLike<number> | undefined>
  /** What orders and judges what was found, where the vectors are those of its encoder. */
  reader?: Reader
  /** Reads the first passages together with the question, where there is one. */
  closeReader?: CloseReader
  /** For what looks closer than a cosine; undefined as with `byMeaning`. */
  closeup(query: string): Promise<Closeup | undefined>
}
