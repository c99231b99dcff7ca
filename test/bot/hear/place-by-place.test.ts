/** 一处一事: another house and a trouble there is another matter. With rules and listener together. */
import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/hear/understand.ts'
import { openListener } from '../../../models/listener/listener.ts'

const listener = openListener()
const matters = (text: string) =>
  understand(text, { services: [], places: [] }, { listener }).problems.map(
    ({ service, place: { building, unit } }) => `${service} ${building}${unit === null ? '' : `-${unit}`}`,
  )

describe('each matter has its own house', () => {
  test.each([
    ['3栋灯坏了，7栋水管爆了', ['fac_light 3', 'fac_water 7']],
    ['3栋灯坏了 7栋水管爆了 5栋狗乱叫', ['fac_light 3', 'fac_water 7', 'pets 5']],
    ['2栋单元门坏了 5栋水管爆了', ['fac_gate 2', 'fac_water 5']],
    ['1栋路灯坏了 8栋楼道水管爆了 4栋垃圾没人收', ['fac_light 1', 'fac_water 8', 'env_clean 4']],
    ['3栋灯坏了 5栋水管漏 7栋狗乱叫', ['fac_light 3', 'fac_water 5', 'pets 7']],
    ['3栋灯坏 5栋水管漏 7栋狗叫', ['fac_light 3', 'fac_water 5', 'pets 7']],
    ['2栋灯坏了 6栋水管漏', ['fac_light 2', 'fac_water 6']],
    ['4栋水管裂了，5栋下水道堵了', ['fac_water 4', 'fac_water 5']],
    // Nothing but a voice.
    ['三栋灯坏了七栋水管爆了五栋狗乱叫', ['fac_light 3', 'fac_water 7', 'pets 5']],
    ['三号楼路灯不亮六号楼下水道堵了八号楼门禁坏咯', ['fac_light 3', 'fac_water 6', 'fac_gate 8']],
    ['3幢灯坏特了 7幢水管爆脱了', ['fac_light 3', 'fac_water 7']],
    // The house said alone.
    ['3栋，灯坏了，7栋，水管爆了', ['fac_light 3', 'fac_water 7']],
    ['灯坏了3栋，水管爆了7栋', ['fac_light 3', 'fac_water 7']],
    // Another stair, the same thing again, a thing that no service knows.
    ['3栋1单元灯坏了，2单元水管爆了', ['fac_light 3-1', 'fac_water 3-2']],
    ['3栋灯坏了7栋的灯也坏了', ['fac_light 3', 'fac_light 7']],
    ['3栋停水了，5栋也停水了', ['fac_water 3', 'fac_water 5']],
    ['3栋的信报箱坏了，7栋水管爆了', ['other 3', 'fac_water 7']],
    // Two of them at one house.
    ['3栋灯坏了，垃圾也没人收，7栋水管爆了，门禁也坏了', ['fac_light 3', 'env_clean 3', 'fac_water 7', 'fac_gate 7']],
    [
      '1栋灯不亮 2栋门禁坏了 3栋水管爆了 4栋垃圾没人收 5栋狗乱叫',
      ['fac_light 1', 'fac_gate 2', 'fac_water 3', 'env_clean 4', 'pets 5'],
    ],
  ])('%s', (text, found) => {
    expect(matters(text)).toEqual(found)
  })
})

describe('another house that is only spoken of is no matter of its own', () => {
  test.each([
    '3栋灯不亮，4栋的是好的',
    '3栋漏水漏到2栋墙都发霉了',
    '3栋水管爆了，5栋都停水了',
    '6栋装修太吵了，5栋老人睡不着',
    '我家在5栋，6栋装修吵死了',
    '3栋和5栋灯都坏了',
    '5栋灯坏了第二天就修好了，我们3栋灯坏了一个月没人管',
    '楼道灯坏了，3栋2单元，5楼也黑漆漆的',
    '我住3栋501，楼上601漏水，家里天花板都发霉了',
  ])('%s', (text) => {
    expect(matters(text)).toHaveLength(1)
  })
})
