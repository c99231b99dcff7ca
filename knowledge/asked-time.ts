/** 问的是新的还是旧的: does a question plainly ask for what is not in force yet, or for what was before? Pure. */
import { datesIn } from './dates.ts'
import { fold } from './fold.ts'

const RULE = '(?:条例|办法|规定|细则|规则|政策|标准|制度|章程|公约|规约|民约|规矩|价|版)'
const PAPER = '(?:条例|办法|规定|细则|规则|政策|制度|章程|公约|规约|民约)'
/** Nothing is asked in between: “新的房子装修有什么规定”. */
const GAP = '(?:(?!什么|啥|哪)[^,。?!;新旧]){0,8}?'
/** 换新, 翻新, 高新, 更新, 创新: the end of another word. */
const BEFORE_NEW = '(?<![高翻换创更重清革迎尝焕刷拉])'
/** Things that rules are made about: with a rule's name behind them (新电动车管理办法, 老宠物条例) it is the rule that is new or old. */
const MATTERS = '电[梯动瓶]|汽车|摩托|三轮|自行车|单车|燃气|暖气|房屋|住[宅房]|犬|狗|猫|宠物|商户|企业|设施'
const NAME_OF_RULE = `[^,。?!;新旧]{0,8}?(?:(?:管理|登记|寄养|饲养|停放|充电|安全|使用|治理)(?:实施|暂行)?${PAPER}|条例)|.只?${PAPER}`
/** What is new or old itself, and no rule is: 新能源, 新生儿, 新冠; 老党员, 旧家具, 老年人. */
const THINGS = `(?:党员|电[视脑器]|冰箱|空调|洗衣|热水|家[电具私庭]|手机|彩电|轮胎|电池|管[网道线]|水管|门窗|窗户|锅炉|灶|衣物|物品|设备|楼|房(?!屋)|屋|宅|院|厂|小区|校|幼儿|店|公司|单位|业主|住户|租户|市民|居民|户|(?:${MATTERS})(?!${NAME_OF_RULE}))`
const NEW_THINGS = `${THINGS}|[能生购建车婚入居业人手学农老疆材型兴媒增进鲜闻来搬买盖聘春年品冠药]|技术|科技|毕业|注册|成立|迁入|开[业办店]|装(?!修)`
const OLD_THINGS = `${THINGS}|[年人小城龄师伴兵家百乡板公婆两知工教干职革红军模劳战同字街伙友弱少幼有病化残区县村镇客古旧衣书换]|物件|车(?![位辆库棚])`
/** 新出台的, 新修订的: an adjective as well as the beginning of 新出…. */
const MADE = '(?:的|版的?|出台?的?|修订?的?|定的?|公布的?|颁布的?|发布的?)'
/** 新条例, 新的停车办法, 新出台的标准. */
const NEW = new RegExp(
  `${BEFORE_NEW}(?:新${MADE}(?!${THINGS})${GAP}${RULE}|新(?!${NEW_THINGS}|规[格划模])${GAP}${PAPER}|新(?!版[^,。?!;]{0,6}[卡证币照])${RULE}|新规(?![格划模])|新法(?![院官人律]))`,
  'u',
)
/** 明年, 以后停车怎么收, 马上要实行的. Behind a deed (“搬走以后”) it is no time of rules. */
const LATER =
  /明年|后年|来年|下个?(?:月|季度)|下半年|(?:^|[,。?!;]\s?)(?:那|从)?(?:以后|今后|往后|将来)|(?:马上|快|就|即将|将)要?[^,。?!;]{0,6}(?:施行|实施|执行|实行|生效|启用)/u
