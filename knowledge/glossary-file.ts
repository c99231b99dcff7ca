/**
 * 词汇表: a YAML file of lines “everyday words = documents' words”, under themes or not, and of lines “one thing ≠ another”. The shipped one stands beside this file; a community's own
 * is `glossary.yaml` in its knowledge folder.
 */
import { readFileSync } from 'node:fs'
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { fold } from './fold.ts'
import type { Mistake } from './front-matter.ts'
import type { GlossaryGroup } from './glossary.ts'

const NAME = 'glossary.yaml'
const EXAMPLE = '例如  - 电驴、小电驴 = 电动自行车'
const EXAMPLE_APART = '例如  - 猫 ≠ 狗、犬；总称：宠物、动物'
const APART = /≠|!=/
/** Folded. */
const COVERING = /[;,]? ?总称 ?:?/
const LONGEST_TERM = 20
const MOST_TERMS = 40
const MOST_GROUPS = 3_000
/** Characters: some thousand lines. */
const LONGEST_FILE = 300_000

/** Whether a path, seen from the knowledge folder, is the community's own glossary. */
export function isGlossaryPath(path: string): boolean {
  return path === NAME
}

let shipped: readonly GlossaryGroup[] | undefined

/** What comes with the program. */
export function shippedGroups(): readonly GlossaryGroup[] {
  if (shipped) return shipped
  const read = readGlossary(readFileSync(new URL(`./${NAME}`, import.meta.url), 'utf8'))
  if ('reason' in read) throw new Error(`${NAME}: line ${read.line}: ${read.reason}`)
  shipped = read
  return read
}

/** The groups of a glossary, or the first mistake in it, in words for who wrote it. Total. */
export function readGlossary(text: string): GlossaryGroup[] | Mistake {
  if (text.length > LONGEST_FILE) return { line: 1, reason: `词汇表太长，最多 ${LONGEST_FILE} 字` }
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false })
  const lineAt = (offset: number | undefined) => Math.max(1, counter.linePos(offset ?? 0).line)
  const error = document.errors[0]
  if (error) return { line: lineAt(error.pos[0]), reason: yamlReason(error.code) }
  const groups: GlossaryGroup[] = []
  for (const node of linesOf(document.contents)) {
    const line = lineAt(node.range?.[0])
    if (!isScalar(node) || typeof node.value !== 'string') return { line, reason: `这里应是一行词，${EXAMPLE}` }
    const group = groupOf(node.value)
    if (typeof group === 'string') return { line, reason: group }
    groups.push(group)
    if (groups.length > MOST_GROUPS) return { line, reason: `词汇表太长，最多 ${MOST_GROUPS} 行` }
  }
  return groups
}

/** Items of lists, whether the lists stand alone or under themes; anything else comes back to be refused. */
function* linesOf(contents: unknown): Generator<Node> {
  if (isMap(contents)) {
    for (const { value } of contents.items) if (value !== null && !isNothing(value)) yield* linesOf(value)
  } else if (isSeq(contents)) yield* contents.items as Node[]
  else if (contents !== null && !isNothing(contents)) yield contents as Node
}

/** A theme that nobody has filled in yet. */
function isNothing(value: unknown): boolean {
  return isScalar(value) && value.value === null
}

function groupOf(line: string): GlossaryGroup | string {
  const folded = fold(line)
  if (APART.test(folded)) return apartOf(folded)
  const sides = folded.split('=').map(termsOf)
  if (sides.length !== 2) return `一行要有一个等号，左边是居民的说法，右边是文件里的说法，${EXAMPLE}`
  const [said, written] = sides as [string[], string[]]
  return mistakeIn(sides) ?? { said, written }
}

/** 猫 ≠ 狗、犬 ≠ 鸽子；总称：宠物、动物 */
function apartOf(folded: string): GlossaryGroup | string {
  const [things = '', ...coverings] = folded.split(COVERING)
  if (coverings.length > 1) return `一行里只写一次“总称”，${EXAMPLE_APART}`
  const sides = things.split(APART).map(termsOf)
  const covering = termsOf(coverings[0] ?? '')
  return mistakeIn(sides, covering) ?? { sides, covering }
}

function mistakeIn(sides: readonly string[][], covering: readonly string[] = []): string | undefined {
  if (sides.some((terms) => terms.length === 0)) return `等号两边都要有词，${EXAMPLE}`
  const terms = [...sides.flat(), ...covering]
  if (terms.length > MOST_TERMS) return `一行最多 ${MOST_TERMS} 个词，请分成几行`
  const long = terms.find((term) => term.length > LONGEST_TERM)
  return long && `“${long.slice(0, LONGEST_TERM)}…”太长，一个词最多 ${LONGEST_TERM} 字；词与词之间用顿号`
}

function termsOf(side: string): string[] {
  const terms = side.split(/[、,;|/]/).map((term) => term.trim())
  return [...new Set(terms.filter((term) => /[\p{L}\p{N}]/u.test(term)))]
}

function yamlReason(code: string): string {
  if (code === 'TAB_AS_INDENT') return '缩进用了制表符，请改用空格'
  return `词汇表的写法有误：每行以“- ”开头，${EXAMPLE}`
}
