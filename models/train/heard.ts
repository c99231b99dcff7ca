/**
 * How well the whole of understanding hears labelled messages, through the front door (`xiaoge understand --json`): intent, service, emergencies, each part of
 * the place, and whether several problems are told.
 *
 *   npx tsx models/train/heard.ts [FILE …] [--misses]
 *
 * Without a file: those by other hands, which teach nothing. `--misses` prints what was heard otherwise.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

interface Gold {
  text: string
  intent: string
  service: string | null
  place: Record<Part, string | null>
  problems: number | null
}

type Part = (typeof PARTS)[number]

interface Heard extends Omit<Gold, 'text' | 'problems'> {
  problems: unknown[]
}

const PARTS = ['building', 'unit', 'room'] as const
const XIAOGE = fileURLToPath(new URL('../../cli/run.mjs', import.meta.url))
const UNSEEN = ['messages-plain', 'messages-unseen'].map((name) =>
  fileURLToPath(new URL(`data/${name}.jsonl`, import.meta.url)),
)
const MOST_OUTPUT = 64 * 1024 * 1024

const linesOf = <T>(text: string): T[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

function hear(gold: readonly Gold[]): Heard[] {
  const input = gold.map(({ text }) => JSON.stringify({ text })).join('\n')
  const args = [XIAOGE, 'understand', '--json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { input, encoding: 'utf8', maxBuffer: MOST_OUTPUT })
  const heard = linesOf<Heard>(stdout)
  if (heard.length !== gold.length) throw new Error(`${heard.length} of ${gold.length} were heard: ${stderr}`)
  return heard
}

function report(file: string, misses: boolean): void {
  const gold = linesOf<Gold>(readFileSync(file, 'utf8'))
  const pairs = hear(gold).map((heard, at) => ({ heard, gold: gold[at]! }))
  const tell = (name: string, asked: typeof pairs, value: (of: Gold | Heard) => unknown) => {
    if (asked.length === 0) return
    const wrong = asked.filter(({ gold, heard }) => value(gold) !== value(heard))
    console.log(`  ${name}: ${(1 - wrong.length / asked.length).toFixed(3)} of ${asked.length}`)
    if (misses) for (const one of wrong) console.log(`    ${value(one.gold)} → ${value(one.heard)}: ${one.gold.text}`)
  }
  const isEmergency = ({ intent }: Gold | Heard) => intent === 'emergency'
  console.log(basename(file))
  tell('intent', pairs, ({ intent }) => intent)
  const told = pairs.filter(({ gold }) => gold.intent !== 'chitchat' && gold.service !== null)
  tell('service', told, ({ service }) => service)
  const emergencies = pairs.filter(({ gold }) => isEmergency(gold))
  tell('emergencies that get the card', emergencies, isEmergency)
  const cards = pairs.filter(({ heard }) => isEmergency(heard))
  tell('cards that are right', cards, isEmergency)
  for (const part of PARTS) tell(part, pairs, ({ place }) => place[part])
  const counted = pairs.filter(({ gold }) => (gold.problems ?? 0) > 0)
  tell('one problem or several', counted, ({ problems }) => (Array.isArray(problems) ? problems.length : (problems ?? 0)) > 1)
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { misses: { type: 'boolean', default: false } } })
for (const file of positionals.length > 0 ? positionals : UNSEEN) report(file, values.misses)
