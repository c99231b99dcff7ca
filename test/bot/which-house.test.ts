/** 哪栋楼: where the house is known already nobody is asked for it; what tells only a part of a house, and what a place. */
import { expect, test } from 'vitest'
import { partOfHouse } from '../../bot/hear/part-of-house.ts'
import { bindGroup } from '../../store/groups.ts'
import { neighbourhood } from './neighbourhood.ts'

test.each([
  ['我家那层', ''],
  ['三楼', '三楼'],
  ['二楼那个', '二楼'],
  ['我们这栋', ''],
  ['就是我们楼道', '楼道'],
  ['那个单元口', '单元口'],
  ['好像是2单元', ''],
  ['咱们楼五层走廊', '五层走廊'],
  ['俺家楼下', '楼下'],
  ['302', '302'],
])('“%s” tells a part of a house', (said, kept) => expect(partOfHouse(said)).toBe(kept))

test.each([
  '南门',
  '地下车库',
  '三楼活动室',
  '垃圾站旁边',
  '3栋',
  '3号楼二楼',
  '老李家门口',
  '靠东边那栋',
  '小卖部楼上',
  '三楼灯坏了',
  '不知道',
  '在',
])('“%s” is a place, or something else', (said) => expect(partOfHouse(said)).toBeUndefined())

test.each([
  ['我们这栋', '已登记 #1001：照明，桂花苑3栋。'],
  ['我家那层', '已登记 #1001：照明，桂花苑3栋。'],
  ['我家门口', '已登记 #1001：照明，桂花苑3栋门口。'],
  ['三楼', '已登记 #1001：照明，桂花苑3栋三楼。'],
  ['5栋三楼', '已登记 #1001：照明，桂花苑5栋三楼。'],
])('in the group of one house, “%s” is there', async (said, heard) => {
  const street = await neighbourhood()
  try {
    const house = { channel: 'pretend', thread: 'g:3栋', area: 'guihuayuan-3', by: null, at: street.clock.now() }
    await street.store.tx((db) => bindGroup(db, house))
    await street.say('张', '灯坏了', { group: '3栋', addressed: true })
    expect((await street.say('张', said, { group: '3栋', addressed: true })).join()).toContain(heard)
  } finally {
    await street.close()
  }
})
