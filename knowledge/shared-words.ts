/**
 * 用语: how much of a text is made of the words of another. What is not there must be plain words that bind and name nothing, so that no name, no
 * office, no place and no new term can come in. Folded text only.
 */

/** Words that say nothing of the matter: they may be added to what a source says. Those that permit, forbid or demand are weighed elsewhere. */
const PLAIN_WORDS = [
  ...'您好 你好 您 你 我们 我 他 她 它 它们 他们 大家 自己 本人 对方 居民 群众 市民 各位 有人 谁'.split(' '),
  ...'的 地 得 了 着 过 吗 呢 吧 啊 呀 哦 啦 嘛 们 之 其 该 此 这 那 这些 那些 这样 这个 那个 每 各 某 一个 一种 一些 一下 一般 一定'.split(
    ' ',
  ),
  ...'和 与 及 以及 或 或者 并 并且 而 而且 且 也 都 均 还 还是 又 再 另外 此外 同时 其中 其他 等 等等 如果 若 如 则 就 便 只 只有 只是 但 但是 不过'.split(
    ' ',
  ),
  ...'因为 因此 所以 由于 为了 为 以 以便 按 按照 根据 依据 依照 关于 对于 对 对此 从 把 让 给 用 使用 在 于 到 去 来 往 里 中 时'.split(
    ' ',
  ),
  ...'是 有 属于 即 就是 也就是 也就是说 指 是指 叫 叫做 称为 例如 比如 包括 具有 作为 成为'.split(' '),
  ...'首先 其次 然后 接着 最后 另 先 才 即可 就行 便可 也行 具体 相关 有关 上述 如下 下列 分别 共 共有 总共 一共 会 请 请问 注意 提醒 建议 说明'.split(
    ' ',
  ),
  ...'不得 禁止 严禁 不准 不许 不能 不可以 不可 不要 不用 不必 不需要 无需 没有 未 不 无 必须 应当 应该 应 须 要 需要 需 可以 可 能 能够 允许 务必'.split(
    ' ',
  ),
  ...'办 办理 带 带上 携带 提供 提交 交 准备 前往 咨询 联系 查看 了解 拨打 打 领取 填写 进行 完成 做 找 说 写'.split(' '),
  ...'费用 时间 地点 电话 号码 材料 期限 标准 要求 方式 规定 情况 内容 事项 问题 部门'.split(' '),
]
const PLAIN = new Set(PLAIN_WORDS)
const LONGEST_PLAIN = Math.max(...PLAIN_WORDS.map((word) => word.length))
const LETTER = /[\p{L}\p{N}]/u
/** A shorter run of shared characters is chance. */
const SHORTEST_SHARED = 2

export interface SharedWords {
  /** Letters and figures that stand in the source in the same order, at least two together. */
  shared: number
  /** Those that stand nowhere: with one of them the text says something of its own. */
  strange: number
  /** All, but for what is free. */
  letters: number
}

type Best = Omit<SharedWords, 'letters'>

/**
 * The tiling of `text` with runs of `source`, of `also` (titles, headings: they may be named, but support nothing) and of plain words that leaves the
 * least strange, and shares most. `free`: spans that are checked by other means.
 */
export function sharedWords(
  text: string,
  source: string,
  also: string,
  free: readonly { start: number; end: number }[] = [],
): SharedWords {
  const best: Best[] = new Array(text.length + 1)
  best[text.length] = { strange: 0, shared: 0 }
  const ends = new Map(free.map(({ start, end }) => [start, end]))
  for (let at = text.length - 1; at >= 0; at--) best[at] = bestFrom(text, at, best, { source, also, freeEnd: ends.get(at) })
  const checked = free.reduce((sum, { start, end }) => sum + lettersIn(text.slice(start, end)), 0)
  const { strange, shared } = best[0]!
  return { strange, shared, letters: lettersIn(text) - checked }
}

function bestFrom(
  text: string,
  at: number,
  best: readonly Best[],
  { source, also, freeEnd }: { source: string; also: string; freeEnd: number | undefined },
): Best {
  const letter = LETTER.test(text[at]!)
  let found: Best = { strange: best[at + 1]!.strange + (letter ? 1 : 0), shared: best[at + 1]!.shared }
  const offer = (length: number, shared: number) => {
    const rest = best[at + length]!
    const better = rest.strange < found.strange || (rest.strange === found.strange && rest.shared + shared > found.shared)
    if (better) found = { strange: rest.strange, shared: rest.shared + shared }
  }
  if (freeEnd !== undefined) offer(freeEnd - at, 0)
  if (!letter) return found
  for (let length = Math.min(LONGEST_PLAIN, text.length - at); length > 0; length--) {
    if (PLAIN.has(text.slice(at, at + length))) offer(length, 0)
  }
  for (let length = SHORTEST_SHARED; at + length <= text.length; length++) {
    const run = text.slice(at, at + length)
    const own = source.includes(run)
    if (!own && !also.includes(run)) break
    offer(length, own ? lettersIn(run) : 0)
  }
  return found
}

function lettersIn(text: string): number {
  let count = 0
  for (const char of text) if (LETTER.test(char)) count++
  return count
}
