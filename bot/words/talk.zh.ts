/** What 小格 says of the conversation around a report: listening, going on, putting right, lapsing. */

export const listening = () => '您请说，我在听。'
export const askMatter = () => '请说一下是什么问题、在哪里，例如“3栋2单元灯不亮”。'
export const joinedWords = (words: readonly string[]) =>
  words
    .map((one) => one.replace(/(?<![\s,，、;；。])[\s,，、;；。]+$/u, ''))
    .join('，')
    .replaceAll('，（', '（')
export const lapsedDraft = ({ what, missing }: { what: string; missing: string }) =>
  `您说的“${what}”还没登记：${missing}。要报的话，请把事情和位置再说一次。`
export const lacksPlace = () => '缺位置'
export const lacksYes = () => '等您确认'
export const lacksMatter = () => '没说清是什么问题'
export const ticketLabel = ({ number, service, place }: { number: number; service: string; place: string }) =>
  `#${number} ${service}${place ? `，${place}` : ''}`
/** A rating before there is anything to rate. */
export const ratedEarly = (number: number) => `谢谢！#${number} 还在处理，办好后会请您评价。`
/** A text names the place as it was first said; the ticket has the right one. */
export const placeStands = (text: string, place: string) => `${text}（位置以${place}为准）`
