/** The lines of a text, trimmed, with where they stand: what headings, lists and page furniture are recognised by. */

export interface Line {
  /** UTF-16 offsets in the file's text, white space at both ends left out. */
  start: number
  end: number
  text: string
  /** Whether an empty line, or the text's beginning, stands before it. */
  afterGap: boolean
  /** 0-based number of the line in the file. */
  number: number
}

const SPACE = /[\s\u200b\ufeff]/

/** The lines that are not empty, from the offset on. Any of \n, \r\n, \r ends a line. */
export function linesOf(text: string, from = 0): Line[] {
  const lines: Line[] = []
  let number = 0
  let afterGap = true
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    if (match[0] === '' && match.index > 0) break
    const begin = Math.max(match.index, from)
    let start = begin
    let end = match.index + match[1]!.length
    while (start < end && SPACE.test(text[start]!)) start++
    while (end > start && SPACE.test(text[end - 1]!)) end--
    if (start < end) {
      lines.push({ start, end, text: text.slice(start, end), afterGap, number })
      afterGap = false
    } else if (match.index + match[0].length > from) afterGap = true
    number++
  }
  return lines
}
