/**
 * 措辞: a question's words as they are searched: as written, and beside them at a lower weight what was probably meant (`mishearing.ts`) and
 * what documents call it (`glossary.ts`).
 */
import { asMeant, mishearingsIn } from './mishearing.ts'
import type { Snapshot, WordQuery } from './snapshot.ts'

/** Weights beside a question's own words. */
export const WEIGHTS = {
  /** Of a spelling that is surely meant, and of one that only may be. */
  sure: 0.8,
  likely: 0.3,
  /** Of the documents' words for everyday ones, and the other way round. */
  written: 0.4,
  said: 0.1,
}

/** `content`: folded, as it is searched for. */
export function wordQueryOf(content: string, { frequency, glossary }: Pick<Snapshot, 'frequency' | 'glossary'>): WordQuery {
  const mishearings = mishearingsIn(content, { frequency, named: (word) => glossary.names(word) })
  const sure = asMeant(
    content,
    mishearings.filter((one) => one.sure),
  )
  const likely = asMeant(content, mishearings)
  const { written, said } = glossary.otherWords(likely)
  return {
    text: content,
    also: [
      ...(sure === content ? [] : [{ text: sure, weight: WEIGHTS.sure }]),
      ...(likely === sure ? [] : [{ text: likely, weight: WEIGHTS.likely }]),
      ...(written.length > 0 ? [{ text: written.join(' '), weight: WEIGHTS.written }] : []),
      ...(said.length > 0 ? [{ text: said.join(' '), weight: WEIGHTS.said }] : []),
    ],
  }
}
