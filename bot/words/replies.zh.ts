/**
 * What 小格 answers, in Chinese; what it says elsewhere stands in the other files `*.zh.ts` beside this one. No sentence has another home.
 *
 * Short, in plain words, in large type at most a few lines; it promises nothing that the tickets do not hold. Names of inputs say
 * what goes in; who may read it was decided before. Traditional readers get the same text converted (script.ts).
 */
import type { Refusal, Verb } from '../../tickets/ticket.ts'
import { VERBS } from '../../tickets/ticket.ts'
import type { WorkList } from '../hear/work-list.ts'
import { fitting, short } from './brevity.ts'

/** 工单 in words, for one reader: what that reader may not know has been left out by ticket-words.ts. */
export interface TicketWords {
  number: number
  service: string
  status: string
  place: string
  text: string
  /** “网格长张三”; empty while nobody has it. */
  handler: string
  /** “明天18:00”; empty without a deadline. */
  acceptBy: string
  dueBy: string
  urgent: boolean
}

/** What it is and where, short whatever the settings call them. */
const about = ({ service, place }: TicketWords) => `${short(service, 12)}${place ? `，${short(place, 24)}` : ''}`
export const head = (t: TicketWords) => `#${t.number} ${about(t)}`

// ---- at any time

export const greeting = (examples: string) => `您好，我是小格。${examples}`
export const thanks = () => '不客气，有事随时叫我。'
/** To somebody who is angry and has not yet said of what. */
export const sorryWhatIsIt = () => '让您着急了，对不起。请说一句哪里、什么事，我马上登记；要找人就回复“人工”。'
export const howToAsk = () => '可以直接提问，或告诉我哪里出了什么问题。'
export const cancelled = () => '好的，已取消。'
export const nothingToCancel = () => '现在没有正在办的事。'
export const lapsed = () => '这个选择已经过期，请再说一次您的需要。'
export const chooseAgain = () => '请回复选项前的数字，或发“取消”。'
export const cannotHandle = () => '这条消息我没能处理好，很抱歉。请稍后再发一次；急事请直接打社区电话，危险请拨110、119、120。'
export const knowledgeDown = () => '知识库暂时查不了，请稍后再问；也可以发“人工”，由工作人员答复。'
export const nothingMore = () => '没有更多内容了。'
export const noteSentPrivately = () => '详情已私聊发给您。'

// ---- 人工

export const contactOffice = ({ office, phone, hours }: { office: string; phone: string; hours?: string | undefined }) =>
  `${short(office, 24)}：${short(phone, 20)}${hours ? `（${short(hours, 36)}）` : ''}。也可以把事情发给我，我转给工作人员。`
export const sayWhatForHuman = () => '请把事情发给我，我转给社区工作人员。'
export const questionHandedOver = ({ number, handler }: { number: number; handler: string }) =>
  `已把您的问题转给${short(handler, 12) || '社区工作人员'}，工单 #${number}，答复后告诉您。`
export const questionForHuman = (question: string) => `居民咨询（知识库暂无依据）：${question}`

// ---- 报问题

export const askPlace = () => '请问在哪里？说小区和楼栋就行，例如“3栋2单元”。'
export const askSpot = (where: string) => `${short(where, 24)}的哪栋楼或什么位置？例如“3栋2单元”“南门”。`
/** `said`: the floor or the stair that is known by now. */
export const askHouse = (where: string, said: string) =>
  `${said ? `记下了，${short(said, 20)}。` : '还不知道是哪栋楼。'}请问是${short(where, 24)}的几栋？`
/** `unknown`: the name that was said, which no estate of ours has. */
export const askWhichArea = (unknown = '') => (unknown ? `没查到“${short(unknown, 12)}”，请问是哪个小区？` : '请问是哪个小区？')
export const askPlaceAgain = () => '没听明白位置。请说楼栋号或旁边的标志，也可以发定位；说不清就回复“人工”。'
export const askProblem = (where: string) => (where ? `${short(where, 40)}，那里出了什么问题？` : '请说一下出了什么问题。')
export const gotPhoto = () => '照片收到了。请说一下是什么问题、在哪里。'
export const photoNote = (count: number) => `（附照片${count}张）`
export const locationNote = (label: string) => `定位：${label}`
export const saidEstate = (name: string) => `（说是${short(name, 12)}）`
export const placeUnknown = () => '（位置未说清，请联系诉求人核实）'
/** `lead`: a sentence before it. */
export const confirmSeveral = (items: string[], lead = '') =>
  fitting(
    items.map((item, index) => `（${index + 1}）${short(item, 28)}`),
    { head: `${lead}您说了${items.length}件事：`, foot: '都提交吗？', more: (left) => `……还有${left}件` },
  )
export const yesFileAll = () => '都提交'
export const noFileNone = () => '取消'
export const filed = (ticket: TicketWords) => {
  const where = ticket.place ? `，${short(ticket.place, 28)}` : ''
  const next = ticket.handler
    ? `已通知${short(ticket.handler, 12)}${ticket.acceptBy ? `，${ticket.acceptBy}前接单` : ''}`
    : '正由社区派单'
  return `已登记 #${ticket.number}：${short(ticket.service, 12)}${where}。${next}，办好告诉您。`
}
export const filedSeveral = (tickets: TicketWords[]) =>
  fitting(tickets.map(head), { head: '已登记：', foot: '办好告诉您。', more: (left) => `……还有${left}件` })
