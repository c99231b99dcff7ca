/** 住处: where somebody says that they live themselves, and whether a danger is likely to be there. Pure. */
import { fold } from '../../knowledge/fold.ts'
import { NUMERAL_CHARACTERS } from './numerals.ts'
import type { HeardPlace, Understanding } from './understanding.ts'

const HOUSE = `[^。！!？?\\n]{0,10}?(?:[0-9${NUMERAL_CHARACTERS}]{1,4}(?:栋|幢|座|号楼|单元|#|号院)|[0-9]{1,3}[-—–][0-9]{1,2}[-—–][0-9]{2,4})`
/** “我住”, “我家在”, and “住…”, “家在…” at the beginning of a clause. */
const LIVES = new RegExp(
  `(?:(?:我|俺|咱|我们|咱们|俺们|阿拉|我哋)(?:就|是|现在|家)?(?:住在?|家住?在?|家是)|(?:^|[,，。;；:：、\\s])(?:就|现在)?(?:家?住在?|家在|家庭住址|住址|我?地址)(?:是|在)?)(?=${HOUSE})`,
  'u',
)
/** Another's home, or one that was left. */
const NOT_THEIRS =
  /(?:妈|爸|娘|爹|父|母|爷爷?|奶奶?|外公|外婆|姥[姥爷]|婆婆|公公|丈[人母]|邻居|对门|隔壁|朋友|同[学事]|亲戚|儿子|女儿|老[大二三]|舅|姨|姑|叔|伯|他|她|老人|以前|原来|从前|之前|不)(?:们|家|也|都|一个人|自己|现在)?[,，\s]{0,2}$/u

/** The house in which they live themselves; undefined where they do not say. */
export function ownHome(text: string, understand: (text: string) => Pick<Understanding, 'place'>): HeardPlace | undefined {
  const folded = fold(text)
  const said = LIVES.exec(folded)
  if (!said || NOT_THEIRS.test(folded.slice(0, said.index))) return undefined
  const { place } = understand(folded.slice(said.index).replace(/^[,，。;；:：、\s]{1,3}/u, ''))
  return place.building === null ? undefined : place
}

const AT_HOME =
  /(?:我|俺|咱)们?家|家里|屋里|家门|厨房|卧室|客厅|卫生间|厕所|阳台|床上|在家|(?:砸|敲|撬|踹|撞|堵)(?:我|俺)?(?:的|家)?(?:房|大)?门/u
const ELSEWHERE =
  /[路街]上|路边|马路|楼[上下]|对面|隔壁|邻居|对门|小区里|外[面头边]|河[里边]|公园|学校|单位|公司|商场|超市|菜场|医院|[车船地][上里铁]|公交|工地|老家|看[见到]|遇[到见]|碰到|(?:有|是)个?(?:人|老|小孩|孩子|娃|男|女|年轻)|别人|人家|一个(?:老|小|男|女|孩|人)|[妈爸娘爹]妈?家|走[丢失散]|失踪|不见|没回/u

/** Of the speaker or of their home, as far as the words say: nobody else's, and nowhere else. */
export const isLikelyAtHome = (folded: string): boolean => AT_HOME.test(folded) || !ELSEWHERE.test(folded)

/** “对，就在家里”, to the question whether it is there. */
export const saysAtHome = (folded: string): boolean =>
  /^(?:对|是|嗯|对的|是的|没错)?[,，\s]{0,2}(?:我)?就?(?:是|在)?(?:在)?(?:我|俺|咱|自己)?们?(?:家|屋|住处|那里|那儿|那边|刚才说的)(?:里|地方|住处|那里)?[的呢啊呀。.!！~\s]{0,4}$/u.test(
    folded,
  )
