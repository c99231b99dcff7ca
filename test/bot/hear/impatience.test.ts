/** 等急了: what is only impatience, and what is about something. */
import { describe, expect, test } from 'vitest'
import { asksPersonsNumber, impatience, isWordless } from '../../../bot/hear/impatience.ts'

const only = (text: string) => {
  const heard = impatience(text)
  return heard !== undefined && isWordless(heard.named)
}

describe('impatience', () => {
  test.each([
    '到底管不管啊???',
    '你们是死人吗',
    '有没有人管啊',
    '一个礼拜了都没动静',
    '光说不做,骗子',
    '我要投诉你们',
    '能不能今天搞定',
    '都三天了还没人来',
    '这么久了连个人影都没有',
    '效率太低了吧',
    '快点啊',
    '急死人了',
    '给个准话行不行',
    '你们都聋了吗',
    '今天能修好吗?',
    '要等到猴年马月啊',
    '报了等于没报',
    '冇人理啊',
    '都死哪去了',
    '人都死光了吗',
    '你们都死了吗',
    '物业都睡着了吗',
    '到底都死哪去了',
    '修的人都死哪去了',
  ])('%s', (text) => expect(only(text)).toBe(true))

  test.each([
    '楼上那家老头没人管',
    '明天来吧',
    '孩子睡着了',
    '有骗子上门推销保健品',
    '居住证今天能办吗',
    '这个积分有什么用',
    '你好',
    '谢谢你们修好了',
    '物业几点上班',
    '社区里流浪狗没人管',
    '我想投诉楼下烧烤店',
    '花都死了',
    '鱼都死光了',
    '草坪的草都死了',
    '孩子都睡着了',
    '树都死绝了',
    '老鼠死了',
    '灯都瞎了',
  ])('about something: %s', (text) => expect(only(text)).toBe(false))

  test.each(['谁负责的啊 电话给我', '把负责人手机号发我', '师傅电话多少', '电话给我', '给我个电话 你们领导的电话'])(
    'the number of a person: %s',
    (text) => expect(asksPersonsNumber(text)).toBe(true),
  )
  test.each(['燃气抢修电话给我', '物业电话多少', '派出所电话', '我的电话是多少来着', '打电话没人接'])(
    'of no person: %s',
    (text) => expect(asksPersonsNumber(text)).toBe(false),
  )
})
