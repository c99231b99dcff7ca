/**
 * 办单的话: what somebody who handles tickets says of the work, and what a resident says of it when it is done. Read from the folded words
 * alone, without a ticket's number and knowing no ticket: whether it can be meant is decided where the tickets are. Pure.
 */
import type { Verb } from '../../tickets/ticket.ts'
import { NOT_FIXED } from './not-fixed.ts'
import { pattern } from './pattern.ts'
import { surnameLength } from './surnames.ts'
import { toldDone } from './told-done.ts'

/** What a leader does, told as done. */
const DO =
  '修|弄|搞|办|处理|换|更换|装|清理?|收|扫|打扫|收拾|疏通|补|解决|锯|剪|砍|焊|铲|填|刷|拖|搬|运|加固|维修|调解|劝|查|测|通|接|拆|加|排'
const ALL = '(?:已经?|都|全|(?:[两俩三四五几]个?|这些?|那些?)都)?'
const MORE = '(?:[,，。、!！\\s].{0,80})?'
/** “叫师傅…”. */
const BY = '(?:(?:叫|请|让|找)[^没不未等,，]{1,6})?'

const ACCEPTS =
  /^(?:(?:都|全)?接(?:了|单了?)?|我(?:来|去|接)(?:办|弄|修|搞|跟|处理|看看?)?(?:一?下)?(?:了|吧)?|收到|知道了?|明白了?|好的?|行|可以|没问题|ok|👌|👍|(?:我们?)?(?:马上|这就|立刻|立马|现在)就?(?:去|来|到|过[去来]|赶过?[去来到]|出发)(?:了|啦)?)(?:[,，。、!！\s].{0,40})?$/iu
export const accepting = (said: string) => ACCEPTS.test(said)
/** Not a mere “收到”. */
export const takesOver = (said: string) => /^(?:都|全)?接|^我[来去接]/u.test(said)
/** On their way: of what they have taken already it is a word, too. */
export const goesThere = (said: string) => /^(?:我们?)?(?:马上|这就|立刻|立马|现在)/u.test(said) && accepting(said)

/** What is a word on the work itself, and on nothing else. */
const WORDS: readonly { verb: Verb; shape: RegExp }[] = [
  {
    verb: 'add',
    shape: /^(?:我们?)?(?:已经?|刚|马上|现在|正在)?(?:到了|到场|到现场|到楼下|在现场|在路上|在修|出发|过去|赶过去)(?:了|啦)?$/u,
  },
  {
    verb: 'add',
    shape:
      /^(?:我们?)?(?:大概|大约|估计|还有|再过?|最多|还要){0,2}[\d一二两三四五六七八九十几]{1,3}(?:来|多)?分钟(?:左右)?(?:之?内|以内|之?后)?(?:就|能|可以){0,2}(?:到|赶?过[来去]|赶到)(?:了|啦)?$/u,
  },
  {
    verb: 'add',
    shape:
      /^(?:我?去?看过?了|(?:今天|明天|后天|上午|下午|晚上|一会儿?|待会儿?|下周)(?:就|再|去|来|过去|过来){0,2}(?:修|弄|换|处理|看|办|去|来))[^?吗我]{0,12}$/u,
  },
  {
    verb: 'resolve',
    shape: new RegExp(
      `^${ALL}${BY}(?:${DO})(?:好|完|掉|妥|走|干净)(?:了|啦)${MORE}$|^${ALL}(?:搞定了?|完事了?|(?:疏)?通了|办完了|灯亮了|不漏了|好了|能用了)${MORE}$`,
      'u',
    ),
  },
  { verb: 'check', shape: /^(?:核查|检查|看过了?)?[,，\s]?(?:不通过|没通过|通过|不合格|合格)(?:[,，。、!！\s].{0,80})?$/u },
  { verb: 'accept', shape: ACCEPTS },
]

