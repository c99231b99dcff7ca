/** Goodness of a ranking, of questions whose right passages are known. */

/** Results per question that are looked at. */
export const LOOKED_AT = 10

export interface Quality {
  /** Share of questions with a right passage first, and among the first five. */
  r1: number
  r5: number
  /** Mean over the questions of 1 / rank of the first right passage; 0 where none is among the first ten (Voorhees, TREC-8, 1999). */
  mrr10: number
}

/** Rank of the first right one, from 1; undefined where none is among the first ten. */
export function rankOf<T>(ranked: readonly T[], right: ReadonlySet<T>): number | undefined {
  const at = ranked.slice(0, LOOKED_AT).findIndex((one) => right.has(one))
  return at < 0 ? undefined : at + 1
}

/** Of no questions: NaN. */
export function qualityOf(ranks: readonly (number | undefined)[]): Quality {
  const share = (most: number) => ranks.filter((rank) => rank !== undefined && rank <= most).length / ranks.length
  const sum = ranks.reduce<number>((all, rank) => all + (rank === undefined ? 0 : 1 / rank), 0)
  return { r1: share(1), r5: share(5), mrr10: sum / ranks.length }
}
