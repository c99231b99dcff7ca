/** Talk that goes on: over the real base of test/fixtures/answer-base, by words only. */
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answer, chinaDay } from '../../knowledge/answer.ts'
import type { Answer, Question } from '../../knowledge/answer-types.ts'
import { answerWhole, completed, followsUp } from '../../knowledge/follow-up.ts'
import { keepsSubject } from '../../knowledge/kept-subject.ts'
import { shelfOf } from '../../knowledge/shelf.ts'
import { dayClock, FIXTURE, type OpenBase, openBase } from '../knowledge/answer/base.ts'
import { type Neighbourhood, NO_ANSWER, neighbourhood } from './neighbourhood.ts'

const DAY = dayClock('2026-11-24')
let base: OpenBase
let street: Neighbourhood
/** What the base was asked, in the order of asking. */
let asked: Question[]
beforeAll(async () => {
  base = await openBase(FIXTURE)
})
afterAll(() => base.close())
beforeEach(async () => {
  asked = []
  street = await neighbourhood({ knowledge: fromBase })
})
afterEach(() => street.close())

const places = () => shelfOf(base.snapshot, chinaDay(DAY))

/** As the house asks it, where nobody lives in a place that the base knows. */
function fromBase({ area, ...question }: Question): Promise<Answer> {
  const own = area?.includes('青禾') ? question : { ...question, ...(area === undefined ? {} : { area }) }
  return answerWhole(own, places(), (whole) => {
    asked.push(whole)
    return answer(whole, base.snapshot, { clock: DAY })
  })
}

const said = async (...talk: Parameters<Neighbourhood['say']>) => (await street.say(...talk)).join('\n')

describe('one person asks on', () => {
  test('of another place', async () => {
    expect(await said('刘', '云溪市养犬每户限养几只？')).toContain('限养一只')
    expect(await said('刘', '那海棠市呢？')).toContain('限养两只')
  })

  test('and back again, each time of the place named last', async () => {
    await said('刘', '云溪市养犬每户限养几只？')
    await said('刘', '海棠呢')
    expect(await said('刘', '没拴绳罚多少')).not.toContain('200元')
    expect(asked.at(-1)?.text).not.toContain('云溪')
  })

  test('of another side of the matter', async () => {
    expect(await said('刘', '云溪市犬只登记有效期几年？')).toContain('一年')
    expect(await said('刘', '收费吗')).toContain('登记不收费')
    await said('刘', '要带什么材料')
    expect(asked.at(-1)?.text).toMatch(/^云溪市犬只登记.*要带什么材料$/)
    await said('刘', '多少天内')
    expect(asked.at(-1)?.text).toMatch(/^云溪市犬只登记.*多少天内$/)
  })

  test('of another matter, asked the same way', async () => {
    expect(await said('刘', '松岭社区的居住证明要带什么')).toContain('身份证')
    await said('刘', '那犬只登记呢')
    expect(asked.at(-1)?.text).toMatch(/^松岭社区的?犬只登记要带什么$/)
  })

  test('of another matter, whole but for the place', async () => {
    await said('刘', '云溪市养犬每户限养几只？')
    expect(await said('刘', '那遛狗没拴绳罚多少？')).toContain('二百元')
    expect(asked.at(-1)?.text).not.toContain('限养')
  })

  test('of somebody in particular', async () => {
    await said('刘', '松岭社区邻里食堂午饭多少钱一份？')
    expect(await said('刘', '老人呢')).toContain('每份八元')
    expect(asked.at(-1)?.text).toContain('食堂')
  })

  test('where it is written, and gets the file, the article and its words', async () => {
    await said('刘', '云溪市养犬外出绳子最长多少米？')
    const where = await said('刘', '具体在哪条？')
    expect(where).toContain('《云溪市养犬管理办法》')
    expect(where).toContain('第七条')
    expect(asked).toHaveLength(1)
  })

  test('why, and gets what is written, and no reason that nobody wrote', async () => {
    await said('刘', '云溪市养犬每户限养几只？')
    const why = await said('刘', '为什么？')
    expect(why).toContain('每户限养一只')
    expect(why).toContain('不猜')
  })

  test('for the second point of the list that was quoted', async () => {
    await said('刘', '云溪市办理犬只登记要提交哪些材料？')
    const second = await said('刘', '上面说的第二条是什么')
    expect(second).toContain('房屋产权证明')
    expect(second).not.toContain('免疫证明')
    expect(second).toContain('《云溪市养犬管理办法》')
  })

  test('once the session has lapsed there is nothing to go on from', async () => {
    await said('刘', '云溪市养犬每户限养几只？')
    await street.clock.advance(31 * 60_000)
    await said('刘', '罚多少')
    expect(asked.at(-1)?.text).not.toContain('养犬')
  })

  test('after the talk has turned to a ticket, how long is asked of the ticket', async () => {
    await said('刘', '云溪市犬只登记去哪里办理？')
    await said('刘', '桂花苑3栋2单元楼道灯不亮')
    await said('刘', '要多久')
    expect(asked.slice(1).map(({ text }) => text)).not.toContainEqual(expect.stringContaining('犬'))
  })

  test('a trouble told next is a report, not a question', async () => {
    await said('刘', '云溪市养犬每户限养几只？')
    expect(await said('刘', '桂花苑5栋楼道灯不亮了')).toContain('已登记')
  })

  test('thanks and greetings in between are no questions, and nothing is forgotten', async () => {
    await said('刘', '云溪市养犬每户限养几只？')
    expect(await said('刘', '谢谢')).toContain('不客气')
    expect(await said('刘', '那海棠呢')).toContain('限养两只')
    expect(asked).toHaveLength(2)
  })
})

