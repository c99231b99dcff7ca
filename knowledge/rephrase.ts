/**
 * 改写: an answer that stands on quotations, said more plainly by a chat model, if every sentence of it is borne by a passage. Otherwise the answer as it was.
 *
 * The model decides nothing: whether there is an answer, from where, and which citations, was decided before it is asked. It sees numbered passages and the masked
 * question; sentences that no passage bears are dropped (`support.ts`), and if what is left says less than the best quotation, the quotation is given.
 */
import { FIGURE_KINDS, hasShape, kindsAsked } from './answer-kind.ts'
import type { Answer, Question, Rephrased } from './answer-types.ts'
import type { PatientChat } from './chat.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { fold } from './fold.ts'
import { promptOf } from './prompt.ts'
import { quantitiesIn, sameQuantity } from './quantities.ts'
import { sentencesIn } from './sentences.ts'
import { sharedWords } from './shared-words.ts'
import type { Snapshot } from './snapshot.ts'
import { type Source, unsupported } from './support.ts'

export type Rephrase = (question: Question, answer: Answer, snapshot: Snapshot) => Promise<Answer>

export interface RephraseParts {
  chat: PatientChat
  /** For tests that plant a bug: why a passage does not bear a sentence. */
  check?: (sentence: string, source: Source) => string | undefined
}

/** Characters: about five lines on a phone, as with quotations. */
const LONGEST = 120
const MOST_SENTENCES = 12
/** Of the letters of a list that is quoted, those that must be said again. */
const WHOLE = 0.7

/** Never rejects. Only answers are rephrased, and only to questions that come with their masked text. */
export function createRephrase({ chat, check = unsupported }: RephraseParts): Rephrase {
  return async (question, answer, snapshot) => {
    // A comparison is set side by side as it is: nothing is won by more words, and places could be mixed.
    // What staff wrote for this very question is said in their words.
    const plain = answer.outcome === 'answered' && (answer.said ?? 1) === 1 && answer.standing === undefined
    if (!plain || question.masked === undefined) return answer
    const evidence = evidenceOf(answer, snapshot)
    // The best quotation must be behind what is shown: it is kept from the model where its file is internal or its passage holds an order.
    if (!evidence.some(({ citations }) => citations.includes(0))) return told(answer, 'withheld')
    const said = await chat.say(promptOf(question.masked, evidence))
    if ('failure' in said) return told(answer, said.failure)
    const sentences = sentencesOf(said.text, said.cut === true)
    const kept = keep(sentences, evidence, check)
    const lacks = lackOf(kept, question.masked, answer)
    return lacks ? told(answer, lacks) : { ...told(answer, 'shown'), ...withCitations(kept, answer) }
  }
}

function told(answer: Answer, chat: string): Answer {
  return { ...answer, trace: { ...answer.trace, chat } }
}

/** Our own marks, Markdown's and numbers of a list are no part of what is said. */
function sentencesOf(text: string, cut: boolean): string[] {
  const bare = text
    .replace(/[〔[【(（]\s*\d{1,2}(?:\s*[,，、]\s*\d{1,2})*\s*[〕\]】)）]/g, '')
    .replace(/^\s*(?:[-*•#>]+|\d{1,2}[.、)）])\s*/gm, '')
    .replace(/\*\*|__/g, '')
  const sentences = sentencesIn(bare, { start: 0, end: bare.length }).map(({ start, end }) => bare.slice(start, end))
  return (cut ? sentences.slice(0, -1) : sentences).slice(0, MOST_SENTENCES)
}

const DECLINES =
  /(?:资料|材料|依据|文件|文中|上文|知识库|原文)[^。]{0,8}(?:没有|未|无法|不能|不足|查不到)|没有(?:依据|找到|相关|提到|提及|写)|(?:不知道|不清楚|不确定|无法(?:回答|确定|提供|判断))|抱歉|对不起|作为(?:一个|一名)?(?:ai|人工智能|语言模型|助手)/i
/** Begins with what only makes sense behind the sentence before. */
const GOES_ON = /^(?:但|不过|否则|因此|所以|其(?!中)|另外|此外|同时|并且|而且|而|则|这|那|该|它)/

interface Kept {
  text: string
  evidence: Evidence
}

function keep(sentences: readonly string[], evidence: readonly Evidence[], check: NonNullable<RephraseParts['check']>): Kept[] {
  const kept: Kept[] = []
  let length = 0
  let dropped = false
  for (const sentence of sentences) {
    const text = /[\p{L}\p{N}]$/u.test(sentence) ? `${sentence}。` : sentence
    const again = kept.some((one) => fold(one.text) === fold(text))
    const bears = DECLINES.test(text) || again ? undefined : evidence.find(({ source }) => check(text, source) === undefined)
    const fits = length + text.length <= LONGEST
    if (bears && fits && !(dropped && GOES_ON.test(text))) {
      kept.push({ text, evidence: bears })
      length += text.length
      dropped = false
    } else if (!again) dropped = true
  }
  return kept
}

/** What the kept sentences leave out that the quotations say; undefined when they stand for them. */
function lackOf(kept: readonly Kept[], question: string, { citations }: Answer): string | undefined {
  if (kept.length === 0) return 'unsupported'
  if (!kept.some(({ evidence }) => evidence.citations.includes(0))) return 'beside'
  const text = fold(kept.map((one) => one.text).join(''))
  const quote = fold(citations[0]!.focus ?? citations[0]!.quote)
  const kinds = kindsAsked(fold(question))
  if (kinds.slice(0, 2).some((kind) => hasShape(kind, quote) && !hasShape(kind, text))) return 'poorer'
  // Lists come whole.
  const { shared, letters } = sharedWords(fold(citations[0]!.quote), text, '')
  if (kinds.some((kind) => kind === 'list' || kind === 'papers') && shared < WHOLE * letters) return 'poorer'
  // What the quotation says of what is asked, this must say at least half of.
  const asked = pairsIn(fold(question)).filter((pair) => quote.includes(pair))
  if (asked.filter((pair) => text.includes(pair)).length < asked.length / 2) return 'poorer'
  const figures = kinds.some((kind) => FIGURE_KINDS.has(kind)) ? quantitiesIn(quote) : []
  const own = quantitiesIn(text)
  return figures.length > 0 && !figures.some((one) => own.some((other) => sameQuantity(one, other))) ? 'poorer' : undefined
}

function pairsIn(folded: string): string[] {
  const pairs = new Set<string>()
  for (const [run] of folded.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at + 2 <= run.length; at++) pairs.add(run.slice(at, at + 2))
  }
  return [...pairs]
}

/** A sentence from a passage that was not cited yet brings its citation. */
function withCitations(kept: readonly Kept[], answer: Answer): Pick<Answer, 'citations' | 'rephrased'> {
  const citations = [...answer.citations]
  const added = new Map<Evidence, number>()
  const rephrased = kept.map(({ text, evidence }): Rephrased => {
    const known = evidence.citations[0] ?? added.get(evidence)
    if (known !== undefined) return { text, citation: known }
    added.set(evidence, citations.push(evidence.citation) - 1)
    return { text, citation: citations.length - 1 }
  })
  return { citations, rephrased }
}