export const filedForHuman = (ticket: TicketWords) =>
  `位置先不问了。已登记 #${ticket.number}：${short(ticket.service, 12)}，转给${short(ticket.handler, 12) || '社区工作人员'}，会联系您核实。`
export const orReport = () => '要是来报问题的，告诉我在哪里，例如“3栋2单元”，我就登记。'
export const stillWaitingPlace = () => '刚才报的问题还差位置，告诉我在哪里就能提交。'

// ---- 查进度, 补充, 撤回, 评价

export const noTickets = () => '您还没有工单。告诉我哪里出了什么问题，我来登记。'
export const noOpenTickets = () => '您现在没有正在办的工单。告诉我哪里出了什么问题，我来登记。'
/** Of those that were asked for there are none. */
export const noneOf = (which: WorkList) =>
  ({
    all: noTodo(),
    unaccepted: '现在没有待接的工单。',
    overdue: '现在没有超时的工单。',
    to_check: '现在没有待核查的工单。',
    done_today: '今天还没有办结的工单。',
  })[which]
export const doneToday = (tickets: TicketWords[], others = 0) =>
  [`今天办结${tickets.length + others}单：`, ...tickets.map(ticketLine), ...(others > 0 ? [andMore(others)] : [])].join('\n')
export const noTodo = () => '现在没有要办的工单。'
export const ticketLine = (ticket: TicketWords) =>
  `#${ticket.number} ${ticket.urgent ? '【紧急】' : ''}${about(ticket)}：${short(ticket.status, 12)}`
export const myTickets = (tickets: TicketWords[], others = 0) =>
  fitting(tickets.map(ticketLine), { head: '您的工单：', more: andOthers, others })
export const todoTickets = (tickets: TicketWords[], others = 0) =>
  [
    '要办的工单：',
    ...tickets.map((ticket) => `${ticketLine(ticket)}${ticket.dueBy ? `，${ticket.dueBy}前` : ''}`),
    ...(others > 0 ? [andMore(others)] : []),
  ].join('\n')
export const andOthers = (count: number) => `还有${count}件，发“#工单号”查看。`
const andMore = (count: number) => `还有${count}件，发“更多”接着看。`
export const ticketDetail = (ticket: TicketWords, steps: string[]) =>
  [
    ticketLine(ticket),
    ...(ticket.text ? [ticket.text] : []),
    ...(ticket.handler ? [`承办：${ticket.handler}${ticket.dueBy ? `，${ticket.dueBy}前办好` : ''}`] : []),
    ...steps,
  ].join('\n')
/** The same for who reported it: where it stands and what was done last, as far as a short message goes. */
export const briefDetail = (ticket: TicketWords, steps: string[]) =>
  fitting(
    [
      ...(ticket.handler ? [`承办：${short(ticket.handler, 12)}${ticket.dueBy ? `，${ticket.dueBy}前办好` : ''}`] : []),
      ...steps.slice(-1).map((step) => short(step, 40)),
      ...(ticket.text ? [short(ticket.text, 40)] : []),
    ],
    { head: ticketLine(ticket), more: () => '' },
  )
export const stepLine = ({ when, what, note }: { when: string; what: string; note: string }) =>
  `${when} ${what}${note ? `：${note}` : ''}`
export const whichTicket = () => '您说的是哪一单？'
export const whichTo = (verb: Verb) => `哪一单要${VERBS[verb]}？都不是就发“取消”。`
export const moreTickets = (count: number) => `还有${count}单没列出，可以直接带上工单号。`
export const noCandidate = (verb: Verb) => `现在没有您可以${VERBS[verb]}的工单。`
export const added = (number: number) => `已补充到 #${number}，承办人会看到。`
export const placeCorrected = ({ number, where, handler }: { number: number; where: string; handler: string }) =>
  `已更正 #${number}：位置是${short(where, 40)}。${handler ? `改由${short(handler, 12)}办，已通知。` : '承办人会看到。'}`
export const correctionNote = (where: string) => `更正位置：${where}`
export const askAddition = (number: number) => `请说要补充到 #${number} 的内容。`
export const confirmWithdraw = (ticket: TicketWords) => `撤回 #${ticket.number}（${about(ticket)}）吗？`
export const yesWithdraw = () => '撤回'
export const noWithdraw = () => '不撤回'
export const withdrawn = (number: number) => `#${number} 已撤回。`
export const nudged = (number: number) => `已替您催办 #${number}。`
export const askRating = (number: number) => `#${number} 办得怎么样？`
export const ratingLabels = () => ['很不满意', '不满意', '一般', '满意', '很满意']
export const rated = ({ number, rating }: { number: number; rating: number }) => `谢谢您的评价：#${number}，${rating}分。`
export const offerReopen = () => '要重新办理吗？'
export const yesReopen = () => '重办'
export const noReopen = () => '不用了'
export const reopened = (number: number) => `对不起没办好。#${number} 已重办，承办人会再联系您。`
export const notFixedNote = () => '诉求人说没有解决'

