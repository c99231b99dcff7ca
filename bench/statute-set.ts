/**
 * Passages and questions that every clone has: the articles of the statutes under models/train/data, asked for in the questions written beside
 * the statutes that are held out, on which nothing was ever trained.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PROJECT_ROOT } from '../config/settings.ts'
import { splitFile } from '../knowledge/units.ts'
import { isHeldOut, readQuestions, type TrainingQuestion } from '../models/train/documents.ts'
import type { Judged, JudgedPassage } from './judged.ts'

export interface Statute {
  title: string
  articles: string[]
}

const FILE = join(PROJECT_ROOT, 'models', 'train', 'data', 'statutes.jsonl.gz')

/** In the order of the file. */
export function readStatutes(): Statute[] {
  const lines = gunzipSync(readFileSync(FILE)).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Statute)
}

type ArticleQuestion = TrainingQuestion & { article: number; evidence: string }

/** Questions that an article of a held-out statute answers. */
export function heldOutQuestions(): ArticleQuestion[] {
  const isOne = (question: TrainingQuestion): question is ArticleQuestion =>
    question.kind === 'answerable' &&
    question.article !== undefined &&
    question.evidence !== undefined &&
    isHeldOut(question.document)
  return readQuestions().filter(isOne)
}

/** What is asked beside held-out statutes, also what these do not answer. */
export function residentsQuestions(): string[] {
  return readQuestions().flatMap(({ document, question }) => (isHeldOut(document) ? [question] : []))
}

/** The first `size` articles of held-out statutes that are asked about, and what is asked about those. */
export function smallSet(size: number): Judged {
  const questions = heldOutQuestions()
  return judged(articlesOf(askedFirst(questions)).slice(0, size), size, questions)
}

/**
 * `size` passages, the small set's among them: all articles, and from the first on the sentences of those that have several. A sentence
 * that holds the evidence is right too.
 */
export function largeSet(size: number): Judged {
  const questions = heldOutQuestions()
  const articles = articlesOf(askedFirst(questions))
  const passages = articles.slice(0, size)
  for (let at = 0; at < articles.length && passages.length < size; at++) passages.push(...sentencesOf(articles[at]!))
  return judged(passages.slice(0, size), size, questions)
}

/** The statutes that are asked about before the others. */
function askedFirst(questions: readonly ArticleQuestion[]): Statute[] {
  const asked = new Set(questions.map(({ document }) => document))
  return readStatutes().sort((a, b) => Number(asked.has(b.title)) - Number(asked.has(a.title)))
}

interface Piece extends JudgedPassage {
  title: string
  article: number
  sentence?: true
}

function articlesOf(statutes: readonly Statute[]): Piece[] {
  return statutes.flatMap(({ title, articles }, number) =>
    articles.map((text, article) => ({ id: `${number}-${article}`, title, text, article })),
  )
}

function sentencesOf(piece: Piece): Piece[] {
  const sentences = splitFile(piece).filter(({ kind }) => kind === 'sentence')
  if (sentences.length < 2) return []
  return sentences.map(({ start, end }, at) => ({
    ...{ ...piece, id: `${piece.id}-${at}`, text: piece.text.slice(start, end) },
    sentence: true,
  }))
}

function judged(pieces: readonly Piece[], size: number, questions: readonly ArticleQuestion[]): Judged {
  if (pieces.length < size) throw new Error(`the statutes make ${pieces.length} passages, ${size} are wanted`)
  const byArticle = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const key = `${piece.title} ${piece.article}`
    if (byArticle.get(key)?.push(piece) === undefined) byArticle.set(key, [piece])
  }
  const queries = questions.flatMap(({ document, article, question, evidence }, at) => {
    const right = (byArticle.get(`${document} ${article}`) ?? []).filter(
      ({ sentence, text }) => !sentence || text.includes(evidence),
    )
    return right.length === 0 ? [] : [{ id: `q${at}`, text: question, positive_ids: right.map(({ id }) => id) }]
  })
  return { passages: pieces.map(({ id, title, text }) => ({ id, title, text })), queries }
}
