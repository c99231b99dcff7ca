/** What 小格 says to somebody who has changed their mind, has waited too long, or tells more than was asked. */
import { short } from './brevity.ts'
import { head, type TicketWords } from './replies.zh.ts'

export const notWithdrawn = (number: number) => `好的，不撤回，#${number} 照常办。`
export const goingOn = () => '好的，接着登记。'
export const takenAs = (where: string) => `好的，是${where}。`
/** 都提交吗, in other words. */
export const severalAgain = (count: number) =>
  `这${count}件还没登记。要登记就回复“都报”；只报一件就说“只报第一件”；不报了就说“都不报”。`
export const stillNotFiled = () => '让您着急了，对不起。刚才说的还没登记，您回复“都报”，我马上登记。'
export const alsoNoted = () => '记下了。'
/** Of several, the one whose place is asked for. */
export const askWhichEstate = (spot: string) => `请问${short(spot, 24)}是哪个小区？`
export const askEstateStill = (spot: string) => `刚才说的${short(spot, 24)}，请问是哪个小区？`
export const askWhereIs = (words: string) => `“${short(words, 16)}”在哪栋楼或什么位置？`
/** More of what is filed, after that was said once: never the same words twice in a row. */
export const notedMore = [
  () => '记下了，承办人也看得到。',
  () => '这一条也记上了。',
  () => '好的，这句也补上了。',
  () => '收到，都记在一起了。',
] as const
export const leftOut = (names: string) => `没登记：${names}。`
export const notedSoFar = (estateOnly: boolean) => `记下了。还差位置：哪个小区${estateOnly ? '' : '、哪栋楼'}？`
export const sorryItTakes = () => '让您久等了，对不起。'
/** Urged a moment ago: how it stands. */
export const urgedAlready = (ticket: TicketWords) =>
  `让您久等了，对不起。${head(ticket)} 刚催过，现在“${short(ticket.status, 12)}”${
    ticket.handler ? `，${short(ticket.handler, 12)}承办${ticket.dueBy ? `，${ticket.dueBy}前办好` : ''}` : ''
  }。`
/** The number of whoever handles it is nobody's to give. */
export const noPersonsNumber = (office: { office: string; phone: string } | undefined) =>
  office
    ? `个人号码不能给。${short(office.office, 24)}公开电话：${short(office.phone, 20)}。有话也可以告诉我，我转给承办人。`
    : '个人号码不能给。有话请直接告诉我，我转给承办人。'
/** “不是路灯，是电梯” of what is filed: what is changed by it, and what is not. */
export const matterPutRight = ({ number, was, now }: { number: number; was: string; now: string }) =>
  `已补充到 #${number}：是${short(now, 12)}，不是${short(was, 12)}，承办人会看到。单号和时限不变。`
/** The same for whoever goes there: what it is comes first. */
export const matterNote = ({ was, now, said }: { was: string; now: string; said: string }) =>
  `更正：是${now}，不是${was}。原话：${said}`
