/** 依据: the numbered passages that a chat model is shown, and what is checked against: those behind the citations first, then the next best of the same files. */
import type { Answer, Citation } from './answer-types.ts'
import { isInternalPath } from './audience.ts'
import { fold } from './fold.ts'
import { isPlantedOrder } from './planted-orders.ts'
import type { KnowledgeFile, Snapshot } from './snapshot.ts'
import { type Source, type SourceSentence, sourceSentence } from './support.ts'

export interface Evidence {
  /** Whole sentences, verbatim. */
  text: string
  source: Source
  /** Of the answer's citations, those that it holds; none for a passage that is only near. */
  citations: number[]
  /** As a citation of its own. */
  citation: Citation
}

const MOST_PASSAGES = 5
const MOST_LETTERS = 2_400

/** Best first. Passages of other files stay out: their place was weighed for the best answer only. */
export function evidenceOf(answer: Answer, snapshot: Snapshot): Evidence[] {
  const found = new Map<string, Evidence>()
  const take = (at: Where | undefined, citation?: number) => {
    if (!at) return
    const key = `${at.file.path} ${at.start} ${at.end}`
    const known = found.get(key)
    if (known) {
      if (citation !== undefined) known.citations.push(citation)
      return
    }
    const text = at.file.text.slice(at.start, at.end)
    const letters = [...found.values()].reduce((sum, one) => sum + one.text.length, text.length)
    const full = found.size >= MOST_PASSAGES || letters > MOST_LETTERS
    // The index leaves orders out already; what comes from elsewhere meets the same door.
    // What staff keep for themselves leaves the house as little as an order enters it.
    if ((full && found.size > 0) || isInternal(at.file) || isPlantedOrder(text)) return
    found.set(key, {
      text,
      source: sourceOf(at, snapshot),
      citations: citation === undefined ? [] : [citation],
      citation: asCitation(at),
    })
  }
  for (const [number, citation] of answer.citations.entries()) take(passageBehind(citation, answer, snapshot), number)
  const files = new Set(answer.citations.map(({ file }) => file))
  for (const passage of answer.passages)
    if (files.has(passage.file)) take(unitAt(passage.file, passage.start, passage.end, snapshot))
  return [...found.values()]
}

const isInternal = ({ audience, path }: KnowledgeFile) => audience === 'staff' || isInternalPath(path)

interface Where {
  file: KnowledgeFile
  start: number
  end: number
  /** Number of the passage among the units. */
  unit: number
}

function passageBehind({ file, quote }: Citation, answer: Answer, snapshot: Snapshot): Where | undefined {
  const text = snapshot.files.find(({ path }) => path === file)?.text ?? ''
  const holds = (start: number, end: number) => text.slice(start, end).includes(quote)
  const near = answer.passages.find((passage) => passage.file === file && holds(passage.start, passage.end))
  if (near) return unitAt(file, near.start, near.end, snapshot)
  const at = text.indexOf(quote)
  return at < 0 ? undefined : unitAt(file, at, at + quote.length, snapshot)
}

/** The passage of a file that holds these offsets. */
function unitAt(path: string, start: number, end: number, { files, units }: Snapshot): Where | undefined {
  const number = files.findIndex((file) => file.path === path)
  const unit = units.findIndex((one) => one.file === number && one.kind === 'passage' && one.start <= start && one.end >= end)
  const passage = units[unit]
  return passage && { file: files[number]!, start: passage.start, end: passage.end, unit }
}

function asCitation({ file, start, end }: Where): Citation {
  return {
    file: file.path,
    title: file.title,
    quote: file.text.slice(start, end),
    ...(file.place ? { place: file.place } : {}),
    ...(file.date ? { date: file.date } : {}),
  }
}

function sourceOf({ file, unit, start, end }: Where, { units }: Snapshot): Source {
  const sentences: SourceSentence[] = []
  const about = [file.title, file.place ?? '', units[unit]!.heading ?? '']
  const lists = new Map<string, string[]>()
  // Sentences stand behind their passage.
  for (let at = unit + 1; units[at]?.passage === unit; at++) {
    const text = file.text.slice(units[at]!.start, units[at]!.end)
    const above = stemOf(units[at]!.indexed, text)
    const stem = /[:：]$/.test(above) ? above : ''
    if (above !== stem) about.push(above)
    if (stem) lists.set(stem, [...(lists.get(stem) ?? []), text])
    sentences.push(sourceSentence(stem + text))
  }
  for (const [stem, items] of lists) if (items.length > 1) sentences.push(sourceSentence(stem + items.join('；')))
  if (sentences.length === 0) sentences.push(sourceSentence(file.text.slice(start, end)))
  return { about: fold(about.join(' ')), sentences }
}

/** What announces a sentence: the line before it among what is indexed. */
function stemOf(indexed: string, text: string): string {
  const before = indexed.slice(0, Math.max(0, indexed.indexOf(text))).trimEnd()
  const stem = before.slice(before.lastIndexOf('\n') + 1)
  return isPlantedOrder(stem) ? '' : stem
}
