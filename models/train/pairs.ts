/**
 * Questions and the units they are answered by, as the product's own code folds and cuts them: what `tune.py` learns from.
 *
 *   npx tsx models/train/pairs.ts FOLDER      writes units.jsonl and pairs.jsonl
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../../knowledge/fold.ts'
import { Gazetteer } from '../../knowledge/places.ts'
import { readQuestion } from '../../knowledge/question.ts'
import { splitFile } from '../../knowledge/units.ts'
import { isHeldOut, readDocuments, readQuestions } from './documents.ts'

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx models/train/pairs.ts FOLDER')
mkdirSync(folder, { recursive: true })

const documents = readDocuments()
const gazetteer = new Gazetteer([])
const first = new Map<string, number>()
const units: object[] = []
const split = new Map<string, ReturnType<typeof splitFile>>()
for (const [name, { file }] of documents) {
  const own = splitFile(file)
  first.set(name, units.length)
  split.set(name, own)
  for (const unit of own) {
    units.push({ document: name, kind: unit.kind, passage: first.get(name)! + unit.passage, text: fold(unit.indexed) })
  }
}
let lost = 0
const pairs = readQuestions().flatMap((row) => {
  const document = documents.get(row.document)
  if (!document) return []
  const { file, articles } = document
  const base = {
    ...row,
    heldOut: isHeldOut(row.document),
    query: fold(readQuestion({ text: row.question }, gazetteer, []).searched),
  }
  const from = row.article === undefined ? 0 : articles![row.article]!
  const to = row.article === undefined ? file.text.length : (articles![row.article + 1] ?? file.text.length)
  const at = row.evidence === undefined ? -1 : file.text.indexOf(row.evidence, from)
  if (row.kind === 'answerable' && (at < 0 || at >= to)) {
    lost++
    return []
  }
  const end = at + (row.evidence?.length ?? 0)
  const own = split.get(row.document)!
  // The sentence that shares most with the evidence; the passage that holds it.
  let best = -1
  let shared = 0
  const beside = new Set<number>()
  own.forEach((unit, number) => {
    if (unit.kind !== 'sentence') return
    if (unit.start < to && unit.end > from && row.article !== undefined) beside.add(first.get(row.document)! + unit.passage)
    const overlap = Math.min(unit.end, end) - Math.max(unit.start, at)
    if (at >= 0 && overlap > shared) {
      shared = overlap
      best = number
    }
  })
  const sentence = best < 0 ? undefined : first.get(row.document)! + best
  const passage = best < 0 ? undefined : first.get(row.document)! + own[best]!.passage
  return [{ ...base, sentence, passage, beside: [...beside] }]
})
writeFileSync(join(folder, 'units.jsonl'), units.map((unit) => `${JSON.stringify(unit)}\n`).join(''))
writeFileSync(join(folder, 'pairs.jsonl'), pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(''))
process.stderr.write(`${units.length} units, ${pairs.length} questions, ${lost} whose evidence was not found\n`)
