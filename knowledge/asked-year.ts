/**
 * 问的是哪一年: a report of one year cannot know what another year brought. Pure. Rules in articles are not asked: while they are in force they hold in
 * every year.
 */
import type { AnswerKind } from './answer-kind.ts'
import { datesIn, latest } from './dates.ts'

/** Kinds of question of which the answer changes from year to year. */
const BY_YEAR: ReadonlySet<AnswerKind> = new Set(['money', 'share', 'amount', 'when', 'who', 'frequency', 'length'])
/** 今年43, 今年都八十三了, 他今年十一: somebody's age. */
const AGE = /今年[都已经刚才快满整虚]{0,2} ?(?:[0-9]|[一二两三四五六七八九十百]{1,4}(?![月季]))/
const THIS_YEAR = /今年(?!度?以来)|本年度|this year/
const NAMED = /(?<!\d)20\d{2}(?= ?年|[-/.]\d)|(?<=\bin )20\d{2}\b/

/**
 * Does it ask a fact of a year before which the file was written, and of which the file says nothing? Of a file without a date its best `sentence` tells, if it names
 * a year. `today`: ISO day.
 */
export function writtenBefore(
  { folded, kinds }: { folded: string; kinds: readonly AnswerKind[] },
  { date, text }: { date?: string; text: string },
  sentence: string,
  today: string,
): boolean {
  if (!kinds.some((kind) => BY_YEAR.has(kind))) return false
  const written = date ?? latest(datesIn(sentence).map(({ iso }) => iso))
  const thisYear = THIS_YEAR.test(folded) && !AGE.test(folded)
  const year = thisYear ? today.slice(0, 4) : NAMED.exec(folded)?.[0]
  if (year === undefined || written === undefined) return false
  return written.slice(0, 4) < year && !datesIn(text).some(({ iso }) => iso.startsWith(year))
}
