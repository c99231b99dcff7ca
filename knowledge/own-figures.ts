/**
 * 自己的数字: figures of a question that say how it is with the one who asks (住了一年多, 98年的老楼, 七号楼, 半夜两点能不能…) and claim nothing of the rule.
 * What a question takes for granted (premise.ts) is all the others. Pure; folded text only.
 */
import type { Quantity } from './quantities.ts'

/** How much is asked: 一户最多养几条, 多久开一次, 罚几百. */
const ASKS_FIGURE = /多少|好多|几|多(?:久|长|大|远|高|宽|重|快|近)|每|哪[一1]|how (?:much|many|often|long)/

/** Fewer pieces (块) are things, more are money: 两块电池, 五百块登记费. */
const MOST_PIECES = 10

/** Is it the measure by which something is asked (一个月几次), or part of the asking itself (几百, 百分之几), and taken for granted by nobody? */
export function isOfTheAsking(question: string, { value, unit, start, end }: Quantity): boolean {
  const one = value === '1' && /^[一1每]/.test(question.slice(start))
  // 便宜一点 is no hour, 连狗一块收走 and 两块电池 are no money.
  const written = question.slice(start, end)
  const after = question.slice(end)
  if (written === '一点' && !/[午上晚晨早到至]$/.test(question.slice(0, start))) return true
  const pieces = written.endsWith('块') && Number(value) < MOST_PIECES
  if (pieces && /^(?![钱的吗吧对是呢啊呀多])\p{Script=Han}/u.test(after)) return true
  return (
    (one && ASKS_FIGURE.test(question)) || unit === '几' || question[start - 1] === '几' || question.startsWith('之几', end)
  )
}

/** Asks whether something may be or is so at that hour, on that day. */
const ASKS_WHETHER = /[吗嘛么不没][呀啊呢]?\s*[?。]?$|可以|能|让|行不行|准不准|会不会|有没有|算不算|要不要/
/** 第三件, 第二胎: which of their own it is. */
const OWN_ORDINAL = /^[件次只辆套胎孩台趟回]/
/** What a year of a house, a purchase, a registration is followed by; the year of a rule (2024年的办法) is none of the asker's. */
const OWN_YEAR =
  /^(?:[^,。?]{0,8}[过了]|[^,。?年]{0,6}的(?![^,。?]{0,6}(?:办法|规定|条例|通知|文件|标准|政策|细则|公告|方案|规则)))/
const FIRST_YEARS = { short: 50, long: 1900 }
const LAST_YEARS = { short: 99, long: 2100 }

function isCalendarYear({ value, unit }: Quantity): boolean {
  if (unit !== '年') return false
  const year = Number(value)
  return (year >= FIRST_YEARS.short && year <= LAST_YEARS.short) || (year >= FIRST_YEARS.long && year <= LAST_YEARS.long)
}

/** 住过三年, 拉过两件; 超过500元 is the rule's. */
const LIVED = /(?:了|(?<![超不通])过)[快近]?$/
/** 涨到两千了吗, 改成三条了: the rule has changed so. */
const CHANGED = /[涨降调提改变升增减定缩延放][\p{Script=Han}]?[到为成至]$/u

/**
 * 住了一年多, 我妈八十三岁, 买了快八年, 98年的老楼, 拉过两件, 第三件, 下午三点能不能: how it is with the one who asks. An age with 满 or 以上 is a rule's; so are years and hours
 * where the question holds something against the rule (`presumes`: 不是说十点以后不让吗).
 */
export function isTheirOwn(question: string, quantity: Quantity, presumes: boolean): boolean {
  const { unit, bound, start, end } = quantity
  const before = question.slice(Math.max(0, start - 3), start)
  const after = question.slice(end)
  if (unit === 'age') return bound === ''
  if (LIVED.test(before) || /(?:今年|已经|都|快|才|我家?)$/.test(before)) return true
  if (/^(?:没|了)/.test(after) && !CHANGED.test(before)) return true
  if (presumes) return false
  if (unit === 'time' || unit === 'weekday') return ASKS_WHETHER.test(question)
  if (/第$/.test(before) || question[start] === '第') return OWN_ORDINAL.test(unit)
  return isCalendarYear(quantity) && OWN_YEAR.test(after)
}
