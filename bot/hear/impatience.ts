/**
 * 等急了: words of somebody who waits: whether anybody cares, how long nothing happened, that it is all talk. They name no matter; of which ticket they
 * are said only the desk knows. Pure, on folded text.
 */
import { gap, oneOf, pattern } from './pattern.ts'

/** What may stand around it and says no more. */
const ROUND = oneOf(
  '到底 究竟 你们 咱们 他们 社区 物业 网格员 网格长 政府 你 我 您 这 那 都 也 还 就 真 是 的 了 啊 呀 吧 吗 嘛 呢 啦 哎 唉 喂 哦 嗯 么 诶 怎么 咋 一 个 给 让 事 这事 那事 这个 那个 小格 这么久 这么长时间 好久 请 麻烦 能不能 行不行 好不好 可不可以 今天 明天 现在 有 没 太 单 看 要 再 才 气死 服了 无语 呵呵 求求 拜托',
)
const SPAN =
  '(?:[一两二三四五六七八九十几半好多0-9]{1,3}|几|好几|好些|大半)个?(?:多)?(?:天|日|周|星期|礼拜|月|年|小时|钟头)(?:多|了|啦|咯){0,2}'
const NOTHING_DONE = `(?:还是|还|也|都|一直|根本|连|个|就|就是|毫){0,4}(?:没有?|冇|莫得|没得|无|不见|未)(?:个|一点|半点|任何|人|师傅|啥|什么)?${oneOf(
  '动静 下文 回音 消息 反应 结果 进展 说法 人影 影子 影 人管 人理 人来 人问 人修 管 理 来 修 处理 解决 弄 办 见人 见人影 着落 回复 回应 答复 信儿',
)}`
const DONE = oneOf('搞定 弄好 修好 解决 处理 处理好 处理完 办好 弄完 修完 来人 来修 派人 派人来 上门 来看 修 弄 办 来 搞 整')

/** Those who should come, or nobody in particular: “花都死了” tells of flowers, “孩子都睡着了” of children. */
const WHOEVER = '(?:^|[,，!?。~ ]|你们|他们|你|您|师傅|物业|社区|网格员|网格长|政府|领导|管事的|修的|派的|难道|到底|怎么)的?'

