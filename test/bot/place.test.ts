import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  areaWords,
  isExact,
  keptDetail,
  locate,
  mergePlace,
  NOWHERE,
  sayPlace,
  unknownEstate,
} from '../../bot/reports/place.ts'
import { readCommunity } from '../../config/community.ts'
import { PROJECT_ROOT } from '../../config/settings.ts'
import { AreaTree } from '../../tickets/area.ts'

const tree = new AreaTree(readCommunity(join(PROJECT_ROOT, 'config')).areas)
const nothing = { community: null, building: null, unit: null, room: null }

describe('where it is', () => {
  test('a building in the only estate around needs no name', () => {
    const at = locate({ heard: { ...nothing, building: '3', unit: '2' }, folded: '3栋2单元漏水', tree, hint: 'guihuayuan' })
    expect(at).toMatchObject({ missing: null, place: { area: 'guihuayuan-3', building: '3', unit: '2' } })
    expect(sayPlace(at.place, tree, { room: true })).toBe('桂花苑3栋2单元')
  })

  test('the same building in several estates is asked after, with those estates to choose from', () => {
    const at = locate({ heard: { ...nothing, building: '10' }, folded: '10栋', tree, hint: 'guiyuan' })
    expect(at.missing).toBe('area')
    expect(at.options.map(({ name }) => name)).toEqual(['团结巷', '翠湖花园'])
  })

  test('a name wins over where the group is', () => {
    const at = locate({ heard: { ...nothing, community: '翠湖', building: '9' }, folded: '翠湖9栋', tree, hint: 'guihuayuan' })
    expect(at).toMatchObject({ missing: null, place: { area: 'cuihu-9' } })
  })

  test('a gate or a garage is a spot; a stairway is in every building', () => {
    expect(locate({ heard: nothing, folded: '南门路灯不亮', tree, hint: 'guihuayuan' })).toMatchObject({
      missing: null,
      place: { detail: '南门' },
    })
    expect(locate({ heard: nothing, folded: '楼道灯不亮', tree, hint: 'guihuayuan' })).toMatchObject({ missing: 'spot' })
  })

  test('nothing known, nothing said: the area is missing', () => {
    expect(locate({ heard: nothing, folded: '灯坏了', tree, hint: null })).toMatchObject({ missing: 'area', place: NOWHERE })
  })

  test('a building that no list knows is kept as it was said', () => {
    const at = locate({ heard: { ...nothing, building: '99' }, folded: '99栋', tree, hint: 'guihuayuan' })
    expect(at).toMatchObject({ missing: null, place: { area: 'guihuayuan', building: '99' } })
  })

  test('a name that no area has is kept as what was said, and is nowhere to go to', () => {
    const at = locate({
      heard: { ...nothing, community: '松涛里', building: '6' },
      folded: '松涛里6栋',
      tree,
      hint: 'guihuayuan',
    })
    expect(sayPlace(at.place, tree, { room: true })).toBe('桂花苑6栋（说是松涛里）')
    expect(unknownEstate(at.place)).toBe('松涛里')
    expect(isExact({ ...at.place, building: null })).toBe(false)
    expect([keptDetail(at.place.detail, true), keptDetail(at.place.detail, false)]).toEqual([null, '（说是松涛里）'])
  })

  test('a building that only another estate around has is asked after, once', () => {
    const heard = { ...nothing, building: '12' }
    const at = locate({ heard, folded: '12栋没水了', tree, hint: 'guihuayuan' })
    expect(at.missing).toBe('area')
    expect(at.options.map(({ name }) => name)).toEqual(['团结巷', '翠湖花园', '桂花苑'])
    const picked = locate({ heard, folded: '12栋没水了', tree, hint: 'guihuayuan', isPicked: true })
    expect(picked).toMatchObject({ missing: null, place: { area: 'guihuayuan', building: '12' } })
  })

  test('where others read along the room is not said', () => {
    const place = { area: 'guihuayuan-3', building: '3', unit: '2', room: '502', detail: null }
    expect(sayPlace(place, tree, { room: false })).toBe('桂花苑3栋2单元')
    expect(sayPlace(place, tree, { room: true })).toBe('桂花苑3栋2单元502')
  })

  test('what is said later wins, the rest stays', () => {
    const place = { area: 'guihuayuan-3', building: '3', unit: '2', room: '502', detail: null }
    expect(mergePlace(place, { ...NOWHERE, building: '13' })).toEqual({ ...place, building: '13' })
  })

  test('the asking group in words, from the city down to the community', () => {
    expect(areaWords('guihuayuan', tree)).toBe('青禾市 梧桐街道 桂园社区')
    expect(areaWords(null, tree)).toBeUndefined()
  })
})
