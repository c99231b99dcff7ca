/**
 * 谁的期限: whether a day that a sentence names is the file's own (“本办法由居委会负责解释，自……起施行”) or belongs to one thing that it speaks of
 * (“本办法规定的茶水费自……起执行”). Folded text. Pure.
 */

const KIND =
  '(?:条例|办法|规定|细则|规则|规程|规范|规约|方案|意见|措施|标准|制度|公约|民约|约定|章程|守则|通知|通告|公告|决定|决议|政策|文件)'
const OF_WHOM = '(?:实施|管理|暂行|试行|补充|试点|村规|居民|村民|业主|小区|社区|自治|优惠)'
/** Not what is only named: 按照本办法, 执行本规定. */
const SELF = new RegExp(`(?<![按照据依反合除行用守对])本${OF_WHOM}{0,2}${KIND}`, 'gu')
/** A guide may speak so of one part of itself; a notice means all of it. Behind an age (60岁以上标准) it is no such word. */
const ALL_ABOVE = new RegExp(
  `(?<=^|[,:、.)\\s])(?:以上|上述)(?:各项|所有|全部)?(?:(?![第条款项《])[^,。;:的]){0,4}?${KIND}`,
  'gu',
)
/** 第九条 自……起施行: no other subject than the file. */
const BARE =
  /^(?:#{1,6} {0,2})?(?:\*\*|__)?(?:第[一二三四五六七八九十百\d]{1,6}条(?:\*\*|__)?|[(]?[一二三四五六七八九十\d]{1,3}(?:[)][、.]?|[、.]))\s{0,4}(?=[自从])/gu
/** Rules of another matter in one sentence: an article's own day, a time of transition. */
const OF_A_PART = /第[一二三四五六七八九十百\d]{1,6}[条款章项]|其中|《/u
/** 本办法规定的优惠, 本办法中的标准, 本办法施行前登记的. */
const ITS_PART = /^(?:所|[中里内上下附对]|规定|确定|明确|列|涉及|关于|有关|(?:施行|实施|执行|发布|公布)之?[日]?[前后])/u
const HANDLING =
  '(?:解释|通过|批准|审[议定核]|同意|备案|公[布示告]|发布|印发|张贴|签[字订署发]|表决|讨论|研究|修[订改正]|制定|遵[守照])'
/** What is said of the file itself before its day: by whom it was passed, who explains it, how long it lasts. */
const HANDLED = new RegExp(
  `^(?:由|已|每|业?经|报|与|如|若|未尽|共|一式|最?终?解释|试行|有效|其|在|按|以|于|应|请|希|自|即|并|的|各(?!项)|全体|(?:19|20)\\d{2}年)[^,]{0,60}?(?:${HANDLING}|为准|抵触|不一致|冲突|不符|条|份|期限?|执行|适用)|(?:废止|失效|作废|不再执行)$`,
  'u',
)
const HALF_A_CLAUSE = /(?<!抵触|不一致|冲突|不符)[的前时]$/u
const AN_ITEM = /(?:标准|费用?|价格?|[租押奖罚]金|优惠|补[贴助]|奖励|减免|待遇|部分|内容|项目|条款)$/u
const DAY_OF = '(?:的?(?:正式)?(?:施行|实施|执行|生效|试行|有效|适用)(?:日期|时间|期限?|之?日)?(?:定?为|是|:)?)'
const LEAD = new RegExp(
  `^\\s?(?:(?:由|已|业?经|报|在|于|自|(?:19|20)\\d{2}年)[^,]{0,60}?${HANDLING}(?:完毕)?(?:之?后|并|且)?)?(?:并|且|现|拟|将|应|均|统一|正式|计划){0,2}${DAY_OF}?\\s?(?:自|从|由|于|在)?\\s?$`,
  'u',
)

/** Where what a sentence says of its file begins, for every time that it names it. */
export function ownPartsOf(sentence: string, isNotice: boolean): string[] {
  const named = [...sentence.matchAll(SELF), ...sentence.matchAll(BARE), ...(isNotice ? sentence.matchAll(ALL_ABOVE) : [])]
  return named.map(({ 0: words, index }) => sentence.slice(index + words.length))
}

/** Is it about an article or another paper? */
export const isOfAPart = (words: string) => OF_A_PART.test(words)

/** `between`: what stands between the file's name and its day. How the vote went may stand there as well, once it is the file that is spoken of. */
export function isOfFile(between: string): boolean {
  const clauses = clausesBefore(between)
  if (!clauses) return false
  const [first, ...others] = clauses
  return (
    (first === undefined || isHandling(first)) && !others.some((clause) => AN_ITEM.test(clause) || HALF_A_CLAUSE.test(clause))
  )
}

/** The same of an end: “有效期一年” may speak of anything that was named on the way. */
export function isOfFileAlone(between: string): boolean {
  return clausesBefore(between)?.every(isHandling) ?? false
}

/** The clauses before the one that leads up to the day; undefined where that names something else. */
function clausesBefore(between: string): string[] | undefined {
  if (OF_A_PART.test(between) || ITS_PART.test(between)) return undefined
  const clauses = between
    .replace(/^\s?\([^()]{1,30}\)/u, '')
    .split(/[,、:。(]/u)
    .map((clause) => clause.trim())
  return LEAD.test(clauses.pop()!) ? clauses.filter((clause) => clause !== '') : undefined
}

const isHandling = (clause: string) => HANDLED.test(clause) && !HALF_A_CLAUSE.test(clause)