const SHAPES: readonly RegExp[] = [
  // Does anybody care?
  `${oneOf('管不管事 管不管 管唔管 理不理 修不修 来不来 办不办 弄不弄 处不处理 有没有人管 有人管 没人管 没有人管 谁来管 谁管 有没有人理 没人理 冇人理 冇人管 没得人管')}`,
  `${SPAN}[,，]?${gap(3)}${NOTHING_DONE}|^${gap(4)}${NOTHING_DONE}|${NOTHING_DONE}[啊呀呢了吧嘛]{0,2}[?!。.~ ]{0,4}$`,
  '(?:连|就)?(?:个|半个|一个)?(?:人影|影子|鬼影|人毛|回音|动静|回复|说法|音信|消息)儿?子?(?:也|都)(?:没有?|不见|冇)',
  // All talk.
  `${oneOf('光说不做 光说不干 光说不练 光说不动 只说不做 只说不干 光打雷不下雨 说话不算数 说话不算话 说话不算 说话当放屁 糊弄人 糊弄 敷衍 忽悠人 忽悠 推来推去 踢皮球 打太极 拖拖拉拉 磨磨蹭蹭 磨叽 磨洋工 不作为 吃干饭 吃白饭 白拿工资 拿钱不办事 干什么吃的 干嘛吃的 干啥吃的 石沉大海 不了了之 一拖再拖 拖着不办 拖着不修 效率太低 效率真低 效率低 效率太差 办事太慢 办事真慢 太慢了 真慢 这么慢 慢死了 慢死 说了等于没说 报了等于没报 报了有什么用 报了没用 说了没用 说了有什么用 反映了没用')}`,
  '(?:^|[,，!。 ])(?:你们|他们|都|全|是|一群|一帮|大|死|真|就|个){0,5}骗子(?:们)?[啊呀吧]?(?=[,，!。 ]|$)',
  // Are you there at all?
  `(?:是|都是)?死人[吗吧啊]?|${WHOEVER}人?(?:全|都|是不是){1,2}死(?:了|哪|光|绝)${gap(3)}|${WHOEVER}人死(?:了|哪|光)${gap(3)}|${WHOEVER}(?:全|都)?死哪${gap(3)}|(?:${WHOEVER}(?:全|都)|你们|他们|你){1,2}是?(?:聋了?|瞎了?|睡着了?|失踪了?|摆设|哑巴)[吗吧啊]?|(?:^|[,，!?。 ])(?:你们|师傅|修的)?人呢|${oneOf('装死 装聋作哑 装看不见 吱个声 吱一声 吭个声 吭一声 回个话 回句话 给个话 给句话 给个准话 给句准话 给个准信 给个说法 给个答复 给个回复 人哪去了 人去哪了 人都去哪了')}`,
  // When, then?
  `(?:能不能|能否|可不可以|赶紧|赶快|快点|快些|尽快|抓紧|到底|究竟)(?:今天|明天|这两天|今晚|今儿|明儿){0,1}(?:给我|帮我|给|就|能|可以|有人|人|把它|把这事|你们){0,3}${DONE}`,
  `(?:今天|明天|这两天|今晚|今儿|明儿){1,2}(?:能|可以|会|能不能|有人|人){0,3}${DONE}(?:了|一下)?(?:吗|么|不|[?])`,
  `^(?:你们|能不能|可不可以|请|麻烦|那|就){0,2}(?:赶紧|赶快|快点|快些|快|尽快|抓紧|麻溜|搞快点|速度)(?:的|点|些|点儿|嘛|啊|呀|行不行|好不好|可以吗|吧|时间|一点){0,3}[?!。~ ]{0,4}$`,
  `${oneOf('急死人 急死我 等不及 等不了 等不起 还要等多久 要等多久 等多久 还得等多久 等到什么时候 等到啥时候 等到猴年马月 猴年马月 等到花 花儿都谢 黄花菜都凉 拖到什么时候 拖到啥时候 拖多久 什么时候是个头 没完没了')}`,
  // To others, then.
  `(?:我?(?:要|就|去|得|这就|只好|马上)){0,3}(?:投诉|举报|曝光|告)(?:到|给|去)?(?:你们|他们|你|死你们|物业|社区|网格员|网格长|市长|媒体|12345)|(?:我?(?:要|就|去|得|这就|只好)){1,3}(?:打12345|找媒体|找记者|上访|找市长|找你们领导|发抖音|发网上)`,
].map((source) => pattern(source, 'g'))
const AROUND = pattern(ROUND, 'g')
const SPANS = pattern(SPAN, 'g')
/** Han characters that may be left: “楼上那家没人管” is about something, “大爷的没人管” is not. */
const MOST_LEFT = 2
const LONGEST = 40

/** `named`: what the message says beside it, in a word or two; undefined where it is no impatience, or says more. */
export function impatience(folded: string): { named: string } | undefined {
  if (folded.length > LONGEST || !SHAPES.some((shape) => folded.search(shape) >= 0)) return undefined
  const left = SHAPES.reduce((text, shape) => text.replace(shape, ' '), folded)
    .replace(SPANS, ' ')
    .replace(AROUND, ' ')
  const named = left.replace(/[^\u3400-\u9fffa-z0-9]/gu, '')
  return named.length <= MOST_LEFT * 2 ? { named } : undefined
}

export const isWordless = (named: string) => named.length <= MOST_LEFT

const NUMBER = oneOf('电话 电话号码 手机 手机号 手机号码 号码 联系方式 联系电话 微信 微信号')
const WHO = oneOf(
  '谁负责 谁在负责 谁管 谁来修 谁办 负责人 负责的人 负责的 管事的 领导 师傅 维修工 维修师傅 维修人员 工人 经办人 承办人 处理的人 来修的人 修的人 办事的人 跟进的人 接单的人 接单的',
)
const GIVES = oneOf('给我 给个 给一下 发我 发给我 发来 发一下 告诉我 报给我 说一下 是多少 多少 几多 有吗 有没有 留一个 留个')
const ASKS_NUMBER = pattern(
  `${WHO}${gap(8)}${NUMBER}|${NUMBER}${gap(6)}${WHO}|^(?:把|你|他|她|他们|那|请|要|个|的){0,4}${NUMBER}(?:号)?${GIVES}?[啊呀呢吧?!。 ]{0,4}$|^(?:给我|发我|给个|要个|留个)(?:他|她|他们|你们|师傅)?的?${NUMBER}[啊呀呢吧?!。 ]{0,4}$`,
)

/** “谁负责的啊 电话给我”: the number of whoever handles it. */
export const asksPersonsNumber = (folded: string): boolean => folded.length <= 24 && ASKS_NUMBER.test(folded)
