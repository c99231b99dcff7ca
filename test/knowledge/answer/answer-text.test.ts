import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerText, hasMore, moreText, SHORT_ANSWER } from '../../../bot/words/answer-text.ts'
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

  test('of a page of questions and answers says which question is answered', () => {
    const said = (heading: string, quote = '能。提前三天到服务站登记，不收费。') =>
      head(answerText(answered([cite(quote, { heading })])))
    expect(said('4、活动室能借吗？')).toBe('活动室能借吗？ 能。提前三天到服务站登记，不收费。〔1〕')
    expect(said('问：活动室能借吗?')).toBe('活动室能借吗? 能。提前三天到服务站登记，不收费。〔1〕')
    expect(said('常见问题 › （三）活动室能借吗？')).toBe('活动室能借吗？ 能。提前三天到服务站登记，不收费。〔1〕')
    expect(said('二、怎样借用')).toBe('能。提前三天到服务站登记，不收费。〔1〕')
    expect(said('活动室能借吗？', '活动室能借吗？能。')).toBe('活动室能借吗？能。〔1〕')
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
    'not_yet',
    'earlier_year',
    'ended',
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

  test('says of what it is known instead, and that it is no answer', () => {
    const text = answerText(refused('no_basis', { instead: { asked: '猫', written: '犬只' } }))
    expect(text).toMatch(/暂无依据.*“犬只”.*“猫”.*不能当答案/)
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

describe('each refusal', () => {
  const office = { office: '桂园社区服务大厅', phone: '0100-5550001' }

  test('names the public office of the settings, and without one no number', () => {
    for (const reason of ['no_basis', 'live', 'private', 'outdated', 'false_premise'] as const) {
      expect(answerText(refused(reason), { office })).toContain('桂园社区服务大厅（0100-5550001）')
      expect(answerText(refused(reason))).toContain('居委会服务台')
    }
  })

  test('is short', () => {
    const reasons: Reason[] = ['no_basis', 'out_of_scope', 'live', 'private', 'opinion', 'orders', 'outdated', 'false_premise']
    for (const reason of reasons) expect(answerText(refused(reason), { office }).length).toBeLessThanOrEqual(120)
  })

  test('to a question in English says one sentence of English, too', () => {
    expect(answerText(refused('no_basis'), { question: 'Where can I rent a boat here?' })).toMatch(
      /暂无依据[\s\S]*\n[A-Z][^\n]+\.$/,
    )
    expect(answerText(refused('no_basis'), { question: '哪里租船 boat' })).not.toMatch(/Sorry/)
    expect(answerText(refused('no_basis'), { question: 'OK' })).not.toMatch(/Sorry/)
  })

  test('shows what is on file beside a false premise, without saying that it answers', () => {
    const text = answerText(refused('false_premise', { citations: [cite('每户限养一只。')] }))
    expect(text).toMatch(/文件里没查到这样的说法[\s\S]*每户限养一只。〔1〕[\s\S]*《云溪市养犬管理办法》/)
  })

  test('names the outdated file with its day', () => {
    const past = { title: '水箱清洗安排', validUntil: '2024-12-31' }
    expect(answerText(refused('outdated', { past }))).toMatch(/《水箱清洗安排》（有效期到 2024-12-31），已经失效/)
  })
})

describe('lists, tables and figures', () => {
  test('a list of up to a screen is said whole, an item a line', () => {
    const quote = [
      '应当提交下列材料：',
      ...['身份证明', '租赁合同', '免疫证明', '犬只照片'].map(
        (paper, at) => `（${'一二三四'[at]}）${'本人的'.repeat(8)}${paper}；`,
      ),
    ].join('\n')
    const text = answerText(answered([cite(quote, { focus: '应当提交下列材料：' })]))
    for (const paper of ['身份证明', '租赁合同', '免疫证明', '犬只照片']) expect(text).toContain(paper)
    expect(text).toContain('\n（二）')
  })

  test('a row of a table is said with the names of its columns', () => {
    const text = answerText(answered([cite('| 3 号 | 社保、医保 |', { columns: ['窗口', '办什么'] })]))
    expect(text).toContain('窗口：3 号，办什么：社保、医保〔1〕')
    expect(text).not.toContain('|')
  })

  test('a cut never goes through a figure', () => {
    const cut = fc.integer({ min: 60, max: 140 })
    fc.assert(
      fc.property(cut, fc.constantFrom('12345元', '1.5米', '二百三十元', '0100-5550001'), (before, figure) => {
        const text = head(
          answerText(answered([cite(`${'甲'.repeat(before)}${figure}${'乙'.repeat(200)}`, { title: '手册', date: '' })])),
        )
        const said = text.replace(/〔1〕$/, '').replace(/[甲乙…]/g, '')
        expect(['', figure]).toContain(said)
      }),
    )
  })

  test('of places side by side each is named in front, and who has none is said to have none', () => {
    const text = answerText(
      answered([cite('绳长不超过一点二米。'), cite('绳长不超过二米。', { place: '福建省三明市永安市' })], {
        said: 2,
        lacking: ['海棠市'],
      }),
    )
    expect(text).toContain('云溪市：绳长不超过一点二米。〔1〕\n永安市：绳长不超过二米。〔2〕\n海棠市：暂无依据。')
  })
})
