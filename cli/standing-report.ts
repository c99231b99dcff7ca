/** What `doctor` says of the standing answers (标准问答): how many there are, and how often each was given in chat. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { StandingAnswer } from '../knowledge/snapshot.ts'
import { standingKey } from '../knowledge/standing.ts'
import { peek } from '../store/database.ts'
import { type StandingHits, standingHits } from '../store/standing-hits.ts'

const MOST_NAMED = 5

/** Undefined where staff wrote none. A running 小格 keeps its database: it is only looked into. */
export async function standingText(dataFolder: string, standing: readonly StandingAnswer[]): Promise<string | undefined> {
  if (standing.length === 0) return undefined
  const hits = await hitsIn(join(dataFolder, 'xiaoge.db'))
  if (!hits) return `标准问答 ${standing.length} 条`
  const times = new Map(hits.map((one) => [one.key, one.hits]))
  const counted = standing
    .map((one) => ({ question: one.question, hits: times.get(standingKey(one)) ?? 0 }))
    .sort((a, b) => b.hits - a.hits)
  const sum = counted.reduce((all, one) => all + one.hits, 0)
  const named = counted.filter((one) => one.hits > 0).slice(0, MOST_NAMED)
  const never = counted.filter((one) => one.hits === 0).length
  return [
    `标准问答 ${standing.length} 条，答过 ${sum} 次`,
    ...named.map(({ question, hits: often }) => `“${question}”${often} 次`),
    ...(never > 0 ? [`${never} 条还没有人问到`] : []),
  ].join('；')
}

/** Undefined where there is no database yet, or one that an older version wrote. */
async function hitsIn(file: string): Promise<StandingHits[] | undefined> {
  try {
    await access(file)
    return await peek(file, standingHits)
  } catch {
    return undefined
  }
}
