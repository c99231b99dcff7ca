/** A row as somebody reads it out: with the names of its columns, and the unit that the head gives. */
import { expect, test } from 'vitest'
import { readOut } from '../../../knowledge/table-columns.ts'

const TABLE = [
  '| 年龄 | 每人每月（元） | 说明 |',
  '| --- | --- | --- |',
  '| 80—89周岁 | 100 | |',
  '| 90周岁以上 | 260—300 | 电话（办公）0100-5550001 |',
]
const text = `高龄津贴\n\n${TABLE.join('\n')}\n\n以上为2026年标准。`
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

test('each cell has its column, a bare figure its unit, an empty cell nothing', () => {
  expect(readOut(text, span(TABLE[2]!))).toBe('年龄：80—89周岁，每人每月（元）：100元')
  expect(readOut(text, span(TABLE[3]!))).toBe('年龄：90周岁以上，每人每月（元）：260—300元，说明：电话（办公）0100-5550001')
  expect(readOut(text, span(`${TABLE[2]}\n${TABLE[3]}`)).split('\n')).toHaveLength(2)
})

test('what stands in no table stays as it is, and the head itself too', () => {
  expect(readOut(text, span('以上为2026年标准。'))).toBe('以上为2026年标准。')
  expect(readOut(text, span(TABLE[0]!))).toBe(TABLE[0])
})