const BEGINS = '(?:施行|实施|执行|实行|生效|算数|起效|启用)'
const START = new RegExp(
  `(?:哪天|哪年|哪个?月|几号|几月|几时|什么时候|啥时候|何时|多会儿?)[^,。?!;]{0,6}${BEGINS}(?!的|过)|${BEGINS}(?:日期|时间|了[吗没])|(?:没有?|未)${BEGINS}`,
  'u',
)
const BEFORE = /以前|原先|原来|从前|过去(?:的|是|怎么)|早先|当时|那时|当年|去年|前年/u
/** 养老, 敬老, 以旧换新, 老旧: words of today. */
const BEFORE_OLD = '(?<![养敬助为尊古父孤扶托护涉适惠爱孝拥老破陈换折修仿])'
/** 老规定, 以前是怎么规定的, 2016年的办法: the rule itself is asked for, not what befell in those days. */
const OLD_RULE = new RegExp(
  `(?:以前|原先|原来|从前|过去|早先|当时|那时候?|去年|前年|${BEFORE_OLD}[老旧](?=的(?!${THINGS})|版)|((?:19|20)\\d{2})年?)(?:的|版|那个|是|出台)?${GAP}${RULE}|${BEFORE_OLD}(?:[老旧](?!${OLD_THINGS})${GAP}${PAPER}|[老旧]${RULE}|旧规(?![格划模]))|废止[之以]?前|失效[之以]?前|修[订改][之以]?前|上一版`,
  'u',
)
/** 高新区, 新华社区, 老城街道, 旧宫镇: a name, whether or not a list has it. 新村规民约 and 新社区公约 are rules. */
const NAMED = new RegExp(
  `[新老旧](?!的|版|出台|修|定|公布|颁布|发布|${RULE}|(?:社区|小区|村)${PAPER})\\p{Script=Han}{0,3}?(?:市(?!场)|区(?![别域间])|县|镇|乡|村(?![规民务]|集体)|街(?!坊)|路(?![灯口费边])|苑|花园|家园)`,
  'gu',
)
const withoutNames = (folded: string) => folded.replace(NAMED, (name) => '·'.repeat(name.length))
const NOW = /现在|如今|目前|今年|眼下|还[能要算可管有作]/u
/** 1998年的房子, 2020年以后: the year of a thing, not of a rule. */
const OF_A_THING = new RegExp(`^年?(?:的(?![^,。?!;]{0,8}${RULE})|[以之]?[前后]|以来|起)`, 'u')

/** When does it begin? */
export function asksForStart(folded: string): boolean {
  return START.test(folded)
}

/** Does a folded sentence answer that? */
export function saysStart(sentence: string): boolean {
  return /起(?:正式)?(?:施行|执行|实施|生效|试行)/u.test(sentence)
}

/** `today`: ISO day; `from`: that of the rule that comes. */
export function asksForComing(folded: string, today: string, from: string): boolean {
  if (START.test(folded)) return true
  if (NOW.test(folded)) return false
  const named = datesIn(folded).map(({ iso }) => iso)
  const later = named.some((iso) => iso > today.slice(0, iso.length) && from.slice(0, iso.length) <= iso)
  return later || NEW.test(withoutNames(folded)) || LATER.test(folded)
}

/** Of another time than now, whether of a rule or of what befell then. */
export function asksForPast(folded: string, today: string): boolean {
  if (NOW.test(folded)) return false
  const year = datesIn(folded).some(
    ({ iso, end }) => iso.slice(0, 4) < today.slice(0, 4) && !OF_A_THING.test(folded.slice(end)),
  )
  return year || BEFORE.test(folded) || asksForOldRule(folded, today)
}

export function asksForOldRule(folded: string, today: string): boolean {
  const [words, year] = OLD_RULE.exec(withoutNames(folded)) ?? []
  return words !== undefined && !NOW.test(folded) && (year === undefined || year < today.slice(0, 4))
}

const GENERAL = /新的?|条例|办法|规定|细则|规则|政策|标准|管理|实施|执行|施行|什么时候|[^\p{Script=Han}]/gu

/** Does the question name the matter of a title: 新停车办法 and 《……小区停车管理办法》? */
export function namesMatterOf(folded: string, title: string): boolean {
  const of = fold(title)
  return folded
    .split(GENERAL)
    .some((words) => Array.from(words).some((_, at) => at > 0 && of.includes(words.slice(at - 1, at + 1))))
}
