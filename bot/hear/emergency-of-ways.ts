/** Lifts that hold people, and holes in the ground that they fall into. */
import { EMPTY_INSIDE, type EmergencyRule, SOME_ONE } from './emergency-rule.ts'
import { english, gap, oneOf, pattern } from './pattern.ts'

const LIFT = oneOf('电梯 升降机 升降梯 客梯 货梯 lift elevator')
const COVER = oneOf(
  '井盖 窨井 沙井盖 沙井 下水道盖 下水道盖子 渠盖 下水井 污水井 雨水井 电缆井 检查井 地井 井盖子 井口 阴井 马葫芦 马葫芦盖 盖板 沟盖 井圈 井',
)
const HOLE = oneOf(
  '没了 不见 不见了 丢 没有了 冇咗 冇左 不在了 被偷 遭偷 缺 缺失 掉了 掉下去 掉进去 翻了 翻开 翻起 移位 错位 掀开 掀了 敞开 敞着 敞起 开着 张着 没盖 没有盖 没盖子 冇盖 莫得 没得 塌了 塌下去 陷下去 陷落 碎了 空了 让人偷 给偷 黑洞 大洞 打开着 没影 没影了 断了 裂开',
)
const PASSERS = oneOf(
  '孩子 小孩 娃 学生 幼儿园 学校 小学 上学 放学 老人 差点 险些 踩空 掉进 掉下 摔 绊 走夜路 晚上黑 看不见 路人 行人 骑车 接娃 接孩子 推车 轮椅',
)

