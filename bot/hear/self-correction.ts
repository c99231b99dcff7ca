/**
 * 改口: a place that the very same message puts right: “5栋的门禁坏了，哎说错了，是6栋的”, “8栋门口 啊不 7栋门口”. What was said first is taken back; what
 * the right one leaves out (the house of a stair) stays as it was. Corrections in a next message are read in reports/correction.ts. Pure.
 */
import { gap, oneOf, pattern } from './pattern.ts'
import type { HouseMention } from './understanding.ts'

const MARK = '[\\s,，.。;；!！?？、…~—:：]'
/** Sounds and asides with which somebody stops short. */
const ASIDE = `(?:${oneOf('哎呀 哎哟 哎 唉 诶 欸 啊 呀 哦 噢 喔 呃 额 嗯 哈 嗨 对不起 不好意思 抱歉 等一下 等下 等等 等会 我 俺 刚才 刚刚 刚 前面 上面 好像 看我 你看我 瞧我')}|${MARK}){0,8}`
const SLIP = `(?:[说讲写打报记搞弄填发看输念认](?:错|岔|串|反)(?:楼号|门牌号?|地址|地方|位置|单元)?|(?:地址|位置|楼号|门牌)错|错)[了啦咯哒咗]?|${oneOf('口误 嘴瓢 手误 手滑 老糊涂了? 糊涂了 脑子糊涂了? 脑子不好使 记性不好')}`
const STOP = `(?:不对){1,3}|不{1,3}(?=${MARK}|[0-9])|(?<=[啊哦噢喔呃额哎唉诶])不{1,3}(?=[是系])|(?:不是){1,3}(?=${MARK})|${oneOf('唔对 唔系 唔啱 更正 纠正 订正 改一下 改下 我是说 我说的是 我想说的是 我想说 我指的是 我的意思是')}(?:一下)?`
/** What may still stand before the right place. */
const LEADS = `(?:${MARK}|[了啦呀啊吧]|应该|应当|其实|[报说讲住]?的?[是为在系喺]|我们?|家|住|那个){0,8}$`
/** Somebody says that they were wrong, and goes on with a place. */
const ADMITS_BEFORE = pattern(`(?:${SLIP}|改成|改为|换成|更正为)${LEADS}`)
const STOPS_BEFORE = pattern(`(?:^|${MARK})${ASIDE}(?:${STOP})${LEADS}`)
/** “3栋不对是4栋”. */
const STOPS_AT_ONCE = pattern(`^(?:不对|啊不|哦不|噢不|呃不|不不)${LEADS}`)
/** “应该是2单元”: a correction, or a guess at whose fault it is. */
const SHOULD_BE = pattern(`(?:^|${MARK})${ASIDE}(?:应该|应当|其实|应)[是在系为](?:我们?家?)?[ ]?$`)
const FROM_MARK = pattern(`${MARK}${ASIDE}(?:(?:应该|应当|其实|应)?[是在系])?$`)
const ADMITS_AFTER = pattern(`^[的吧呀啊才对]{0,3}${MARK}{0,3}${ASIDE}(?:${SLIP})`)
/** Nothing more is said of that place. */
const BARE = pattern(`^(?:才对|吧|呀|啊|哦|呢|楼道|门口|楼下|楼上|那边|那里|这边|这里){0,2}(?:才对)?(?:${MARK}|$)`)
/** What is said beside the first place, and not instead of it. */
const BESIDE = pattern(`^(?:的?${gap(3)}(?:也|都)|的?(?:没坏|没事|没问题|不用|是好的|好好的|倒)|[和跟与到至])`)
const IN_DOUBT = pattern('^(?:的|吧|呢|那)?[,， ]?(?:还是|或者?是?|要么|要不就?是?|不然就?是)')
const ADMITS_AT_END = pattern(`${MARK}${ASIDE}(?:${SLIP})(?:${MARK}|[了啦呀啊哈吧]){0,4}$`)
/** Troubles that come from somewhere: “3栋漏水，应该是4栋” may tell whose water it is. */
const HAS_A_SOURCE = pattern(oneOf('漏 渗 滴 吵 响 噪 味 臭 烟 叫 扔 抛 丢 装修 跳 停 垃圾'))

/** Farther apart they have nothing to do with each other. */
const NEAR = 48

/** The mentions, in their order, without what is taken back; without all of it where it stays unclear which is meant. */
export function corrected(text: string, mentions: readonly HouseMention[]): HouseMention[] {
  const left = [...mentions]
  for (let at = 1; at < left.length; at++) {
    const right = left[at]!
    const between = text.slice(left[at - 1]!.end, right.start)
    const after = text.slice(right.end, right.end + 24)
    const how = between.length > NEAR ? undefined : howMeant(between, after)
    if (how === undefined) continue
    const wrong = wrongAt(left, at)
    const doubtful = how === 'doubtful' || IN_DOUBT.test(after)
    const merged = doubtful ? common(left[wrong]!, right) : { ...completed(right, left[wrong]!), takesBack: left[wrong]! }
    // What the right place follows on in “4栋还是5栋” is in doubt, too.
    const end = IN_DOUBT.test(after) ? at + 2 : at + 1
    left.splice(wrong, end - wrong, ...(merged ? [merged] : []))
    at = wrong
  }
  const last = left.at(-1)
  // Wrong, and what would be right is not said.
  if (last && !last.takesBack && ADMITS_AT_END.test(text.slice(last.end, last.end + NEAR))) left.pop()
  return left
}

/** What stands between two places says that the second is the right one. */
export const takesBack = (between: string): boolean =>
  between.length <= NEAR && (ADMITS_BEFORE.test(between) || STOPS_BEFORE.test(between) || STOPS_AT_ONCE.test(between))

function howMeant(between: string, after: string): 'plain' | 'doubtful' | undefined {
  if (BESIDE.test(after)) return undefined
  if (takesBack(between)) return 'plain'
  if (FROM_MARK.test(between) && ADMITS_AFTER.test(after)) return 'plain'
  if (!SHOULD_BE.test(between)) return undefined
  if (BARE.test(after)) return HAS_A_SOURCE.test(between) ? 'doubtful' : 'plain'
  return after.startsWith('的') && BARE.test(after.slice(1)) ? 'doubtful' : undefined
}

/** The last before it that names as much: a house is put right by a house. */
function wrongAt(mentions: readonly HouseMention[], at: number): number {
  const right = mentions[at]!
  const part = right.building !== null ? 'building' : right.unit !== null ? 'unit' : 'room'
  for (let before = at - 1; before >= 0; before--) if (mentions[before]![part] !== null) return before
  return at - 1
}

function completed(right: HouseMention, wrong: HouseMention): HouseMention {
  return {
    start: wrong.start,
    end: wrong.end,
    building: right.building ?? wrong.building,
    unit: right.unit ?? wrong.unit,
    room: right.room ?? wrong.room,
  }
}

/** Where either may be meant, what both share is sure. */
function common(one: HouseMention, other: HouseMention): HouseMention | undefined {
  const building = other.building === null || other.building === one.building ? one.building : null
  return building === null ? undefined : { start: one.start, end: one.end, building, unit: null, room: null }
}
