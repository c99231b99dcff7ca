/** Chinese numerals up to 999 and digit by digit, as people write houses: 三, 十二, 二十一, 一百零三, 五零一. */
const DIGIT: Record<string, number> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  幺: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}

/** The characters of a Chinese numeral, for a character class. */
export const NUMERAL_CHARACTERS = '零〇○一幺二两三四五六七八九十百廿'

/** The digit a character stands for (`'3'`, `'三'`, `'幺'`), or undefined. */
export function digitOf(char: string): string | undefined {
  if (char >= '0' && char <= '9') return char
  const value = DIGIT[char]
  return value === undefined ? undefined : String(value)
}

/** Arabic digits for a number in either script, without leading zeros; letters pass in upper case. */
export function arabic(written: string): string {
  const text = written.replace(/廿/g, '二十')
  if (/[十百]/.test(text)) return String(positional(text))
  const digits = [...text].map((char) => digitOf(char) ?? char.toUpperCase()).join('')
  return digits.replace(/^0{1,3}(?=\d)/, '')
}

function positional(text: string): number {
  let total = 0
  let pending = -1
  for (const char of text) {
    if (char === '百' || char === '十') {
      total += (pending < 0 ? 1 : pending) * (char === '百' ? 100 : 10)
      pending = -1
    } else if (digitOf(char) !== undefined) {
      pending = Math.max(pending, 0) * 10 + Number(digitOf(char))
    }
  }
  return total + Math.max(pending, 0)
}
