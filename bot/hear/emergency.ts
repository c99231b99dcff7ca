/**
 * 险情: is somebody's life at risk, here and now? Recall comes first (a card too many costs a glance, one too few a life), yet
 * a question about gas, a drill, a piece of news or a thing long past must not ring the bell.
 */
import { ENGLISH_NOT_NOW } from './emergency-in-english.ts'
import type { EmergencyRule } from './emergency-rule.ts'
import { EMERGENCY_RULES } from './emergency-rules.ts'
import { isHandingOn } from './handing-on.ts'
import { withoutMastered } from './mastered.ts'
import { gap, oneOf, pattern } from './pattern.ts'
import type { EmergencyKind } from './understanding.ts'

export interface Emergency {
  kind: EmergencyKind
  /** The card that is shown; default: that of its kind. */
  card?: EmergencyKind
  /** The rule and the words that decided. */
  rule: string
  words: string
  /** The message says that 119, 120 or 110 has been called already. */
  called: boolean
  /** As its rule says (emergency-rule.ts). */
  firm?: true | 'reported'
}

/** 没有着火, 不是煤气味, 没人被困: right before the words. 没想到着火 and 是不是着火 deny nothing. */
const NEGATED = pattern(
  `(?:没(?!想到|多久|一会|办法|过多久|来得及|注意|几分钟|过一会)有?人?|(?<!是)不是|并非|无(?!意|缘|故)|未|不会(?!是)|并没|不再|冇|唔系|没得|别(?!的|墅|人|处|家)|勿|不要|${oneOf('严禁 禁止 不许 不准 避免 防止 以防 预防 谨防 以免 免得 防范 严防 杜绝 不可')})(?:发生|见|闻到?|再|看到|有)?${gap(2)}$`,
)
/** 万一着火, 怕触电, 要是有人晕倒: before the words in the same clause. */
const SUPPOSED = pattern(
  `${oneOf('如果 要是 假如 万一 若 倘若 一旦 怕 担心 害怕 会不会 容易 小心 注意 当心 以后 将来 可能会 不然 否则 迟早 早晚 哪天 哪日 再不 等到 非要等 非得 是不是要 要等 差点 险些 差一点 差啲 会引起 引发 应对 演示 模拟 扑救 如何处理 怎么处理 怎样处理 如何应对 关于 什么叫 什么是 看过 讲解 学习')}${gap(9)}$`,
)
const SUPPOSED_AFTER = pattern(
  `^[^又还]{0,4}${oneOf('没了 没有了 散了 散掉了 消失了 闻不到了')}|^${gap(8)}${oneOf('怎么办呀万一 咋办万一 的风险 的隐患 隐患 风险 的可能 的危险 怎么预防 怎么防 如何预防 如何防 了怎么赔 谁赔 怎么赔 谁负责 算谁的 的话 时应该 时该 时怎么 应该怎么 该怎么办呢如果 责任 时要 火灾险 意外险 一样 似的 事故案例 保险 演习 演练')}`,
)
/** 井盖不见了谁负责，好多娃从这过 is no question of duty. */
const PASSED_BY = pattern(`${oneOf('孩子 小孩 娃 学生 老人 人')}们?${gap(4)}${oneOf('从这 从那 走这 打这 要过 路过 经过')}`)
/** The sentence asks for something ordinary, tells of an event, or of old times. */
const ASKED = pattern(
  `遇到${gap(10)}${oneOf('怎么办 咋办 怎么做 怎么处理')}|${oneOf('什么时候 啥时候 几时 何时 多久 几点 哪天 怎么办理 如何办理 怎么申请 如何申请 收费标准 怎么收费 怎么报名 在哪领 在哪里领 哪里领 去哪领 在哪买 哪里买 哪里能 哪里可以 在哪办 怎么用 如何使用 怎么使用 怎么开户 怎么缴 怎么交 能不能报销 可以报销 有补贴 有没有补贴 有规定 什么规定 有什么要求 能装 要装 可以装 谁来检查 检修一次 是真的吗 真的假的 是不是真的 怎么处罚 如何处罚 怎么判 怎么自救 如何自救 应急电话 扶不扶 该不该扶 应该先 该先 还是先 申请 补助 报销 理赔 年检 换一次 过期')}`,
)
/** Only beside the danger itself: 煤气报警器多少钱. After it, somebody in need asks: 电梯困了人，物业电话多少. */
const ASKED_BESIDE = pattern(oneOf('电话是多少 电话多少 多少钱'))
/** 消防车还有多久到: the question of somebody who waits for rescue. */
const WAITING = pattern(`${oneOf('什么时候 啥时候 几时 何时 多久 几点')}${gap(4)}[到来救出放]`)
const EVENT = pattern(
  oneOf(
    '演练 演习 急救培训 消防培训 安全培训 参加培训 有培训 培训报名 培训班报名 讲座 宣传活动 消防宣传 安全宣传 宣传册 宣传栏 宣讲 安全知识 急救知识 消防知识 知识竞赛 海报 手册 倡议 标语 横幅 科普 志愿活动 教育活动 温馨提示 安全提示 请广大 请各位居民 请各位业主 逃生演 实训 应急预案 预案 电影里 电视剧里 看电影 游戏里 小说里 段子 (?<![不没]是|[不没别])开玩笑 (?<![不没]是|[不没别])逗你 谣言 别传 演员 剧本',
  ),
)
const NEWS = pattern(
  oneOf(
    '新闻 报道 据说 网上 抖音 快手 朋友圈 微博 头条 视频里 看视频 外地 外省 隔壁市 别的城市 隔壁城市 电视上 电视里 听说过 案例 历史上',
  ),
)
const PAST = pattern(
  `(?:昨天|昨晚|前天|上周|上月)(?:的|那场|那次|${gap(8)}的那)|` +
    oneOf(
      '去年 前年 上次 上回 上个月 上月 上周 上星期 上礼拜 前几天 前些天 前段时间 前阵子 以前 之前 曾经 那年 那次 小时候 几年前 年前 早年 前两年 大前天 上一次 过去几年 几个月前 月份那',
    ),
)
const AGAIN = pattern(oneOf('又 现在 正在 今天 刚才 刚刚 还在 今早 今晚 一直 仍 这会 快来 赶紧 此刻 紧急 救命 快点'))
const OVER = pattern(
  oneOf(
    '已经扑灭 已扑灭 扑灭了 火灭了 已经灭了 被灭了 救出来了 已经出来 都出来了 出来了谢 放出来了 虚惊一场 虚惊 误报 已解除 解除了 已经没事 没事了 已经修好 已经处理好 处理好了 已经盖好 盖上了 补上了 已经补上 找到了 已经找到 醒了 已经醒 已送医院 送医院了 送医了 恢复正常 排除了 已排除 已经恢复 关好了 是我搞错 搞错了 看错了 弄错了 是蒸汽 是水蒸气 原来是',
  ),
)
const NOT_OVER = pattern(oneOf('没找到 还没找到 找到了吗 没醒 还没醒 不醒 没出来 还没出来 没灭 又起'))
/** “不是开玩笑，真着火了” is none. */
const JOKE = pattern(oneOf('哈哈 笑死 (?<![不没]是|[不没别])开玩笑 (?<![不没]是|[不没别])逗你 狗头 doge'))
const CALLED = pattern(
  `${oneOf('已经打 打了 已打 打过 已报 报了 报过 已经报 已拨 拨了 已经叫 叫了 已叫 打咗 报咗 已联系')}${gap(3)}${oneOf('119 120 110 消防 报警 火警 急救 救护车 警 警察')}|${oneOf('119 120 110 消防 消防车 消防员 救护车 警察')}${gap(3)}${oneOf('已经来 来了 到了 已到 已经到 在路上 嚟咗 正在赶')}|已报警|报警了|报咗警`,
)
const CLAUSE_END = '，,。.！!？?；;\n~…'
const SENTENCE_END = '。！!？?；;\n'

