/** 自己的话说的地方: short words, none of which is a known place, that somebody could go by all the same: “老李家门口”. Pure. */
import type { Message } from '../flows/flow.ts'
import { pointsBack } from '../waiting/last-place.ts'
import { correctionIn } from './correction.ts'

export const NO_IDEA = /不知道|不清楚|说不清|不晓得|随便|你猜|什么意思|为什么/u
/** It names a thing that stands somewhere. */
const SOMEWHERE = /[旁边口前后里楼号栋幢座门路街院区场园店站桥巷库厅层梯墙树亭校厂坡井箱摊棚]|附近|对面|东|西|南|北/u
/** Whose home, which side? Only who says it knows. */
export const NOWHERE_YET =
  /^(?:就?[在是]?)?(?:我们?|咱们?|自己|本)?(?:家)?(?:的?这个?|那个?)?(?:家|家里|家门口|这里|这儿|这边|那边|[栋幢个]?楼|楼里|楼下|楼上|小区|小区里|院子|院里|门口|外面)[的呀啊呢吧嘛。!！,，~\s]{0,4}$/u
/** “那棵树的支架也倒了” names a tree and tells what happened: it is no place. */
const TELLS = /(?<!过)[了啦咯啰][。.!！~～]{0,3}$/u
/** “大概20分钟前” and “下午三点以后” say when. */
const WHEN =
  /(?:大概|大约|差不多)?(?:[0-9一二两三四五六七八九十几半好多]{1,4})(?:来|多)?(?:个)?(?:分钟|小时|钟头|半?钟|天|日|周|星期|礼拜|月|点半?)(?:[以之]?[前后]|里|多)?|(?:刚才|早上|上午|中午|下午|晚上|夜里|昨晚|今早|傍晚)(?:[以之]?[前后]|里|头)?/gu
/** How somebody looks, walks or what they carry: of whom is looked for, or fell. */
const LOOKS =
  /穿(?!过|堂|行)|戴|扎着?[一二两]?[个条]?辫|头发|眼镜|校服|上衣|裤子|裙|鞋|帽子|书包|胡子|拐杖|一拐|一瘸|瘸|拄|(?:背|提|拎|抱|牵|拿|推|骑)着|[瘦胖](?:的|高|小)|岁/u
const LONGEST_PLACE = 30

export function isSomewhere({ text, folded, tentative, understanding }: Message): boolean {
  if (text.length < 2 || text.length > LONGEST_PLACE || pointsBack(folded)) return false
  if (NO_IDEA.test(folded) || NOWHERE_YET.test(folded) || understanding.problems.length > 0) return false
  if (correctionIn(text) !== undefined || TELLS.test(folded)) return false
  const said = folded.replace(WHEN, ' ')
  if (LOOKS.test(said)) return false
  return SOMEWHERE.test(said) && (!tentative || text.length <= LONGEST_PLACE / 2)
}
