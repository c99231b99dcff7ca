/** 数词: what a number in Arabic or Chinese digits is worth: 二十三, 两千, 廿五, 一百零五, 3万, 1.5. Pure. */

export const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
  ...{ 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 },
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
const PLACES = /[十拾百佰千仟万亿]/

/** Undefined for what is no number, and for digits side by side that say “about”: 三五, 五六十. */
export function numeralOf(written: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(written)) return Number(written)
  const [whole = '', decimals] = written.replaceAll('廿', '二十').split('点')
  const value = PLACES.test(whole) ? byPlaces(whole) : byDigits(whole)
  const rest = decimals ? Number(`0.${digitsOf(decimals)}`) : 0
  return value !== undefined && Number.isFinite(value + rest) ? value + rest : undefined
}

const digitsOf = (text: string) => [...text].map((char) => DIGITS[char] ?? char).join('')

/** 五零一 is a number read digit by digit; 三五 is some. */
function byDigits(text: string): number | undefined {
  if (text === '' || (text.length === 2 && !/[零〇]/.test(text))) return undefined
  return Number(digitsOf(text))
}

function byPlaces(text: string): number | undefined {
  let total = 0
  let section = 0
  let pending: number | undefined
  for (const [part] of text.matchAll(/\d+(?:\.\d+)?|\D/g)) {
    const tens = TENS[part]
    const myriad = MYRIADS[part]
    if (tens !== undefined) {
      section += (pending ?? 1) * tens
      pending = undefined
    } else if (myriad !== undefined) {
      total = (total + (section + (pending ?? 0) || 1)) * myriad
      section = 0
      pending = undefined
    } else {
      if (pending) return undefined
      pending = DIGITS[part] ?? Number(part)
    }
  }
  return total + section + (pending ?? 0)
}

/** As digits, without a rest of binary fractions. */
export const plainly = (value: number) => String(Math.round(value * 1000) / 1000)
