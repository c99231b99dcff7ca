/**
 * 特征: what the listener (models/listener) sees of a message: runs of one to four characters, which rules fired, what services its words
 * name, its length and marks. The trainer uses this very file, so that it learns from what is heard in use. Pure.
 */
import { askingIn } from './asking.ts'
import { INTENT_RULES } from './intent.ts'
import { TROUBLE } from './intent-rule.ts'
import type { Look } from './look.ts'
import { pattern } from './pattern.ts'
import { clauseSigns } from './problems.ts'

/** What follows in a longer message is heard by the rules alone. UTF-16 units. */
const MOST_READ = 240
const LONGEST_RUN = 4
const MOST_COUNTED = 4
const DIGITS = pattern('[0-9０-９]{1,20}', 'g')
const BLANKS = pattern('[\\s]{1,40}', 'g')
const MARKS: [string, RegExp][] = [
  ['mark:?', pattern('[?？]')],
  ['mark:!', pattern('[!！]')],
  ['mark:link', pattern('https?:|www\\.|\\.(?:com|cn|example)')],
  ['mark:@', pattern('@')],
  ['mark:#', pattern('#[0-9]')],
  ['mark:brackets', pattern('[【《「]')],
  ['mark:masked', pattern('\\ue000')],
  ['mark:picture', pattern('[\\u2600-\\u27bf\\ud83c-\\ud83e]')],
  ['mark:latin', pattern('[a-z]{2,12} [a-z]{2,12}')],
  ['mark:list', pattern('(?:^|\\n)[ ]?[1-9][.、:)]')],
  ['mark:lines', pattern('\\n')],
]
const LENGTHS = [4, 8, 14, 24, 40, 80, 160]

/** By name; the runs share one unit of length between them, so that a long message does not outweigh its rules. */
export function traitsOf({ anonymous: text, services, hasHouse, clauses, scores, danger }: Look): Map<string, number> {
  const traits = new Map<string, number>()
  const runs = runsOf(text)
  const share = 3 / Math.sqrt(runs.size + 10)
  for (const run of runs) traits.set(`run:${run}`, share)
  const see = (name: string, value = 0.5) => traits.set(name, value)
  for (const { name, shape } of INTENT_RULES) if (shape.test(text)) see(`rule:${name}`)
  for (const [name, shape] of MARKS) if (shape.test(text)) see(name, 0.3)
  for (const [intent, sum] of Object.entries(scores)) see(`weighs:${intent}`, Math.min(2, sum / 8))
  const [first, second] = services
  if (first) see(`service:${first.code}`, Math.min(2, first.score / 5))
  if (second) see(`beside:${second.code}`, Math.min(1, second.score / 8))
  if (danger) {
    see(`danger:${danger.kind}`, 1)
    see('danger', 1)
  }
  for (const [name, count] of Object.entries(clauseSigns(clauses))) see(`${name}:${Math.min(count, MOST_COUNTED)}`)
  const asking = askingIn(text)
  for (const [name, is] of Object.entries(asking)) if (is) see(`asking:${name}`)
  if (hasHouse) see('house')
  if (TROUBLE.test(text)) see('trouble')
  see(`length:${LENGTHS.findIndex((most) => text.length <= most)}`, 0.3)
  return traits
}

function runsOf(text: string): Set<string> {
  const plain = `^${text.slice(0, MOST_READ).replace(DIGITS, '0').replace(BLANKS, ' ').trim()}$`
  const runs = new Set<string>()
  for (let from = 0; from < plain.length; from++)
    for (let length = 1; length <= LONGEST_RUN && from + length <= plain.length; length++)
      runs.add(plain.slice(from, from + length))
  return runs
}
