/**
 * 困在里面: who cannot get out, or is still inside, is in the danger that was told a moment ago, as long as the words name nothing else that
 * holds them: “我被困在阳台”, “门打不开了，里面还有孩子” after a fire. Pure.
 */
import { isSortOf, type Told } from './danger-sort.ts'
import { SOME_ONE } from './emergency-rule.ts'
import { gap, oneOf, pattern } from './pattern.ts'

const ROOM = oneOf(
  '里 里面 里头 里边 屋里 屋内 屋头 家 家里 屋企 楼上 上面 房里 房间 房间里 室内 阳台 阳台上 窗口 顶楼 楼顶 厕所 卫生间',
)
const CANNOT = oneOf(
  '被困 困在 困住 困到 困起 困咗 困喺 出不来 出不去 出不得 出唔到 出唔嚟 逃不出 逃不掉 逃不了 跑不出 跑不掉 跑不了 冲不出 下不来 下不去 下不了楼 落唔到 没跑出来 没逃出来 没出来 没下来 冇出嚟 门打不开 门都打不开 门也打不开 打不开门 门开不了 开不开门 关在里 堵在里 憋在里',
)
const SHUT_IN = pattern(
  `${CANNOT}|${ROOM}(?:还|都|又|也)?(?:有|剩|留)${gap(4)}${SOME_ONE}|(?:还|都)?(?:有|剩)${gap(4)}${SOME_ONE}${gap(3)}在${ROOM}|${SOME_ONE}${gap(4)}(?:还|都)在${ROOM}|一个人[在喺]${ROOM}`,
)
/** What holds them instead, or what else is the matter; “门打不开” of a gate is no room that somebody is in. */
const BY_ANOTHER = pattern(
  oneOf(
    '电梯 轿厢 客梯 货梯 车 井 沟 坑 河 池塘 湖 淹 塌 埋 火 烟 煤气 燃气 天然气 气味 电线 触电 漏电 刀 砍 打人 打架 跳楼 偷 贼 猫 狗 鸟 门禁 门卡 刷卡 单元门 大门 钥匙 快递 停电 停水 走丢 走失',
  ),
)
const LOCKED = pattern('锁')
/** A lift has none of these. */
const AT_HOME = pattern(oneOf('家 屋 房 阳台 楼上 窗 厕所 卫生间 顶楼 楼顶'))

/** Is whoever is shut in held by what was told before? What somebody lost, or has eaten, holds nobody. */
export function isShutInBy({ folded, kind }: Told, before: Told): boolean {
  if (kind === 'medical' || !SHUT_IN.test(folded) || BY_ANOTHER.test(folded)) return false
  if (isSortOf(before, 'lost', 'despair', 'poison')) return false
  if (LOCKED.test(folded) && !isSortOf(before, 'burning')) return false
  return !isSortOf(before, 'lift') || !AT_HOME.test(folded)
}
