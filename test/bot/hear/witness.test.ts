/** 目击: who has seen what was told, and who has only read it, or seen something else. */
import { describe, expect, test } from 'vitest'
import { foldText } from '../../../bot/hear/folded-text.ts'
import { witnessed } from '../../../bot/hear/witness.ts'

const heard = (text: string) => witnessed(foldText(text).text)

describe('a witness', () => {
  test.each([
    '我也看到了',
    '我也看见了，烟好大',
    '对，我也闻到了',
    '俺也瞅见了',
    '我们家也闻得到',
    '是的我这边也能看到',
    '我在楼上也听到了',
  ])('of what was told: %s', (text) => expect(heard(text)).toMatchObject({ too: true }))

  test.each([
    '我看到了，3单元在冒烟',
    '我刚才看见冒烟了',
    '我闻到了，好大一股焦味',
    '我听见里面有人在喊',
    '我在阳台看到了，火好大',
    '我從對面看到了，濃煙',
  ])('of its signs: %s', (text) => expect(heard(text)).toMatchObject({ sign: true }))

  test.each([
    '看到了谢谢',
    '有人看到吗',
    '我也看到通知了',
    '你们看到了吗',
    '我没看到',
    '我看不见路',
    '我在群里看到消息了',
    '我看到网格长了',
    '他看到了',
    '我也看过这个电影',
  ])('none: %s', (text) => expect(heard(text)).toBeUndefined())

  test('“我看到了” alone says neither', () => expect(heard('我看到了')).toEqual({ sign: false, too: false }))
})
