/** 自己的毛病: does a message tell of a trouble, or a wish, of its own, or only more of what was told before? Pure. */
import { TROUBLE } from './intent-rule.ts'
import { NOT_FIXED } from './not-fixed.ts'
import { oneOf, pattern } from './pattern.ts'
import type { Understanding } from './understanding.ts'

/** “也坏了”: beside what is filed already. */
export const ALSO = /也(?:坏|漏|堵|不|没|满|停|掉|松|裂|断|有|是|黑|暗|塌|臭|脏|冒|渗|积|倒|烂|破|闪)|还有/u
/** “就是东门那个”, “3栋门口那盏”: what was told before is pointed at. */
const POINTS = /[那这](?:一?[个盏根块处棵台条扇]|边|里|儿)(?:的)?(?:路?灯|坑|井盖|树|门|桶)?[的呀啊呢吧嘛。.!！,，~\s]{0,6}$/u
export const pointsOut = (folded: string) => POINTS.test(folded)

/** “就在3栋对面”, “离2栋不远”. */
const LOCATES = /^(?:是|就)?(?:在|靠近|挨着|紧挨|离|从|位于|到|走到)(?!.{0,16}(?:坏|漏|堵|不亮|黑了|也|还))/u
/** Who suffers, and where they come from: “住3栋的老人都看不见路”. */
const PEOPLE =
  /住在?|(?:栋|幢|号楼|单元|门)(?:那边|里|这边)?的?(?:老|邻居|住户|业主|居民|人|孩子|小孩|娃|学生|大[妈爷]|阿姨|保安|门卫|师傅|物业)/u
const SUFFER = /看不(?:见|清|到)|不敢|没法走|绕[路道着]|摔|绊|滑倒|害怕|都?怕|没人管|不管|说了|反映过|抱怨|有意见|受影响/u

/** Of its own: whoever merely points at what was told, says where it lies, or who suffers from it, tells none. */
export function tellsTrouble(folded: string, { intent, service = 'other' }: Understanding): boolean {
  if (POINTS.test(folded) || LOCATES.test(folded) || (PEOPLE.test(folded) && SUFFER.test(folded))) return false
  if (intent === 'ticket' || intent === 'emergency') return true
  return intent === 'update' && (ALSO.test(folded) || (service !== 'other' && (TROUBLE.test(folded) || NOT_FIXED.test(folded))))
}

/** 建议 and 心愿: two of them are one only where they are about one thing. */
const WISHES = ['proposal', 'micro_wish']
export const isWish = ({ service = 'other' }: Understanding) => WISHES.includes(service)
const WISHED =
  /建议|提议|倡议|希望|(?<!没)想(?:请|找|要|让|求|学|给|帮|买|换|借|跟|和|有|参加)|求助|求个|能不能|可不可以|心愿|许愿|最好/u
/** What is left without these is the thing: 滑梯, 血压. */
const EMPTY = pattern(
  oneOf(
    '建议 提议 倡议 希望 心愿 许愿 最好 能不能 可不可以 可以 能够 应该 小区 社区 我们 咱们 你们 大家 居民 业主 物业 领导 网格 书记 工作人员 师傅 志愿者 有人 帮忙 帮 请 找 想 要 让 求 给 我 你 您 他 她 咱 个 点 一下 一 几 些 多 再 都 也 就 还 早 快 尽 赶紧 抓紧 尽快 马上 及时 落实 安排 处理 解决 重视 考虑 关注 批准 通过 答复 回复 加装 安装 增设 增加 设置 添置 装 加 修 建 弄 做 放 设 买 来 去 办 好 了 的 得 地 吧 啊 呀 呢 吗 嘛 和 跟 在 里 是 有 把 人 家',
  ),
  'gu',
)
/** “建议用带扶手的”, “最好装在东门那边”: how and where it should be. */
const HOW =
  /(?:的|那种|这种|一点|点儿?|那边|这边|那里|附近)[吧呀啊。.!！~\s]{0,4}$|在.{1,8}(?:门|旁边|附近|广场|对面|楼下)[吧呀啊。.!！~\s]{0,4}$/u

/** A wish of its own beside what was said before; `before`: the words of what is filed, folded. */
export function wishesAnew(folded: string, before: string): boolean {
  if (!WISHED.test(folded) || HOW.test(folded)) return false
  const left = thingsIn(folded)
  return left.length > 0 && !left.some((thing) => before.includes(thing))
}

/** Two characters of what is wished, as they stand together. */
function thingsIn(folded: string): string[] {
  const parts = folded.split(EMPTY).flatMap((part) => part.split(/[\s\p{P}]/u))
  return parts.flatMap((part) => [...part].slice(1).map((one, at) => [...part][at]! + one))
}
