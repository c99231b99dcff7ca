/** The small schemas that the settings files are made of; each says in words what it expects. */
import { z } from 'zod'
import { expectation } from './yaml-file.ts'

export const text = (expected: string, example: string) => {
  const error = expectation(`应为${expected}`, example)
  return z.string({ error }).trim().min(1, { error })
}

export const id = text('编号，用小写字母、数字和短横', 'guihua-1').regex(/^[a-z0-9][a-z0-9-]*$/, {
  error: expectation('编号只用小写字母、数字和短横', 'guihua-1'),
})

export const texts = (expected: string, example: string) =>
  z.array(text(expected, example), { error: expectation(`应为列表，每项是${expected}`, `[${example}]`) })

export const number = (expected: string, example: string, min: number, max: number) => {
  const error = expectation(`应为${expected}（${min} 到 ${max}）`, example)
  return z.number({ error }).min(min, { error }).max(max, { error })
}

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T, expected: string) =>
  z.enum(values, { error: expectation(`应为${expected}，可用：${values.join('、')}`, values[0]) })

export const flag = (expected: string) => z.boolean({ error: expectation(`应为 true 或 false：${expected}`, 'true') })

/** An object that knows its keys: another key is a mistake with "did you mean". */
export function record<T extends z.core.$ZodLooseShape>(shape: T) {
  const known = Object.keys(shape)
  return z.strictObject(shape, { error: (issue) => expectation(objectWords(issue.code), undefined, known) })
}

const objectWords = (code: string | undefined) => (code === 'invalid_type' ? '这里应有一组“名称: 内容”' : '写法不对')

export const list = <T extends z.ZodType>(item: T, expected: string) =>
  z.array(item, { error: expectation(`应为列表：${expected}`) })