describe('the place is asked back', () => {
  const which = () => said('刘', '养犬每户限养几只？')

  test('with numbered options; the number answers', async () => {
    await which()
    const labels = street.last('d:刘')!.choices.map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(['云溪市', '海棠市']))
    expect(labels.length).toBeLessThanOrEqual(6)
    expect(await said('刘', String(labels.indexOf('海棠市') + 1))).toContain('限养两只')
  })

  test('the name answers, also in a sentence, and is remembered', async () => {
    await which()
    expect(await said('刘', '我们是云溪的')).toContain('限养一只')
    expect(await said('刘', '没拴绳子罚多少')).toContain('二百元')
  })

  test('of many places only a few are listed, and the others may be said', async () => {
    const options = ['甲市', '乙市', '丙市', '丁市', '戊市', '己市', '庚市', '辛市']
    await street.close()
    street = await neighbourhood({
      knowledge: async ({ area }) =>
        area === '辛市'
          ? answer({ text: '云溪市养犬每户限养几只' }, base.snapshot, { clock: DAY })
          : { ...NO_ANSWER, outcome: 'clarify', reason: 'which_place', options },
    })
    const [asking] = await street.say('刘', '养犬每户限养几只？')
    expect(street.last('d:刘')!.choices).toHaveLength(6)
    expect(asking).toContain('直接回复地名')
    expect(asking!.length).toBeLessThanOrEqual(120)
    expect(await said('刘', '辛市')).toContain('限养一只')
  })

  test('“都说说” gives each with its place', async () => {
    await which()
    const both = await said('刘', '都说说')
    expect(both).toMatch(/云溪市[^\n]*一只/)
    expect(both).toMatch(/海棠市[^\n]*两只/)
  })

  test.each([
    ['居民议事会的决定公示期不少于几日', '七日'],
    ['谢谢', '不客气'],
    ['桂花苑3栋2单元漏水', '已登记'],
    ['松岭社区值班电话是多少', '0577-5550123'],
  ])('something else is not taken for a place: %s', async (next, reply) => {
    await which()
    expect(await said('刘', next)).toContain(reply)
  })
})

describe('places side by side', () => {
  test('each fact with its place', async () => {
    const text = await said('刘', '云溪市和海棠市遛狗的绳子各不超过多长')
    expect(text).toMatch(/云溪市[^\n]*一点二米/)
    expect(text).toMatch(/海棠市[^\n]*二米/)
  })
})

