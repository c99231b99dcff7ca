/**
 * 一句话说几单: “灯换好了，垃圾也清走了”, “3栋和4栋都接了”, “都接了”: what somebody who works tickets says of each, as words of its own. Whether there
 * is such a ticket is decided where the tickets are. Pure.
 */
import { fold } from '../../knowledge/fold.ts'
import type { Verb } from '../../tickets/ticket.ts'
import { arabic } from './numerals.ts'
import { pattern } from './pattern.ts'
import { isDoubtful, perhapsDone, wordOnAThing, workWord } from './work-words.ts'

export interface Part {
  /** As it was written. */
  text: string
  /** What it is of, where it stands in a list: “灯”. */
  thing: string
  /** Null: it says only how, or of what. */
  verb: Verb | null
  /** The words may mean the verb, and do not say it. */
  doubtful: boolean
  /** One of a list: “灯和垃圾都…”. */
  listed: boolean
  /** 都: each that fits is meant. */
  every: boolean
}

const TAKEN = '(?:我?来?接(?:单|手|下|了)?|我(?:来|去)(?:接|办|弄|修|处理)?|收到)'
const DONE =
  '(?:(?:修|弄|搞|办|处理|换|更换|装|清理?|收|扫|打扫|收拾|疏通|补|解决|锯|剪|砍|焊|铲|填|搬|运|维修|拆|通)(?:好|完|妥|走|掉|干净)|搞定|好|办结|结案|结单)'
/** It is for one ticket, and whether it is for each is asked. */
const OUTRIGHT = /办结|结案|结单/u
const EVERY = '(?:都|全|全都|全部|统统)'
const END = '(?:了|啦|吧|哈|的){0,2}'
const COUNT = '(?:这|那)?(?:[两俩三四五六七八九十几]|\\d{1,2})[个单件张条]?'
const AND = '(?:和|跟|与|、|还有|以及)'

/** “灯和垃圾都接了”, “3栋、4栋的灯都修好了”. */
const LIST = pattern(
  `^(?:把|将)?(.{1,24}?${AND}.{1,24}?)((?:${COUNT})?(?:也|已经?|${EVERY}){0,3}(?:我|由我)?)((?:${TAKEN}|${DONE})${END})$`,
  'u',
)
/** “都接了”, “两个都接了”, “全部接单”, “这几单我都接了”: whatever is offered. */
const ALL = pattern(
  `^(?:那|好|行|我|嗯|,){0,3}(?:(${COUNT})|这些|那些|所有|全部|剩下)?(?:的)?(?:工单|单子?|活儿?)?(?:我)?(${EVERY}?)(?:由|给)?我?${TAKEN}${END}$|^接(?:单|手)?[ ]?(?:全部|所有)(?:的)?(?:工单|单子?)?$`,
  'u',
)
const WHOLLY = /都|全|所有|统统|剩下|这些|那些/u
/** “1到4都接了”, “1号到4号单”: by the ends of their numbers. */
const SPAN = pattern(
  `^#?(\\d{1,2})(?:号)?(?:单)?(?:到|至|-|~)#?(\\d{1,2})(?:号)?(?:单)?(${EVERY}?(?:我)?(?:${TAKEN}|${DONE})${END})$`,
  'u',
)

const ASKS = /[?？]|[吗呢么]$|怎么|什么时候|谁|哪/u
const NOT_DONE =
  /还(?:没|冇|未|在|要|得|差)|没(?:来得及|有?(?:修|弄|清|办|处理|搞|换|好|完|动))|(?:明天|后天|下午|晚上|下周|回头|待会儿?|过两天).{0,6}(?:再|去|来|修|弄|清|办|处理|换)/u
const OPENING = /^(?:另外|还有|然后|那|再就是|对了|也)/u
/** Between clauses; “…换好了垃圾也清走了” has no mark there. */
const BETWEEN = /[,，。;；!！\s]{1,4}|(?<=(?:[好完走掉净]|接)了)(?![的吗么没吧啊呀哈啦呢再又了]|还(?!有))(?=[\u3400-\u9fff\d])/u
const MOST = 8
const MOST_READ = 120

/** Clause by clause, in order; empty where somebody asks something, or says too much for that. */
export function workParts(text: string): Part[] {
  if (text.length > MOST_READ) return []
  const clauses = text.split(BETWEEN).filter((clause) => clause !== '')
  const parts = clauses.flatMap((clause) => listIn(clause) ?? [partOf(clause)])
  return parts.length > MOST || clauses.some((clause) => ASKS.test(fold(clause))) ? [] : parts
}

function listIn(clause: string): Part[] | undefined {
  const [, head, between = '', tail = ''] = LIST.exec(clause) ?? []
  if (head === undefined || NOT_DONE.test(clause)) return undefined
  const every = WHOLLY.test(between)
  return head
    .split(new RegExp(AND, 'u'))
    .filter((thing) => thing.trim() !== '')
    .map((thing) => ({
      ...partOf(`${thing.trim()}${between.includes('我') ? '我' : ''}${tail}`),
      ...(OUTRIGHT.test(tail) && { verb: 'resolve' as const, doubtful: true }),
      ...{ thing: thing.trim(), listed: true, every },
    }))
}

function partOf(clause: string): Part {
  const said = fold(clause).trim().replace(OPENING, '')
  const plain = { text: clause, thing: clause, listed: false, every: WHOLLY.test(said) }
  if (NOT_DONE.test(said)) {
    const word = workWord(said)
    return word && isDoubtful(word.verb) && word.verb !== 'resolve'
      ? { ...plain, verb: word.verb, doubtful: true }
      : { ...plain, verb: 'add', doubtful: false }
  }
  const onThing = wordOnAThing(said)
  if (onThing) return { ...plain, verb: onThing, doubtful: false }
  const word = workWord(said)
  if (!word && perhapsDone(said)) return { ...plain, verb: 'resolve', doubtful: true }
  return { ...plain, verb: word?.verb ?? null, doubtful: word !== undefined && !word.sure }
}

/** All that is offered is taken, or as many as are said. Folded words. */
export function takesAll(folded: string): { count: number | null } | undefined {
  const said = folded.replace(/[\s。!！~.]{1,8}$/u, '')
  const match = ALL.exec(said)
  if (!match || !WHOLLY.test(said)) return undefined
  const digits = match[1]?.replace(/[这那个单件张条]/gu, '')
  return { count: digits === undefined || digits === '几' ? null : Number(arabic(digits === '俩' ? '2' : digits)) }
}

/** The first and the last, by the ends of their numbers, and what is said of all. Folded words. */
export function spanOf(folded: string): { from: number; to: number; text: string } | undefined {
  const match = SPAN.exec(folded.replace(/[\s。!！~.]{1,8}$/u, ''))
  return match ? { from: Number(match[1]), to: Number(match[2]), text: match[3]! } : undefined
}
