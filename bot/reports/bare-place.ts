/** 只有位置: a message that says where and nothing else: “3栋2单元”, “在桂花苑3号楼楼下”, “南门”. By its shape, whatever it was taken for. Pure. */
import type { Message } from '../flows/flow.ts'
import { spotIn } from '../hear/spot.ts'

const NUMBER = '[0-9零〇一二两三四五六七八九十百]{1,4}[a-e]?'
const HOUSE = `${NUMBER}(?:号楼|号院|栋|幢|座|弄|单元|门洞|楼|层|室|号|#)`
/** 3-2-501, 3栋501. */
const DASHED = `${NUMBER}(?:[-—–~]${NUMBER}){1,3}`
const PART =
  '(?:的?(?:楼道|楼梯间?|楼下|楼顶|天台|门口|电梯间|电梯口|大堂|地下室|楼前|楼后|旁边|对面|附近|里面?)?(?:的?那[里边个儿])?)'
const WHOSE = '(?:我们?|咱们?|俺们?|他们?|她们?|人家)(?:家|屋)?就?[住是]?在?'
const LEAD = `(?:就?[在是]|${WHOSE}|[家住]?在|地址(?:是|在)?|位置(?:是|在)?|地点(?:是|在)?|就)?`
const TAIL = '[呢吧啊呀的。.!！,，~\\s]{0,12}'
const ONLY_HOUSE = new RegExp(
  `^${LEAD}[:：\\s]{0,4}(?:${DASHED}|(?:${HOUSE}[\\s,，、-]{0,4}){1,6}(?:${NUMBER})?)${PART}?${TAIL}$`,
  'u',
)
/** After a name that the settings know. */
const NAMED_HOUSE = new RegExp(
  `^${LEAD}[:：\\s]{0,4}\\p{Script=Han}{2,8}?[\\s,，]{0,4}(?:${DASHED}|(?:${HOUSE}[\\s,，、-]{0,4}){1,6}(?:${NUMBER})?)?${PART}?${TAIL}$`,
  'u',
)
const LONGEST = 24
const TRIMMED = new RegExp(`^${LEAD}[:：\\s]{0,4}|${TAIL}$`, 'gu')

type Said = Pick<Message, 'folded' | 'command' | 'text'> & { understanding: Pick<Message['understanding'], 'place' | 'asks'> }

export function isBarePlace({ folded, understanding: { place, asks }, command, text }: Said): boolean {
  if (text === '' || text.length > LONGEST || command !== null || asks) return false
  const said = folded.trim()
  if (ONLY_HOUSE.test(said)) return true
  const bare = said.replace(TRIMMED, '')
  if (bare !== '' && spotIn(said, false) === bare) return true
  return place.community !== null && NAMED_HOUSE.test(said) && (place.building !== null || isName(bare, place.community))
}

/** The name alone, or a nickname of it: no more than a few characters that nothing is the matter with. */
const isName = (bare: string, name: string) =>
  bare === name || (bare.length <= 5 && [...bare].some((one) => name.includes(one)))
