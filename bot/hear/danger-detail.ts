/**
 * 险情的细节: how somebody looks who is looked for (牵着一条黄狗), and how it is for those who sit in a lift (空气好闷, 灯也灭了). By itself it would be a dog, or a
 * lamp; beside a danger that was just told it is more of that. Whoever names others, or another place, tells of something else. Pure, on folded text.
 */
import { oneOf, pattern } from './pattern.ts'

const WHOSE = `(?:${oneOf('他 她 人 老人 老人家 老头 老头子 老太 老太太 老爷子 孩子 小孩 娃 我爸 我妈 我爷爷 我奶奶 我儿子 我女儿 我孙子 我孙女 我老伴 身上 手里 手上 头上 脚上 身边 旁边 走的时候 出门的时候 出门时 走时 当时 早上')}|[还是又就也会刚,，\\s]|可能|应该|好像|有点|比较){0,5}`
const LOOKS = pattern(
  `^${WHOSE}(?:[牵抱背拎提推骑拄拿戴穿披挎揣领扛撑坐](?:着|了|的是|的|[一两个只条辆件顶双副根把]|[白黑红蓝绿黄灰花])|带着|带了[一两个只条]|[有跟]着?一?[条只][^,，]{0,4}[狗猫]|[^,，]{0,4}(?:头发|短发|长发|光头|秃顶|个子|身高|一米[0-9一二三四五六七八九]|口音|痴呆|失忆|轮椅|拐杖))`,
)
const OF_OTHERS = pattern(
  oneOf(
    '有人 邻居 别人 人家 楼上 楼下 隔壁 物业 没拴 不拴 没牵 咬 拉屎 大便 乱 到处 老是 天天 坏 漏 堵 挡 占 噪 吵 投诉 管管 建议 意见 问题 证 快递 号码',
  ),
)
const IN_A_LIFT = pattern(
  oneOf(
    '闷 透不过 缺氧 空气 好热 很热 太热 热死 热得 喘 黑 灯 没电 停电 信号 按了 按铃 按钮 警铃 铃 对讲 没反应 没人应 没人接 没人理 晃 抖 往下 下坠 掉 停在 卡在 不动 怕 慌 哭 孕妇 老人 孩子 小孩 渴 憋 门缝 打不开 扒 风扇 [0-9一二两三四五六七八九十]{1,2}(?:楼|层|个人)',
  ),
)
const ELSEWHERE = pattern(
  oneOf('路灯 楼道 小区 隔壁 邻居 楼上 楼下 垃圾 我家 家里 屋里 厨房 厕所 门口 大门 单元门 路口 路上 天气 电梯广告'),
)
const LONGEST = 30

/** “牵着一条黄狗”, of somebody who is looked for. */
export const tellsLooks = (folded: string): boolean => folded.length <= LONGEST && LOOKS.test(folded) && !OF_OTHERS.test(folded)

/** “空气好闷”, of whoever sits in a lift. */
export const tellsOfLift = (folded: string): boolean =>
  folded.length <= LONGEST && IN_A_LIFT.test(folded) && !ELSEWHERE.test(folded)
