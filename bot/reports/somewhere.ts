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
const LONGEST_PLACE = 30

export function isSomewhere({ text, folded, tentative, understanding }: Message): boolean {
  if (text.length < 2 || text.length > LONGEST_PLACE || pointsBack(folded)) return false
  if (NO_IDEA.test(folded) || NOWHERE_YET.test(folded) || understanding.problems.length > 0) return false
  if (correctionIn(text) !== undefined || TELLS.test(folded)) return false
  return SOMEWHERE.test(folded) && (!tentative || text.length <= LONGEST_PLACE / 2)
}