/** What may mean such a verb, and is asked about first. */
export type Doubtful = 'resolve' | 'return' | 'park'
export const isDoubtful = (verb: Verb): verb is Doubtful => verb === 'resolve' || verb === 'return' || verb === 'park'
const PARTS = '(?:配件|零件|材料|备件|货|厂家|厂里|师傅|审批|批复|施工队|维修工)'
const PERHAPS: readonly { verb: Doubtful; shape: RegExp }[] = [
  {
    verb: 'return',
    shape:
      /不(?:归|属于?|在)我|我(?:们)?不管|退(?:单|回去|掉)(?:吧|了)?$|不(?:是|该)我们?(?:的|管)?(?:网格|片|辖区|范围|地盘|的|管)|(?:办|管|处理|修|弄|搞)不了/u,
  },
  {
    verb: 'park',
    shape: new RegExp(
      `延期|延后|推迟|缓办|改期|(?:等|缺)(?:一?[下个])?.{0,4}${PARTS}|${PARTS}.{0,3}(?:没到|没来|还没|没有货|要等|得等)|没货|先(?:挂[着起上账]|挂一?下|放一?放|放着|停一?停|缓一?缓)|挂账|^暂停|等(?:发货|到货|通知|开会|天晴)`,
      'u',
    ),
  },
  {
    verb: 'resolve',
    shape: new RegExp(`^${ALL}${BY}(?:${DO})(?:[^没不未吗?,，]{1,6}了|了[^没不未吗?,，]{1,8})${MORE}$`, 'u'),
  },
]

/** `plain`: of a ticket that is named by its number it is sure. `danger`: it tells how a danger ended, and is of nothing else. */
export type WorkWord = { verb: Verb; sure: true } | { verb: Doubtful; sure: false; plain?: true; danger?: true }

export function workWord(said: string): WorkWord | undefined {
  if (undoes(said)) return undefined
  const told = toldDone(said)
  if (told?.outright) return { verb: 'resolve', sure: true }
  const sure = WORDS.find(({ shape }) => shape.test(said))
  if (sure) return { verb: sure.verb, sure: true }
  const perhaps = PERHAPS.find(({ shape }) => shape.test(said))
  if (perhaps && perhaps.verb !== 'resolve') return { verb: perhaps.verb, sure: false }
  if (!told) return perhaps && { verb: perhaps.verb, sure: false }
  return {
    verb: 'resolve',
    sure: false,
    ...(told.plain && { plain: true as const }),
    ...(told.danger && !perhaps && { danger: true as const }),
  }
}

/** “2栋漏水我接了”, “3栋的灯修好了”: the thing first, then the word on it. */
const OF_A_THING: readonly { verb: 'accept' | 'resolve'; shape: RegExp }[] = [
  {
    verb: 'accept',
    shape:
      /^.{1,20}?[,，\s]?(?:(?:由|让)?我(?:来|去|接)(?:接|处理|看看?|修|弄|办)?(?:一?下|了|吧)?|(?:已经?|我)?接(?:单|手)?了|收到)$/u,
  },
  {
    verb: 'resolve',
    shape: new RegExp(
      `^[^没不未吗?]{1,20}?[,，\\s]?${ALL}(?:(?:${DO})(?:好|完|妥|走|掉|干净)了?|搞定了?|(?<=[个事单件])好了)(?:了|啦)?$`,
      'u',
    ),
  },
]
/** “电话没人接了”, “有人把墙拆完了”: of others. */
const OF_OTHERS = /[没不未谁哪吗?]|怎么|什么|有人|无人|人家|他们?|她/u
export const wordOnAThing = (said: string) =>
  OF_OTHERS.test(said) ? undefined : OF_A_THING.find(({ shape }) => shape.test(said))?.verb

/** “垃圾清了”: done, it may be, or begun. */
const PERHAPS_DONE = /^[^,，。]{1,12}(?:修|弄|换|清|收|扫|补|锯|剪|砍|铲|填|搬|运|疏通|处理|解决|拆)了$/u
export const perhapsDone = (said: string) => !OF_OTHERS.test(said) && PERHAPS_DONE.test(said)

/** “帮我问下住户几点在家”, “告诉刘奶奶我下午过去”: for whoever reported it, who reads what is added. */
const TITLE = '(?:奶奶|爷爷|大爷|大妈|大娘|大叔|大婶|阿姨|叔叔?|伯伯?|婆婆?|姐|哥|先生|女士|小姐|老师)'
const REPORTER = `(?:的|那个?|这个?)?(?:(?:报修|报事|反映|投诉|报)[^,，。]{0,8}(?:人|住户|居民|的)|住户|居民|业主|租户|诉求人|那[户家]|人家|对方|他们?家?|[^\\s,，。我你]{1,3}${TITLE})`
const RELAYS = new RegExp(
  `^(?:小格)?[,，\\s]?(?:请|麻烦|劳烦|帮我?|替我|给我|你|您|能不能|可以|去|再){0,4}(?:(?:问(?:一?[下声]|问)?|告诉|转告|通知|回复|答复|提醒)(?:一?[下声])?${REPORTER}|(?:跟|和|同|给)${REPORTER}.{0,3}(?:说|讲|约|回))`,
  'u',
)
export const relays = (said: string) => RELAYS.test(said)
/** “刘奶奶”: the name and how they are called, where what is to be passed on names somebody. */
const NAMED = new RegExp(`([^\\s,，。我你的])(${TITLE})`, 'u')
export function relayedTo(said: string): { surname: string; title: string } | undefined {
  const [, surname, title] = NAMED.exec(RELAYS.exec(said)?.[0] ?? '') ?? []
  return surname !== undefined && title !== undefined && surnameLength(surname, 0) === 1 ? { surname, title } : undefined
}

