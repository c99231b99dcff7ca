/**
 * 外地: cities, counties and provinces that a question names and neither the country's list nor the base knows (松原市 of a made-up
 * province), and words that mean just somewhere else (外省, 别的城市). What is written for another place answers none of them. Pure; all text is folded.
 */
import type { Place } from './places.ts'

export interface Stranger {
  place: Place
  /** Only somewhere else: 外省. */
  vague?: boolean
  start: number
  end: number
}

/** Where a name may begin in running words. */
const BEGINS =
  '(?<=^|[^\\p{Script=Han}]|[在到去回和与及或的们我俺咱住问跟是比从像说]|隔壁|旁边|邻近|附近|老家|听说|要是|如果|假如|比如|例如|换成|请问|那么|亲戚|朋友)'
/** 超市, 夜市 and 上市 end as a city does; 市民, 市场, 省钱 and 县城 begin so. */
const CITY =
  '(?<![超夜菜上门城都集花鱼股楼房书早黑农贸大小全本外各级个的每该们座家其他省街县])市(?!民(?!政)|场|长|政(?!府)|面|值|价|容|井|集|区|里|内|外|级|委|直|监|话|斤|立|况|属|辖|中心|售|销)'
const COUNTY = '(?<![郡园全本外各邻个的每该们区市])县(?!城|里|级|区|委|长|政|域|内|医|乡|直|以|外)'
const PROVINCE =
  '(?<![节能想可更最全本外各邻个的每该们国])省(?!级|里|内|外|委|份|会|直|钱|事|心|力|电|水|油|气|时|了|下|吃|得|略|道|点|一)'
/** With no word in it that stands before a place. */
const NAME = `(?:(?![这那本我你您他她咱俺们该各每某哪几两多全整个和与及或在到去从是有无给要让请把被为对向由于将会能可没了过着就都也还再又才只很太更最不住找问说想看听走进出回])\\p{Script=Han}){2,3}?`
const NAMED = new RegExp(`${BEGINS}(?:(?<name>${NAME})(?:${CITY}|${COUNTY}|${PROVINCE}))`, 'gu')

/** Somewhere else, said of rules; not of people, cars and papers that come from there. */
const ELSEWHERE =
  /(?:^|[,。?!;:、 ]|[问说那看想])(?<words>外[省市县]{1,3}(?:[、,和或及]外?(?:地|[省市县]{1,3})){0,2}(?![省市县地]|[、,和或及]外)|(?:别|其[他它])的?(?:城市|省份?|市|县)|(?:隔壁|旁边|邻近|相邻|邻)的?(?:城市|[省市县]))(?!的?(?:人|户|籍|车|牌|来|迁|转|务工|学|生|老人|居民|身份|医|就医|驾|证|亲|朋|子女|孩|狗|犬|号|居住证|业主|租客|租户|打工|职工|员工|游客|毕业|退休|嫁)|[民场里内长委级])/u
const ELSEWHERE_RULES =
  /(?:^|[,。?!;:、 ]|[问说那看想])(?<words>外地|(?:别|其[他它])的?(?:地方|地区))(?=(?:那边|那里)?(?:的(?:规定|标准|政策|办法|条例|收费)|(?:是|都|又)?(?:怎么|咋)(?:规定|罚|收|补)|(?:是|都)?(?:罚|补|收|给)(?:多少|几)))/u
/** What is asked of one's own place beside it, or of how others do things: files of other places speak to that. */
const COMPARES = /我们|咱|本[市省县地]|这[里边儿]|我[市省县]|经验|做法|案例|怎么(?:做|搞|办成|治理)/u

/**
 * `masked`: the question with the places that are known blanked out, each sign by a space. `known`: is this a word as any other, or one that the base itself
 * has? `before`: the place that stands right in front of a position.
 */
export function strangersIn(
  masked: string,
  known: (name: string, whole: string) => boolean,
  before: (at: number) => Place | undefined,
): Stranger[] {
  const found = [...masked.matchAll(NAMED)].flatMap((match): Stranger[] => {
    const name = match.groups!.name!
    if (known(name, match[0])) return []
    const above = before(match.index)?.chain ?? []
    return [{ place: local([...above, match[0]]), start: match.index, end: match.index + match[0].length }]
  })
  if (found.length > 0 || COMPARES.test(masked)) return found
  const [words] = [ELSEWHERE, ELSEWHERE_RULES].flatMap((pattern) => pattern.exec(masked)?.groups?.words ?? [])
  if (words === undefined) return []
  const start = masked.indexOf(words)
  return [{ place: local([words]), vague: true, start, end: start + words.length }]
}

function local(chain: readonly string[]): Place {
  return { name: chain.at(-1)!, chain, level: 'local' }
}
