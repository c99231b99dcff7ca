/**
 * Runs of digits as people write numbers: `138-0013-8000`, `１３８`, `一三八 零零一三 八零零零`, `6217 0000 0000 0000 022`.
 * A run is a list of groups; between two of them stand at most two separators, or nothing where the script changes.
 */
import { digitOf } from './numerals.ts'

interface DigitGroup {
  start: number
  end: number
  /** In Arabic digits; an identity number may end in `x`. */
  digits: string
  chinese: boolean
  /** What stood between this group and the one before it in the run. */
  separator: string
}

export type DigitRun = DigitGroup[]

const SEPARATORS = ' -.·•_‐‑–—~*'
const CHINESE_SEPARATORS = ',，、'

/** All runs, in the order of the text. Linear. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = []
  let run: DigitRun = []
  let at = 0
  while (at < text.length) {
    const group = groupAt(text, at)
    if (!group) {
      at++
      continue
    }
    const last = run[run.length - 1]
    const between = last ? text.slice(last.end, group.start) : ''
    if (last && joins(between, last.chinese && group.chinese)) run.push({ ...group, separator: between })
    else {
      run = [group]
      runs.push(run)
    }
    at = group.end
  }
  return runs
}

function joins(between: string, chinese: boolean): boolean {
  if (between.length > 2) return false
  const allowed = chinese ? SEPARATORS + CHINESE_SEPARATORS : SEPARATORS
  return [...between].every((char) => allowed.includes(char))
}

function groupAt(text: string, start: number): DigitGroup | undefined {
  const chinese = isChineseDigit(text[start])
  if (!chinese && !isDigit(text[start])) return undefined
  let end = start
  let digits = ''
  while (end < text.length && (chinese ? isChineseDigit(text[end]) : isDigit(text[end]))) digits += digitOf(text[end++]!)
  if (!chinese && text[end] === 'x' && !isLetterOrDigit(text[end + 1])) {
    end++
    digits += 'x'
  }
  return { start, end, digits, chinese, separator: '' }
}

export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}

export function isLetter(char: string | undefined): boolean {
  return char !== undefined && char >= 'a' && char <= 'z'
}

function isLetterOrDigit(char: string | undefined): boolean {
  return isDigit(char) || isLetter(char)
}

/** 两 counts things; nobody reads a number aloud with it. */
function isChineseDigit(char: string | undefined): boolean {
  return char !== undefined && char !== '两' && !isDigit(char) && digitOf(char) !== undefined
}
