/** 回指: words that ask about the last answer itself: where it stands (具体在哪条), why (为什么), what its second point was. Pure. */
import { chosen } from '../../adapters/chosen.ts'
import type { Answer, Citation } from '../../knowledge/answer-types.ts'
import { sourceLine } from '../words/answer-text.ts'
import { ANSWER_WORDS } from '../words/answers.zh.ts'
import { oneLine, spoken } from '../words/excerpt.ts'

const WHERE =
  /^(?:[那这](?:个|条|是)?)?(?:具体|请问|到底|究竟|是|说的|写|规定|的)*(?:在|自|按照?|根据)?(?:哪(?:一|个|里|儿|部|份)?(?:条|款|章|文件|规定|条例|法律|办法|写|说|的)+|哪条|第几条|出处|来源|原文|依据)(?:是|在|写|规定|什么|啥|哪里?|里|面|的|上)*$/
const WHY =
  /^[那这]?(?:是|又)?(?:为什么|为啥|为何|凭什么|凭啥|点解|什么原因|啥原因|什么道理)(?:要?这样|这么规定|这样规定|啊|呀)?$|^(?:你?确定|真的|真的假的|靠谱)(?:吗|么|不)?$|^why$/
const NTH =
  /^那?你?(?:上面|上边|前面|刚才|刚刚)?你?(?:说|讲|提到|写|列)?(?:出来)?的?第([一二两三四五六七八九十]{1,2}|\d{1,2})(?:条|点|个|项|款|步)(?:是|说|讲)?(?:的是)?(?:什么|啥|哪个|哪些|怎么说)?(?:意思|内容)?$/
const ITEM =
  /(?<=^|[：:；;。\s])(?=[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．](?!\d)|[①-⑳]|[一二三四五六七八九十]是|- |• )/u

/** What to say of `answer`; undefined where the words do not ask about it, or it holds nothing of the sort. */
export function recalled(folded: string, answer: Answer | null): string | undefined {
  if (!answer || answer.citations.length === 0) return undefined
  const said = folded.replace(/(?:呢|啊|呀|吗)?(?<![?!。.,~\s])[?!。.,~\s]*$/u, '').trim()
  const shown = answer.citations.slice(0, Math.max(1, answer.said ?? 1))
  if (WHERE.test(said)) return [ANSWER_WORDS.standsIn, ...shown.map(whole)].join('\n')
  if (WHY.test(said)) return [ANSWER_WORDS.because, ...shown.map(whole)].join('\n')
  const ordinal = NTH.exec(said)?.[1]
  return ordinal === undefined ? undefined : point(ordinal, answer.citations)
}

function whole(citation: Citation, index: number): string {
  return `${sourceLine(citation, index)}${citation.heading ? `（${oneLine(citation.heading)}）` : ''}\n${spoken(citation)}`
}

/** Of the list that was quoted first, else of the quotations. */
function point(ordinal: string, citations: readonly Citation[]): string | undefined {
  const [first] = citations
  const items = first!.quote.split(ITEM).filter((item, at, all) => all.length > 1 && (at > 0 || ITEM.test(item)) && item.trim())
  const pieces =
    items.length > 1 ? items.map((item) => [item, first!] as const) : citations.map((one) => [one.quote, one] as const)
  const choices = pieces.map((_, at) => ({ id: String(at), label: String(at + 1) }))
  const picked = pieces[Number(chosen(ordinal, choices)?.id ?? -1)]
  return (
    picked &&
    [`${ANSWER_WORDS.item(ordinal)}${oneLine(picked[0])}`, `${ANSWER_WORDS.sources}${sourceLine(picked[1])}`].join('\n')
  )
}
