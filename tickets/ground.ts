/** What the desk stands on: the areas and rules of the settings, the clock, and how to find them. Checked once, when it is laid. */
import type { Chance, Clock } from '../clock.ts'
import type { AreaTree } from './area.ts'
import type { Service } from './service.ts'
import { OFFICE_HOURS, type WorkingTime } from './sla.ts'
import { type Workflow, workflowMistakes } from './workflow.ts'

export interface DeskParts {
  areas: AreaTree
  services: readonly Service[]
  workflows: readonly Workflow[]
  clock: Clock
  chance: Chance
  /** Default: OFFICE_HOURS. */
  workingTime?: WorkingTime | undefined
}

export interface Ground {
  areas: AreaTree
  workflows: readonly Workflow[]
  clock: Clock
  chance: Chance
  time: WorkingTime
  /** An unknown code stands for 其他: a request is not lost over a renamed service. */
  service(code: string): Service
  /** A workflow that the settings no longer have is taken for the default one, so that its tickets still can be looked at. */
  workflow(code: string): Workflow
}

/** Throws one error with everything that makes the promise "a request has an owner" impossible. */
export function layGround({ areas, services, workflows, clock, chance, workingTime }: DeskParts): Ground {
  const byCode = new Map(workflows.map((workflow) => [workflow.code, workflow]))
  const other = services.find(({ code }) => code === 'other') ?? services[0]
  const usual = byCode.get('default') ?? workflows[0]
  const time = workingTime ?? OFFICE_HOURS
  const mistakes = [
    ...workflows.flatMap(workflowMistakes),
    ...services.filter((one) => !byCode.has(one.workflow)).map((one) => `事项 ${one.code}：没有流程 ${one.workflow}`),
    ...(other ? [] : ['没有任何事项']),
    ...(usual ? [] : ['没有任何流程']),
    ...(areas.roots().some(({ id }) => areas.ladder(id).length > 0) ? [] : ['辖区里没有任何人任职，诉求无人可派']),
    ...(time.shifts.some(({ from, to }) => to > from) ? [] : ['没有工作时间']),
  ]
  if (!other || !usual || mistakes.length > 0) throw new Error(`tickets cannot be handled: ${mistakes.join('; ')}`)
  return {
    areas,
    workflows,
    clock,
    chance,
    time,
    service: (code) => services.find((service) => service.code === code) ?? other,
    workflow: (code) => byCode.get(code) ?? usual,
  }
}
