/** 问的是新的还是旧的: does a question plainly ask for what is not in force yet, or for what was before? Pure. */
import { datesIn } from './dates.ts'
import { fold } from './fold.ts'

const RULE = '(?:条例|办法|规定|细则|规则|政策|标准|制度|章程|公约|规矩|价|版)'
const PAPER = '(?:条例|办法|规定|细则|规则|政策|制度|章程|公约)'
/** Nothing is asked in between: “新的房子装修有什么规定”. */
const GAP = '(?:(?!什么|啥|哪)[^,。?!;新旧]){0,8}?'
/** 新条例, 新的停车办法, 新出台的标准; 新能源, 新生儿 and 新房 are new themselves. */
const NEW = new RegExp(
  `新(?:的|版的?|出台?的?|修订?的?|定的?|公布的?|颁布的?|发布的?)${GAP}${RULE}|新(?![能生房购建车婚入居业人手学农老])${GAP}${PAPER}|新${RULE}|新规|新法`,
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
/** 老规定, 以前是怎么规定的, 2016年的办法: the rule itself is asked for, not what befell in those days. */
const OLD_RULE = new RegExp(
  `(?:以前|原先|原来|从前|过去|早先|当时|那时候?|去年|前年|[老旧](?=的|版)|((?:19|20)\\d{2})年?)(?:的|版|那个|是|出台)?${GAP}${RULE}|老(?![年人旧小城龄师伴])${GAP}${PAPER}|旧(?![衣家房物电书车楼小城])${GAP}${PAPER}|[老旧]${RULE}|旧规|废止[之以]?前|失效[之以]?前|修[订改][之以]?前|上一版`,
  'u',
)
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
  return later || NEW.test(folded) || LATER.test(folded)
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
  const [words, year] = OLD_RULE.exec(folded) ?? []
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
