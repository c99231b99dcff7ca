/**
 * Runs of digits as people write numbers: `138-0013-8000`, `１３８`, `一三八 零零一三 八零零零`, `6217 0000 0000 0000 022`.
 * A run is a list of groups; between two of them stand at most two separators (three where the outer ones are spaces), or nothing where the script
 * changes.
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

const SEPARATORS = ' -.·•_‐‑–—―−~*杠横()'
const CHINESE_SEPARATORS = ',，、'

/** All runs, in the order of the text. Linear. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = []
  let run: DigitRun = []
  let at = 0
  while (at < text.length) {
    const group = groupAt(text, at) ?? (run.length > 0 ? checkLetter(text, at) : undefined)
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
  // “138 - 0013”: one sign with room around it.
  if (between.length > 3 || between.replaceAll(' ', '').length > 2 || (between.length === 3 && !/^ \S $/u.test(between)))
    return false
  const allowed = chinese ? SEPARATORS + CHINESE_SEPARATORS : SEPARATORS
  return [...between].every((char) => allowed.includes(char))
}

function groupAt(text: string, start: number): DigitGroup | undefined {
  const chinese = isChineseDigit(text[start])
  if (!chinese && !isDigit(text[start])) return undefined
  let end = start
  let digits = ''
  while (end < text.length && (chinese ? isSpoken(text[end], digits) : isDigit(text[end]))) digits += spokenDigit(text[end++]!)
  if (!chinese && text[end] === 'x' && !isLetterOrDigit(text[end + 1])) {
    end++
    digits += 'x'
  }
  return { start, end, digits, chinese, separator: '' }
}

/** The last place of an identity number may stand apart: 330102 19670508 151 X. */
function checkLetter(text: string, at: number): DigitGroup | undefined {
  if (text[at] !== 'x' || isLetterOrDigit(text[at - 1]) || isLetterOrDigit(text[at + 1])) return undefined
  return { start: at, end: at + 1, digits: 'x', chinese: false, separator: '' }
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

/** Within a number read aloud, as on the radio. */
const RADIO: Record<string, string> = { 两: '2', 洞: '0', 拐: '7', 勾: '9' }

function spokenDigit(char: string): string {
  return RADIO[char] ?? digitOf(char) ?? ''
}

function isSpoken(char: string | undefined, before: string): boolean {
  return isChineseDigit(char) || (before.length >= 2 && char !== undefined && char in RADIO)
}

/** 两 counts things; nobody reads a number aloud with it. */
function isChineseDigit(char: string | undefined): boolean {
  return char !== undefined && char !== '两' && !isDigit(char) && digitOf(char) !== undefined
}