/** The emergency in a folded text, or undefined. The kind that matters most comes first. */
export function emergencyIn(text: string): Emergency | undefined {
  const over = OVER.test(text) && !NOT_OVER.test(text)
  if (over || isHandingOn(text)) return undefined
  const left = withoutMastered(text)
  if (left !== undefined) return emergencyIn(left)
  for (const rule of EMERGENCY_RULES) {
    const words = happening(text, rule)
    if (!words) continue
    const { kind, name, card, firm } = rule
    return { kind, rule: name, words, called: CALLED.test(text), ...(card && { card }), ...(firm && { firm }) }
  }
  return undefined
}

/** A hostile text may repeat a word without end; if its first uses say nothing, the later ones won't. */
const MOST_MATCHES = 12

function happening(text: string, rule: EmergencyRule): string | undefined {
  let seen = 0
  for (const match of text.matchAll(rule.shape)) {
    if (++seen > MOST_MATCHES) return undefined
    const start = match.index
    const end = start + match[0].length
    const clause = text.slice(edge(text, start, -1, CLAUSE_END), edge(text, end, 1, CLAUSE_END))
    if (rule.unless?.test(clause) || rule.unlessWithin?.test(match[0])) continue
    if (ASKED_BESIDE.test(clause) || ENGLISH_NOT_NOW.test(clause) || isTakenBack(text, start, end)) continue
    return match[0]
  }
  return undefined
}

function isTakenBack(text: string, start: number, end: number): boolean {
  const before = text.slice(edge(text, start, -1, CLAUSE_END), start)
  if (NEGATED.test(before) || SUPPOSED.test(before)) return true
  if (SUPPOSED_AFTER.test(text.slice(end, edge(text, end, 1, CLAUSE_END))) && !PASSED_BY.test(text)) return true
  const sentence = text.slice(edge(text, start, -1, SENTENCE_END), edge(text, end, 1, SENTENCE_END))
  if ((ASKED.test(sentence) && !WAITING.test(sentence)) || EVENT.test(sentence) || NEWS.test(sentence) || JOKE.test(text))
    return true
  return PAST.test(sentence) && !AGAIN.test(text)
}

/** How far around a match its clause or sentence is looked for. */
const REACH = 60

function edge(text: string, from: number, step: 1 | -1, ends: string): number {
  let at = from
  for (let moved = 0; moved < REACH; moved++) {
    const next = step < 0 ? at - 1 : at
    if (next < 0 || next >= text.length || ends.includes(text[next]!)) break
    at += step
  }
  return at
}
