/**
 * 可否: what a text says of a word: that it may, must, must not, need not be, or is not. The nearest such mark before the word, in its clause, decides;
 * behind a colon the mark before the colon does (“不得：占用、堵塞”). For checking that a text does not turn round what its source says. Folded text only.
 */

export type Polarity = 'none' | 'may' | 'must' | 'not' | 'need_not'

const MARKS: readonly [Polarity, RegExp][] = [
  [
    'none',
    /未成年|非机动|不动产|无障碍|无线|不锈钢|不仅|不但|不论|不管|无论|不同|不断|不便|不久|非遗|未来|无业|能力|能源|节能|功能|可能|可靠|可燃|可回收|应急|应用|响应|对应|相应|必要|主要|重要|只要|要求|要点|需求|许可证|免疫|避免|不足|不满|未满|不超过|不少于|不低于|不高于|不大于|不小于|不多于|无偿/,
  ],
  ['need_not', /无需|无须|不必|不用(?!于|电)|不需要?|不需|免于|免去|可以不|可不|不要求/],
  [
    'not',
    /不得|禁止|严禁|不准|不许|不能|不可以?|不允许|不应当?|不要|切勿|勿|请勿|谢绝|拒绝|不予|不再|不在|不是|没有|没|未经|未|无|并非|非|不|取消|停止|暂停|废止|除外/,
  ],
  ['must', /必须|应当|务必|须|应|需要|需|要/],
  ['may', /可以|可(?=[以在向到凭按由自申办享领])|能够|能|允许|准许|有权|有资格/],
]
const MARK = new RegExp(MARKS.map(([, marks]) => `(${marks.source})`).join('|'), 'g')
/** A mark reaches so far: behind that it speaks of something else. */
const REACH = 24

export interface Mark {
  start: number
  end: number
  polarity: Polarity
}

export interface Stance {
  /** What the text says of what stands at this offset. */
  at(offset: number): Polarity
  /** The mark that decides it. */
  markAt(offset: number): Mark | undefined
  marks: readonly Mark[]
  /** It forbids, denies or excuses something somewhere. */
  negative: boolean
}

export function stanceOf(folded: string): Stance {
  const marks: Mark[] = []
  for (const match of folded.matchAll(MARK)) {
    const polarity = MARKS[match.slice(1).findIndex((group) => group !== undefined)]![0]
    if (polarity !== 'none') marks.push({ start: match.index, end: match.index + match[0].length, polarity })
  }
  const markAt = (offset: number) => {
    const clause = Math.max(-1, ...[...',;。!?\n'].map((sign) => folded.lastIndexOf(sign, offset - 1)))
    const own = marks.findLast(({ end }) => end <= offset && end > clause && offset - end <= REACH)
    if (own) return own
    const sentence = Math.max(-1, ...[...'。!?\n'].map((sign) => folded.lastIndexOf(sign, offset - 1)))
    const colon = folded.lastIndexOf(':', offset - 1)
    if (colon <= sentence || /\d/.test(folded[colon + 1] ?? '')) return undefined
    return marks.findLast(({ start, end }) => end <= colon && start > sentence)
  }
  return {
    marks,
    negative: marks.some(({ polarity }) => polarity === 'not' || polarity === 'need_not'),
    markAt,
    at: (offset) => markAt(offset)?.polarity ?? 'none',
  }
}

/** May a text say `said` of a word of which its source says `source`? `mixed`: the source forbids or excuses something near by. */
export function agrees(said: Polarity, source: Polarity, mixed: boolean): boolean {
  if (said === source) return true
  if (said === 'none') return source === 'may' || source === 'must'
  return (said === 'may' || said === 'must') && source === 'none' && !mixed
}
