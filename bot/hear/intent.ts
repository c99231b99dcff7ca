/** 意图: what the writer wants, by the weights of rules. What was learnt weighs these in turn (learnt.ts). */
import { askingIn } from './asking.ts'
import { FOLLOW_UP_RULES } from './follow-up-rules.ts'
import { BLAME, FOLLOWING, SCOLDING, TROUBLE } from './intent-rule.ts'
import { oneOf, pattern } from './pattern.ts'
import { QUESTION_RULES } from './question-rules.ts'
import { REQUEST_RULES } from './request-rules.ts'
import type { ServiceScore } from './service.ts'
import { SMALL_TALK_RULES } from './small-talk-rules.ts'
import type { Intent } from './understanding.ts'

/** Each rule gives its weight to one intent. */
export const INTENT_RULES = [...SMALL_TALK_RULES, ...FOLLOW_UP_RULES, ...REQUEST_RULES, ...QUESTION_RULES]

/** What the rules look at. */
interface HeardText {
  /** The folded text, misheard words put right. */
  text: string
  /** What the text may be about, the best first; a score of 4 and more names something that the house looks after. */
  services: readonly ServiceScore[]
  /** Whether the text names a house, a unit or a room. */
  hasHouse: boolean
}

export type IntentScores = Partial<Record<Intent, number>>

/** Words that mark what is said as observed, not asked: a lamp that *is* out. */
const OBSERVED = pattern(oneOf('了 着 在 又 一直 已经 天天 老是 总是 咗 緊 紧 喇 都 不亮 没人 不 没 坏 咯 好几 太 好 很 死 得'))
const SCOLDS = pattern(SCOLDING)
/** No letter and no figure: what may stand between words. */
const MARK = '[^a-z0-9\\u4e00-\\u9fff]'
const EMPTY = pattern(`^${MARK}{0,400}$`)
const PLEADING = pattern(oneOf('我要投诉 投诉 要投诉 举报 维权'))
/** “我要投诉！！！”: somebody wants to be heard, and does not say yet of what. */
const ONLY_PLEADS = pattern(
  `^(?:${MARK}{0,12}(?:我们?|俺|咱们?)?(?:就?要|想)?(?:投诉|举报|维权|报修|报事|反映问题|反映情况|反映个?事)[啊呀了哦]?){1,6}${MARK}{0,40}$`,
)
/** “唔该晒！” “麻烦你了” “不用谢”: thanks, or the answer to them, and nothing else, in whatever dialect; in 唔该 a request begins as well, in 不用了 a withdrawal. */
const ONLY_THANKS = pattern(
  `^${MARK}{0,12}(?:(?:真是|太|好|非常|十分)?(?:谢谢|谢|多谢|感谢|唔该|辛苦|麻烦|(?:不用|不必|别|甭)(?:谢|客气)|不谢|不客气|谢啥|劳驾了|(?:劳您)?费心了)(?:大家|各位|师傅|网格员|小格|物业|你们?|您|哋|晒|嗮|了|啦|咯|哈|啊|呀){0,4}${MARK}{0,12}){1,4}$`,
)

/** What beside a matter is no scolding: 保洁不干活. */
const MORE_BLAME =
  '吃白饭 窝囊废 收钱不办事 收钱不干活 收钱不做事 拿钱不办事 拿钱不干活 拿钱不做事 不办事 不干事 不干活 不做事 不作为 要你何用 混日子 白养 没良心 气死人 丢人 骗子 骗人'
/** Whom somebody blames and how: of no matter at all. */
const BLAMING =
  '你们 你 这 这帮 这群 这些 那帮 那些 一群 一帮 个个 人 家伙 东西 物业 社区 居委会 村委会 街道 保安 领导 当官 干部 都 就 真 简直 到底 全 是 只 会 光 知道 天天 整天 还 也 太 啊 呀 呢 吧 吗 嘛 的 了 我看 活 事 管不管 不管 干不干'
/** “你们这帮人光收钱不办事”: anger, and not a word of what about. A ticket would have nothing in it. */
const ONLY_BLAMES = pattern(
  `^(?:(?:${oneOf(BLAMING)}|${MARK}){0,8}${oneOf(BLAME, MORE_BLAME)}){1,4}(?:${oneOf(BLAMING)}|${MARK}){0,8}$`,
)

/** “同问” “蹲一个” “坐等”: somebody listens along. What a neighbour asked or reported is theirs. */
const ONLY_FOLLOWS = pattern(
  `^${MARK}{0,8}(?:${oneOf(FOLLOWING, '我也想晓得 我也想问 蹲个 蹲答案 坐等 坐等答案 马克 码住 dd')}${MARK}{0,8}){1,3}$`,
)

/** “我也不知道是哪” “说不清在哪儿”: an answer, though it says nothing, to where it is; no new matter. */
const ONLY_UNSURE = pattern(
  `^${MARK}{0,8}(?:我|俺|咱)?(?:们)?(?:也|都|真)?(?:不知道|不晓得|不清楚|说不清楚?|讲不清楚?|搞不清楚?|记不清楚?|唔知|弄不清)(?:具体|到底|这|那)?(?:是|喺|在)?(?:哪里|哪儿|哪个地方|什么地方|啥地方|哪[栋幢号楼座]{1,2}|哪个小区|边度|哪)[啊呀了嘛呢哦]?${MARK}{0,8}$`,
)

/** Somebody is angry, and says of nothing what is wrong. */
export const onlyBlames = (text: string): boolean => ONLY_BLAMES.test(text)

/** What is wanted by a message that says nothing else. */
export function plainlySaid(text: string): 'ticket' | 'update' | 'chitchat' | undefined {
  if (ONLY_PLEADS.test(text)) return 'ticket'
  if (ONLY_UNSURE.test(text)) return 'update'
  return ONLY_THANKS.test(text) || ONLY_FOLLOWS.test(text) || onlyBlames(text) ? 'chitchat' : undefined
}
/** Ads name what is sold; a complaint about ads names them too. */
const COMPLAINS_OF_ADS = pattern(
  oneOf('乱贴 贴满 贴得 到处贴 小广告 牛皮癣 骚扰 投诉 举报 扰民 违规 没人管 管管 清理 被骗 推销电话'),
)

/** The weight of each intent, and by `because` which rules gave it. */
export function scoreByRules(heard: HeardText, because: (rule: string) => void): IntentScores {
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
  const { asks, forKnowledge, forHands, idle } = askingIn(text)
  // Who asks how a ticket stands asks too, and so does the neighbour who wants company: their own rules hear them.
  const elsewhere =
    (scores.ticket ?? 0) > 0 ||
    (scores.status ?? 0) >= 7 ||
    (scores.update ?? 0) >= 9 ||
    (scores.chitchat ?? 0) >= 6 ||
    SCOLDS.test(text)
  if (asks && idle && !trouble) add('chitchat', 9, 'asks for nothing of ours')
  else if (forHands && (scores.ticket ?? 0) > 0) add('ticket', 2, 'asks for hands')
  else if (asks && !trouble && text.length > 3) add('question', elsewhere ? 3 : 6, 'asks, and nothing is broken')
  // Who names a house and a trouble means that one.
  if (forKnowledge && (scores.status ?? 0) < 7 && !(hasHouse && trouble))
    add('question', hasHouse ? 5 : 12, 'asks for knowledge')
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
export function heaviest(scores: IntentScores): Intent {
  let best: Intent = 'chitchat'
  let most = 0
  for (const intent of SAFER_FIRST) {
    const sum = scores[intent] ?? 0
    if (sum > most) {
      most = sum
      best = intent
    }
  }
  return best
}
