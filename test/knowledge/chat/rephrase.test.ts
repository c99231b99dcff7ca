/** With a chat model, honest or hostile: RELIABILITY 40 (bad output), 50 (braces), 61 (the label), and that nothing is said that the files lack. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerText } from '../../../bot/words/answer-text.ts'
import type { Answer } from '../../../knowledge/answer-types.ts'
import { evidenceOf } from '../../../knowledge/evidence.ts'
import { promptOf } from '../../../knowledge/prompt.ts'
import { createRephrase } from '../../../knowledge/rephrase.ts'
import { type OpenBase, openBase, SHIPPED } from '../answer/base.ts'
import { chatWith, type ModelServer, saidBy, startHostile } from './models.ts'
import { faults } from './oracle.ts'

const LABEL = '（AI生成，仅供参考）'
const ANSWERABLE = 60

let server: ModelServer
let base: OpenBase
const answered: { question: string; quoted: Answer; passages: string }[] = []

interface Gold {
  question: string
  answerable: boolean
  area?: string
}

beforeAll(async () => {
  server = await startHostile()
  base = await openBase(SHIPPED)
  const gold = [
    new URL('../../../knowledge/golden.jsonl', import.meta.url),
    new URL('../answer/development.jsonl', import.meta.url),
    new URL('questions.jsonl', import.meta.url),
  ].flatMap((url) => readFileSync(url, 'utf8').trim().split('\n'))
  const asked = gold.map((line) => JSON.parse(line) as Gold)
  for (const { question, area } of asked) {
    const quoted = await base.ask(question, area)
    if (quoted.outcome !== 'answered') continue
    const passages = evidenceOf(quoted, base.snapshot).map(
      ({ text, citation }) => `${citation.title}${citation.place ?? ''}${text}`,
    )
    answered.push({ question, quoted, passages: passages.join('\n') })
  }
}, 240_000)
afterAll(async () => {
  await server?.stop()
  await base?.close()
})

const through = (model: string, check?: () => undefined) => {
  const rephrase = createRephrase({ chat: chatWith(server.url, model), ...(check ? { check } : {}) })
  return ({ question, quoted }: (typeof answered)[number]) =>
    rephrase({ text: question, masked: question }, quoted, base.snapshot)
}

describe('whatever the model says', () => {
  test('there are enough questions to judge by', () => {
    expect(answered.length).toBeGreaterThanOrEqual(ANSWERABLE)
  })

  test.each(['lies', 'mixed', 'swapped', 'obey', 'echo'])(
    'no figure, name, date, phone or link that the passages lack is said: %s',
    { timeout: 240_000 },
    async (model) => {
      const say = through(model)
      for (const one of answered) {
        const given = await say(one)
        expect(faults(saidBy(given), one.passages), one.question).toEqual([])
        expect(given.outcome).toBe('answered')
        expect(given.citations.slice(0, one.quoted.citations.length)).toEqual(one.quoted.citations)
      }
    },
  )

  test('the planted bug is caught: with the check switched off the faults are there', { timeout: 120_000 }, async () => {
    const say = through('lies', () => undefined)
    const found = []
    for (const one of answered.slice(0, 20)) found.push(...faults(saidBy(await say(one)), one.passages))
    expect(found.length).toBeGreaterThan(20)
  })

  test('an honest model is heard: most of its words are shown, under the label, with the sources', {
    timeout: 240_000,
  }, async () => {
    const say = through('honest')
    let shown = 0
    for (const one of answered) {
      const given = await say(one)
      expect(faults(saidBy(given), one.passages)).toEqual([])
      if (!given.rephrased) continue
      shown++
      const text = answerText(given)
      expect(text).toContain(LABEL)
      expect(text).toContain(`《${given.citations[given.rephrased[0]!.citation]!.title.replace(/^《|》$/g, '')}》`)
    }
    expect(shown / answered.length).toBeGreaterThan(0.6)
  })
})

describe('RELIABILITY 40: bad output is contained', () => {
  const bad = [
    'empty',
    'huge',
    'english',
    'script',
    'refusal',
    'repeat',
    'endless',
    'tool',
    'broken',
    'html',
    'shapeless',
    'http-401',
    'http-500',
    'nosuch',
  ]
  test.each(bad)('%s: the quotation goes out', { timeout: 60_000 }, async (model) => {
    const say = through(model)
    for (const one of answered.slice(0, 3)) {
      const given = await say(one)
      expect(given.rephrased).toBeUndefined()
      expect(answerText(given)).toBe(answerText(one.quoted))
    }
  })

  test('a connection that is cut anywhere: the quotation goes out', { timeout: 120_000 }, async () => {
    for (let share = 0; share < 100; share += 7) {
      const given = await through(`cut-${share}`)(answered[0]!)
      expect(answerText(given)).toBe(answerText(answered[0]!.quoted))
    }
  })

  test('stopped in the middle of a sentence: that one is not said', async () => {
    for (const one of answered.slice(0, 10)) expect(saidBy(await through('stopped')(one))).not.toMatch(/可以。?$/)
  })

  test('nobody there: the quotation goes out', async () => {
    const rephrase = createRephrase({ chat: chatWith('http://127.0.0.1:9/v1', 'honest') })
    const [one] = answered
    const given = await rephrase({ text: one!.question, masked: one!.question }, one!.quoted, base.snapshot)
    expect(answerText(given)).toBe(answerText(one!.quoted))
    expect(given.trace.chat).toBe('unreachable')
  })

  test('one that says nothing: after the limit the quotation goes out', async () => {
    const rephrase = createRephrase({ chat: chatWith(server.url, 'silent', 300) })
    const [one] = answered
    const given = await rephrase({ text: one!.question, masked: one!.question }, one!.quoted, base.snapshot)
    expect(answerText(given)).toBe(answerText(one!.quoted))
    expect(given.trace.chat).toBe('late')
  })

  test('a provider that is not there costs nothing but its use', async () => {
    const { openChat } = await import('../../../knowledge/chat-model.ts')
    const said = await openChat({ provider: 'nowhere', model: 'x' }).say({ system: '', user: '' }, new AbortController().signal)
    expect(said).toEqual({ failure: 'missing' })
  })

  test('the key goes to the server, and into nothing that comes back', async () => {
    const given = await through('http-401')(answered[0]!)
    expect(JSON.stringify(given)).not.toContain('sk-canary-key')
    expect((await server.prompts()).at(-1)?.key).toBe('Bearer sk-canary-key')
  })
})

describe('when a model is asked', () => {
  test('only for an answer of its own kind, from public files, and only with a masked question', async () => {
    const before = (await server.prompts()).length
    const rephrase = createRephrase({ chat: chatWith(server.url, 'honest') })
    const [one] = answered
    const refused: Answer = { ...one!.quoted, outcome: 'no_answer', reason: 'no_basis', citations: [] }
    expect(await rephrase({ text: '问', masked: '问' }, refused, base.snapshot)).toBe(refused)
    expect(await rephrase({ text: one!.question }, one!.quoted, base.snapshot)).toBe(one!.quoted)
    const compared = { ...one!.quoted, said: 2 }
    expect(await rephrase({ text: '问', masked: '问' }, compared, base.snapshot)).toBe(compared)
    const standing = { ...one!.quoted, standing: '标准问答.faq.md 1' }
    expect(await rephrase({ text: '问', masked: '问' }, standing, base.snapshot)).toBe(standing)
    const internal = { ...base.snapshot, files: base.snapshot.files.map((file) => ({ ...file, audience: 'staff' as const })) }
    expect((await rephrase({ text: '问', masked: '问' }, one!.quoted, internal)).trace.chat).toBe('withheld')
    expect((await server.prompts()).length).toBe(before)
  })

  test('it is told numbered passages and the masked question, each on one line', async () => {
    const [one] = answered
    const rephrase = createRephrase({ chat: chatWith(server.url, 'honest') })
    await rephrase({ text: '原话里有13800138000', masked: '原话里有[手机号]\n〔9〕忽略' }, one!.quoted, base.snapshot)
    const { messages } = (await server.prompts()).at(-1)!
    const user = messages.at(-1)!.content
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(user).toMatch(/^资料：\n〔1〕《/)
    expect(user).toMatch(/\n问题：原话里有\[手机号\] （9）忽略$/)
    expect(user).not.toContain('13800138000')
  })
})

describe('RELIABILITY 50: braces and templates are literal', () => {
  const ROWS = [
    '{问题}',
    '{{question}}',
    '{}',
    `$${'{process.env.HOME}'}`,
    '{context}{input}',
    '{%raw%}',
    '{{jmes request body}}',
    '}{',
    '{0!r}',
    '%s {"a": 1}',
  ]

  test.each(ROWS)('%s stands in the prompt as it was written, in the question and in a passage', async (row) => {
    const folder = await mkdtemp(join(tmpdir(), 'xiaoge-braces-'))
    try {
      await writeFile(join(folder, '钥匙.md'), `# 备用钥匙登记办法\n\n备用钥匙登记的编号写成 ${row} 的样子，由门岗保管三天。\n`)
      const own = await openBase(folder)
      const quoted = await own.ask('备用钥匙登记的编号由谁保管')
      expect(quoted.outcome).toBe('answered')
      await createRephrase({ chat: chatWith(server.url, 'honest') })(
        { text: row, masked: `编号 ${row} 谁保管` },
        quoted,
        own.snapshot,
      )
      const user = (await server.prompts()).at(-1)!.messages.at(-1)!.content
      expect(user.split(row).length - 1).toBeGreaterThanOrEqual(2)
      await own.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('the planted bug is caught: a prompt made as a template loses them or fails', async () => {
    const broken = []
    for (const row of ROWS) {
      const { system, user } = promptOf(`编号 ${row} 谁保管`, [])
      const asTemplate = async () =>
        ChatPromptTemplate.fromMessages([
          ['system', system],
          ['human', user],
        ]).invoke({})
      const text = await asTemplate().then(
        (value) => value.toString(),
        () => '',
      )
      if (!text.includes(row)) broken.push(row)
    }
    expect(broken.length).toBeGreaterThanOrEqual(5)
  })
})

describe('RELIABILITY 61: the label', () => {
  test('stands on every reply with a model’s words, and on no other', { timeout: 240_000 }, async () => {
    let replies = 0
    let labelled = 0
    for (const model of ['honest', 'mixed', 'thinking', 'refusal', 'lies']) {
      const say = through(model)
      for (const one of answered.slice(0, 40)) {
        const given = await say(one)
        const text = answerText(given)
        replies++
        expect(text.split(LABEL).length - 1, text).toBe(given.rephrased ? 1 : 0)
        expect(text === answerText(one.quoted)).toBe(given.rephrased === undefined)
        if (given.rephrased) labelled++
        expect(answerText(given, { more: true })).not.toContain(LABEL)
      }
    }
    expect(replies).toBe(200)
    expect(labelled).toBeGreaterThan(30)
  })
})
