import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Capabilities, Outgoing, Part } from '../../adapters/adapter.ts'
import { chosen } from '../../adapters/chosen.ts'
import { render } from '../../adapters/render.ts'

const plain: Capabilities = {
  groups: true,
  proactive: true,
  buttonBytes: 0,
  edit: false,
  recall: false,
  quote: false,
  mention: false,
  longestText: 100,
  media: false,
  location: false,
  stableIds: true,
  replay: 'none',
  rates: { perMinute: 600, perChatMs: 0 },
}
const rich: Capabilities = { ...plain, buttonBytes: 64, media: true, location: true }
const choices = [
  { id: 'accept', label: '接单' },
  { id: 'return', label: '退单' },
]

function saying(text: string, more: Partial<Outgoing> = {}): Outgoing {
  return { id: 'o1', thread: 't', parts: [{ type: 'text', text }], urgency: 'reply', ...more }
}
const marked = /^\((\d+)\/(\d+)\) /
const bodies = (messages: { text: string }[]) =>
  messages.length === 1 ? messages.map(({ text }) => text) : messages.map(({ text }) => text.replace(marked, ''))
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const graphemesOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment)

/** Chinese, sentence ends, flags, families, key caps, combining accents, Traditional and rare characters. */
const piece = fc.oneof(
  { arbitrary: fc.constantFrom(...'三号楼的路灯坏了请派人看看鄰里𠮷𡃁'), weight: 6 },
  fc.constantFrom('。', '！', '？', '；', '，', '\n', '\r\n', ' ', '”', '.', 'ab', '(1/2) '),
  fc.constantFrom('👨‍👩‍👧‍👦', '🇨🇳', '1️⃣', '👍🏽', 'é', 'ก็', '❤️', '\u200d'),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const longText = fc.array(piece, { maxLength: 400 }).map((pieces) => pieces.join(''))

describe('long text', () => {
  test('parts keep all the text, stay within the limit and are numbered, whatever is said', () => {
    fc.assert(
      fc.property(longText, fc.integer({ min: 40, max: 300 }), (text, longestText) => {
        const messages = render(saying(text), { ...plain, longestText })
        expect(bodies(messages).join('')).toBe(text)
        for (const message of messages) expect(message.text.length).toBeLessThanOrEqual(longestText)
        if (messages.length === 1) return
        messages.forEach(({ text: part }, index) => {
          expect(marked.exec(part)?.slice(1).map(Number)).toEqual([index + 1, messages.length])
        })
      }),
      { numRuns: 300 },
    )
  })

  test('no grapheme is split that fits into a part', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const joined = bodies(render(saying(text), { ...plain, longestText: 60 })).map(graphemesOf)
        expect(joined.flat()).toEqual(graphemesOf(text))
      }),
      { numRuns: 300 },
    )
  })

  test('a letter under hundreds of accents is cut between code points rather than refused', () => {
    const zalgo = `a${'\u0301'.repeat(500)}𠮷${'\u0301'.repeat(99)}`
    const parts = bodies(render(saying(zalgo), { ...plain, longestText: 50 }))
    expect(parts.join('')).toBe(zalgo)
    expect(parts.every((part) => !/^[\udc00-\udfff]/.test(part))).toBe(true)
  })

  test('a part ends with a sentence where one ends in its second half', () => {
    const sentence = '路灯坏了三天了，晚上老人走路很不方便，请尽快派人来看一看。'
    const parts = bodies(render(saying(sentence.repeat(9)), plain))
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) expect(part.endsWith('。')).toBe(true)
  })

  test('20,000 characters with emoji become parts in order', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `第${index}句🙂。`)
      .join('')
      .slice(0, 20_000)
    const parts = bodies(render(saying(text), { ...plain, longestText: 2000 }))
    expect(parts.join('')).toBe(text)
  })

  test('a channel that claims no room at all is a mistake of ours', () => {
    expect(() => render(saying('好'), { ...plain, longestText: 10 })).toThrow(RangeError)
  })
})

