/** `workflows/*.yaml`: which verb moves which status to which, who may, and what must be true first. */
import { z } from 'zod'
import { flag, list, number, oneOf, record, text } from './fields.ts'
import { expectation } from './yaml-file.ts'

/** The words that tickets/ understands; a test holds the two lists together. */
export const VERBS = [
  'file',
  'assign',
  'accept',
  'return',
  'reassign',
  'help',
  'join',
  'add',
  'correct',
  'nudge',
  'resolve',
  'decline',
  'check',
  'rate',
  'reopen',
  'withdraw',
  'park',
  'resume',
  'escalate',
] as const
export const RELATIONS = [
  'reporter',
  'joined',
  'assignee',
  'leader',
  'deputy',
  'member',
  'steward',
  'staff',
  'above',
  'system',
] as const
export const NEEDS = ['note', 'target', 'place', 'rating', 'returns_left', 'not_fixer', 'recently_closed', 'pausable'] as const
export const AWAITS = ['dispatch', 'accept', 'work', 'check', 'rating', 'event', 'nothing'] as const

const code = text('代码，用小写字母和下划线', 'working')
const status = record({
  code,
  title: text('状态名称', '办理中'),
  open: flag('还有事要做'),
  clock: flag('时限在走'),
  awaits: oneOf(AWAITS, '在等什么'),
})
const move = record({
  verb: oneOf(VERBS, '动作'),
  from: z.array(code, { error: expectation('应为列表：从哪些状态', '[assigned]') }).min(1),
  to: code.optional(),
  who: list(oneOf(RELATIONS, '谁可以'), '谁可以').min(1),
  needs: list(oneOf(NEEDS, '前提'), '前提').default([]),
})

export const workflowSchema = record({
  code,
  title: text('流程名称', '一般诉求'),
  start: record({ triage: code, routed: code }),
  limits: record({ returns: number('最多退单几次', '2', 0, 20), reopenDays: number('办结后几天内可以重办', '7', 0, 365) }),
  statuses: list(status, '状态').min(2),
  moves: list(move, '动作').min(1),
})
export type WorkflowSpec = z.infer<typeof workflowSchema>

/** Paths of moves or starts that name a status which is not declared. */
export function undeclaredStatuses({ start, statuses, moves }: WorkflowSpec): { at: PropertyKey[]; code: string }[] {
  const declared = new Set(statuses.map((one) => one.code))
  const named = [
    { at: ['start', 'triage'], code: start.triage },
    { at: ['start', 'routed'], code: start.routed },
    ...moves.flatMap(({ from, to }, index) => [
      ...from.map((one, place) => ({ at: ['moves', index, 'from', place], code: one })),
      ...(to ? [{ at: ['moves', index, 'to'], code: to }] : []),
    ]),
  ]
  return named.filter((one) => !declared.has(one.code))
}
