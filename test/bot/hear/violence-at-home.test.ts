/** 家暴: who is beaten by their own is heard, in whatever plain words; a telephone, a way or a game hits nobody. */
import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/hear/understand.ts'

const hear = (text: string) => understand(text, { services: [], places: [] })

const BEATEN = [
  '我爱人打我，我怕，住4栋2单元201',
  '老公天天打我',
  '俺老公天天揍我',
  '我媳妇天天打我',
  '对象家暴我',
  '爸爸老打我',
  '他昨晚动手了，我身上都是伤',
  '我爱人昨天又打我了，3栋1单元202',
  '我被儿子打了 我害怕',
  '我男人喝醉了打我',
  '我挨老公打了',
  '老公把我往死里打',
  '老公拿皮带抽我',
  '婆婆掐我脖子',
  '男朋友扇了我两耳光',
  '前夫上门揍我',
  '儿子不给钱就打我',
  '老公打牌输了就打我',
  '老公要打我，我躲厕所里了',
  '我爸又打我妈了',
  '老公对我拳打脚踢',
  '身上的伤是老公打的',
  '屋头那个天天打我',
  '老公打我怎么办',
  '我被家暴了',
]
const NOBODY = [
  '老公打我电话',
  '爸爸打我手机',
  '爸爸打我妈电话',
  '儿子打我这儿过',
  '妈妈打我们楼下经过',
  '老婆打我小报告',
  '老公打我微信',
  '儿子把钱打我卡上',
  '姐姐打我零花钱',
  '爸爸给我打电话',
  '老公打我记事起就抽烟',
  '被蚊子叮',
  '女儿打我脸（玩）哈哈',
  '三岁儿子老打我怎么教育',
  '老公自己动手把灯修了',
  '对象动手能力强',
  '被老婆打扮得很帅',
  '老公没打我',
  '老公在王者里打我下路',
  '孙子给我捶背',
]

describe('violence at home', () => {
  test.each(BEATEN)('%s', (text) => {
    expect(hear(text)).toMatchObject({ intent: 'emergency', emergency: 'danger', sensitive: 'violence' })
  })
  test.each(NOBODY)('nobody is hit: %s', (text) => {
    expect(hear(text).emergency).toBeUndefined()
  })
  test.each(['老公打我电话', '老婆打我小报告', '女儿打我脸（玩）哈哈', '儿子把钱打我卡上'])('nothing private: %s', (text) => {
    expect(hear(text).sensitive).toBeUndefined()
  })
  test.each(['老公打我犯法吗', '家暴可以申请保护令吗'])('only asked about: %s', (text) => {
    expect(hear(text)).toMatchObject({ intent: 'question', sensitive: 'violence' })
    expect(hear(text).emergency).toBeUndefined()
  })
})