/** “点错了”, “撤销办结”: what was told done is not. `plainly`: it says so of the work, and not only that something was wrong. */
const MISTAKEN = /(?:点|按|发|说|打|弄|搞|写|报|办|结)错(?:了|啦|单|号|(?=[,，\s还没]))|搞混|^不对/u
const UNDO = '(?:撤销|撤回|取消|收回|撤掉|退回去)'
const UNDONE = pattern(`${UNDO}(?:了|刚才的?|上一?个|那个的?|的){0,2}办结|(?:办结|结单?)(?:的|那个)?(?:要|得|先)?${UNDO}`, 'u')
/** “刚才那个办错了，撤销”, “点错了，撤回”, “刚才办结错了”: the deed that was just done. */
const UNDOES = pattern(
  `(?:点|按|弄|搞|办|结)错.{0,8}${UNDO}|${UNDO}.{0,6}(?:刚才|刚刚|上一?[个单]).{0,8}$|(?:刚才|刚刚|上一?[个单]).{0,8}${UNDO}|(?:刚才|刚刚|上一?[个单]).{0,6}(?:办|结|点|按)错`,
  'u',
)
export const undoes = (said: string) => UNDONE.test(said) || UNDOES.test(said)
export const mistaken = (said: string) => MISTAKEN.test(said) || undoes(said)
export const plainlyMistaken = (said: string) =>
  undoes(said) || (MISTAKEN.test(said) && (NOT_FIXED.test(said) || /还(?:没|在|得|要)|办结/u.test(said)))

const PRAISE =
  '(?:(?:挺|很|非常|太|蛮|还|还算|比较|真|十分)(?:满意|不错|可以|行|好|到位|及时|给力|麻利|靠谱|快|凑合)|满意|不错|到位|及时|给力|麻利|靠谱|凑合)(?:的|了|吧|啊|呀|哦|哈){0,2}'
const WORKED = '(?:修|弄|办|处理|搞|换|清|收拾|打扫|扫|解决)得'
/** What somebody says who was asked how it was done, without a mark; only where they were asked. */
const CONTENT = new RegExp(
  `^(?:我)?(?:觉得|感觉)?(?:(?:${PRAISE}){1,2}|.{0,8}${WORKED}.{0,4}${PRAISE}|一般般?(?:吧|啦)?|马马虎虎(?:吧|啦)?|将就(?:吧)?|.{0,8}(?:师傅|小伙子?|小哥|人).{0,6}(?:麻利|客气|负责|认真|热情|不错|挺好|很好).{0,8}|.{0,12}(?:好评|点赞|五星)(?:了|哦|啊)*)$`,
  'u',
)
const NEVER_CAME = /(?:没|冇|木|未)(?:有|得)?(?:一个)?(?:人|师傅|谁)?(?:[来到嚟]过?|管|动过?|上门)/u
const AS_BEFORE =
  /(?:照样|照旧|还是|仍然?|依旧|依然)[^,。?]{0,6}(?:不|没|坏|漏|堵|黑|卡|响|臭|脏|吵|松|滴)|跟(?:以前|原来|之前)一样|老样子/u
const COURTESY = /(?:谢谢|多谢|感谢|辛苦|麻烦)(?:你们?|您|了|啦|啊|师傅|大家){0,3}/gu
const LONGEST_JUDGEMENT = 20

/** Folded words: content, without saying how much; or that nothing is done. Undefined where it is no judgement. */
export function judgedAs(folded: string): 'content' | 'unsolved' | undefined {
  const said = folded.replace(COURTESY, '').replace(/[\s,，。!~.]/gu, '')
  if (said.length > LONGEST_JUDGEMENT || /[?吗]$/u.test(said)) return undefined
  if (CONTENT.test(said)) return 'content'
  return NEVER_CAME.test(said) || AS_BEFORE.test(said) ? 'unsolved' : undefined
}
