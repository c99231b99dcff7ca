/**
 * What 小格 says around quotations, and where there is none (answer-text.ts). No sentence holds a figure, a name or a number of its own:
 * those come from the files and from the settings.
 */
import type { Reason } from '../../knowledge/answer-types.ts'

/** Who is asked when the files are silent: the public office of the settings, or the place that every community has. */
export const officeWords = (contact?: { office: string; phone: string }) =>
  contact ? `${contact.office}（${contact.phone}）` : '社区居委会服务台'

export const ANSWER_WORDS = {
  more: '回复“更多”看完整依据。',
  sources: '出处：',
  byModel: '（AI生成，仅供参考）',
  moreTitle: '完整依据：',
  nothingMore: '没有更多依据了。',
  whichPlace: (options: string) => `各地规定不一样，您问的是哪里？${options ? `可选：${options}。` : ''}回复地名就行。`,
  otherPlace: '都不是就直接回复地名。',
  elsewhere: (places: string) => `只查到${places}的说法，不是您问的地方，不能当答案。`,
  instead: ({ asked, written }: { asked: string; written: string }) =>
    `只查到写“${written}”的，没有写“${asked}”的，不能当答案。`,
  noFilesOf: (places: string) => `知识库里没有${places}的文件，别处的规定不能当答案。`,
  lacking: (places: string) => `${places}：暂无依据。`,
  cell: (name: string, value: string) => (name === '' ? value : `${name}：${value}`),
  next: (office: string) => `可以问${office}，或者回复“人工”，我转给工作人员。`,
  onFile: '文件里写的是：',
  oldFile: ({ title, date, validUntil }: { title: string; date?: string; validUntil?: string }) =>
    `《${title}》${validUntil ? `（有效期到 ${validUntil}）` : date ? `（${date}）` : ''}`,
  coming: ({ title, from }: { title: string; from: string }) => `《${title}》从 ${from} 起才施行，现在还不算数。到时候是：`,
  comingFile: ({ title, from }: { title: string; from: string }) => `《${title}》（从 ${from} 起施行）`,
  /** Where the last answer stands, and why it was given: its words. */
  standsIn: '刚才的答复写在这里：',
  because: '文件里是这样写的，没有另外写原因的，我就不猜：',
  item: (ordinal: string) => `第${ordinal}条是：`,
} as const

interface RefusalFacts {
  office: string
  /** The outdated file, or the one not in force yet, in words; empty where it is not known. */
  old: string
}

/** One kind sentence a reason, and what to do next. */
export const REFUSALS: Record<Exclude<Reason, 'which_place'>, (facts: RefusalFacts) => string> = {
  no_basis: () => '暂无依据：我在知识库里没查到这一点，不乱说。',
  out_of_scope: () => '这个不归我管。社区办事、政策规定可以问我，例如“居住证明要带什么”；哪里坏了也可以告诉我。',
  live: ({ office }) => `这要看当天的情况，知识库里没有最新消息。请看社区通知，或者问${office}，他们知道今天的安排。`,
  private: ({ office }) => `这是个人信息，我不能提供。要找人，可以请${office}代为联系。`,
  opinion: () => '这要看各人看法或者以后的事，我不评论。文件上怎么规定的，可以直接问我。',
  orders: () => '这个我不能照办。我只按知识库里的文件回答，内容由工作人员审核。想问什么事，直接说就行。',
  outdated: ({ old }) =>
    old ? `只查到${old}，已经失效，不能当现在的依据。` : '查到的规定已经失效或被新规定取代，不能当现在的依据。',
  not_yet: ({ old }) => `${old ? `只查到${old}` : '查到的规定'}，还没到施行的日子，不能当现在的依据。`,
  earlier_year: ({ old }) => `${old ? `只查到${old}` : '只查到早些年'}写的，您问的那一年的，知识库里没有。`,
  ended: ({ old }) => `${old ? `只查到${old}` : '只查到文件'}里写过的，到现在已经过期了，现在怎么样没有写。`,
  false_premise: () => '我在文件里没查到这样的说法，可能是别处的，也可能记错了。',
}

/** For a question without a Chinese character: the same in one English sentence. */
export const REFUSALS_IN_ENGLISH: Record<Reason, string> = {
  no_basis: 'Sorry, I found nothing about this in our files; reply “人工” and a member of staff will answer.',
  out_of_scope: 'Sorry, I can only help with community services, local rules and repairs.',
  live: 'This depends on the day; please check the community notice or ask the office above.',
  private: 'Sorry, I cannot share personal information; the office above can pass on your message.',
  opinion: 'I do not give opinions or forecasts, only what the files say.',
  orders: 'Sorry, I cannot do that; I only answer from the files that our staff have checked.',
  which_place: 'The rules differ by place: which place do you mean?',
  outdated: 'What I found is no longer in force, so please do not rely on it.',
  not_yet: 'What I found is not in force yet, so please do not rely on it today.',
  earlier_year: 'I only found what was written in an earlier year.',
  ended: 'I only found what held until a day that is past.',
  false_premise: 'I did not find this in our files.',
}
