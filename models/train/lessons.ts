/**
 * What the close reader is taught beside questions (close_lessons.py): messages of residents' groups as the product hears them, and plain
 * text of its world to guess words in; and which characters are heard or typed for which.
 *
 *     npx tsx models/train/lessons.ts FOLDER      writes messages.jsonl, corpus.txt and homophones.json
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sounds } from '../../knowledge/sounds.ts'
import { isHeldOut, readDocuments, readKinds, readQuestions } from './documents.ts'
import { labelsOf, partOf, readMessages, saidOf } from './messages.ts'

const folder = process.argv[2]
if (!folder) throw new Error('usage: npx tsx models/train/lessons.ts FOLDER')
mkdirSync(folder, { recursive: true })
const write = (name: string, lines: string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`)

const messages = [...readMessages('own'), ...readMessages('danger'), ...readMessages('unseen')]
const said = messages.map((message) => ({ said: saidOf(message), ...labelsOf(message), part: partOf(message) }))
const kinds = readKinds().map(({ question, kind }, at) => ({
  said: question,
  kind,
  part: isHeldOut(String(at)) ? 'judge' : 'teach',
}))
write(
  'messages.jsonl',
  [...said, ...kinds].map((one) => JSON.stringify(one)),
)

// Of what judges nothing is read, not even to guess words.
const pieces = [...readDocuments()].flatMap(([name, { file }]) => (isHeldOut(name) ? [] : file.text.split('\n')))
const questions = readQuestions().flatMap(({ document, question }) => (isHeldOut(document) ? [] : [question]))
const heard = said.flatMap((one) => (one.part === 'teach' ? [one.said] : []))
const corpus = [...pieces, ...questions, ...heard].map((piece) => piece.replaceAll('\n', ' ').trim()).filter(Boolean)
write('corpus.txt', corpus)

const often = new Map<string, number>()
for (const piece of corpus) for (const char of piece) often.set(char, (often.get(char) ?? 0) + 1)
const SPELLINGS = 8
const mistaken = (char: string) =>
  sounds()
    .nearlyAlike(char)
    .filter((other) => other !== char && often.has(other))
    .sort((a, b) => often.get(b)! - often.get(a)! || (a < b ? -1 : 1))
    .slice(0, SPELLINGS)
const homophones = [...often.keys()].map((char) => [char, mistaken(char)] as const).filter(([, others]) => others.length > 0)
write('homophones.json', [JSON.stringify(Object.fromEntries(homophones))])
console.log(
  `${said.length} messages, ${kinds.length} questions of a kind, ${corpus.length} pieces of text, ${homophones.length} characters that others sound like`,
)
