/** RELIABILITY row 26: no answer without ground. Over the shipped base, with the shipped encoder. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import type { Answer } from '../../../knowledge/answer-types.ts'
import { LocalEmbeddings } from '../../../knowledge/embeddings.ts'
import { type GoldQuestion, measure, scoreRow } from '../../../knowledge/evaluate.ts'
import { type Encoder, openEncoder } from '../../../models/encoder/encoder.ts'
import { type OpenBase, openBase, SHIPPED } from './base.ts'
import { forgedIn, inventedIn, unborneIn } from './ground.ts'

const OFFICE = { office: '桂园社区服务大厅', phone: '0100-5550001' }
const ROWS = readFileSync(new URL('../../fixtures/ground.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldQuestion)

let encoder: Encoder
let base: OpenBase
let given: { row: GoldQuestion; answer: Answer; reply: string }[]
beforeAll(async () => {
  encoder = await openEncoder()
  base = await openBase(SHIPPED, new LocalEmbeddings(encoder))
  given = []
  for (const row of ROWS) {
    const answer = await base.ask(row.question, row.area)
    given.push({ row, answer, reply: answerText(answer, { office: OFFICE, question: row.question }) })
  }
}, 300_000)
afterAll(async () => {
  await base.close()
  await encoder.close()
})

const share = (rows: unknown[], of: unknown[]) => rows.length / of.length
const answered = () => given.filter(({ answer }) => answer.outcome === 'answered')
const unanswerable = () => given.filter(({ row }) => !row.answerable)
const invented = (reply: string, answer: Answer) => inventedIn(reply, answer, Object.values(OFFICE).join(' '))

describe('questions that the base cannot answer', () => {
  test('there are enough of both kinds', () => {
    expect(unanswerable().length).toBeGreaterThanOrEqual(150)
    expect(ROWS.length - unanswerable().length).toBeGreaterThanOrEqual(150)
    expect(new Set(ROWS.map(({ question }) => question)).size).toBe(ROWS.length)
  })

  test('are hardly ever answered, and needlessly refused are few', () => {
    const facts = { placeOf: () => undefined, holdsIn: () => true, superseded: () => false, placesNamed: () => [] }
    const scores = given.map(({ row, answer, reply }) =>
      scoreRow(row, { outcome: answer.outcome, citations: answer.citations, reply }, facts),
    )
    const near = scores.filter(({ kind }) => kind === 'near_miss')
    const wrong = given.filter(({ row, answer }) => (answer.outcome === 'answered') !== row.answerable)
    const list = wrong
      .map(({ row, answer }) => `${row.id} ${row.question} → ${answer.reason ?? answer.citations[0]?.quote}`)
      .join('\n')
    const { needlessRefusal, hitAt3 } = measure(scores)
    expect(measure(scores.filter((score) => !near.includes(score))).refusal, list).toBeGreaterThanOrEqual(0.95)
    // What a file nearly says is the hard part: every one of these has its matter and its place in the base.
    expect(measure(near).refusal, list).toBeGreaterThanOrEqual(0.5)
    expect(needlessRefusal, list).toBeLessThanOrEqual(0.1)
    expect(hitAt3).toBeGreaterThanOrEqual(0.9)
  })

  test('get a short, kind reply with a next step', () => {
    for (const { answer, reply } of unanswerable()) {
      if (answer.outcome === 'answered' || answer.citations.length > 0) continue
      expect(reply.split('\n')[0]!.length).toBeLessThanOrEqual(140)
      expect(reply).toMatch(/人工|直接|问|请/)
    }
  })
})

describe('whatever is answered', () => {
  test('every quotation is the file’s own, and every claim stands in a quotation', () => {
    expect(given.flatMap(({ answer }) => forgedIn(answer, base.snapshot))).toEqual([])
    const bad = answered().filter(({ answer, reply }) => unborneIn(reply, answer).length > 0)
    expect(share(bad, answered()), JSON.stringify(bad.map(({ reply }) => reply))).toBeLessThanOrEqual(0.02)
  })

  test('no figure, phone or date is invented, in no reply', () => {
    expect(given.flatMap(({ answer, reply }) => invented(reply, answer))).toEqual([])
  })
})

describe('the check catches', () => {
  const change = (how: (reply: string) => string) =>
    answered().filter(({ answer, reply }) => how(reply) !== reply && invented(how(reply), answer).length === 0)

  test.each([
    ['a phone number that is added', (reply: string) => `${reply}\n咨询电话 0100-5557788`],
    ['a figure that is added', (reply: string) => reply.replace('〔1〕', '，逾期罚款8765元〔1〕')],
    ['a date that is added', (reply: string) => `${reply}，自2031年9月17日起执行`],
    ['a figure in characters that is added', (reply: string) => reply.replace('〔1〕', '，限期九百零七天〔1〕')],
  ])('%s, in every reply', (_, how) => expect(change(how)).toEqual([]))

  test('a digit that is changed', () => {
    const twisted = answered().flatMap(({ answer, reply }) => {
      const [said = ''] = reply.split('出处：')
      const figure = /\d{3,}/.exec(said)?.[0]
      if (figure === undefined) return []
      return [
        {
          found:
            invented(reply.replaceAll(figure, `${figure.slice(0, -1)}${(Number(figure.at(-1)) + 3) % 10}`), answer).length > 0,
        },
      ]
    })
    expect(twisted.length).toBeGreaterThan(20)
    expect(twisted.filter(({ found }) => found).length / twisted.length).toBeGreaterThan(0.95)
  })

  test('a claim that no passage holds', () => {
    const claim = (reply: string) => reply.replace('〔1〕', '这件事由市长亲自督办〔1〕')
    expect(answered().filter(({ answer, reply }) => unborneIn(claim(reply), answer).length === 0)).toEqual([])
  })

  test('an answer to everything', () => {
    const all = unanswerable().map(({ row, answer }) =>
      scoreRow(
        row,
        { outcome: 'answered', citations: answer.citations, reply: '' },
        { placeOf: () => undefined, holdsIn: () => true, superseded: () => false, placesNamed: () => [] },
      ),
    )
    expect(measure(all).refusal).toBeLessThan(0.95)
  })
})
