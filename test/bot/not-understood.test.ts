/** Who is not understood is helped on kindly, twice at most, then by a person; without words nobody gets a form. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Part } from '../../adapters/adapter.ts'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'

const VOICE: Part[] = [{ type: 'voice', name: 'a.amr', mediaType: 'audio/amr', bytes: 900, ref: 'v1' }]
const MURMUR = ['呜哩哇啦呜哩', '咿呀咿呀哟嘿', '呱啦呱啦呱啦', '哔啵哔啵哔啵', '嘀嗒嘀嗒嘀嗒', '咚锵咚锵咚锵']

let street: Neighbourhood
beforeEach(async () => {
  street = await neighbourhood()
})
afterEach(() => street.close())

describe('not understood', () => {
  test('first two examples, then the phone and a person; never the same twice in a row', async () => {
    const said: string[] = []
    for (const text of MURMUR) said.push((await street.say('奶奶', text)).join('\n'))
    expect(said[0]).toMatch(/“.+”.*“.+”/)
    expect(said[1]).toMatch(/0100-5550001.*人工/)
    for (const [at, text] of said.entries()) if (at > 0) expect(text).not.toBe(said[at - 1])
  })

  test('“1”, “好” and “人工” all hand it over', async () => {
    for (const [who, yes] of [
      ['甲', '1'],
      ['乙', '好'],
      ['丙', '人工'],
    ] as const) {
      await street.say(who, MURMUR[0]!)
      await street.say(who, MURMUR[1]!)
      expect((await street.say(who, yes))[0], yes).toMatch(/转给.*#\d+/)
    }
    expect(await street.tickets()).toHaveLength(3)
  })

  test('what is understood in between begins the count anew', async () => {
    await street.say('奶奶', MURMUR[0]!)
    await street.say('奶奶', '你好')
    expect((await street.say('奶奶', MURMUR[1]!))[0]).not.toContain('0100')
  })

  test('two questions without a basis: a person, not a third try', async () => {
    await street.say('奶奶', '食堂收不收外卖盒？')
    const [second] = await street.say('奶奶', '食堂的碗是什么颜色？')
    expect(second).toMatch(/换人来帮.*0100-5550001.*人工/)
    expect((await street.say('奶奶', '人工'))[0]).toMatch(/#1001/)
    expect((await street.tickets())[0]!.text).toContain('碗是什么颜色')
  })

  test('called in a group, nobody is misunderstood in silence', async () => {
    expect((await street.say('奶奶', `小格 ${MURMUR[0]}`, { group: '桂花苑' }))[0]).toContain('没听明白')
  })

  test('a place not understood twice goes to a person, and nothing is lost', async () => {
    await street.say('奶奶', '路灯坏了')
    await street.say('奶奶', '我也不知道啊')
    expect((await street.say('奶奶', '说不清楚'))[0]).toMatch(/#1001/)
  })
})

describe('a voice message that nobody wrote out', () => {
  test('has its own kind words, and a person on request, who is told of it', async () => {
    const [said] = await street.say('爷爷', '', { parts: VOICE })
    expect(said).toMatch(/语音.*打字.*人工/)
    expect((await street.say('爷爷', '人工'))[0]).toMatch(/#1001/)
    expect((await street.tickets())[0]!.text).toContain('附语音1条')
  })

  test('typed at last, the report says that there is one', async () => {
    await street.say('爷爷', '', { parts: VOICE })
    await street.say('爷爷', '桂花苑3栋楼道灯不亮')
    expect((await street.tickets())[0]!.text).toBe('桂花苑3栋楼道灯不亮（附语音1条）')
  })

  test('in the middle of a report it is kept with it, and the question stays open', async () => {
    await street.say('爷爷', '路灯坏了')
    expect((await street.say('爷爷', '', { parts: VOICE }))[0]).toContain('语音')
    await street.say('爷爷', '桂花苑南门')
    expect((await street.tickets())[0]!.text).toBe('路灯坏了（附语音1条）')
  })

  test('the second in a row: a person', async () => {
    await street.say('爷爷', '', { parts: VOICE })
    const [second] = await street.say('爷爷', '', { parts: VOICE })
    expect(second).toMatch(/0100-5550001.*人工/)
    await street.say('爷爷', '人工')
    expect((await street.tickets())[0]!.text).toContain('附语音2条')
  })

  test('among neighbours it is none of our business', async () => {
    expect(await street.say('爷爷', '', { parts: VOICE, group: '桂花苑' })).toEqual([])
  })
})

describe('stickers', () => {
  test.each(['👍', '😂😂😂', '[微笑]', '[强][强]', '🙏 🌹', '❤️', '👨‍👩‍👧'])('%s gets no form', async (text) => {
    expect(await street.say('奶奶', text)).toEqual([])
    await street.say('奶奶', '路灯坏了')
    expect(await street.say('奶奶', text)).toEqual([])
    expect((await street.say('奶奶', '桂花苑南门'))[0]).toContain('已登记')
  })

  test('a key cap is a number', async () => {
    await street.say('奶奶', '菜单')
    expect((await street.say('奶奶', '2️⃣'))[0]).toContain('哪里出了什么问题')
  })
})
