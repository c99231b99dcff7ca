/** Several problems in one message: “两个问题，一个是…一个是…”, or clauses that name different troubles. */
import { PLEA, TROUBLE } from './intent-rule.ts'
import { oneOf, pattern } from './pattern.ts'
import { type ServiceScore, scoreServices } from './service.ts'
import type { Vocabulary } from './understanding.ts'

/** A stretch of the folded text about one problem; together they cover all of it. */
interface ProblemPart {
  start: number
  end: number
  service: string
}

const SEPARATOR = pattern('[，,。；;！!？?\\n]| (?=[1-9一二三四五第另还])', 'g')
/** Words that open another problem. */
const ANOTHER = pattern(
  `^[ ]?(?:${oneOf('另外 还有就是 还有个 还有一 还有 顺便 再就是 再有 其次 第一 第二 第三 二是 三是 一是 二来 一个是 另一个 一个 仲有 但是 不过 另 同时 对了')}|[1-9一二三四五][.、)）:：])`,
)
/** A clause about who does not help is no problem of its own: 物业不管. */
const MERE_COMPLAINT = pattern(
  `${oneOf('物业 邻居 社区 楼上 楼下 隔壁 他们')}[^，,。]{0,6}${oneOf('不管 不理 没人 不来 不接 不通 不处理 不解决 不修 推 说 收费 收钱 拖 不作为')}`,
)
/** A service must be this plain in a clause to make it a problem of its own, without and with an opening word. */
const PLAIN = 5
const PLAIN_AFTER_OPENING = 3
/** Added to a clause's score where it is known that there are several. */
const LENIENCE = 2
const MOST_CLAUSES = 60
/** More is a list, not a report. */
const MOST_PROBLEMS = 6

interface Clause {
  start: number
  end: number
  text: string
  best: ServiceScore | undefined
}

/**
 * The problems of a folded text, in its order; one at least. `main` is the service of the whole message. `surelySeveral`: it is known that there
 * are, so that a clause needs less to be one of them.
 */
export function problemsIn(text: string, vocabulary: Vocabulary, main: string, surelySeveral = false): ProblemPart[] {
  const parts: ProblemPart[] = []
  for (const clause of clausesOf(text, vocabulary)) {
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
  if (parts.length < 2) return [{ start: 0, end: text.length, service: main }]
  return parts
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
function isFirm(best: ServiceScore): boolean {
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
  return best.score >= (brushed.includes(best.code) ? 6 : PLAIN)
}

function clausesOf(text: string, vocabulary: Vocabulary): Clause[] {
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
