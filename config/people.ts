/** `people.yaml`: the people who hold posts. Their accounts are bound by code, never written here; nor is a private phone. */
import type { z } from 'zod'
import { flag, id, list, oneOf, record, text } from './fields.ts'
import { expectation } from './yaml-file.ts'

const person = record({
  id,
  name: text('称呼', '王网格长'),
  title: text('职务', '第一网格网格长').optional(),
  admin: flag('可以发绑定码、绑定群').default(false),
  /** Of residents in the sample: where they live. */
  area: text('所在辖区的编号', 'guihua').optional(),
  language: oneOf(['zh-Hans', 'zh-Hant'], '用哪种字').default('zh-Hans'),
  /** In the sample community: the page lets a newcomer sit here. */
  seat: oneOf(['resident', 'leader', 'staff'], '示例社区里的座位').optional(),
})

export const peopleSchema = record({ people: list(person, '人员').min(1, { error: expectation('至少要有一个人') }) })
export type PeopleFile = z.infer<typeof peopleSchema>
export type PersonSpec = PeopleFile['people'][number]