describe('what a channel lacks is said in words', () => {
  test('choices become numbers where there are no buttons', () => {
    const [message] = render(saying('新工单 #1001', { choices }), plain)
    expect(message?.text).toBe('新工单 #1001\n回复数字选择：1 接单 2 退单')
    expect(message?.choices).toEqual([])
  })

  test('choices stay buttons, on the last part, where every id fits', () => {
    const messages = render(saying('灯'.repeat(150), { choices }), rich)
    expect(messages.map((message) => message.choices.length)).toEqual([0, 2])
    expect(messages[1]?.text).not.toContain('回复数字')
  })

  test('one id that is too long turns all of them into numbers', () => {
    const long = [...choices, { id: '单'.repeat(30), label: '转派' }]
    expect(render(saying('选', { choices: long }), rich)[0]?.text).toBe('选\n回复数字选择：1 接单 2 退单 3 转派')
  })

  const parts: Part[] = [
    { type: 'mention', id: 'u1', name: '王阿姨' },
    { type: 'text', text: '请看' },
    { type: 'link', url: 'https://example.org/a', title: '办事指南' },
    { type: 'location', latitude: 31.9, longitude: 119.1, datum: 'GCJ-02', label: '3号楼' },
    { type: 'image', name: '路灯.jpg', mediaType: 'image/jpeg', bytes: 10, ref: 'r' },
  ]

  test('mentions, links, places and pictures can be read as text', () => {
    const [message] = render(saying('', { parts }), plain)
    expect(message?.text).toBe(
      '@王阿姨 请看办事指南 https://example.org/a［位置：3号楼，纬度 31.900000，经度 119.100000（GCJ-02）］［图片：路灯.jpg］',
    )
    expect(message?.media).toEqual([])
    expect(message?.links.map(({ url }) => url)).toEqual(['https://example.org/a'])
  })

  test('places and pictures stay themselves where the channel has them', () => {
    const [message] = render(saying('', { parts }), rich)
    expect(message?.text).toBe('@王阿姨 请看办事指南 https://example.org/a')
    expect(message?.locations).toHaveLength(1)
    expect(message?.media).toHaveLength(1)
    expect(message?.mentions).toEqual([{ type: 'mention', id: 'u1', name: '王阿姨' }])
  })
})

describe('a typed answer', () => {
  test.each(['1', '１', '一', '1️⃣', '①', '接单', ' 接单。', '1 接单', '1、接单', '选1', '我选一', '第一个', '【接单】'])(
    '%s means the first choice',
    (text) => expect(chosen(text, choices)?.id).toBe('accept'),
  )

  test.each(['', '3', '0', '接单了吗', '1号楼的灯坏了', '1 退单', '十一', '12345', '一二', '两头'])('%s means none', (text) =>
    expect(chosen(text, choices)).toBeUndefined(),
  )

  test('numbers go beyond ten, in Chinese too', () => {
    const many = Array.from({ length: 22 }, (_, index) => ({ id: `c${index + 1}`, label: `选项${'甲'.repeat(index + 1)}` }))
    expect(chosen('十', many)?.id).toBe('c10')
    expect(chosen('🔟', many)?.id).toBe('c10')
    expect(chosen('十二', many)?.id).toBe('c12')
    expect(chosen('二十', many)?.id).toBe('c20')
    expect(chosen('二十二', many)?.id).toBe('c22')
    expect(chosen('⑳', many)?.id).toBe('c20')
  })

  test('a label that is itself a number wins over the position', () => {
    const stars = [5, 4, 3, 2, 1].map((star) => ({ id: `star-${star}`, label: `${star}` }))
    expect(chosen('5', stars)?.id).toBe('star-5')
    expect(chosen('１', stars)?.id).toBe('star-1')
  })

  test('any text is read without complaint', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void chosen(text, choices)))
  })
})
