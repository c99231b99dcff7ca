import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bare,
  errorCurve,
  type FileFacts,
  type GivenAnswer,
  type GoldQuestion,
  hits,
  longestRun,
  measure,
  measureByKind,
  scoreRow,
} from '../../../knowledge/evaluate.ts'

const FACTS: FileFacts = {
  placeOf: (file) => (file === 'a.txt' || file === 'old.txt' ? '云溪市' : '海棠市'),
  holdsIn: (place, asked) => place === asked,
  superseded: (file) => file === 'old.txt',
  placesNamed: (question) => ['云溪市', '海棠市'].filter((place) => question.includes(place)),
}
const cite = (file: string, quote: string) => ({ file, title: file, quote })
const given = (...citations: ReturnType<typeof cite>[]): GivenAnswer => ({
  outcome: 'answered',
  reply: citations[0]?.quote ?? '',
  citations,
})
const gold = (rest: Partial<GoldQuestion>): GoldQuestion => ({
  id: '1',
  question: '？',
  answerable: true,
  file: 'a.txt',
  evidence: '养犬人应当自取得犬只之日起三十日内办理登记',
  ...rest,
})

describe('a citation hits', () => {
  test('with a run of twelve characters, script, width and punctuation folded', () => {
    expect(hits(cite('a.txt', '（二）養犬人應當，自取得犬隻之日起30天'), 'a.txt', '养犬人应当自取得犬只之日起三十日内')).toBe(
      true,
    )
    expect(hits(cite('a.txt', '养犬人应当自取得犬只'), 'a.txt', '养犬人应当自取得犬只之日起三十日内')).toBe(false)
  })

  test('with 60 % of a short evidence', () => {
    expect(hits(cite('a.txt', '每月一次'), 'a.txt', '每月一次。')).toBe(true)
    expect(hits(cite('a.txt', '每月两次'), 'a.txt', '每月一次。')).toBe(false)
  })

  test('only from the evidence’s file', () => {
    expect(hits(cite('b.txt', '养犬人应当自取得犬只之日起三十日内'), 'a.txt', '养犬人应当自取得犬只之日起三十日内')).toBe(false)
  })
})

describe('a row', () => {
  test('counts the first and the first three citations apart', () => {
    const row = scoreRow(gold({}), given(cite('a.txt', '别的'), cite('a.txt', '养犬人应当自取得犬只之日起三十日内')), FACTS)
    expect(row).toMatchObject({ hitAt1: false, hitAt3: true, refused: false })
  })

  test('accepts any of the places where the answer stands', () => {
    const row = scoreRow(
      gold({ more: [{ file: 'b.txt', evidence: '三十日内到派出所办理犬只登记手续' }] }),
      given(cite('b.txt', '三十日内到派出所办理犬只登记手续')),
      FACTS,
    )
    expect(row).toMatchObject({ hitAt1: true, wrongPlace: false })
  })

  test('asks for the evidence’s figures in the reply', () => {
    const evidence = '处200元以上500元以下罚款'
    expect(scoreRow(gold({ evidence }), { ...given(), reply: '处200元以上500元以下罚款' }, FACTS).numbersInReply).toBe(true)
    expect(scoreRow(gold({ evidence }), { ...given(), reply: '处200元' }, FACTS).numbersInReply).toBe(false)
    expect(scoreRow(gold({}), given(), FACTS).numbersInReply).toBeUndefined()
  })

  test('of the unanswerable, an answer is a fault and asking back is none', () => {
    const row = gold({ answerable: false, file: null, evidence: null })
    expect(scoreRow(row, given(cite('a.txt', '某句')), FACTS).refused).toBe(false)
    expect(scoreRow(row, { outcome: 'clarify', reply: '', citations: [] }, FACTS).refused).toBe(true)
  })

  test('an ambiguous one is also right when each acceptable file is cited', () => {
    const row = gold({
      answerable: false,
      file: null,
      evidence: null,
      more: [
        { file: 'a.txt', evidence: '甲' },
        { file: 'b.txt', evidence: '乙' },
      ],
    })
    expect(scoreRow(row, given(cite('a.txt', '甲'), cite('b.txt', '乙')), FACTS).refused).toBe(true)
    expect(scoreRow(row, given(cite('a.txt', '甲')), FACTS).refused).toBe(false)
  })

  test('another city’s text is a wrong place, asked by name or by group', () => {
    const unanswerable = { answerable: false, file: null, evidence: null }
    expect(
      scoreRow(gold({ ...unanswerable, question: '云溪市能养几只' }), given(cite('b.txt', '两只')), FACTS).wrongPlace,
    ).toBe(true)
    expect(scoreRow(gold({ ...unanswerable, area: '海棠市' }), given(cite('b.txt', '两只')), FACTS).wrongPlace).toBe(false)
    expect(scoreRow(gold({}), given(cite('b.txt', '两只')), FACTS).wrongPlace).toBe(true)
  })

  test('superseded text is noticed at any rank', () => {
    expect(scoreRow(gold({}), given(cite('a.txt', '甲'), cite('old.txt', '乙')), FACTS).supersededGiven).toBe(true)
  })
})

