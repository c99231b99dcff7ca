import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { incidentKey } from '../../../bot/hear/incident.ts'
import { matterOf } from '../../../bot/hear/matter.ts'
import { isMeToo } from '../../../bot/hear/me-too.ts'
import { understand } from '../../../bot/hear/understand.ts'
import type { Vocabulary } from '../../../bot/hear/understanding.ts'

const VOCABULARY: Vocabulary = { services: [], places: [{ id: 'guihuayuan', names: ['桂花苑', '桂花院'] }] }
const key = (text: string) => incidentKey(text, understand(text, VOCABULARY))

describe('one key for one incident', () => {
  test.each([
    ['9栋电梯又停了，爬楼爬得腿软', '9号楼的电梯坏了没人修'],
    ['4栋2单元楼道灯不亮了', '四号楼二单元的楼道灯坏了好几天'],
    ['7栋停水了，什么情况', '我们7号楼没水了，水龙头一滴都没有'],
    ['桂花苑11栋停电了', '桂花院11幢没电了，冰箱都化了'],
    ['8栋地下室积水了，快来抽水', '8号楼车库里全是水，车要泡了'],
    ['桂花苑南门路灯不亮', '桂花院南门旁边的路灯坏了'],
    ['2栋一单元一股煤气味', '2号楼有煤气味，谁去看看，怕爆炸'],
  ])('%s = %s', (one, other) => {
    expect(key(one)).not.toBeNull()
    expect(key(one)).toBe(key(other))
  })

  test.each([
    ['9栋电梯又停了', '8栋电梯又停了'],
    ['4栋2单元楼道灯不亮了', '4栋1单元楼道灯不亮了'],
    ['4栋2单元3楼灯不亮了', '4栋2单元5楼灯不亮了'],
    ['7栋停水了', '7栋停电了'],
    ['7栋停水了', '7栋501漏水了，滴到楼下'],
    ['桂花苑南门路灯不亮', '桂花苑北门路灯不亮'],
    ['桂花苑3栋电梯坏了', '翠湖花园3栋电梯坏了'],
  ])('%s ≠ %s', (one, other) => {
    expect(key(one)).not.toBe(key(other))
  })

  test.each(['电梯坏了没人修', '居住证怎么办理', '谢谢大家', '3栋2单元楼上半夜吵得睡不着', '桂花苑的路灯坏了'])(
    '%s has none',
    (text) => {
      expect(key(text)).toBeNull()
    },
  )

  test('two buildings never share one, however it is said', () => {
    const said = fc.constantFrom('电梯坏了', '停水了', '楼道灯不亮', '着火了', '一股煤气味', '楼下垃圾没人清', '门禁坏了')
    const house = fc.integer({ min: 1, max: 60 })
    const form = fc.constantFrom('栋', '号楼', '幢')
    fc.assert(
      fc.property(said, said, house, house, form, form, (a, b, one, other, as, at) => {
        const [first, second] = [key(`${one}${as}${a}`), key(`${other}${at}${b}`)]
        if (one !== other && first !== null) expect(first).not.toBe(second)
        if (one === other && a === b) expect(first).toBe(second)
      }),
      { numRuns: 300 },
    )
  })
})

test('what asks for something new, a card or a bill is nobody’s broken lift', () => {
  for (const text of ['5栋想加装电梯', '电梯卡怎么补办', '电梯费又涨了']) expect(matterOf(text, 'fac_elevator')).toBeNull()
  expect(matterOf('5樓的燈壞了', 'fac_light')).toBe('lamp/5')
})

describe('me too', () => {
  test.each([
    ...[
      '我也是',
      '我家也是',
      '我家也是。',
      '俺家也停了',
      '+1',
      '＋1',
      '同问',
      '同样的问题',
      '一样的问题',
      '我们单元也是',
      '我家也停水了',
      '對，我家也是',
    ],
    ...['我家也是，5栋的', '5栋也是', '我家也是 我是5号楼2单元的', '我们这边也没水', '也是'],
  ])('%s', (text) => {
    expect(isMeToo(text)).toBe(true)
  })

  test.each([
    ...[
      '我也想问居住证怎么办',
      '我也是业主',
      '我家也是三口人',
      '我也觉得物业费太贵',
      '5栋',
      '你也是？真巧',
      '我也不知道',
      '一样东西丢了',
    ],
    ...['我家停水了', '我也来参加', '也不是不行', ''],
  ])('not: %s', (text) => {
    expect(isMeToo(text)).toBe(false)
  })

  test('the estate may stand beside it', () => {
    expect(isMeToo('桂花院的，我家也是', ['桂花苑', '桂花院'])).toBe(true)
    expect(isMeToo('我家也是，桂花院5栋', ['桂花苑', '桂花院'])).toBe(true)
  })
})