// ---- 办单

export const accepted = (ticket: TicketWords) =>
  [
    `已接单 #${ticket.number}：${ticket.service}${ticket.place ? `，${ticket.place}` : ''}。`,
    ticket.text,
    `${ticket.dueBy ? `请在${ticket.dueBy}前办好，` : ''}办好回复“办结 ${ticket.number} 说明”。`,
  ]
    .filter(Boolean)
    .join('\n')
export const acted = ({ number, verb, status }: { number: number; verb: Verb; status: string }) =>
  `#${number} 已${VERBS[verb]}，现在是“${status}”。`
export const handedTo = ({ number, verb, handler }: { number: number; verb: Verb; handler: string }) =>
  `#${number} 已${VERBS[verb]}给${handler}。`
export const stillWaits = (number: number) => `好的，#${number} 先等居民评价，问到了再回复“核查 ${number} 通过 居民的话”。`
export const checkedFail = (number: number) => `#${number} 核查不通过，已退回重办。`
export const noted = (number: number) => `已记到 #${number}，诉求人会看到。`
export const acceptedAlready = (number: number) => `#${number} 您已经接了，办好回复“办结 ${number} 说明”。`
export const helpSent = (number: number) => `#${number} 的求助已转给上级。`
/** A handler's own words may mean the verb. */
export const askWhether = ({ number, verb }: { number: number; verb: Verb }) => `#${number} 要${VERBS[verb]}吗？`
export const notYetOver = () => '还没完'
export const onlyNote = () => '只记一笔'
export const askReason = ({ number, verb }: { number: number; verb: Verb }) =>
  verb === 'resolve'
    ? `请说一下 #${number} 怎么办好的。`
    : verb === 'help'
      ? `#${number} 需要什么帮助？`
      : verb === 'check'
        ? `#${number} 已核查，在等居民评价。问过居民了，就说一下居民怎么说，我来归档。`
        : `请说一下${VERBS[verb]} #${number} 的理由。`
export const askTarget = ({ number, verb }: { number: number; verb: Verb }) => `#${number} ${VERBS[verb]}给谁？`
export const whichReceiver = (said: string) => `“${said}”没有对上唯一的人，请选：`
export const askCheck = (number: number) => `#${number} 核查结果是？`
export const checkLabels = () => ['通过', '不通过'] as const
export const notFixedReason = () => '核查不通过'

/** Why a verb was not carried out. A ticket that may not be seen and one that does not exist get the same words. */
export function refused(why: Refusal, verb: Verb): string {
  switch (why) {
    case 'not_found':
      return ticketNotFound()
    case 'not_allowed':
      return `这张工单不能由您来${VERBS[verb]}。`
    case 'wrong_status':
      return `工单现在的状态不能${VERBS[verb]}，发“#工单号”可看进度。`
    case 'needs_note':
      return `${VERBS[verb]}要写明理由，例如“${VERBS[verb]} 工单号 理由”。`
    case 'needs_target':
      return `请说明${VERBS[verb]}给谁，例如“${VERBS[verb]} 工单号 给某人”。`
    case 'unknown_target':
      return '没有找到这位承办人，请用登记的姓名或岗位。'
    case 'needs_place':
      return '没听出新的位置。请说楼栋和单元，例如“5栋2单元”。'
    case 'needs_rating':
      return '请回复1到5分，5分最满意。'
    case 'no_returns_left':
      return '这张工单退单次数已用完，由社区决定。'
    case 'fixer_may_not_check':
      return '谁办的谁不能核查，请换一位同事。'
    case 'closed_long_ago':
      return '这张工单结束太久，不能重办了。请把问题再说一遍，我重新登记。'
    case 'never_paused':
      return '险情和停水停电停气停暖不能挂账。'
    case 'changed_meanwhile':
      return '这张工单刚刚有变动，请再发一次。'
  }
}
export const ticketNotFound = () => '没有找到这个工单号，请核对后再发。'

// ---- 绑定

export const bound = ({ name, post }: { name: string; post: string }) =>
  `绑定成功：${name}${post ? `，${post}` : ''}。发“帮助”看能做什么。`
export const codeWrong = () => '绑定码不对或已过期，请向管理员要新的。'
export const invited = ({ name, code }: { name: string; code: string }) =>
  `给${name}的绑定码：${code}\n10 分钟内有效，只能用一次。请对方打开网页输入，或者私聊我发“绑定 ${code}”。`
export const inviteWho = () => '没找到这个人。可以发“邀请 王网格长”，或者“邀请居民 桂花苑”。'
export const inviteRefused = () => '邀请同事要管理员来，邀请居民要社区工作人员来。'
export const invitePrivately = () => '绑定码只能私下给，请私聊我再发一次。'
export const residentOf = (home: string) => `${home}居民`
export const bindPrivately = () => '为了安全，请私聊我发送绑定码。这个码请作废重领。'