test('measures are shares of the rows they speak of, and null without any', () => {
  const rows = [
    scoreRow(gold({ kind: 'direct' }), given(cite('a.txt', '养犬人应当自取得犬只之日起三十日内')), FACTS),
    scoreRow(gold({ kind: 'direct' }), { outcome: 'no_answer', reply: '', citations: [] }, FACTS),
    scoreRow(
      gold({ kind: 'stale', answerable: false, file: null, evidence: null }),
      { outcome: 'no_answer', reply: '', citations: [] },
      FACTS,
    ),
  ]
  expect(measure(rows)).toMatchObject({
    questions: 3,
    answerable: 2,
    hitAt1: 0.5,
    refusal: 1,
    needlessRefusal: 0.5,
    wrongPlace: 0,
  })
  expect(measureByKind(rows)).toMatchObject({ direct: { refusal: null, hitAt1: 0.5 }, stale: { hitAt1: null, refusal: 1 } })
})

test('the longest run is symmetric, within both, and whole for a text and itself', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '1'), maxLength: 30 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const run = longestRun(a, b)
      expect(run).toBe(longestRun(b, a))
      expect(run).toBeLessThanOrEqual(Math.min(a.length, b.length))
      expect(longestRun(a, `丁${a}丁`)).toBe(a.length)
      const found = run === 0 || [...a].some((_, at) => at + run <= a.length && b.includes(a.slice(at, at + run)))
      expect(found).toBe(true)
    }),
  )
  expect(bare('（A）１２，三。')).toBe('a12三')
})

test('a stricter threshold refuses more of both, and what was refused for another reason at every one', () => {
  const decided = (answerable: boolean, decision: number, id: string) =>
    scoreRow(
      gold({ id, answerable, ...(answerable ? {} : { file: null, evidence: null }) }),
      { ...given(cite('a.txt', '随便一句')), outcome: decision >= 0 ? 'answered' : 'no_answer', trace: { decision } },
      FACTS,
    )
  const rows = [
    ...[-0.6, 0.3, 1.2].map((sum) => decided(true, sum, `a${sum}`)),
    ...[-1.2, -0.1, 0.6].map((sum) => decided(false, sum, `u${sum}`)),
    scoreRow(
      gold({ id: 'rule', answerable: false, file: null, evidence: null }),
      { outcome: 'refused', reply: '', citations: [] },
      FACTS,
    ),
  ]
  const curve = errorCurve(rows)
  const at = (threshold: number) => curve.find((point) => point.threshold === threshold)
  expect(at(0)).toEqual({ threshold: 0, needlessRefusal: 1 / 3, refusal: 3 / 4 })
  expect(at(1)).toEqual({ threshold: 1, needlessRefusal: 2 / 3, refusal: 1 })
  expect(at(-2)).toEqual({ threshold: -2, needlessRefusal: 0, refusal: 1 / 4 })
  for (const [number, point] of curve.entries()) {
    expect(point.refusal).toBeGreaterThanOrEqual(curve[number - 1]?.refusal ?? 0)
    expect(point.needlessRefusal).toBeGreaterThanOrEqual(curve[number - 1]?.needlessRefusal ?? 0)
  }
})
