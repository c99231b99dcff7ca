/** The menu and its numbers, and what is said where somebody was not understood (flows/menu.ts, flows/unclear.ts): for the old above all. */

import { short } from './brevity.ts'

export interface MenuItem {
  id: string
  label: string
}

/** At most six; each does something at once or asks one thing. */
export const residentMenu: readonly MenuItem[] = [
  { id: 'ask', label: '问政策、问办事' },
  { id: 'report', label: '报问题、报修' },
  { id: 'mine', label: '查我报的事' },
  { id: 'withdraw', label: '撤回我报的事' },
  { id: 'human', label: '找工作人员（人工）' },
]
export const handlerMenu: readonly MenuItem[] = [
  { id: 'todo', label: '待办：要办的工单' },
  { id: 'accept', label: '接单、退单' },
  { id: 'assign', label: '转派、派单' },
  { id: 'resolve', label: '办结、核查' },
  { id: 'note', label: '求助、记一笔' },
  { id: 'watch', label: '群里留意险情' },
]

export const menuText = (items: readonly MenuItem[], lead = '') =>
  [`${lead}回复数字就行：`, ...items.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n')
export const startedAnew = () => '好的，重新来。'
export const notFiledYet = () => '好的，刚才那件先不登记。'
export const choiceLapsed = () => '刚才的选择已经过期了。'

export const askQuestion = () => '想问什么？直接说，例如“居住证怎么办”。'
export const askWhatIsWrong = () => '哪里出了什么问题？例如“3栋2单元漏水”。'

/** How handlers do it by a reply; each within a line or two. */
export const howTo: Record<string, string> = {
  accept: '接单回复“接单 工单号”；退单回复“退单 工单号 理由”。',
  assign: '转派回复“转派 工单号 给某人”；派单回复“派单 工单号 给某人”。',
  resolve: '办好了回复“办结 工单号 说明”；核查回复“核查 工单号 通过”。',
  note: '要帮忙回复“求助 工单号 说明”；记一笔回复“#工单号 内容”。',
  watch: '在群里发“小格 留意险情”：没叫我的险情也提醒一次。关掉发“小格 不用留意险情”。',
}

// ---- not understood

/** Said in turn, so that nobody reads the same twice in a row. */
export const notUnderstood = [
  () => '没听明白，对不起。可以这样说：“居住证怎么办”，或者“3栋2单元漏水”。',
  () => '还是没听懂。试试说“楼道灯坏了”“几点收垃圾”，或者发“菜单”。',
] as const
export const letPersonHelp = (office?: { office: string; phone: string }) =>
  `我没帮上您，换人来帮吧。${office ? `可以打${short(office.office, 24)}：${short(office.phone, 20)}，或者` : '可以'}回复“人工”，我转给工作人员。`
export const passItOn = () => '转给工作人员'
export const noNeed = () => '不用了'
export const lacksBasis = () => '这个我也没查到，不乱说。'

// ---- without words

export const cannotListen = () => '语音我还听不懂，已替您记着。请打字说一下什么事，或者回复“人工”找工作人员。'
export const voiceNote = (count: number) => `（附语音${count}条）`
export const voiceForHuman = (count: number) => `居民发来语音，没有文字，请联系诉求人${voiceNote(count)}`
export const photoForHuman = () => '居民发来照片，没有说明，请联系诉求人'
export const handedToHuman = ({ number, handler }: { number: number; handler: string }) =>
  `已转给${short(handler, 12) || '社区工作人员'}，工单 #${number}，会联系您。`
