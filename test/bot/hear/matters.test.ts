/** One matter or several, danger or none: what rules and the listener hear together. On sentences of our own. */
import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/hear/understand.ts'
import { openListener } from '../../../models/listener/listener.ts'

const listener = openListener()
const heard = (text: string) => understand(text, { services: [], places: [] }, { listener })

describe('two matters in one breath are two, each with its own service', () => {
  test.each([
    ['楼道的灯不亮，垃圾也堆了好几天没人收', ['fac_light', 'env_clean']],
    ['电梯按钮按不动 楼下路面还塌了一块', ['fac_elevator', 'fac_road']],
    ['单元门关不严，顶楼还漏水', ['fac_gate', 'fac_water']],
    ['灭火器过期了，充电桩也有两个充不进电', ['fac_fire', 'ev_charging']],
  ])('%s', (text, services) => {
    expect(heard(text).problems.map(({ service }) => service)).toEqual(services)
  })
})

test.each([
  '楼道灯坏了，黑得看不见，老人不敢下楼',
  '电梯停了两天，我妈腿不好下不去，催了物业也没人来',
  '下水道又堵了，满屋子臭味，孩子都吐了',
])('one matter and what it does to people is one: %s', (text) => {
  expect(heard(text).problems).toHaveLength(1)
})

describe('a danger is named by what is dangerous', () => {
  test.each([
    ['车库积水漫到配电箱，噼啪冒火花，师傅还在里面', 'electric'],
    ['电梯停在半空，娃还在里面', 'lift'],
    ['厨房起火了，锅盖盖不住，灭不掉', 'fire'],
    ['隔壁又在打孩子，哭得不行', 'danger'],
  ])('%s', (text, kind) => {
    expect(heard(text).emergency).toBe(kind)
  })
})

test.each(['电梯里的广告面板掉下来了，麻烦装上', '刷老人卡没反应，在门口站了半天'])(
  'and where nothing is there is none: %s',
  (text) => {
    expect(heard(text).emergency).toBeUndefined()
  },
)

test.each(['咕噜咕噜呱', '叽里呱啦'])('a few sounds are no report: %s', (text) => {
  expect(heard(text).intent).toBe('chitchat')
})

test.each(['我要投诉！！！', '投诉！', '我要举报！我要举报！', '想反映个事'])(
  'who only wants to be heard has a matter, not yet said: %s',
  (text) => {
    expect(heard(text)).toMatchObject({ intent: 'ticket', service: 'other' })
  },
)

test.each(['你们这帮人光收钱不办事', '一群饭桶！！', '这物业就是摆设', '拿钱不干活，要你们何用？'])(
  'mere anger names no matter: %s',
  (text) => {
    expect(heard(text).intent).toBe('chitchat')
  },
)

test.each(['同问', '蹲一个！', '我也想知道', '坐等，围观'])('who only listens along reports nothing: %s', (text) => {
  expect(heard(text).intent).toBe('chitchat')
})

test.each(['物业不办事，灯坏了一个月', '门禁就是摆设', '消防栓是摆设吗，里面没水'])('anger that names one does: %s', (text) => {
  expect(heard(text)).toMatchObject({ intent: 'ticket' })
})

test('this close to a danger nothing is babble', () => {
  expect(heard('这边味道有点怪').intent).not.toBe('chitchat')
})

test.each(['唔該晒', '谢谢谢谢🙏', '辛苦各位了！', '麻烦你了', '不用谢', '别客气'])('thanks are thanks: %s', (text) => {
  expect(heard(text).intent).toBe('chitchat')
})

test('a cry of two words is no danger by itself', () => {
  expect(heard('举报！！').emergency).toBeUndefined()
})

test('an old neighbour unseen for days who does not open is a danger, whatever was learnt', () => {
  expect(heard('隔壁陈爷爷五天没出门，打电话也没人接')).toMatchObject({ emergency: 'medical', service: 'elder_care' })
})
