/** 问的是不是旧文: is what was found among the rules that hold no longer what the question means, and not what is in force? Pure. */
import { asksForOldRule, asksForPast } from './asked-time.ts'
import { type Found, topScore } from './candidate.ts'
import { replaces } from './repeal.ts'
import type { KnowledgeFile } from './snapshot.ts'

/** What comes nearer by so much is what was meant. */
export const NEARER = 0.15
/** What took its place and speaks of the matter at all scores at least this share of it: a bare notice of its repeal does not. */
const SAME_MATTER = 0.5

interface Weighed {
  folded: string
  /** In force; is it an answer? */
  found: Found
  sufficient: boolean
  past: Found
  files: readonly KnowledgeFile[]
  /** ISO day. */
  today: string
}

export function meansPast({ folded, found, sufficient, past, files, today }: Weighed): boolean {
  const [now] = found.candidates
  const [old] = past.candidates
  if (!old) return false
  const [score, oldScore] = [topScore(found), topScore(past)]
  const replaced = now !== undefined && replaces(files[now.file]!, files[old.file]!)
  // Of two editions that say nearly the same, which is nearer is chance.
  if (replaced && asksForOldRule(folded, today)) return oldScore > score - NEARER
  if (oldScore <= score + NEARER) return false
  // What stands in its place says it in other words: an old text is nearer only by its words.
  return !replaced || !sufficient || score < SAME_MATTER * oldScore || asksForPast(folded, today)
}