describe('nobody hears of another’s talk', () => {
  const group = { group: '桂花苑', addressed: true }

  test('two members of a group, in turns', async () => {
    await said('刘', '云溪市养犬每户限养几只？', group)
    await said('张', '松岭社区居住证明要带什么？', group)
    expect(await said('刘', '那海棠市呢？', group)).toContain('限养两只')
    await said('张', '去哪办？', group)
    expect(asked.at(-1)?.text).toContain('居住证明')
    expect(asked.at(-1)?.text).not.toContain('犬')
  })

  test('who has asked nothing yet has nothing to go on from', async () => {
    await said('刘', '云溪市养犬每户限养几只？', group)
    await said('张', '那海棠市呢？', group)
    expect(asked.slice(1).map(({ text }) => text)).not.toContainEqual(expect.stringContaining('犬'))
  })

  test('what was asked in private is not known in the group, nor the other way round', async () => {
    await said('刘', '云溪市养犬每户限养几只？')
    const aloud = await said('刘', '罚多少？', group)
    expect(asked.at(-1)?.text).not.toContain('养犬')
    expect(aloud).not.toContain('云溪')
    await said('刘', '松岭社区居住证明要带什么？', group)
    await said('刘', '那海棠市呢？')
    expect(asked.at(-1)?.text).toContain('养犬')
  })
})

describe('a quoted message', () => {
  const group = { group: '桂花苑', addressed: true }
  const quoted = (text: string, us = false) => ({ ...group, quoted: { id: 'q1', text, us } })

  test('is what the question is about, whoever said it', async () => {
    const text = await said('张', '这个罚多少？', quoted('云溪市那边有人带狗出门没拴绳'))
    expect(text).toContain('二百元')
  })

  test('counts instead of what the asker said before, and nothing else of its author is known', async () => {
    await said('刘', '松岭社区居住证明要带什么？', group)
    await said('张', '云溪市犬只登记有效期几年？', group)
    await said('张', '收费吗', quoted('海棠市在共享充电棚给电瓶车充电'))
    expect(asked.at(-1)?.text).toContain('充电')
    expect(asked.at(-1)?.text).not.toMatch(/登记|居住证明/)
  })

  test('does not change a question that is whole', async () => {
    await said('张', '松岭社区值班电话是多少？', quoted('云溪市遛狗没拴绳'))
    expect(asked.at(-1)?.text).toBe('松岭社区值班电话是多少？')
  })

  test('of our own answer: its file and place', async () => {
    const [first] = await street.say('刘', '云溪市养犬每户限养几只？', group)
    await said('张', '那没拴绳罚多少？', quoted(first!, true))
    expect(asked.at(-1)?.text).toMatch(/云溪市.*没拴绳罚/)
  })

  test('that is a question is answered when only 小格 is called', async () => {
    expect(await said('张', '', quoted('云溪市养犬每户限养几只？'))).toContain('限养一只')
  })

  test('what is personal in it is masked before it is looked up', async () => {
    await said('张', '这个罚多少', quoted('云溪市李建国13812345678遛狗没拴绳'))
    expect(asked.at(-1)?.text).not.toContain('13812345678')
  })
})

