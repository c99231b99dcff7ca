/** “1001、1002都接了”, “1001好了，1002缺配件”: what one message says of several tickets, as a message on each. Pure. */

export interface OnOne {
  number: number
  text: string
}

const MOST = 6
const AND = '\\s{0,2}(?:号|单)?\\s{0,2}(?:[、,，/;；]|和|跟|与|还有|及|\\s)\\s{0,2}'
const LIST = new RegExp(
  `^(\\D{0,12}?)(#?\\d{4,9}(?:${AND}#?\\d{4,9}){1,${MOST - 1}})(?![\\d栋幢座楼室房元块米年月日点路])(?:号|单)?\\s{0,2}[,，:：]?\\s{0,2}(?:这?[两三四五几]个)?(?:都|全)?(.{0,200})$`,
  'su',
)
/** Before a number that begins a clause. */
const CLAUSE = /(?<=[,，;；。\s])(?=#?\d{4,9}(?![\d栋幢座楼室房元块米年月日点路]))/u

/** Of each number once, in order; undefined where there are fewer than two. */
export function severalNumbers(text: string): OnOne[] | undefined {
  const plain = text.normalize('NFKC').trim()
  const list = LIST.exec(plain)
  const found = list
    ? numbersIn(list[2]!).map((number) => ({ number, text: `${list[1]}${number} ${list[3]!.trim()}`.trim() }))
    : clauses(plain)
  const each = [...new Map(found.map((one) => [one.number, one])).values()]
  return each.length > 1 && each.length <= MOST ? each : undefined
}

const numbersIn = (text: string) => [...text.matchAll(/\d{4,9}/gu)].map(([digits]) => Number(digits))

function clauses(plain: string): OnOne[] {
  const pieces = plain.split(CLAUSE).map((piece) => piece.replace(/[,，;；。\s]{1,4}$/u, ''))
  const own = pieces.map((piece) => ({ number: Number(/^#?(\d{4,9})(?!\d)\D/u.exec(piece)?.[1]), text: piece }))
  return own.every(({ number }) => number > 0) ? own : []
}

const SPAN =
  /^(\D{0,12}?)#?(\d{4,9})(?:号|单){0,2}\s{0,2}(?:到|至|-|~|～)\s{0,2}#?(\d{4,9})(?![\d栋幢座楼室房元块米年月日点路])(?:号|单){0,2}\s{0,2}[,，:：]?\s{0,2}(?:这?[两三四五几]个)?(?:都|全)?(.{0,200})$/su
const LONGEST_SPAN = 20

/** “1001到1004都接了”: each number from the one to the other; whose they are is not known here. */
export function spanOfNumbers(text: string): OnOne[] | undefined {
  const [, before = '', from, to, rest = ''] = SPAN.exec(text.normalize('NFKC').trim()) ?? []
  const length = Number(to) - Number(from) + 1
  if (!(length > 1 && length <= LONGEST_SPAN)) return undefined
  return Array.from({ length }, (_, at) => ({
    number: Number(from) + at,
    text: `${before}${Number(from) + at} ${rest.trim()}`.trim(),
  }))
}
