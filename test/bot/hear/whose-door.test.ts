/** A neighbour who is told of a ticket learns what was done, and not at whose door. */
import { expect, test } from 'vitest'
import { mask } from '../../../bot/hear/mask.ts'
import { withoutDoors } from '../../../bot/hear/whose-door.ts'

const shown = (note: string) => withoutDoors(mask(note).text)

test.each([
  ['2单元301张阿姨家门口换了灯', '2单元[房号][姓名]家门口换了灯'],
  ['301的李建国家锅烧干了', '[房号]的[姓名]家锅烧干了'],
  ['3-2-501水管换了', '3-2-[房号]水管换了'],
  ['三零一室老太太没关火，已关', '[房号]老太太没关火，已关'],
  ['楼上402漏的，关了阀门', '楼上[房号]漏的，关了阀门'],
  ['1102户主在家，已劝', '[房号]户主在家，已劝'],
  ['６０２的阀门关了', '[房号]的阀门关了'],
  ['跟王大爷、刘奶奶都说好了', '跟[姓名]、[姓名]都说好了'],
  ['老李家的电瓶推走了', '[姓名]家的电瓶推走了'],
  ['5楼东户没关水龙头', '5楼[房号]没关水龙头'],
  ['欧阳女士的车挪走了', '[姓名]的车挪走了'],
])('%s', (note, wanted) => {
  expect(shown(note)).not.toMatch(/301|501|402|1102|602|三零一|李建国|阿姨|大爷|欧阳|东户/u)
  expect(shown(note)).toBe(wanted)
  expect(withoutDoors(shown(note))).toBe(shown(note))
})

test.each([
  '3栋2单元楼道换了灯',
  '换了300米线，用了1024元',
  '已报119和120，人没事',
  '压力调到110伏，2024年的灯',
  '王师傅换了灯泡，明天再来看看',
  '王网格长已到场',
  '小区老旧，电话打了12345',
  '同#1003、1004号单一起办的',
  '东边的灯也换了，地下室门锁好了',
  '8:15到，11:30修好，共201户用上水',
  '业主大姐挺满意',
])('%s: as it was said', (note) => expect(withoutDoors(note)).toBe(note))
