import { expect, test } from 'vitest'
import { remembered } from '../../../bot/hear/remembered.ts'

test('a text is looked at once, as long as it is one of the last', () => {
  const looked: string[] = []
  const look = remembered((text) => {
    looked.push(text)
    return { text }
  }, 2)
  expect(['一', '二', '一', '二'].map((text) => look(text).text)).toEqual(['一', '二', '一', '二'])
  expect(looked).toEqual(['一', '二'])
  look('三')
  expect(look('一').text).toBe('一')
  expect(looked).toEqual(['一', '二', '三', '一'])
})
