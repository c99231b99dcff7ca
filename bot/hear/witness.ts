/**
 * 目击: “我也看到了，3单元在冒烟”, “我闻到了，是5栋”: somebody else has seen, heard or smelt what was told. It names no trouble of their own. Whoever has only
 * read a message (“看到了，谢谢”) or asks whether anybody saw it is no witness. Pure, on folded text.
 */
import { oneOf, pattern } from './pattern.ts'

const MYSELF = '(?:我|俺|咱|偶)(?:们|哋)?(?:家|这边|这里|这儿|屋里)?'
const FROM =
  '(?:(?:在|从|站在|打)(?:楼上|楼下|对面|窗户?(?:边|口|里|前)?|阳台(?:上)?|路(?:边|上)|门口|外面|这边|家里|屋里|[0-9一二三四五六七八九十]{1,2}[楼层栋]){1,2}(?:这边|这里|就|往外)?)'
const LITTLE = `(?:也|都|亦|就|正|刚才|刚刚|刚|才|确实|真的|亲眼|亲耳|隐约|好像|远远|这边|能|可以|${FROM}){0,4}`
const SENSED = `(?:[看瞧瞅见睇望](?:到|见|着|得到|得见|得清|清|咗)|见到|闻(?:到|见|着|得到)|听(?:到|见|着|得到|得见)|(?:看|听|闻)(?=[了咗]))(?:了|啦|咗|过|的)?`
const SEEN = pattern(
  `(?:^|[,，。.!！~\\s])(?:是的|是啊|对的|对啊|真的|对|是|嗯|哎呀|哎|天哪|妈呀){0,2}${MYSELF}${LITTLE}${SENSED}(?<after>[^\\n]{0,40})`,
)
/** Seen by others before: 也. */
const TOO = pattern(`${MYSELF}${LITTLE.replace('也|都|亦|', '')}(?:也|都|亦)${LITTLE}${SENSED}`)
/** What there is to be seen of a danger. */
const SIGNS = pattern(
  oneOf(
    '火 烟 冒 烧 烤 焦 糊 煤气 燃气 天然气 气味 味道 味儿 怪味 刺鼻 臭鸡蛋 炸 响 爆 喊 叫 哭 求救 救命 敲 拍门 困 关着 关在 卡 火星 火花 电线 水淹 淹 水漫 塌 裂 掉 砸 倒 危险 好大 很大 越来越',
  ),
)
const UNSEEN = pattern(
  '[吗么][?？]?$|[?？]|没(?:有)?(?:看|闻|听|见)|(?:看|闻|听|见)不[到见着清]|通知|公告|消息|短信|群里|新闻|视频|微信|电视|回复|链接',
)
const LONGEST = 60

/** `sign`: it tells of something that a danger lets be seen, heard or smelt. `too`: as others have. */
export function witnessed(folded: string): { sign: boolean; too: boolean } | undefined {
  if (folded.length > LONGEST || UNSEEN.test(folded)) return undefined
  const after = SEEN.exec(folded)?.groups?.after
  if (after === undefined) return undefined
  // “我也看到网格长了” has seen somebody, not what was told.
  const what = /^[^,，。.!！~\s]{0,40}/u.exec(after)?.[0] ?? ''
  const sign = SIGNS.test(after)
  if (
    /[\u3400-\u9fff]{2}/u.test(what) &&
    !SIGNS.test(what) &&
    !/[0-9一二三四五六七八九十](?:栋|幢|座|号楼|单元|楼|层)/u.test(what)
  )
    return undefined
  return { sign, too: TOO.test(folded) }
}
