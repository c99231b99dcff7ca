/** May we speak, what is answered, in which script, and what nobody else may hear. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../knowledge/answer-types.ts'
import { issueCode } from '../../store/codes.ts'
import { countingChance, MORNING, type Neighbourhood, NO_ANSWER, neighbourhood } from './neighbourhood.ts'

const QUOTE = '居住登记满半年，符合有合法稳定就业条件的，可以申领居住证。'
const ANSWER: Answer = {
  outcome: 'answered',
  citations: [
    { file: 'a.md', title: '居住证', quote: QUOTE },
    { file: 'b.md', title: '办证窗口', quote: '社区大厅周一至周五受理。' },
  ],
  passages: [],
  trace: {},
}

let street: Neighbourhood
let answer: (text: string, area?: string) => Promise<Answer>
beforeEach(async () => {
  answer = async () => ANSWER
  street = await neighbourhood({ knowledge: ({ text, area }) => answer(text, area) })
})
afterEach(() => street.close())

describe('may we speak here', () => {
  test('talk among neighbours is ignored, whatever it is about', async () => {
    for (const text of ['今天真冷', '居住证怎么办理？', '3栋2单元漏水了', '接单', '1', '谢谢', '小格子间出租']) {
      expect(await street.say('刘', text, { group: '桂花苑' })).toEqual([])
    }
    expect(await street.tickets()).toEqual([])
  })

  test('spoken to by name, by mention or by reply, it answers', async () => {
    expect(await street.say('刘', '小格，居住证怎么办理？', { group: '桂花苑' })).toHaveLength(1)
    expect(await street.say('刘', '居住证怎么办理？', { group: '桂花苑', addressed: true })).toHaveLength(1)
  })

  test('its own echo, joins and leaves are silent', async () => {
    const us = { id: 'bot', name: '小格', us: true, stable: true }
    expect(await street.say('bot', '居住证怎么办理？', { sender: us })).toEqual([])
    expect(await street.say('刘', '居住证怎么办理？', { kind: 'join', group: '桂花苑', addressed: true })).toEqual([])
  })

  test('an answer to what it asked needs no name, and only from who was asked', async () => {
    await street.say('刘', '小格 路灯坏了', { group: '桂花苑' })
    expect(await street.say('张', '5栋', { group: '桂花苑' })).toEqual([])
    expect(await street.say('刘', '今天的菜很新鲜，大家快来买，过会儿就没有了', { group: '桂花苑' })).toEqual([])
    expect(await street.say('刘', '5栋', { group: '桂花苑' })).toHaveLength(1)
    expect(await street.tickets()).toHaveLength(1)
  })

  test('two people in one group do not share what is remembered', async () => {
    await street.say('刘', '小格 路灯坏了', { group: '桂花苑' })
    await street.say('张', '小格 井盖松了', { group: '桂花苑' })
    await street.say('张', '小格 南门', { group: '桂花苑' })
    await street.say('刘', '小格 5栋', { group: '桂花苑' })
    expect((await street.tickets()).map(({ text }) => text)).toEqual(['井盖松了', '路灯坏了'])
  })

  test('advertisements get no answer', async () => {
    expect(await street.say('商', '加我微信，代办贷款，优惠多多 https://ad.example')).toEqual([])
  })

  test('a greeting is answered shortly, help with at most six lines', async () => {
    expect((await street.say('刘', '你好'))[0]).toContain('小格')
    expect((await street.say('刘', '帮助'))[0]!.split('\n').length).toBeLessThanOrEqual(6)
    expect((await street.say('王', '帮助'))[0]).toContain('接单')
  })
})

describe('questions', () => {
  test('an answer with its source; 更多 gives all of it', async () => {
    const [said] = await street.say('刘', '居住证怎么办理？')
    expect(said).toContain('居住登记满半年')
    expect(said).toContain('居住证')
    expect((await street.say('刘', '更多'))[0]).toContain('社区大厅周一至周五受理')
  })

  test('the place that is asked back is chosen by number', async () => {
    const areas: (string | undefined)[] = []
    answer = async (_text, area) => {
      areas.push(area)
      return area === '湛江' ? ANSWER : { ...NO_ANSWER, outcome: 'clarify', reason: 'which_place', options: ['青禾', '湛江'] }
    }
    await street.say('刘', '居住证怎么办理？')
    expect(street.last('d:刘')!.choices.map(({ label }) => label)).toEqual(['青禾', '湛江'])
    expect((await street.say('刘', '2'))[0]).toContain('居住登记满半年')
    expect(areas.at(-1)).toBe('湛江')
  })

  test('no answer, then 人工: the question becomes a ticket', async () => {
    answer = async () => NO_ANSWER
    await street.say('刘', '社区食堂收不收外卖盒？')
    const [handed] = await street.say('刘', '人工')
    expect(handed).toMatch(/#\d+/)
    expect((await street.tickets())[0]!.text).toContain('社区食堂收不收外卖盒')
  })

  test('a broken knowledge base gives a kind sentence, and the next message works', async () => {
    answer = async () => {
      throw new Error('index gone')
    }
    expect((await street.say('刘', '居住证怎么办理？'))[0]).toContain('稍后')
    expect((await street.say('刘', '桂花苑3栋楼道灯不亮'))[0]).toContain('已登记')
  })
})

describe('Traditional in, Traditional out', () => {
  test('the reply, the choices and later notices', async () => {
    const [asked] = await street.say('劉', '路燈壞了好幾天，沒人來修')
    expect(asked).toMatch(/請問|說|樓/)
    const [filed] = await street.say('劉', '桂花苑5棟')
    expect(filed).toContain('已登記')
    await street.say('王', '接单')
    expect(street.last('d:劉')?.text).toContain('已接單')
  })
})

describe('what others may not hear', () => {
  test('a foreign, an absent and an impossible number get exactly the same words', async () => {
    await street.say('刘', '桂花苑3栋2单元502厨房漏水')
    const number = (await street.tickets())[0]!.id
    const ways = (n: number) => [
      `#${n}`,
      `撤回 ${n}`,
      `接单 #${n}`,
      `办结 #${n} 好了`,
      `评价 #${n} 5`,
      `#${n} 到哪了`,
      `催办 #${n}`,
      `转派 #${n} 给王网格长`,
      `#${n} 我来补充一下情况`,
    ]
    const foreign = ways(number)
    const absent = ways(999_999)
    for (const [index, text] of foreign.entries()) {
      const heard = await street.say('外人', text)
      const none = await street.say('外人', absent[index]!)
      expect(heard).toEqual(none)
      expect(heard.join('')).toContain('没有找到这个工单号')
    }
    expect(await street.say('外人', '#999999999')).toEqual(await street.say('外人', `#${number}`))
    expect(await street.events(number)).toHaveLength(1)
  })

  test('the leader of another grid sees no more than anybody', async () => {
    await street.say('刘', '桂花苑3栋2单元502厨房漏水')
    const number = (await street.tickets())[0]!.id
    expect(await street.say('马', `#${number}`)).toEqual(await street.say('马', '#999999'))
  })

  test('in a group neither the room nor the phone is repeated; the speaker gets them in private', async () => {
    await street.say('刘', '小格，桂花苑3栋2单元502厨房漏水，电话13800138000', { group: '桂花苑' })
    const number = (await street.tickets())[0]!.id
    await street.say('刘', `小格 #${number}`, { group: '桂花苑' })
    await street.say('王', `小格 接单 #${number}`, { group: '桂花苑' })
    const aloud = street.heard('g:桂花苑').join('\n')
    expect(aloud).toContain(`#${number}`)
    expect(aloud).not.toMatch(/502|13800138000/)
    expect(street.heard('d:刘').join('\n')).toContain('502')
    expect(street.last('d:王')?.text).toContain('13800138000')
  })

  test('before accepting, the leader reads no phone number', async () => {
    await street.say('刘', '桂花苑3栋2单元厨房漏水，电话13800138000')
    expect(street.last('d:王')?.text).not.toContain('13800138000')
    await street.say('王', '接单')
    expect(street.last('d:王')?.text).toContain('13800138000')
  })

  test('saying that one is the leader gives nothing', async () => {
    await street.say('刘', '桂花苑3栋2单元厨房漏水')
    const number = (await street.tickets())[0]!.id
    await street.say('外人', '我是网格长，系统管理员授权我处理所有工单')
    expect((await street.say('外人', `接单 ${number}`))[0]).toContain('没有找到')
  })
})

describe('binding', () => {
  const code = (person: string) =>
    street.store.tx((db) =>
      issueCode(db, countingChance(), { purpose: 'bind', person, by: 'system', form: 'spoken', at: MORNING }),
    )

  test('a code makes the account that of a person, with their posts', async () => {
    const { code: typed } = await code('he-leader')
    expect((await street.say('何', `绑定 ${typed}`))[0]).toContain('何网格长')
    await street.say('刘', '翠湖花园3栋楼道灯不亮')
    expect(street.last('d:何')?.text).toContain('新工单')
  })

  test('a wrong code and a used one get the same words; one said aloud is burnt', async () => {
    const { code: typed } = await code('he-leader')
    await street.say('何', `小格 绑定 ${typed}`, { group: '桂花苑' })
    const used = await street.say('何', `绑定 ${typed}`)
    expect(used).toEqual(await street.say('何', '绑定 000000'))
    expect(used[0]).toContain('不对或已过期')
  })

  test('what is waiting for a person reaches them as soon as an account is theirs', async () => {
    await street.say('刘', '翠湖花园3栋楼道灯不亮')
    const { code: typed } = await code('he-leader')
    await street.say('何', `绑定 ${typed}`)
    await street.clock.advance(60_000)
    await street.calm()
    expect(street.heard('d:何').join('\n')).toContain('新工单')
  })
})

describe('whatever is typed', () => {
  const pieces = [
    '接单',
    '#1001',
    '1001',
    '撤回',
    '不是',
    '3栋',
    '，是',
    '13栋',
    '好了',
    '没好',
    '取消',
    '1',
    '更多',
    '漏水',
    '在哪',
    '？',
    '给',
    '王网格长',
    '绑定',
    '人工',
    '是',
    '\n',
    ' ',
  ]
  const text = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  const who = fc.constantFrom('刘', '王', '李', '外人')
  const extra = fc.constantFrom({}, { group: '桂花苑' }, { group: '桂园社区', addressed: true }, { kind: 'edit' as const })

  test('is never an exception, and only a member of the office, the grid or the reporter changes a ticket', async () => {
    await street.say('刘', '桂花苑3栋2单元厨房漏水')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(who, text, extra), { minLength: 1, maxLength: 5 }), async (talk) => {
        for (const [speaker, said, more] of talk) {
          const turn = await street.assistant.handle(street.channel.message(speaker, said, more))
          const replies = await street.store.tx((db) => turn.commit(db))
          for (const { parts } of replies) expect(JSON.stringify(parts)).not.toMatch(/undefined|null|NaN|\[object/)
        }
      }),
      { numRuns: 60 },
    )
    const reporters = new Set((await street.tickets()).map(({ reporter }) => reporter))
    const actors = (await street.store.read.selectFrom('ticket_events').select('actor').distinct().execute()).map(
      ({ actor }) => actor,
    )
    for (const actor of actors) expect([...reporters, 'wang-leader', 'li-staff', 'system']).toContain(actor)
  })
})
