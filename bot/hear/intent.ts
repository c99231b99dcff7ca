/** 意图: what the writer wants, from the weights of rules and of whatever scorer is added beside them. */
import { FOLLOW_UP_RULES } from './follow-up-rules.ts'
import { SCOLDING, TROUBLE } from './intent-rule.ts'
import { english, oneOf, pattern } from './pattern.ts'
import { QUESTION_RULES } from './question-rules.ts'
import { REQUEST_RULES } from './request-rules.ts'
import type { ServiceScore } from './service.ts'
import { SMALL_TALK_RULES } from './small-talk-rules.ts'
import type { Intent } from './understanding.ts'

/**
 * Each rule gives its weight to one intent; the heaviest wins.
 * A trained scorer can later give weights of its own beside them.
 */
const INTENT_RULES = [...SMALL_TALK_RULES, ...FOLLOW_UP_RULES, ...REQUEST_RULES, ...QUESTION_RULES]

/** What a scorer may look at. */
interface HeardText {
  /** The folded text, misheard words put right. */
  text: string
  /** What the text may be about, the best first; a score of 4 and more names something that the house looks after. */
  services: readonly ServiceScore[]
  /** Whether the text names a house, a unit or a room. */
  hasHouse: boolean
}

export type IntentScores = Partial<Record<Intent, number>>

/** Gives weights to intents and says why. A trained classifier joins as one more of these. */
export type IntentScorer = (heard: HeardText, because: (rule: string) => void) => IntentScores

/** Words that mark what is said as observed, not asked: a lamp that *is* out. */
const OBSERVED = pattern(oneOf('了 着 在 又 一直 已经 天天 老是 总是 咗 緊 紧 喇 都 不亮 没人 不 没 坏 咯 好几 太 好 很 死 得'))
const INTERROGATIVE = pattern(
  `[?？]|${oneOf('怎么 怎样 如何 咋 点样 点解 几点 几号 几天 几块 几时 几年 几岁 几个 几月 应该先 还是先 多少 多久 多大 什么 啥 哪 谁 为何 是否 能否 可否 可不可以 能不能 是不是 有没有 要不要 会不会 算不算 用不用 谁能 边个 边度 乜 咩')}|${english('how|what|where|when|who|which|why|can i|do i|is there|are there')}|[吗么嘛不没](?:[。.!！ ~]|$)`,
)
const SCOLDS = pattern(SCOLDING)
/** What staff and this assistant may be asked about. */
const OURS = pattern(
  `${oneOf('网格 三单 三二一 吹哨 应哨 调解 议事 清单 管家 轮值 双找 中心户 红黑榜 五治 台账 社区 居委 街道 物业 小区 单元 楼长 业主 办 证 补贴 补助 津贴 政策 规定 材料 手续 报名 申请 收费 多少钱 电话 地址 几点 时间 预约 志愿 投诉 报修 处罚 罚 法 费 押金 装修 退 缴 交 领 志愿者 有人管 管管 谁管 活动 食堂 体检 疫苗 书记')}|请问|咨询|${english('community|permit|fee|card|apply|office|certificate')}`,
)
const EMPTY = pattern('^[^a-z0-9\\u4e00-\\u9fff]{0,400}$')
const PLEADING = pattern(oneOf('我要投诉 投诉 要投诉 举报 维权'))
/** Ads name what is sold; a complaint about ads names them too. */
const COMPLAINS_OF_ADS = pattern(
  oneOf('乱贴 贴满 贴得 到处贴 小广告 牛皮癣 骚扰 投诉 举报 扰民 违规 没人管 管管 清理 被骗 推销电话'),
)

export const scoreByRules: IntentScorer = (heard, because) => {
  const scores: IntentScores = {}
  const add = (intent: Intent, weight: number, name: string) => {
    scores[intent] = (scores[intent] ?? 0) + weight
    because(`${intent} +${weight}: ${name}`)
  }
  const complains = COMPLAINS_OF_ADS.test(heard.text)
  for (const { name, intent, weight, shape } of INTENT_RULES) {
    if (name.includes('advertisement') && complains) continue
    const match = shape.exec(heard.text)
    if (match) add(intent, weight, `${name} (${match[0].slice(0, 24)})`)
  }
  weighTogether(heard, scores, add)
  return scores
}

/** What no single rule sees: how trouble, question and service stand together. */
function weighTogether(heard: HeardText, scores: IntentScores, add: (intent: Intent, weight: number, name: string) => void) {
  const { text, services, hasHouse } = heard
  if (EMPTY.test(text)) add('chitchat', 9, 'no words')
  const service = services[0]?.score ?? 0
  const trouble = TROUBLE.test(text)
  const asks = INTERROGATIVE.test(text)
  if (asks && !trouble && text.length > 3) {
    if (service < 3 && !OURS.test(text) && Object.keys(scores).every((intent) => intent === 'question'))
      add('chitchat', 9, 'asks for nothing of ours')
    else add('question', 3, 'asks, and nothing is broken')
  }
  const ticket = scores.ticket ?? 0
  if (ticket > 0 && service >= 4 && OBSERVED.test(text)) add('ticket', 2, 'something of ours, and how it is')
  if (ticket > 0 && hasHouse) add('ticket', 2, 'a house is named')
  if (ticket === 0 && !asks && (service >= 5 || (hasHouse && service >= 3))) add('ticket', 3, 'something of ours is spoken of')
  if (ticket === 0 && !asks && service >= 3 && Object.keys(scores).length === 0) add('ticket', 2, 'something of ours, perhaps')
  if (PLEADING.test(text) && text.length < 30) add('ticket', 2, 'complains')
  const matter = services.find((one) => one.code !== 'prop_mgmt' && one.code !== 'other')
  if (SCOLDS.test(text) && (matter?.score ?? 0) < 3 && !hasHouse) add('chitchat', 6, 'scolds, and names no matter')
}

/** Where two weigh the same, the earlier is the safer mistake. */
const SAFER_FIRST: Intent[] = ['emergency', 'ticket', 'update', 'status', 'question', 'withdraw', 'chitchat']

/** The heaviest intent; small talk when nothing weighs. */
export function heaviest(scores: readonly IntentScores[]): Intent {
  let best: Intent = 'chitchat'
  let most = 0
  for (const intent of SAFER_FIRST) {
    const sum = scores.reduce((total, one) => total + (one[intent] ?? 0), 0)
    if (sum > most) {
      most = sum
      best = intent
    }
  }
  return best
}
