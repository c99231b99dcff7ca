import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import { scoreAll } from '../../../cli/eval.ts'
import { LocalEmbeddings } from '../../../knowledge/embeddings.ts'
import { type GoldQuestion, measure } from '../../../knowledge/evaluate.ts'
import { type Encoder, openEncoder } from '../../../models/encoder/encoder.ts'
import { FIXTURE, type OpenBase, openBase, SHIPPED } from './base.ts'

let encoder: Encoder
let base: OpenBase
beforeAll(async () => {
  encoder = await openEncoder()
  base = await openBase(FIXTURE, new LocalEmbeddings(encoder))
})
afterAll(async () => {
  await base.close()
  await encoder.close()
})

describe('by meaning', () => {
  test.each([
    ['云溪这边，牵狗出门的绳子最长多少米', '一点二米'],
    ['云溪给狗上户口要花钱不', '登记不收费'],
    ['海棠，收容所通知我接狗，最晚几天内得去认', '七日内认领'],
    ['云溪大人不在，狗能带上公交吗', '公共交通工具'],
    ['海棠半夜给电瓶车充电便宜吗，一度几钱', '每度四角'],
  ])('%s', async (question, words) => {
    const { citations } = await base.ask(question)
    expect(
      citations
        .slice(0, 3)
        .map(({ quote }) => quote)
        .join(''),
    ).toContain(words)
  })

  test.each(['云溪养狗一个月要花几千块伙食费', '海棠的狗能不能参加选美', '护照过期了到哪里换'])(
    'no basis: %s',
    async (question) => {
      expect((await base.ask(question)).outcome).not.toBe('answered')
    },
  )

  test('the shipped base answers its own development questions well', { timeout: 120_000 }, async () => {
    const shipped = await openBase(SHIPPED, new LocalEmbeddings(encoder))
    try {
      const lines = readFileSync(new URL('./development.jsonl', import.meta.url), 'utf8')
        .trim()
        .split('\n')
      const rows = await scoreAll(
        lines.map((line) => JSON.parse(line) as GoldQuestion),
        { snapshot: shipped.snapshot },
      )
      const measures = measure(rows)
      expect(measures.hitAt1).toBeGreaterThanOrEqual(0.78)
      expect(measures.hitAt3).toBeGreaterThanOrEqual(0.85)
      expect(measures.refusal).toBeGreaterThanOrEqual(0.58)
      expect(measures.needlessRefusal).toBeLessThanOrEqual(0.15)
      expect(measures.wrongPlace).toBeLessThanOrEqual(0.03)
      expect(measures.supersededGiven).toBe(0)
    } finally {
      await shipped.close()
    }
  })

  test('the reply is short, and every figure in it stands in a quotation', async () => {
    const answer = await base.ask('云溪带狗上街没有用绳子，要交多少罚款')
    const [before = ''] = answerText(answer).split('回复“更多”')
    expect(before.split('出处')[0]!.length).toBeLessThanOrEqual(120)
    expect(answer.outcome).toBe('answered')
    const quotes = answer.citations.map(({ quote }) => quote).join('\n')
    for (const figure of before.split('出处')[0]!.match(/[0-9零一二三四五六七八九十百千]+元/g) ?? [])
      expect(quotes).toContain(figure)
  })
})