export const WAY_RULES: EmergencyRule[] = [
  {
    kind: 'lift',
    name: 'trapped in a lift',
    shape: pattern(
      `${oneOf('被困 困在 困住 困咗 困到 困起 被关在 关在 关到 锁在 卡在 困')}${gap(6)}${LIFT}(?:里|内|头|中|入面|$)|${LIFT}(?:里|内|头|中)?${gap(8)}${oneOf('困人 困了人 困住人 困着人 困住了 被困 出不来 出不去 出唔到 关了人 关着人')}`,
      'g',
    ),
    unless: pattern(
      `${EMPTY_INSIDE.source}|${oneOf('手机卡 卡怎么 钥匙 东西卡 快递卡 垃圾卡 怎么自救 上不来 上不去 出不去门 困难 困扰')}`,
    ),
  },
  {
    kind: 'lift',
    name: 'shut in a lift',
    shape: pattern(
      `[困关卡锁闷憋夹圈轧堵](?:住|死|咗|左|起|勒|倒)?[在到进喺系搁]${gap(8)}${LIFT}|困(?:住|咗|左)?${gap(2)}${LIFT}|${english('stuck|trapped|locked|stucked')}${gap(14)}${LIFT}|${LIFT}${gap(20)}${english('people inside|someone inside|trapped|person inside|kid inside')}|出[不唔]?[来去到得]${gap(2)}${LIFT}`,
      'g',
    ),
    unless: pattern(
      `${EMPTY_INSIDE.source}|${english('keys?')}|梯卡(?![在住人了到])|` +
        oneOf('刷卡 电梯口 电梯门口 电梯门缝 钥匙 快递 电梯外 电梯旁 电梯间 电梯厅 等电梯 堵在电梯 进电梯卡 关到 到期'),
    ),
  },
  {
    kind: 'lift',
    name: 'people in a stuck lift',
    shape: pattern(
      `${LIFT}${gap(14)}(?:${oneOf('困了人 困住人 困着人 困人 困有人 困住了 困住 困咗 困左 困住咗 被困 被关 关了人 关着人 关了个 关住人 关人 关到人 关起 卡了人 卡住人 卡着人 卡人 夹了人 夹到人 夹住人 夹人 夹手 夹到 夹住 憋着 憋住 轧牢 出不来 出不去 出唔到 出不得 呼救 求救 救命 拍门 在喊 喊救 哭 关在里 关里面 关里头 锁在里 锁里 困在里 困里 卡在里 卡里头 卡里面 人还在里 还在里面 人在里 人没出来')}|[关卡锁困夹]了?[一两三二四五六几0-9][个位名口]|里(?:面|头|边)?(?:还|都|又)?有?${gap(3)}${SOME_ONE}(?!${gap(2)}[抽吸贴吐撒尿遛乱推装拉丢扔修放骑带]))|${SOME_ONE}${gap(6)}${oneOf('困 关 卡 锁 憋')}[在里住到]?${gap(3)}${LIFT}(?!卡)|${LIFT}[^。！!？?\\n]{0,24}${SOME_ONE}${gap(2)}在?里[面头边](?!${gap(2)}[抽吸贴吐撒尿遛乱推装拉丢扔修放骑带])|(?:打不开|出不来|出不去|不开门)${gap(6)}${SOME_ONE}${gap(4)}${LIFT}|${SOME_ONE}在?${gap(2)}${LIFT}里?${gap(6)}(?:打不开|出不来|出不去|不动|停了|出唔到|卡住|停住)|${LIFT}门?打不开${gap(4)}(?:我|人|困|出)`,
      'g',
    ),
    unless: pattern(
      `${EMPTY_INSIDE.source}|梯卡(?![在住人了到])|` +
        oneOf(
          '刷卡 抽烟 吸烟 撒尿 遛狗 贴广告 电动车 电瓶车 电梯口 电梯门口 电梯外 电梯间 等电梯 里面灯 里面的灯 里面脏 里面臭 里面空调 里面热 广告 里面屏 对讲 摄像 按钮 风扇 钥匙 手机掉 快递 进电梯带 有人修 有人管 有人来修 物业的人 维修人 维保人 关心 关注 关于 关系 相关 困难 上不来 上不去 下不了楼 怎么上 要爬楼',
        ),
    ),
  },
  {
    kind: 'lift',
    name: 'lift falls',
    shape: pattern(
      `${LIFT}${gap(8)}${oneOf('下坠 坠落 坠了 坠下 往下掉 急坠 掉下去 掉下来 失控 冲顶 直往下 突然往下 滑落 急降 急速下 落咗 跌咗 掉了几层 掉了两层 掉了一层 往下坠')}`,
      'g',
    ),
    // What falls off it is no falling lift.
    unless: pattern(
      oneOf(
        '电梯厅 电梯间 电梯口 面板 瓷砖 广告 灯 按钮 按键 装饰 墙皮 吊顶 顶板 天花 玻璃 螺丝 铁皮 盖板 显示屏 屏幕 牌子 挡板 护板 贴纸 垃圾 手机 钥匙',
      ),
    ),
  },
  {
    kind: 'road',
    name: 'open manhole',
    shape: pattern(
      `${COVER}${gap(8)}${HOLE}|${oneOf('没盖 没有盖 缺盖 没盖子 冇盖 没井盖 没了盖')}${gap(3)}${oneOf('井 窨井 下水道')}|${oneOf('下水道 窨井 地沟 水沟 井 沟')}${gap(2)}${oneOf('没盖 没有盖 缺盖 没得盖 冇盖 没盖子')}|${oneOf('少了 缺了 没有 没得 丢了 偷了 缺 少 冇')}${gap(3)}井盖`,
      'g',
    ),
    // Where somebody has marked it, it can wait for who covers it.
    unless: pattern(
      `${oneOf('电缆井门 井然 天井 响 补上了 盖好了 井井 深井 机井 电梯井 水表井 采光井 新闻 插着 插了 插上 罩着 挡着 挡上了 围着 围起来了 围好了 拦起来了 拿东西挡')}|放${gap(6)}旁边`,
    ),
    firm: 'reported',
  },
  {
    kind: 'road',
    name: 'broken manhole where people pass',
    shape: pattern(`${COVER}${gap(10)}${oneOf('坏 破 裂 松 翘 塌 凹 晃 断')}${gap(16)}${PASSERS}`, 'g'),
    unless: pattern(oneOf('天井 电梯井')),
  },
  {
    kind: 'road',
    name: 'a hole opened in the road',
    shape: pattern(
      `${oneOf('路 路面 地面 马路 人行道 地')}${gap(5)}${oneOf('塌 陷 塌陷 空')}${gap(6)}${oneOf('大洞 窟窿 大坑 深坑 深洞 车掉 人掉 掉下去 掉进去')}`,
      'g',
    ),
    unless: pattern(oneOf('补好 修好')),
  },
]
