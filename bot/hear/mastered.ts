/**
 * 制住了: the danger that a clause names is said to be over in that very clause: “5栋火势控制住了”, “电梯困的人出来了”. Only where nothing else
 * is told of it: “着火了我们跑出来了” is a fire, and so is whatever still holds on. Pure, of a folded text.
 */
import { oneOf, pattern } from './pattern.ts'

const BY_NOW = '(?:已经?|都|也|被|给|全部?|总算|终于|基本|现在|暂时|安全|成功|平安|及时|得到|有效){0,4}'
const END = '(?:了|啦|咯|喽|的){0,2}$'
/** Itself the danger. */
const ITSELF = oneOf('火势? 明火 大火 火情 火灾 火苗 火头 险情 浓烟 漏气 漏电 打架 事态 局面 场面')
const STOPPED = oneOf('控制住? 扑灭 浇灭 熄灭 灭掉? 压住 压下去 止住 堵住 排除 解除 平息 稳住 制止住?')
/** Who is in it, or what is: “困在电梯里的老人”, “打人的”. */
const MET = oneOf(
  '困 被困 关 卡 着火 起火 失火 冒烟 打人 打架 动手 闹事 持刀 拿刀 砍人 行凶 晕倒 昏倒 摔倒 跌倒 倒地 触电 落水 溺水 跳楼 轻生 想不开 走丢 走失 受伤 中毒 漏气 泄漏 漏煤气 漏电 电梯 轿厢',
)
const WHERE = '(?:住|人|住人|里面?|里头|了|在[^,，。!！;；的]{1,8})?'
/** Nothing that comes out, falls or burns on. */
const WHO = '[^,，。!！;；冒喷窜漏流掉摔跳烧烟气水血没不未还又快要想再]{0,8}?'
const SAVED = oneOf(
  '控制住 制服 制止住? 带走 抓住 抓走 拉开 劝开 劝住 劝走 劝下来 救出来? 救下来? 出来 放出来 接出来 拉上来 救上来 上岸 获救 脱险 脱困 找到 找回来 送医院? 送去医院 送到医院 醒 没事 灭 扑灭 浇灭 关上 关掉 关好 堵住 散 撤离 处理好 处置好 解决 排除 稳住 断电 回家',
)
const MASTERED = [
  pattern(`(?:${ITSELF})${BY_NOW}${STOPPED}${END}`),
  pattern(`(?:${MET})${WHERE}的${WHO}${BY_NOW}${SAVED}${END}`),
]
/** It goes on, or something else does; or somebody only asks. */
const GOES_ON = pattern(
  oneOf('还有 还在 还没 出不来 没出来 没控制 没找到 没醒 又 复燃 但 不过 可是 快来 救命 里面有 里头有 [?？] 了吗 了没 了么'),
)

/** What is left of the text without the clauses in which a danger is over; undefined where none is. */
export function withoutMastered(text: string): string | undefined {
  if (GOES_ON.test(text)) return undefined
  const clauses = text.split(/[,，。;；!！\n]/u)
  const left = clauses.filter((clause) => !MASTERED.some((shape) => shape.test(clause.trim().slice(-40))))
  return left.length < clauses.length ? left.join(',') : undefined
}
