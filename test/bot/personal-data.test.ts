/**
 * What people say of themselves goes no further than their ticket: not into a group, not to the knowledge base (and so to no model), not into the log. RELIABILITY row 24; the
 * whole house with a model and its log is in test/end-to-end/personal-data.test.ts.
 */
import { afterEach, describe, expect, test } from 'vitest'
import { createAssistant } from '../../bot/assistant.ts'
import type { Question } from '../../knowledge/answer-types.ts'
import { HOME, leaked, NAME, NUMBERS } from './canaries.ts'
import { type Neighbourhood, NO_ANSWER, neighbourhood, type Options } from './neighbourhood.ts'

const open: Neighbourhood[] = []
afterEach(async () => {
  for (const street of open.splice(0)) await street.close()
})

interface Heard {
  /** Said in groups. */
  groups: string[]
  /** Put to the knowledge base. */
  questions: string[]
  log: string[]
}

/** Says every canary, in the group and in private, in reports, questions and talk. */
async function talk(options: Options = {}): Promise<Heard> {
  const questions: Question[] = []
  const log: string[] = []
  const write = (event: string, fields?: unknown) => log.push(JSON.stringify([event, fields]))
  const street = await neighbourhood({
    log: { debug: write, info: write, warn: write, error: write },
    knowledge: async (question) => {
      questions.push(question)
      return NO_ANSWER
    },
    ...options,
  })
  open.push(street)
  for (const [at, number] of NUMBERS.entries()) {
    const person = `邻居${at}`
    for (const place of [{ group: '桂花苑', addressed: true }, {}]) {
      await street.say(person, `3栋2单元路灯坏了，还有垃圾没人清，联系${number}`, place)
      await street.say(person, `${number}，高龄津贴怎么申请？`, place)
      await street.say(person, `那${number}呢`, place)
      await street.say(person, `不是3栋是5栋，我${number}`, place)
    }
  }
  for (const place of [{ group: '桂花苑', addressed: true }, {}]) {
    await street.say('玉芬', `我叫${NAME}，住${HOME}，厨房漏水，楼道灯也坏了`, place)
    await street.say('玉芬', `我叫${NAME}，住${HOME}，养老金怎么领？`, place)
    await street.say('玉芬', '进度', place)
  }
  const groups = street.channel.said
    .filter(({ thread }) => thread.startsWith('g:'))
    .map((one) => JSON.stringify([one.text, one.choices]))
  return { groups, questions: questions.map((one) => JSON.stringify(one)), log }
}

/** The planted bug: nothing is masked. */
const unmasking: typeof createAssistant = (parts) =>
  createAssistant({ ...parts, understand: (text) => ({ ...parts.understand(text), masked: text }) })

describe('personal data in every spelling', { timeout: 120_000 }, () => {
  test('reaches neither a group nor the knowledge base nor the log', async () => {
    const { groups, questions, log } = await talk()
    expect(groups.length).toBeGreaterThan(NUMBERS.length)
    expect(questions.length).toBeGreaterThan(NUMBERS.length)
    expect(leaked(groups)).toEqual([])
    expect(leaked(questions)).toEqual([])
    expect(leaked(log)).toEqual([])
  })

  test('the planted bug, an understanding that masks nothing, is seen; and so is every spelling', async () => {
    const { questions } = await talk({ makeAssistant: unmasking })
    expect(leaked(questions)).toHaveLength(leaked([...NUMBERS, NAME, HOME]).length)
    for (const number of [...NUMBERS, NAME, HOME]) expect(leaked([`已登记：${number}。`]), number).toHaveLength(1)
  })
})
