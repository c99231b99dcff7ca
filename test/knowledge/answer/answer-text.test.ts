import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerText, hasMore, moreText, SHORT_ANSWER } from '../../../bot/answer-text.ts'
import type { Answer, Citation, Reason } from '../../../knowledge/answer-types.ts'

const cite = (quote: string, rest: Partial<Citation> = {}): Citation => ({
  file: 'a.md',
  title: '云溪市养犬管理办法',
  place: '云溪市',
  date: '2023-05-20',
  quote,
  ...rest,
})
const answered = (citations: Citation[], rest: Partial<Answer> = {}): Answer => ({
  outcome: 'answered',
  citations,
  passages: [],
  trace: {},
  ...rest,
})
const refused = (reason: Reason, rest: Partial<Answer> = {}): Answer => ({
  outcome: 'no_answer',
  reason,
  citations: [],
  passages: [],
  trace: {},
  ...rest,
})
/** What is said before people are told that there is more, or where it comes from. */
const head = (text: string) => text.split(/回复“更多”|出处：/)[0]!.trimEnd()

describe('the reply', () => {
  test('is the sentence with a numbered source, its place and its date', () => {
    expect(answerText(answered([cite('每户限养一只。')]))).toBe(
      '每户限养一只。〔1〕\n出处：〔1〕《云溪市养犬管理办法》 云溪市 2023-05-20',
    )
  })

  test('says the best sentence and keeps the others for who asks for more', () => {
    const answer = answered([cite('每户限养一只。'), cite('犬只登记不收费。', { file: 'b.md', title: '登记指南' })])
    expect(answerText(answer)).toContain('回复“更多”')
    expect(answerText(answer)).not.toContain('不收费')
    expect(moreText(answer)).toContain('〔2〕犬只登记不收费。')
    expect(moreText(answer)).toContain('〔2〕《登记指南》')
    expect(answerText(answer, { more: true })).toBe(moreText(answer))
  })

  test('names each place where places are compared', () => {
    const text = answerText(
      answered([cite('绳长不超过一点二米。'), cite('绳长不超过二米。', { place: '海棠市' })], { said: 2 }),
    )
    expect(text).toContain('一点二米。〔1〕')
    expect(text).toContain('二米。〔2〕')
    expect(text).toContain('海棠市')
  })

  test('of a long quotation says the part that answers, and shows that it is cut', () => {
    const long = `${'前面的话很长，'.repeat(30)}处二百元罚款，${'后面的话也很长，'.repeat(30)}`
    const text = answerText(answered([cite(long, { focus: '处二百元罚款，' })]))
    expect(head(text)).toBe('…处二百元罚款，…〔1〕')
    expect(text).toContain('回复“更多”')
    expect(moreText(answered([cite(long)]))).toContain(long)
  })

  test('is short whatever is quoted, and holds no figure that the quotations lack', () => {
    const quote = fc
      .string({ unit: fc.constantFrom('甲', '，', '。', '7', '元', '\n', '😀', '、'), minLength: 1, maxLength: 500 })
      .filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(fc.array(quote, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 3 }), (quotes, said) => {
        const answer = answered(
          quotes.map((one) => cite(one, { title: '手册', date: '' })),
          { said },
        )
        const text = answerText(answer)
        expect(head(text).length).toBeLessThanOrEqual(SHORT_ANSWER)
        expect(Buffer.from(text).toString()).toBe(text)
        for (const figure of head(text)
          .replace(/〔\d〕/g, '')
          .match(/\d+/g) ?? [])
          expect(quotes.join('\u0000')).toContain(figure)
        expect(text.includes('回复“更多”')).toBe(hasMore(answer))
      }),
    )
  })
})

describe('no answer', () => {
  const REASONS: Reason[] = [
    'no_basis',
    'out_of_scope',
    'live',
    'private',
    'opinion',
    'orders',
    'which_place',
    'outdated',
    'false_premise',
  ]

  test('each reason has words of its own, without a figure', () => {
    const texts = REASONS.map((reason) => answerText(refused(reason)))
    expect(new Set(texts).size).toBe(REASONS.length)
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(8)
      expect(text).not.toMatch(/\d/)
    }
  })

  test('says 暂无依据 and what to do next', () => {
    expect(answerText(refused('no_basis'))).toMatch(/暂无依据.*人工/)
  })

  test('says where it is known, and that it does not hold here', () => {
    expect(answerText(refused('no_basis', { elsewhere: ['海棠市'] }))).toContain('海棠市')
  })

  test('asks back with the places to choose from', () => {
    expect(answerText(refused('which_place', { outcome: 'clarify', options: ['云溪市', '海棠市'] }))).toContain(
      '云溪市、海棠市',
    )
  })

  test('there is nothing more to an answer without quotations', () => {
    expect(moreText(refused('no_basis'))).toBe('没有更多依据了。')
  })
})
