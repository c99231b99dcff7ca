/** Several problems in one message: “两个问题，一个是…一个是…”, or clauses that name different troubles. */
import { PLEA, TROUBLE } from './intent-rule.ts'
import { oneOf, pattern } from './pattern.ts'
import { type ServiceScore, scoreServices } from './service.ts'
import type { Vocabulary } from './understanding.ts'

/** A stretch of the folded text about one problem; together they cover all of it. */
export interface ProblemPart {
  start: number
  end: number
  service: string
}

/** A blank between two Han characters is a comma to who types with thumbs. */
const SEPARATOR = pattern('[，,。；;！!？?\\n]| (?=[1-9第])|(?<=[\\p{Script=Han}了]) (?=\\p{Script=Han})', 'gu')
/** Words that open another problem. */
const ANOTHER = pattern(
  `^[ ]?(?:${oneOf('另外 还有就是 还有个 还有一 还有 顺便 再就是 再有 其次 第一 第二 第三 二是 三是 一是 二来 一个是 另一个 一个 仲有 但是 不过 另 同时 对了')}|[1-9一二三四五][.、)）:：])`,
)
/** A clause about who does not help is no problem of its own: 物业不管. */
export const MERE_COMPLAINT = pattern(
  `${oneOf('物业 邻居 社区 楼上 楼下 隔壁 他们')}[^，,。]{0,6}${oneOf('不管 不理 没人 不来 不接 不通 不处理 不解决 不修 推 说 收费 收钱 拖 不作为')}`,
)
/** A service must be this plain in a clause to make it a problem of its own, without and with an opening word. */
const PLAIN = 5
export const PLAIN_AFTER_OPENING = 3
/** Added to a clause's score where it is known that there are several. */
const LENIENCE = 2
const MOST_CLAUSES = 60
/** More is a list, not a report. */
const MOST_PROBLEMS = 6

export interface Clause {
  start: number
  end: number
  text: string
  best: ServiceScore | undefined
}

/** Words with which people go from one matter to the next without saying so. */
const JOINT = pattern(
  oneOf(
    '还 也 又 而且 并且 旁边 里头 里面 边上 隔壁 楼下 楼上 门口 对面 那边 顺便 顺带 一并 一起 再 加上 连 外带 捎带 另外 还有',
  ),
)

const JOINT_WITHIN = 6

/** A folded text and its clauses. */
export interface Parted {
  text: string
  clauses: readonly Clause[]
}

/** What the clauses of a message show of how many matters there are, each as a small count. */
export interface ClauseSigns {
  clauses: number
  /** Clauses that tell a trouble or plead. */
  troubles: number
  /** Different services that those plainly name. */
  services: number
  /** Clauses that begin with a word that opens another matter, or hold one that leads over to it. */
  openings: number
  joints: number
}

export function clauseSigns(clauses: readonly Clause[]): ClauseSigns {
  const troubled = clauses.filter((clause) => TROUBLE.test(clause.text) || PLEA.test(clause.text))
  const named = troubled.flatMap(({ best }) => (best && best.score >= PLAIN_AFTER_OPENING ? [best.code] : []))
  return {
    clauses: clauses.length,
    troubles: troubled.length,
    services: new Set(named).size,
    openings: clauses.filter((clause) => ANOTHER.test(clause.text)).length,
    joints: clauses.slice(1).filter((clause) => JOINT.test(clause.text.slice(0, JOINT_WITHIN))).length,
  }
}

/**
 * The problems of a folded text, in its order; one at least. `main` is the service of the whole message. `surelySeveral`: it is known that there
 * are, so that a clause needs less to be one of them.
 */