describe('whether a question is whole', () => {
  const WHOLE = [
    '残疾人能上门办吗',
    '水费去哪交',
    '狗要登记吗',
    '社区几点上班',
    '那个活动室怎么预约',
    '网格长是谁',
    '不满意怎么办',
    '旧沙发怎么处理',
    '外来车能停吗',
    '值班电话是多少',
    '永安每个社区有多少运转经费',
    'Where do I register my dog?',
    '你好',
    '好的',
  ]
  const PARTS = [
    '那宝华呢',
    '罚多少',
    '老人呢',
    '多少天内',
    '去哪办',
    '要带什么',
    '收费吗',
    '第二次呢',
    '岑溪呢',
    '谁来管',
    '有电话吗',
  ]
  const gazetteer = () => places().gazetteer

  test.each(WHOLE)('whole: %s', (text) => expect(followsUp(text, gazetteer())).toBe(false))
  test.each(PARTS)('in part: %s', (text) => expect(followsUp(text, gazetteer())).toBe(true))

  test('what is whole is asked as it is, whatever was said before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WHOLE), fc.string({ unit: 'binary', maxLength: 80 }), (text, before) => {
        const question = { text, area: '云溪市' }
        expect(completed({ ...question, after: { text: before, area: '海棠市' } }, gazetteer())).toEqual(question)
      }),
    )
  })

  test('is decided by its own words, and nothing throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(...PARTS, ...WHOLE, '云溪', '和', '那', '呢', '？', '罚', '狗', '😀', '\n'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, text, text, (question, one, other) => {
        const whole = (before: string) => completed({ text: question, after: { text: before } }, gazetteer()).text
        if (followsUp(question, gazetteer())) expect(whole(one).length).toBeLessThanOrEqual(300)
        else expect([whole(one), whole(other)]).toEqual([question, question])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a question that goes on keeps its subject', () => {
  const whole = (text: string, before: string) => completed({ text, after: { text: before } }, places().gazetteer).text

  test.each([
    ['我老伴也要办', '老年证怎么办', /老伴.*老年证/],
    ['那外地户口的呢？', '老年证怎么办', /外地户口.*老年证/],
    ['我妈能办吗', '老年证怎么办', /老年证.*我妈/],
    ['几点放', '大件垃圾啥时候收', /^大件垃圾几点放$/],
    ['晚上几点关', '充电桩在哪', /^充电桩晚上几点关$/],
    ['几点关门', '充电桩在哪', /^充电桩几点关门$/],
  ])('%s, after %s', (text, before, shape) => {
    expect(followsUp(text, places().gazetteer)).toBe(true)
    expect(whole(text, before)).toMatch(shape)
  })

  test.each(['老人也没办法', '孩子也在家', '我妈病了', '楼道灯也坏了'])('%s goes on with nothing', (text) => {
    expect(followsUp(text, places().gazetteer)).toBe(false)
  })
})

describe('an answer of another matter is none', () => {
  const found = (asked: string, quote: string, file = 'a.md'): Answer => ({
    ...NO_ANSWER,
    outcome: 'answered',
    asked: { text: asked },
    citations: [{ file, title: '约定', quote }],
  })
  const first = (text: string, answer: Answer | null = null) => ({ text, answer })

  test('the hours of something else', () => {
    const other = found('充电桩晚上几点关', '装修时间是工作日 8:00 到 12:00。')
    expect(keepsSubject(other, '晚上几点关', first('充电桩在哪'))).toBe(false)
    const own = found('充电桩晚上几点关', '车棚的充电口全天可以充。')
    expect(keepsSubject(own, '晚上几点关', first('充电桩在哪'))).toBe(true)
    const [cited] = other.citations
    const sameFile = { ...other, citations: [{ ...cited!, heading: '停车、充电和养犬约定 › 装修' }] }
    expect(keepsSubject(sameFile, '晚上几点关', first('充电桩在哪'))).toBe(false)
  })

  test('a paper of another name', () => {
    const other = found('我老伴也要办 老年证怎么办', '年满 80 周岁的可以申请高龄津贴。')
    expect(keepsSubject(other, '我老伴也要办', first('老年证怎么办'))).toBe(false)
    const third = found('外地户口 我老伴也要办 老年证怎么办', '离开户籍地住满半年可以申领居住证。')
    expect(keepsSubject(third, '那外地户口的呢', first('我老伴也要办 老年证怎么办'))).toBe(false)
  })

  test('out of the file that answered, on which days, or of a new matter: it stands', () => {
    const answered = found('', '带身份证。', 'b.md')
    const more = found('居住证要钱吗', '不收费。', 'b.md')
    expect(keepsSubject(more, '要钱吗', first('居住证怎么办', answered))).toBe(true)
    expect(keepsSubject(found('周日 居住证怎么办', '周日休息。'), '周日呢', first('居住证怎么办'))).toBe(true)
    expect(keepsSubject(found('冰箱啥时候收', '旧家电周三收。'), '那冰箱呢', first('大件垃圾啥时候收'))).toBe(true)
  })
})
