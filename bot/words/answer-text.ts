/**
 * 答复: what a resident reads of an `Answer`. Pure. Whatever is said of the matter is a quotation, or a chat model's checked words under their label; the
 * words around it hold no figure, name or number of their own.
 */
import type { Answer, Citation, Reason, Rephrased } from '../../knowledge/answer-types.ts'
import { ANSWER_WORDS, officeWords, REFUSALS, REFUSALS_IN_ENGLISH } from './answers.zh.ts'
import { excerpt, oneLine, spoken } from './excerpt.ts'

/** Characters (UTF-16 units) of quotation before “回复‘更多’”: about five lines on a phone. */
export const SHORT_ANSWER = 120

/** Reasons after which a next step helps: there is something to ask or to file. */
const HAS_NEXT_STEP: ReadonlySet<Reason> = new Set(['no_basis', 'outdated', 'false_premise'])

export interface Telling {
  /** The whole quotations of all citations instead of the short ones. */
  more?: boolean
  /** The public office of where it is asked; without one the words name none. */
  office?: { office: string; phone: string } | undefined
  /** As it was asked: a refusal to one without a Chinese character is said in English, too. */
  question?: string
}

/** Reasons beside which a passage may be shown, which is no answer. */
const SHOWS_WHAT_IS_ON_FILE: ReadonlySet<Reason> = new Set(['false_premise', 'opinion', 'earlier_year', 'ended', 'not_yet'])

/** The reply. */
export function answerText(answer: Answer, telling: Telling = {}): string {
  if (answer.outcome === 'answered' && answer.citations.length > 0) {
    if (telling.more) return moreText(answer)
    const told = answer.rephrased?.length ? rephrasedText(answer, answer.rephrased) : shortText(answer)
    return answer.coming ? `${ANSWER_WORDS.coming(answer.coming)}\n${told}` : told
  }
  const refusal = refusalText(answer, officeWords(telling.office))
  return isEnglish(telling.question ?? '') ? `${refusal}\n${REFUSALS_IN_ENGLISH[answer.reason ?? 'no_basis']}` : refusal
}

const isEnglish = (text: string) => !/\p{Script=Han}/u.test(text) && /[a-z]{2} +[a-z]/i.test(text)

/** Everything an answer stands on, for those who asked for more. */
export function moreText(answer: Answer): string {
  if (answer.citations.length === 0) return ANSWER_WORDS.nothingMore
  const quotes = answer.citations.map((citation, index) => `${mark(index)}${spoken(citation)}`)
  const title = answer.coming ? ANSWER_WORDS.coming(answer.coming) : ANSWER_WORDS.moreTitle
  return [title, ...quotes, ANSWER_WORDS.sources, ...answer.citations.map(sourceLine)].join('\n')
}

/** A chat model's words, always with the label, and the way to the quotations behind them. */
function rephrasedText({ citations }: Answer, rephrased: readonly Rephrased[]): string {
  const said = rephrased.map(({ text, citation }, at) =>
    rephrased[at + 1]?.citation === citation ? oneLine(text) : `${oneLine(text)}${mark(citation)}`,
  )
  const used = [...new Set(rephrased.map(({ citation }) => citation))].sort((a, b) => a - b)
  const sources = used.map((index) => sourceLine(citations[index]!, index))
  return [said.join(''), ANSWER_WORDS.byModel, ANSWER_WORDS.more, `${ANSWER_WORDS.sources}${sources.join('\n')}`].join('\n')
}

/** Is there anything that the short reply leaves out? */
export function hasMore(answer: Answer): boolean {
  if (answer.rephrased?.length) return true
  const said = saidOf(answer)
  return said.length < answer.citations.length || excerptsOf(said).some(({ cut }) => cut)
}

function shortText(answer: Answer): string {
  const said = saidOf(answer)
  const lines = excerptsOf(said).map(({ text }, index) => `${text}${mark(index)}`)
  if (answer.lacking?.length) lines.push(ANSWER_WORDS.lacking(answer.lacking.join('、')))
  if (hasMore(answer)) lines.push(ANSWER_WORDS.more)
  return [
    ...lines,
    ...said.map((citation, index) => `${index === 0 ? ANSWER_WORDS.sources : ''}${sourceLine(citation, index)}`),
  ].join('\n')
}

function refusalText(answer: Answer, office: string): string {
  const reason = answer.reason ?? 'no_basis'
  if (reason === 'which_place') return ANSWER_WORDS.whichPlace((answer.options ?? []).join('、'))
  const { past, coming } = answer
  const old = past ? ANSWER_WORDS.oldFile(past) : coming ? ANSWER_WORDS.comingFile(coming) : ''
  const parts = [REFUSALS[reason]({ office, old })]
  if (reason === 'no_basis' && answer.elsewhere?.length) parts.push(ANSWER_WORDS.elsewhere(answer.elsewhere.join('、')))
  else if (reason === 'no_basis' && answer.instead) parts.push(ANSWER_WORDS.instead(answer.instead))
  else if (reason === 'no_basis' && answer.lacking?.length) parts.push(ANSWER_WORDS.noFilesOf(answer.lacking.join('、')))
  const [onFile] = answer.citations
  if (onFile && SHOWS_WHAT_IS_ON_FILE.has(reason))
    return [`${parts.join('')}${ANSWER_WORDS.onFile}`, shortText({ ...answer, said: 1, citations: [onFile] })].join('\n')
  if (HAS_NEXT_STEP.has(reason)) parts.push(ANSWER_WORDS.next(office))
  return parts.join('')
}

function saidOf(answer: Answer): Citation[] {
  return answer.citations.slice(0, Math.max(1, answer.said ?? 1))
}

/** What is said at once of each; of several places with the name of its place in front. */
function excerptsOf(said: readonly Citation[]): { text: string; cut: boolean }[] {
  const places = said.map(({ place = '' }) => placeWord(place))
  const named = new Set(places).size === said.length && said.length > 1 && !places.includes('')
  // The marks 〔1〕 and the line feeds count, too.
  const room = Math.floor(SHORT_ANSWER / said.length) - 4
  return said.map((citation, at) => {
    const front = `${named ? ANSWER_WORDS.cell(places[at]!, '') : ''}${questionAbove(citation)}`
    const words = excerpt(citation, { limit: Math.max(1, room - front.length), alone: said.length === 1 })
    return { text: `${front}${words}`, cut: words !== spoken(citation) }
  })
}

const LONGEST_QUESTION = 30

/** Of a page of questions and answers the one that is answered: “能。提前3天登记。” says nothing alone, and “60岁起领” misleads. */
function questionAbove({ heading = '', quote }: Citation): string {
  const own = (heading.split(' › ').at(-1) ?? '').replace(NUMBER, '')
  return /[？?]$/.test(own) && own.length <= LONGEST_QUESTION && !quote.includes(own) ? `${own} ` : ''
}

const NUMBER = /^(?:问|[Qq])?\s*[（(]?[一二三四五六七八九十\d]{0,3}[）)]?[、.．:：]?\s*/u

/** 江苏省镇江市句容市宝华镇 is called 宝华镇. */
const placeWord = (place: string) => /^.*(?:省|市|区|县|自治州)(.+)$/u.exec(place.trim())?.[1]?.trim() || place.trim()

function mark(index: number): string {
  return `〔${index + 1}〕`
}

/** Title, place and date; with `index` behind its mark. */
export function sourceLine(citation: Citation, index?: number): string {
  const title = citation.title.replace(/^《|》$/g, '')
  return [`${index === undefined ? '' : mark(index)}《${title}》`, citation.place, citation.date].filter(Boolean).join(' ')
}
