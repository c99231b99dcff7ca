import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Vocabulary } from '../../../bot/hear/understanding.ts'
import { type UnderstandArgs, understandCommand } from '../../../cli/understand.ts'

const vocabulary: Vocabulary = { services: [], places: [{ id: 'cuihu', names: ['翠湖花园', '翠湖'] }] }

async function run(input: string, args: Partial<UnderstandArgs>) {
  const said = { out: '', err: '' }
  const code = await understandCommand({
    vocabulary,
    stdin: Readable.from([input]),
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    ...args,
  })
  return { code, ...said, lines: said.out.split('\n').filter(Boolean) }
}

describe('xiaoge understand', () => {
  test('gives one line of JSON for each line, in their order, with the agreed fields', async () => {
    const input = ['{"id":"b","text":"翠湖3栋2单元路灯不亮，电话13800001234"}', '', '{"id":"a","text":"低保怎么申请"}'].join(
      '\n',
    )
    const { code, lines, err } = await run(input, { json: true })
    expect([code, err]).toEqual([0, ''])
    const [first, second] = lines.map((line) => JSON.parse(line))
    expect(Object.keys(first).sort()).toEqual([
      'id',
      'incident',
      'intent',
      'masked',
      'ms',
      'pii',
      'place',
      'problems',
      'service',
      'urgency',
    ])
    expect(first).toMatchObject({
      id: 'b',
      intent: 'ticket',
      service: 'fac_light',
      place: { community: '翠湖花园', building: '3', unit: '2', room: null },
      masked: '翠湖3栋2单元路灯不亮，电话[手机号]',
      pii: [{ start: 14, end: 25, type: 'MOBILE' }],
    })
    expect(first.ms).toBeGreaterThanOrEqual(0)
    expect(second).toMatchObject({ id: 'a', intent: 'question' })
  })

  test('a line that cannot be read costs only itself, and the exit code says so', async () => {
    const { code, lines, err } = await run('{"id":1,"text":"收到"}\nnonsense\n{"id":3}\n{"id":4,"text":"谢谢"}\n', {
      json: true,
    })
    expect(code).toBe(1)
    const read = lines.map((line) => JSON.parse(line))
    expect(read.map(({ id, intent }) => [id, intent])).toEqual([
      [1, 'chitchat'],
      [undefined, undefined],
      [3, undefined],
      [4, 'chitchat'],
    ])
    expect(read[1].error).toContain('第 2 行')
    expect(err).toContain('第 3 行缺少 text')
  })

  test('one text is explained in words, with the reasons when they are asked for', async () => {
    const { code, out } = await run('', { text: '5栋路灯不亮', trace: true })
    expect(code).toBe(0)
    expect(out).toContain('意图：ticket')
    expect(out).toContain('地点：- / 5 / - / -')
    expect(out).toContain('依据：')
  })

  test('nothing to understand is a wrong use, said with an example', async () => {
    const { code, out, err } = await run('', { text: '  ' })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('例如')
  })
})
