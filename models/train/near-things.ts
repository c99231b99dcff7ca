/**
 * What the close reader is taught of near things (close_near.py): passages, each with questions that it answers and questions of its neighbours' things that it
 * does not, as the product asks them.
 *
 *     npx tsx models/train/near-things.ts FOLDER [--papers] [--reports]      writes near-things.jsonl; with those of community papers, of practice reports, too
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Gazetteer } from '../../knowledge/places.ts'
import { readQuestion } from '../../knowledge/question.ts'
import { readNearThings } from './documents.ts'

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx models/train/near-things.ts FOLDER [--papers] [--reports]')
mkdirSync(folder, { recursive: true })

const gazetteer = new Gazetteer([])
const asked = (text: string) => readQuestion({ text }, gazetteer, []).searched
const also = (['papers', 'reports'] as const).filter((name) => process.argv.includes(`--${name}`))
const lines = readNearThings(also).map(({ judges, passage, evidence, same, near }) => ({
  part: judges ? 'judge' : 'teach',
  passage,
  evidence,
  same: same.map(asked),
  near: near.map(asked),
}))
writeFileSync(join(folder, 'near-things.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
console.log(`${lines.length} passages, ${lines.flatMap(({ near }) => near).length} questions of near things`)
