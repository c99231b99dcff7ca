/** What is a private matter, on our own sentences; half of them only look like one. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from '../../../bot/hear/folded-text.ts'
import { sensitiveIn } from '../../../bot/hear/sensitive.ts'
import { understand } from '../../../bot/hear/understand.ts'

const rows = readFileSync(new URL('../../fixtures/private-matters.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.split('|') as [kind: string, text: string])
const matters = rows.filter(([kind]) => kind !== 'open')
const open = rows.filter(([kind]) => kind === 'open')
const kindOf = (text: string) => sensitiveIn(foldText(text).text)?.kind

test('there is enough to judge by', () => {
  expect(matters.length).toBeGreaterThanOrEqual(120)
  expect(open.length).toBeGreaterThanOrEqual(120)
})

describe('private', () => {
  test.each(matters)('%s: %s', (kind, text) => expect(kindOf(text)).toBe(kind))
})

describe('nobody is told of', () => {
  test.each(open)('%s: %s', (_, text) => expect(sensitiveIn(foldText(text).text)).toBeUndefined())
})

test('the understanding has it, and says by which rule and words', () => {
  const heard = understand('501老是把垃圾堆在门口', { services: [], places: [] })
  expect(heard.sensitive).toBe('neighbour')
  expect(heard.trace.join('\n')).toMatch(/private, neighbour: a neighbour is complained about \(501/)
  expect(understand('南门路灯坏了', { services: [], places: [] }).sensitive).toBeUndefined()
})

test('full-width, Traditional and invisible characters change nothing', () => {
  expect(kindOf('５０１老是把垃圾堆在門口')).toBe('neighbour')
  expect(kindOf('我不想\u200b活了')).toBe('crisis')
})

test('any text is read without complaint', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void kindOf(text)))
})
