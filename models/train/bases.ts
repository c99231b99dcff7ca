/** The documents of the training material put together to bases of about two dozen, as a community's folder is. */
import { isHeldOut, readDocuments, readQuestions, type TrainingDocument, type TrainingQuestion } from './documents.ts'

/** A statute longer than this is cut around the articles that are asked about. */
const MOST_ARTICLES = 60
const STATUTES_A_BASE = 24
const TEXTS_A_BASE = 12

export interface TrainingBase {
  names: string[]
  /** Whether its questions are asked from the place of their document. */
  area: boolean
}

export interface Materials {
  documents: Map<string, TrainingDocument>
  questions: TrainingQuestion[]
  /** By document. */
  asked: Map<string, TrainingQuestion[]>
}

export function readMaterials(): Materials {
  const questions = readQuestions()
  const asked = new Map<string, TrainingQuestion[]>()
  for (const question of questions) {
    const own = asked.get(question.document)
    if (own) own.push(question)
    else asked.set(question.document, [question])
  }
  return { documents: readDocuments(), questions, asked }
}

/** `limits`: bases of each sort at most. */
export function basesOf(materials: Materials, heldOut: boolean, limits: { statutes: number; texts: number }): TrainingBase[] {
  const { documents, asked } = materials
  const names = [...documents.keys()].filter((name) => isHeldOut(name) === heldOut && asked.has(name))
  // Those of which most is asked; neighbours in the alphabet are of one place or one office, so a stride puts different ones side by side.
  const bases = (list: string[], size: number, limit: number) => {
    if (limit === 0) return []
    const most = list.toSorted((a, b) => asked.get(b)!.length - asked.get(a)!.length || (a < b ? -1 : 1)).slice(0, limit * size)
    const count = Math.max(1, Math.round(most.length / size))
    return Array.from({ length: count }, (_, number) => most.toSorted().filter((_, at) => at % count === number))
  }
  const texts = names.filter((name) => name.endsWith('.md'))
  const statutes = names.filter((name) => !name.endsWith('.md'))
  return [
    ...bases(statutes, STATUTES_A_BASE, limits.statutes).map((names) => ({ names, area: true })),
    ...bases(texts, TEXTS_A_BASE, limits.texts).map((names) => ({ names, area: false })),
  ]
}

/** The text that is written to the base: whole, or the articles near those asked about. */
export function textOf(name: string, { documents, asked }: Materials): string {
  const { file, articles } = documents.get(name)!
  if (!articles || articles.length <= MOST_ARTICLES) return file.text
  const wanted = asked.get(name)!.flatMap(({ article }) => article ?? [])
  const near = articles.map((_, at) => ({ at, far: Math.min(...wanted.map((one) => Math.abs(one - at))) }))
  const kept = new Set(
    near
      .sort((a, b) => a.far - b.far || a.at - b.at)
      .slice(0, MOST_ARTICLES)
      .map(({ at }) => at),
  )
  const piece = (at: number) => file.text.slice(articles[at]!, articles[at + 1] ?? file.text.length)
  return `${file.title}\n\n${articles.flatMap((_, at) => (kept.has(at) ? [piece(at)] : [])).join('')}`
}
