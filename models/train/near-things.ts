/**
 * What the close reader is taught of near things (close_near.py): passages, each with questions that it answers and questions of its neighbours' things that it
 * does not, as the product asks them.
 *
 *     npx tsx models/train/near-things.ts FOLDER [--papers]      writes near-things.jsonl; with those of community papers, too
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Gazetteer } from '../../knowledge/places.ts'
import { readQuestion } from '../../knowledge/question.ts'
import { isHeldOut, readNearThings } from './documents.ts'

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx models/train/near-things.ts FOLDER [--papers]')
mkdirSync(folder, { recursive: true })

const gazetteer = new Gazetteer([])
const asked = (text: string) => readQuestion({ text }, gazetteer, []).searched
const lines = readNearThings(process.argv.includes('--papers')).map(({ document, passage, evidence, same, near }) => ({
  part: isHeldOut(document) ? 'judge' : 'teach',
  passage,
  evidence,
  same: same.map(asked),
  near: near.map(asked),
}))
writeFileSync(join(folder, 'near-things.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
console.log(`${lines.length} passages, ${lines.flatMap(({ near }) => near).length} questions of near things`)
