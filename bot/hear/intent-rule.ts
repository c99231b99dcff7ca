/** The shape of an intent rule, and the words that rules of several intents share. */
import { english, gap, oneOf, pattern } from './pattern.ts'
import type { Intent } from './understanding.ts'

export interface IntentRule {
  name: string
  intent: Intent
  weight: number
  shape: RegExp
}

/** Duties that the staff do: 能不能来人看看 asks for work, 能不能代办 asks for knowledge. */
export const WORK = oneOf(
  '派人 派个人 来人 来个人 来看 看看 看一下 看下 处理 修 修一下 修理 修修 维修 清理 清走 清运 清一下 打扫 扫一扫 消杀 灭鼠 杀虫 更换 换一个 换个 换一下 解决 协调 上门看 上门修 上门查 管管 管一管 管一下 管下 查查 查一下 查看 整治 拖走 挪 挪走 劝 制止 疏通 通一下 剪 修剪 砍 拆 补 填 加固 调解 约束 落实 睇下 睇睇 整返 整好 执 搞一下 弄一下 弄弄 搞搞 整整 整一下 整下 安装 装一个 装个 加装 增设 加个 安个 设个 多放 增加 搬走 赶走 处置 恢复 督促 催 抓走 抓一下 来抓 捉 捅 摘 铲 冲洗 洗一下 消毒 喷药 除草 割 抽水 掏 扶 抬 查账 公示 开门 禁止 规范 划线 补种 换掉 装上 加上 安上 扫雪 除雪 铲雪 开导 走访 慰问 介入 出面 主持 帮忙 帮一下 帮帮 帮个忙 帮个手 搭把手 联系我 回电 给我打电话 打给我 送 陪 接 照看 探望 联系物业',
)
const BROKEN = oneOf(
  '坏了 坏咗 坏左 坏掉 又坏 坏啦 坏咯 坏的 坏着 坏两 坏三 坏很 不亮 不会亮 没亮 唔着 唔亮 瞎了 灭了 漏水 漏雨 渗水 滴水 漏得 漏了 在漏 漏到 漏落 一直漏 堵了 堵住 堵塞 堵着 被堵 堵死 停水了 停电了 停气了 没水 没电 没气 没暖 冇水 冇电 冇气 冇光 莫得水 莫得电 没得水 没得电 断水 断电 跳闸 爆了 爆管 裂了 裂开 开裂 塌 塌陷 塌了 掉了 掉下来 掉皮 脱落 断了 倒了 歪了 翘 松了 松动 破了 破损 烂了 烂咗 碎了 锈 生锈 卡住 卡死 失灵 故障 没反应 没响应 不灵 不转 不动了 不工作 用不了 开不了 关不上 打不开 刷不开 刷不了 刷不上 充不了 充不进 停了 停用 停运 罢工 抖得 抖动 在抖 老是抖 老抖 一直抖 抖一 抖啊 发抖 晃 异响 响个不停 冒水 冒烟 溢出 返水 反水 积水 淹 全是水 都是水 发霉 发黑 浑 黄水 臭 臭死 臭得 恶臭 难闻 馊 脏 好脏 脏死 脏得 脏兮兮 没人扫 没人收 没人管 没人打扫 没人修 没人清 没人理 没人搞 冇人理 冇人收 冇人整 冇人扫 满了 堆满 堆 堆着 堆放 乱堆 乱扔 乱丢 乱停 乱放 乱拉 乱搭 乱贴 乱窜 占 占用 占了 占着 占道 霸占 挡 挡住 挡道 挡着 挡路 堵路 堵门 停满 停在 停我 停咗 吵 吵死 吵得 好吵 太吵 嘈 睡不着 睡不好 瞓唔着 睡唔着 闹腾 不拴 不牵 没拴 没牵绳 扑 咬 追 随地大小便 到处拉 拉屎 飞线 拉线 私搭 加盖 封了 封死 砸 砸到 偷 被偷 被盗 被刮 被划 被撬 跺脚 骂人 威胁 打扰 过期 过期了 没人 太暗 黑漆漆 黑灯 看不见 看不清 黑咕隆咚 乌漆 不热 冰凉 冰冷 冻死 不出水 水小 水压低 太小 呛 呛人 熏 灌进 睡觉 偷懒 不作为 不管 不理 不处理 不解决 乱收费 多收 褪色 看不清 模糊 挡光 遮光 倒塌 要倒 快倒 枯死 枯了 死了 长虫 飞虫 破洞 大洞 坑 有坑 大坑 凹 绊 绊倒 滑倒 摔 摔了 结冰 积雪 慢 太慢 卡顿 没信号 失修 漏电 没装 缺 缺了 少了 没了 冇咗 不通 停摆 短路 烧了 糊了 歪 晃悠 掉漆 起皮 秃 秃了 打架 吵架 超员 溅 泼 咬伤 吓坏 吓死 吓哭 扑了 反味 反臭 塞住 塞咗 涌 喷 外扩 扩了 抽烟 打鸣 轰隆 进蛇 乱叫 吵醒 震 咳 呛到 踩点 鬼鬼祟祟 撬 被砸 刮花 渗 洇 起火星 倒在 横在 堵着 不给 拒绝 强行 冒充 私自 擅自 收不到 没法 没办法 不让 欠 欺负 骂我 骂人 打鸣 难受 冻得 哆嗦 穿羽绒服 爬楼 爬得 坏脱 坏特 凉 晃动 松脱 掀起 掉砖 掉瓷砖 不够 不足 被挖 挖断 挖开 长满 泛滥 成灾 乱爬 爬出 爬满 飞满 漏电 失效 罢了工 卡顿 成河 往外冒 往外流 往外喷 往上冒 抬不起 合不上 升不起 拧不动 放不下来 水压小 水压太小 全是杂物 全是垃圾 全是泥 被锁 锁死 锁住 尾随 老跟着 改成棋牌 改成商铺 改成民宿 改成仓库 改成出租 被砍 砍了 泡水 一地 满地',
)
const BROKEN_ENGLISH = english(
  'broken|leak|leaks|leaking|stuck|not working|doesn.?t work|does not work|won.?t (?:open|close|work|start)|stopped working|blocked|clogged|noisy|too loud|so loud|dirty|stinks|smells|flooded|flooding|out of order|no (?:hot )?water|no power|no electricity|no gas|no heating|missing|rats?|cockroach|cockroaches|is dead|is out|are out|burnt out|overflowing|not collected|not been (?:collected|fixed|repaired|cleaned)|barking|damaged|cracked|dripping',
)
/** Of who only listens along. */
export const FOLLOWING = '同问 同求 我也想知道 蹲 蹲一个 插眼 mark 围观'
/** What is said of people who do nothing for their money, or only for show. */
export const BLAME =
  '吃干饭 干什么吃 干嘛吃 饭桶 废物 不是东西 干啥吃 白拿钱 要你们何用 有什么用 有啥用 气死我了 吃闲饭 摆设 形式主义 走过场'
export const SCOLDING = oneOf(
  BLAME,
  '吃屎 有病 神经病 滚 骗子公司 垃圾物业 什么破物业 破物业 狗物业 黑心物业 sb 傻 去死 干嘛的 干啥的 养你们 垃圾软件 破软件 他妈 tmd 妈的 服了 真服了 呸 都是摆设',
)
/** What is broken, dirty, loud, gone: the words of a trouble. */
export const TROUBLE = pattern(`${BROKEN}|${BROKEN_ENGLISH}`)
/** A plea for the work that would end it. */
export const PLEA = pattern(`${oneOf('麻烦 请 帮忙 求 希望 要求 能不能 可不可以 能否 尽快 赶紧 派')}${gap(8)}${WORK}`)
