/** `services.yaml`: what requests are about (事项), with the words people use, who handles them and by when. */
import type { z } from 'zod'
import { list, number, oneOf, record, text, texts } from './fields.ts'
import { expectation } from './yaml-file.ts'

const due = record({
  hours: number('办结时限，小时，昼夜连续算', '24', 1, 24 * 60).optional(),
  workdays: number('办结时限，工作日', '7', 1, 120).optional(),
}).refine((value) => (value.hours === undefined) !== (value.workdays === undefined), {
  error: expectation('hours 和 workdays 要写其中一个，且只写一个', '{ workdays: 7 }'),
})

const service = record({
  code: text('事项代码，用小写字母、数字和下划线', 'fac_light').regex(/^[a-z][a-z0-9_]*$/, {
    error: expectation('事项代码只用小写字母、数字和下划线', 'fac_light'),
  }),
  name: text('事项名称', '照明'),
  words: texts('群里会用的词', '路灯').default([]),
  post: oneOf(['leader', 'member', 'steward', 'staff'], '由谁办（网格长、网格员、红色管家、社区工作人员）').default('leader'),
  acceptHours: number('接单时限，工作小时', '2', 0.25, 80).default(2),
  due,
  workflow: text('流程名（workflows/ 里的 code）', 'default').default('default'),
})

export const servicesSchema = record({
  services: list(service, '事项').min(1, { error: expectation('至少要有一个事项') }),
}).refine(({ services }) => services.some(({ code }) => code === 'other'), {
  error: expectation('要有一个代码为 other 的事项，认不出的诉求归在这里', 'other'),
})
export type ServicesFile = z.infer<typeof servicesSchema>

export interface ServiceSpec {
  code: string
  name: string
  words: string[]
  post: 'leader' | 'member' | 'steward' | 'staff'
  acceptHours: number
  due: { hours: number } | { workdays: number }
  workflow: string
}

export function toServices({ services }: ServicesFile): ServiceSpec[] {
  return services.map((spec) => ({
    ...spec,
    due: spec.due.hours === undefined ? { workdays: spec.due.workdays ?? 7 } : { hours: spec.due.hours },
  }))
}
