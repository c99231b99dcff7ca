/** 只是呼救: nothing but a cry for somebody to come (快点来人, 有人吗, 快救人): no danger, no place, nobody. Pure. */
import { oneOf, pattern } from './pattern.ts'

const HASTE = oneOf('快 快快 快点 快些 赶快 赶紧 赶忙 抓紧 马上 立刻 麻烦 求 求求 求求你 求求你们 求你们 拜托 请 都 能不能')
const CALL = oneOf(
  '救命 救人 救救(?:命|人|我|我们|他|她|孩子|老人|我爸|我妈) 来人 来个人 来几个人 [派叫喊]人来? 来救[人命我他她]们? 有人(?:在)?(?:吗|么|没|没有) 有没有人(?:在|来)?(?:吗)? 人呢 帮帮忙 帮帮[我他她]们? 来帮忙 help',
)
const TO_WHOM = oneOf('小格 大家 你们 各位 邻居们 谁')
/** What is drawn out says no more. */
const SOUNDS = /[啊呀哪呐吧嘛哦喂唉哎诶嗨呜,，.。!！?？~～…、;；\s]/gu

const CRY = pattern(
  `^(?:${TO_WHOM}?${HASTE}{0,3}${TO_WHOM}?${CALL}|${TO_WHOM}?(?:快|快快|快点|快些|赶快|赶紧){1,3}(?:过来|来)?(?:一下|下)?){1,3}$`,
)
const MOST = 30

export function isBareCry(folded: string): boolean {
  if (folded.length > MOST) return false
  const said = folded.replaceAll(SOUNDS, '')
  return said !== '' && CRY.test(said)
}
