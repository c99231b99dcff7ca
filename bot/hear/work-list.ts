/** 我手上还有哪些: somebody who works tickets asks for them: all, or those that nobody has taken, that are late, to be checked, done today. Pure. */
import { oneOf, pattern } from './pattern.ts'

export type WorkList = 'all' | 'unaccepted' | 'overdue' | 'to_check' | 'done_today'

const LEAD = `(?:${oneOf('小格 请问 请 看看 看一?下 查查 查一?下 列一?下 列出 帮我 给我 发我 说说 那 现在 目前 一共 总共 我想知道 我')}[,，\\s]?){0,4}`
const MINE = `(?:我们?)?(?:${oneOf('手上 手里 手头 手头上 名下 这边 这里 这儿 那边')})的?`
const WHICH = oneOf('哪些 哪几个 哪几单 哪几件 什么 啥 几个 几单 几件 多少 多少个 多少单 多少件 哪个 单子 工单 活 事')
const TICKETS = '(?:的)?(?:单子?|工单|任务|活儿?|事儿?|件)?'
const OPEN = `(?:${oneOf('没办 没办完 没办好 没处理 没处理完 没做 没做完 没完成 没弄完 没结 没办结 未办 未办结 未完成 要办 该办 得办 要处理 要做 待办 在办 正在办')})的?`
const END = '(?:了|呢|啊|呀|吗|吧|来着|没有|有没有){0,2}[?？。!！~\\s]{0,3}$'

const SHAPES: readonly { which: WorkList; shape: RegExp }[] = [
  {
    which: 'all',
    shape: pattern(`^${LEAD}${MINE}(?:还|都)?(?:有|剩|剩下|剩了|在办)?(?:${WHICH})?${TICKETS}(?:${OPEN})?${END}`),
  },
  { which: 'all', shape: pattern(`^${LEAD}(?:还|都)?(?:有|剩|剩下)?(?:${WHICH})${TICKETS}(?:是)?(?:我)?(?:还)?${OPEN}${END}`) },
  { which: 'all', shape: pattern(`^${LEAD}(?:还|都)?(?:有|剩|剩下)?${OPEN}${TICKETS}(?:还)?(?:有)?(?:${WHICH})?${END}`) },
  { which: 'all', shape: pattern(`^${LEAD}还(?:剩|剩下|剩了)(?:${WHICH})${TICKETS}${END}`) },
  {
    which: 'all',
    shape: pattern(
      `^${LEAD}今[天日](?:还)?(?:有)?(?:${WHICH})?(?:我)?(?:要|该|得|需要)(?:办|处理|做|弄|跑)(?:的)?(?:有)?(?:${WHICH})?${TICKETS}${END}`,
    ),
  },
  { which: 'all', shape: pattern(`^${LEAD}今[天日]的(?:单子?|工单|任务|活|待办)${END}`) },
  ...lists('unaccepted', '没接 没接单 还没接 未接 未接单 待接 待接单 没人接 没有人接'),
  ...lists('overdue', '超时 超期 逾期 过期 超时限 到期 快到期 要到期 快超时 要超时 今天到期'),
  ...lists('to_check', '待核查 没核查 未核查 要核查 该核查 等核查 没核实 待核实'),
  {
    which: 'done_today',
    shape: pattern(
      `^${LEAD}今[天日](?:我)?(?:已经?|都|一共|总共)?(?:办结|办完|办好|办|完成|处理|结)(?:了|好了|完了)(?:${WHICH})${TICKETS}${END}`,
    ),
  },
]

/** “没接的有几个”, “超时的有没有”, “有没有待核查的”. */
function lists(which: WorkList, words: string): { which: WorkList; shape: RegExp }[] {
  const of = `(?:还)?(?:${oneOf(words)})`
  const sources = [
    `^${LEAD}(?:还)?(?:有没有|有|剩)?(?:${WHICH})?(?:是)?${of}${TICKETS}${END}`,
    `^${LEAD}${of}(?:了)?${TICKETS}(?:还)?(?:有)?(?:${WHICH})${TICKETS}${END}`,
    `^${LEAD}${of}(?:了)?${TICKETS}(?:还)?有没有${END}`,
  ]
  return sources.map((source) => ({ which, shape: pattern(source) }))
}

const LONGEST = 24

/** Undefined where the words ask for something else. */
export function asksForWork(folded: string): WorkList | undefined {
  return folded.length > LONGEST ? undefined : SHAPES.find(({ shape }) => shape.test(folded))?.which
}