export function problemsIn(parted: Parted, vocabulary: Vocabulary, main: string, surelySeveral = false): ProblemPart[] {
  const { text, clauses } = parted
  const parts: ProblemPart[] = []
  for (const clause of clauses) {
    let last = parts[parts.length - 1]
    const earlier =
      !last && clause.start > 0 && ANOTHER.test(clause.text)
        ? scoreServices(text.slice(0, clause.start), vocabulary)[0]
        : undefined
    if (earlier && earlier.score >= PLAIN_AFTER_OPENING && opensProblem(clause, last, surelySeveral)) {
      last = { start: 0, end: clause.start, service: earlier.code }
      parts.push(last)
    }
    if (opensProblem(clause, last, surelySeveral) && parts.length < MOST_PROBLEMS) {
      if (last) last.end = clause.start
      // What stands before the first problem (a greeting, an address) belongs to it.
      parts.push({ start: last ? clause.start : 0, end: text.length, service: clause.best?.code ?? main })
    }
  }
  if (parts.length >= 2) return parts
  return (surelySeveral ? inTwo(parted, vocabulary, main) : undefined) ?? [{ start: 0, end: text.length, service: main }]
}

/** Where nothing plain parts them: before the clause that looks most like a matter of its own. Undefined where none does. */
function inTwo({ text, clauses }: Parted, vocabulary: Vocabulary, main: string): ProblemPart[] | undefined {
  const isTrouble = ({ text, best }: Clause) =>
    TROUBLE.test(text) || PLEA.test(text) || (best?.score ?? 0) >= PLAIN_AFTER_OPENING
  const signs = clauses.slice(1).map((clause, at) => {
    if (!isTrouble(clause) || !clauses.slice(0, at + 1).some(isTrouble)) return 0
    const before = scoreServices(text.slice(0, clause.start), vocabulary)[0]
    const differs = clause.best !== undefined && clause.best.code !== before?.code
    const opens = ANOTHER.test(clause.text) ? 2 : JOINT.test(clause.text.slice(0, JOINT_WITHIN)) ? 1 : 0
    // What it does to the floor, or to people, is the same matter.
    if (opens === 0 && !differs) return 0
    return 1 + opens + (differs ? 1 : 0) + (TROUBLE.test(clause.text) ? 1 : 0)
  })
  const most = Math.max(0, ...signs)
  const second = clauses[signs.indexOf(most) + 1]
  if (most === 0 || !second) return undefined
  const service = second.best && second.best.score >= PLAIN_AFTER_OPENING ? second.best.code : main
  return [
    { start: 0, end: second.start, service: main },
    { start: second.start, end: text.length, service },
  ]
}

function opensProblem(clause: Clause, last: ProblemPart | undefined, surelySeveral: boolean): boolean {
  const score = (clause.best?.score ?? 0) + (surelySeveral ? LENIENCE : 0)
  const another = ANOTHER.test(clause.text)
  if (another && score >= PLAIN) return true
  if (!TROUBLE.test(clause.text) && !PLEA.test(clause.text)) return false
  if (last && another) return score >= PLAIN_AFTER_OPENING
  if (!last) return score >= PLAIN_AFTER_OPENING
  return (
    score >= PLAIN &&
    clause.best !== undefined &&
    clause.best.code !== last.service &&
    !MERE_COMPLAINT.test(clause.text) &&
    (surelySeveral || isFirm(clause.best))
  )
}

/** Services that a clause about the same trouble often brushes (the house, the neighbour, the old mother) need more. */
export function isFirm(best: ServiceScore, plain = PLAIN): boolean {
  const brushed = [
    'prop_mgmt',
    'neighbor_dispute',
    'elder_care',
    'safety',
    'service_cert',
    'proposal',
    'parking',
    'micro_wish',
    'env_noise',
  ]
  return best.score >= (brushed.includes(best.code) ? 6 : plain)
}

export function clausesOf(text: string, vocabulary: Vocabulary): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  const close = (end: number) => {
    const clause = text.slice(start, end)
    if (clause.trim() && clauses.length < MOST_CLAUSES)
      clauses.push({ start, end, text: clause, best: scoreServices(clause, vocabulary)[0] })
    start = end + 1
  }
  for (const match of text.matchAll(SEPARATOR)) close(match.index)
  close(text.length)
  return clauses
}
