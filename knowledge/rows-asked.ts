/** 问到的行: which rows of a table answer: those that hold as much of the question, the figure that it says, or all of a list of papers. */
import type { Candidate } from './candidate.ts'
import { massesOf, massIn } from './focus.ts'
import { fold } from './fold.ts'
import { isRestRow, listWithout, standingOf } from './in-range.ts'
import type { AskedQuestion } from './question.ts'
import { sentencesOf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'
import { cellsOf } from './table-cells.ts'
import { columnsAt } from './table-columns.ts'

/** Passages that a long table is cut into, on either side. */
const MOST_PARTS = 12
/** Rows that hold as much of the question as the one that was found: “多功能厅怎么收费” has one for each who pays. */
const MOST_ROWS_ASKED = 5

/** Of a list that is longer, and has no row for the figure, the one for all the rest is shown. */
const LONGEST_LIST = 200

/** The rows of a candidate's table that are shown, in the order of the table. */
export function rowsAsked(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): string {
  const { units, files } = snapshot
  const { text } = files[candidate.file]!
  const said = rowsOf(candidate, asked, snapshot)
  return said.map((number) => text.slice(units[number]!.start, units[number]!.end)).join('\n')
}

function rowsOf(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): number[] {
  const { units, files } = snapshot
  const { text } = files[candidate.file]!
  if (asksForAll(candidate, asked, snapshot)) return rowsNeeded(tableOf(candidate, snapshot), asked, snapshot)
  const all = listWithout(candidate, asked, snapshot)
  if (all) {
    const rest = all.filter((number) => isRestRow(number, snapshot))
    const [first, last] = [units[all[0]!]!, units[all.at(-1)!]!]
    return rest.length > 0 && last.end - first.start > LONGEST_LIST ? rest : all
  }
  const masses = massesOf(asked, snapshot)
  const massOf = (number: number) => massIn(fold(text.slice(units[number]!.start, units[number]!.end)), masses)
  const own = massOf(candidate.unit)
  const sentences = sentencesOf(units, candidate.passage)
  const standings = new Map(sentences.map((number) => [number, standingOf(number, asked, snapshot)]))
  // Several may hold the figure: of 80岁以上 those from 80 to 89 and from 90 on.
  const held = standings.get(candidate.unit) === 'holds'
  const rows = sentences.filter((number) => {
    if (number === candidate.unit) return true
    const standing = standings.get(number)
    if (standing === 'excludes' || (held && isRestRow(number, snapshot))) return false
    return (held && standing === 'holds') || massOf(number) >= own
  })
  return (own > 0 || held) && rows.length <= MOST_ROWS_ASKED ? rows : [candidate.unit]
}

/** Does the row hold a figure of the question that other rows of its table exclude? Then it is shown alone even where the table is short. */
export function isPickedByFigure(candidate: Candidate, asked: AskedQuestion, snapshot: Snapshot): boolean {
  if (standingOf(candidate.unit, asked, snapshot) !== 'holds') return false
  return sentencesOf(snapshot.units, candidate.passage).some(
    (unit) => standingOf(unit, asked, snapshot) === 'excludes' || isRestRow(unit, snapshot),
  )
}

const PAPERS = /材料|证件|资料|手续|凭证|要件|清单|(?:携|要|需)带|带(?:什么|哪些|的东西)|提[交供]/

/** Are papers or a list asked for, and is the row that was found one of a table of papers? Then a single row is no answer. */
export function asksForAll({ unit, file }: Candidate, { kinds }: AskedQuestion, { units, files }: Snapshot): boolean {
  if (!kinds.includes('papers') && !kinds.includes('list')) return false
  const { heading = '', start } = units[unit]!
  const columns = columnsAt(files[file]!.text, start)
  return columns !== undefined && PAPERS.test([heading.split(' › ').at(-1), ...columns].join(' '))
}

/** All rows of a candidate's table: it may be cut into several passages, whose rows follow line upon line. */
export function tableOf({ unit, passage }: Pick<Candidate, 'unit' | 'passage'>, { units, files }: Snapshot): number[] {
  const { file } = units[unit]!
  const { text } = files[file]!
  const touches = (above: number, below: number) =>
    units[above]?.file === file &&
    units[below]?.file === file &&
    /^\s?\n\s?$/.test(text.slice(units[above]!.end, units[below]!.start))
  let [first, last] = [passage + 1, sentencesOf(units, passage).at(-1) ?? passage]
  // Between the last sentence of one passage and the first of the next stands the next passage itself.
  for (let parts = 0; parts < MOST_PARTS && first >= 2 && touches(first - 2, first); parts++)
    first = units[first - 2]!.passage + 1
  for (let parts = 0; parts < MOST_PARTS && touches(last, last + 2) && units[last + 1]!.kind === 'passage'; parts++)
    last = sentencesOf(units, last + 1).at(-1) ?? last
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((number) => units[number]!.kind === 'sentence')
}

/** Where a column is named that says for which kind a paper is needed (急难型), those that it does not need are left out. */
function rowsNeeded(rows: readonly number[], { folded }: AskedQuestion, { units, files }: Snapshot): number[] {
  const { file, start } = units[rows[0]!]!
  const { text } = files[file]!
  const columns = (columnsAt(text, start) ?? []).map((name) => fold(name))
  const named = columns.flatMap((name, at) => (name.length >= 2 && folded.includes(name) ? [at] : []))
  const needed = rows.filter((number) => {
    const cells = cellsOf(text.slice(units[number]!.start, units[number]!.end).trim())
    return !named.some((at) => NOT_NEEDED.test(cells[at] ?? ''))
  })
  return needed.length > 0 ? needed : [...rows]
}

const NOT_NEEDED = /^(?:不(?:用|要|需要?|必|提供|提交)|无需|无须|免|否|无|×|✗|[-—/]{1,2})$/
