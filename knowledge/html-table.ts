/** Cells of a web page's table that stretch over columns and rows: written out in each. Pure. */
import type { DefaultTreeAdapterTypes } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/** What reaches down from a row above: its words, and into how many rows more. */
export interface Held {
  words: string
  rows: number
}

interface Reading {
  isHead: boolean
  wordsOf: (cell: Element) => string
}

export const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value ?? ''

/** What a cell may stretch over, and a row may hold: more is a slip, or meant to hurt. */
const MOST_CELLS = 60
const stretch = (cell: Element, name: string) =>
  Math.min(MOST_CELLS, Math.max(1, Number.parseInt(attribute(cell, name), 10) || 1))

/** Longer words are no name that rows share: they are not written out again. */
const LONGEST_SHARED = 60
const shared = (words: string) => (words.length <= LONGEST_SHARED ? words : '')

/**
 * The words of a row's cells, with those of the rows above that reach down into it. What stretches to the right is said once, or, of a head, in each
 * column. `held`: by column; changed.
 */
export function spread(cells: readonly Element[], held: Held[], { isHead, wordsOf }: Reading): string[] {
  const row: string[] = []
  const takeHeld = () => {
    for (let above = held[row.length]; above && above.rows > 0; above = held[row.length]) {
      above.rows--
      row.push(above.words)
    }
  }
  for (const cell of cells) {
    takeHeld()
    const words = wordsOf(cell)
    const wide = stretch(cell, 'colspan')
    for (let at = 0; at < wide && row.length < MOST_CELLS; at++) {
      const here = at === 0 ? words : isHead ? shared(words) : ''
      held[row.length] = { words: shared(here), rows: stretch(cell, 'rowspan') - 1 }
      row.push(here)
    }
  }
  takeHeld()
  return row
}
