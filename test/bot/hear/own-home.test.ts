/** Where somebody lives themselves, whether a danger is there, and what is a trouble of its own. */
import { expect, test } from 'vitest'
import { isLikelyAtHome, ownHome, saysAtHome } from '../../../bot/hear/own-home.ts'
import { wishesAnew } from '../../../bot/hear/own-trouble.ts'
import { spotsIn } from '../../../bot/hear/spot.ts'
import { understand } from '../../../bot/hear/understand.ts'

const vocabulary = { services: [], places: [] }
const home = (text: string) => ownHome(text, (said) => understand(said, vocabulary))

test.each([
  ['我住5栋2单元401，家里漏水', '5', '2', '401'],
  ['住5栋1单元402，水管坏了', '5', '1', '402'],
  ['我爱人打我，我怕，住4栋2单元201', '4', '2', '201'],
  ['我家在3号楼2单元', '3', '2', null],
  ['俺们家住七栋一单元', '7', '1', null],
  ['5栋灯坏了，我住6栋2单元', '6', '2', null],
])('%s', (text, building, unit, room) => expect(home(text)).toMatchObject({ building, unit, room }))

test.each(['我妈住5栋2单元401', '我妈一个人，住5栋', '3栋2单元漏水', '他家住6栋', '我不住5栋', '住户都走了', '5栋住着个老人'])(
  'no home of theirs: %s',
  (text) => expect(home(text)).toBeUndefined(),
)

test.each(['我胸口疼', '他又来砸门了', '着火了快来人', '有人撬我家门', '老头子心脏病犯了'])('likely there: %s', (text) =>
  expect(isLikelyAtHome(text)).toBe(true),
)
test.each(['路上有人晕倒了', '看见对面着火了', '我妈在老家摔了', '孙女走丢了', '楼下有人打架'])('not likely: %s', (text) =>
  expect(isLikelyAtHome(text)).toBe(false),
)
test.each([
  ['就在家里', true],
  ['对，在家', true],
  ['是我家', true],
  ['就是那里', true],
  ['对面', false],
  ['在家门口等着', false],
  ['人在医院', false],
])('%s', (text, is) => expect(saysAtHome(text)).toBe(is))

test.each([
  ['东门旁边的路灯', ['东门']],
  ['凉亭那边和车棚里面', ['凉亭', '车棚']],
  ['桂园路上的灯', ['桂园路']],
  ['这条路上', []],
  ['回家路上', []],
])('spots in %s', (text, spots) => expect(spotsIn(text)).toEqual(spots))

test.each([
  ['想请志愿者帮我妈量血压', true],
  ['希望快点安排', false],
  ['建议用带扶手的', false],
  ['椅子最好多装几把', false],
])('another wish beside that for chairs: %s', (text, is) => expect(wishesAnew(text, '建议小区装休息椅子')).toBe(is))
