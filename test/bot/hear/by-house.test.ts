/** A message parted by the houses that it goes to. */
import { expect, test } from 'vitest'
import { byHouse, eachHouse } from '../../../bot/hear/by-house.ts'

test.each([
  ['3栋灯坏了，5栋着火了', ['3栋灯坏了', '5栋着火了']],
  ['3栋灯坏了5栋着火了', ['3栋灯坏了', '5栋着火了']],
  ['三号楼漏水 五号楼有人触电', ['三号楼漏水', '五号楼有人触电']],
  ['3栋灯坏了和5栋着火了', ['3栋灯坏了和', '5栋着火了']],
  ['我在3栋看到5栋着火了', ['我在3栋看到', '5栋着火了']],
  ['3栋着火了，5栋灯坏了，3栋火好大', ['3栋着火了，3栋火好大', '5栋灯坏了']],
  ['3栋1单元灯坏了，2单元着火了', ['3栋1单元灯坏了', '2单元着火了']],
])('%s', (text, stretches) => expect(byHouse(text)).toEqual(stretches))

test.each([
  '',
  '着火了',
  '5栋着火了，火快烧到6栋了',
  '5栋着火了，离6栋很近',
  '3栋和5栋都着火了',
  '3栋、5栋都着火了',
  '3栋着火了，在2单元301',
  '5栋2单元301着火了，302有老人',
  '5栋着火了，不对，是6栋着火了',
])('one: %s', (text) => expect(byHouse(text)).toEqual([text]))

test.each([
  ['3栋和5栋都着火了', ['3栋着火了', '5栋着火了']],
  [
    '3栋、5栋、7栋都停电了，有人困在电梯里',
    ['3栋停电了，有人困在电梯里', '5栋停电了，有人困在电梯里', '7栋停电了，有人困在电梯里'],
  ],
  ['快来人，三号楼跟五号楼同时着火', ['快来人，三号楼着火', '快来人，五号楼着火']],
])('at each: %s', (text, each) => expect(eachHouse(text)).toEqual(each))

test.each(['', '3栋着火了', '3栋和5栋之间着火了', '3栋跟5栋的人打起来了', '3栋都着火了', '3栋灯坏了和5栋都着火了'])(
  'at one: %s',
  (text) => expect(eachHouse(text)).toEqual([text]),
)

test('a long list is read in no time, and nothing of it is lost', () => {
  const long = Array.from({ length: 400 }, (_, at) => `${(at % 30) + 1}栋灯坏了，`).join('')
  const began = performance.now()
  expect(byHouse(long).join('').length).toBeGreaterThan(long.length * 0.9)
  expect(performance.now() - began).toBeLessThan(500)
})
