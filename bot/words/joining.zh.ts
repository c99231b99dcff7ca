/** What 小格 says where several report one thing (同报). As replies.zh.ts: short, plain, and nothing that the tickets do not hold. */

export const joined = (number: number) => `#${number} 已有人报过，已把您加上，办好告诉您。`
export const alreadyIn = (number: number) => `#${number} 里已经有您了，办好告诉您。`
export const joinedMark = () => '（已有人报，已加上您）'
export const emergencyJoined = ({ number, told }: { number: number; told: string }) =>
  `#${number} 已有人报过，您说的也正在转给${told || '社区值守'}。请先保证安全，保持电话畅通。`
/** Somebody says “me too” and nothing is known that they could mean. */
export const askWhatToo = () => '您家是什么问题、在几栋几单元？说一下，我来登记。'
export const askWhereToo = () => '您家在几栋几单元？告诉我，单独给您登记。'
/** The words of a ticket whose reporter said only “5栋也是”. */
export const sameAs = ({ service, number, words }: { service: string; number: number; words: string }) =>
  `${service}（和 #${number} 一样的问题）：${words}`

export const leftJoined = (number: number) => `好的，#${number} 不再算上您；别的邻居还在等，照常办。`
export const ownWithdrawn = (number: number) => `您报的 #${number} 已撤回；还有邻居在等，照常办。`
/** In the course of a ticket: it has not come to an end. */
export const oneLeft = () => '有一户撤回，照常办'

export const reportsLine = (reports: number) => `共${reports}户反映`
export const joinedNews = ({ head, reports, note, urgent }: { head: string; reports: number; note: string; urgent: boolean }) =>
  [
    `${urgent ? '【紧急】又有人报 ' : ''}${head}：又有${reports - 1}户反映`,
    ...(note ? [note] : []),
    ...(urgent ? ['请马上到场；危险先拨119、120、110。'] : []),
  ].join('\n')
export const handedOnNews = ({ head, reports }: { head: string; reports: number }) =>
  `${head}：报的人撤回了，还有${reports}户在等，请照常办。`
