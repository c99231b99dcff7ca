/** 短: nothing that a resident reads is longer than this, whatever names and words stand in it. The emergency card and quoted answers aside. */

/** UTF-16 units; about four lines of a telephone in large type. */
export const LONGEST_REPLY = 120

/** At most `longest` units, cut between graphemes, and the cut is shown. */
export function short(text: string, longest: number): string {
  if (text.length <= longest) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter('zh').segment(text.slice(0, longest * 2))) {
    if (kept.length + segment.length > longest - 1) break
    kept += segment
  }
  return `${kept}…`
}

/** As many of the lines as there is room for between `head` and `foot`; `more` says how many are left out, `others` among them. */
export function fitting(
  lines: readonly string[],
  { head, foot = '', more, others = 0 }: { head: string; foot?: string; more: (left: number) => string; others?: number },
): string {
  const whole = (shown: readonly string[], left: number) =>
    [head, ...shown, ...(left > 0 ? [more(left)] : []), foot].filter((line) => line !== '').join('\n')
  for (let count = lines.length; count > 0; count--) {
    const text = whole(lines.slice(0, count), lines.length - count + others)
    if (text.length <= LONGEST_REPLY) return text
  }
  return whole([], lines.length + others)
}
