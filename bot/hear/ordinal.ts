/**
 * 第几个: “第一个不用了”, “头一件撤了吧”, “最早那个怎么样了”, “前面那个催催”: one of several tickets, by where it stands. A thing that is
 * counted (“第一个灯”, “第二个垃圾桶”), a time (“第一次报”, “第二天”) and a name (第一网格) are none. Pure.
 */
import { arabic } from './numerals.ts'
import { oneOf, pattern } from './pattern.ts'

export interface Ordinal {
  /** From the front, beginning with 1; from the end, beginning with -1; 0 is the middle. */
  nth: number
  /** `time`: as they were filed, whatever was shown. `pair`: 前面那个, which tells only of two, or of a list, which it is. */
  by: 'place' | 'time' | 'pair'
  start: number
  end: number
}

const NUMBER = '[1-9]|[一二两三四五六七八九十]'
const ONE = '[个件单条张桩项宗]'
const TOLD = '(?:我|咱)?(?:们)?(?:报|说|提|讲|反映|登记|投诉|反应)(?:修|过|上去|上来)?的'
const THAT = `(?:${TOLD})?的?(?:[那这])?一?${ONE}|${TOLD}|的(?=$|[\\s,，。.!！?？不没别撤取催怎咋还])`

const SHAPES: { by: Ordinal['by']; shape: string; nth: (number: number) => number }[] = [
  { by: 'place', shape: `倒数第?(${NUMBER})${ONE}`, nth: (number) => -number },
  { by: 'place', shape: `第(${NUMBER})${ONE}`, nth: (number) => number },
  { by: 'place', shape: `(?:打?头|首)一?${ONE}|打头的?[那这]?${ONE}`, nth: () => 1 },
  { by: 'time', shape: `(?:最(?:早|先|初|开始|开头)|一开始|一开头|起初|头先|老早)(?:${THAT})`, nth: () => 1 },
  { by: 'time', shape: `最(?:新|近|晚)(?:${THAT})|最后${TOLD}(?:[那这]一?${ONE})?`, nth: () => -1 },
  { by: 'place', shape: `(?:最(?:后|末|尾)(?:面|头|边)?|末尾|末了)(?:${THAT})`, nth: () => -1 },
  { by: 'place', shape: `最前(?:面|头|边)?(?:${THAT})`, nth: () => 1 },
  { by: 'pair', shape: `前(?:面|头|边)?的?[那这]?一?${ONE}`, nth: () => 1 },
  { by: 'pair', shape: `后(?:面|头|边)?的?[那这]?一?${ONE}`, nth: () => -1 },
  { by: 'place', shape: `(?:中间|当中)的?[那这]?一?${ONE}`, nth: () => 0 },
]
/** It begins the words, or something is done with it. “楼下第一个”, “进门第一个” tell where a thing stands. */
const BEFORE = `(?:^|[,，。.!！?？;；:：、\\s]|小格|${TOLD}|${oneOf('把 将 给 那 就 请 帮我 麻烦 我要 我想 先 再 催 催催 催办 撤 撤回 撤销 撤掉 取消 查 看看 问问 一下 查下 看下 催下 问下 关于 不要 和 跟 与 还有')}|(?:${oneOf('两个 俩 三个 几个 单子 工单')})(?:里面?|当中|中)的?)(?:[那这]的?)?`
const NOUN = oneOf('单子 工单 报修 报修单 诉求 事 事情 事儿 问题')
/** What is said of a ticket; behind anything else it is a thing that is counted. */
const AFTER = `(?:${TOLD})?(?:的?(?:${NOUN}))?(?:的?(?=$|[\\s,，。.!！?？~～;；:：、])|(?=的?(?:[不没别甭撤催怎咋还已都也又再更是在来修办弄整就刚改说写报搞弄查看漏堵呢吧了嘛啊呀和跟与同拖唔冇几给]|${oneOf('取消 销单 作废 算了 如何 什么 啥时 何时 多久 有人 有没有 有消息 有进展 有结果 好了 好像 处理 解决 应该 其实 可能 可以 能不能 能撤 能取消 要撤 要取消 帮 麻烦 请 到哪 到现在 今天 明天 昨天 现在 自己 自家 师傅 物业 人家 地址 位置 进度 进展 加急 急 那 派人 派了 受理 满意 完成 等了 补充 点样')})))`

const ORDINALS = SHAPES.map(({ shape, ...rest }) => ({ ...rest, shape: pattern(`(?<=${BEFORE})(?:${shape})${AFTER}`, 'g') }))

/** In a folded text, in the order of their places. */
export function ordinalsIn(folded: string): Ordinal[] {
  const found: Ordinal[] = []
  for (const { by, nth, shape } of ORDINALS) {
    for (const match of folded.matchAll(shape)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (found.some((other) => start < other.end && other.start < end)) continue
      found.push({ by, nth: nth(ofWords(match[1] ?? '')), start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const ofWords = (number: string) => (number === '' ? 1 : Number(arabic(number === '两' ? '二' : number)))

/** The one of `row` that stands there; undefined where none does, or where nobody can say which. */
export function standingAt<T>({ nth, by }: Pick<Ordinal, 'nth' | 'by'>, row: readonly T[], isList = false): T | undefined {
  if (nth === 0) return row.length % 2 === 1 ? row[(row.length - 1) / 2] : undefined
  if (by === 'pair' && !isList && row.length !== 2) return undefined
  return row.at(nth > 0 ? nth - 1 : nth)
}
