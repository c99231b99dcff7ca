import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clock, systemClock } from '../../clock.ts'
import { type Encoder, EncoderUnavailable, openEncoder } from '../../models/encoder/encoder.ts'

const folder = fileURLToPath(new URL('../../models/encoder/', import.meta.url))
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)

describe('the encoder', () => {
  let encoder: Encoder
  beforeAll(async () => {
    encoder = await openEncoder()
  })
  afterAll(() => encoder.close())

  test('puts texts of one meaning nearer than texts of two', async () => {
    const [asked, near, far] = await encoder.encode(['家里停水了找谁', '供水故障由哪个部门负责抢修', '狗没有拴绳子会罚多少钱'])
    expect(cosine(asked!, near!)).toBeGreaterThan(cosine(asked!, far!) + 0.1)
    for (const vector of [asked!, near!, far!]) {
      expect(vector.length).toBe(encoder.dimension)
      expect(cosine(vector, vector)).toBeCloseTo(1, 5)
    }
  })

  test('gives a text the same vector whatever stands beside it', async () => {
    const [alone] = await encoder.encode(['楼道里堆放杂物'])
    const [, among] = await encoder.encode(['电梯', '楼道里堆放杂物', '一段长得多的话，'.repeat(60)])
    expect([...among!]).toEqual([...alone!])
  })

  test('does not tell capitals or full-width letters apart', async () => {
    const [small, large, wide] = await encoder.encode(['wifi和abc', 'WiFi和ABC', 'ＷiFi和ＡＢＣ'])
    expect([...large!]).toEqual([...small!])
    expect([...wide!]).toEqual([...small!])
  })

  test('takes empty, odd and endless texts', async () => {
    const vectors = await encoder.encode(['', ' \n', '\ud800', '🙂🙂', '社区'.repeat(50_000)])
    for (const vector of vectors) expect(cosine(vector, vector)).toBeCloseTo(1, 5)
    expect(await encoder.encode([])).toEqual([])
  })

  test('answers a question before the passages that wait', async () => {
    const order: string[] = []
    const passages = encoder.encode(
      Array.from({ length: 30 }, (_, at) => `第${at}条：${'小区公共楼道内禁止停放电动自行车。'.repeat(5)}`),
    )
    await Promise.all([
      passages.then(() => order.push('passages')),
      encoder.encode(['问'], { priority: 'now' }).then(() => order.push('question')),
    ])
    expect(order).toEqual(['question', 'passages'])
  })

  test('leaves off when it is told to, and goes on with the rest', async () => {
    const stop = new AbortController()
    const long = encoder.encode(
      Array.from({ length: 200 }, (_, at) => `${at}${'网格员巡查'.repeat(20)}`),
      { signal: stop.signal },
    )
    stop.abort(new Error('closing time'))
    await expect(long).rejects.toThrow('closing time')
    expect(await encoder.encode(['还在'])).toHaveLength(1)
  })
})

describe('an encoder that does not run', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'xiaoge-encoder-'))
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  test('is refused when its folder is empty', async () => {
    const opening = openEncoder({ folder: scratch })
    await expect(opening).rejects.toBeInstanceOf(EncoderUnavailable)
    await expect(opening).rejects.toThrow('model.onnx')
  })

  const copied = () => {
    for (const name of ['model.onnx', 'tokenizer.json', 'checksums.json']) copyFileSync(join(folder, name), join(scratch, name))
  }

  test.each(['model.onnx', 'tokenizer.json'])('is refused when one byte of %s differs from its checksum', async (name) => {
    copied()
    const bytes = readFileSync(join(scratch, name))
    bytes[2000]! ^= 1
    writeFileSync(join(scratch, name), bytes)
    await expect(openEncoder({ folder: scratch })).rejects.toThrow(`${name} is damaged`)
  })

  test.each(['{"model.onnx"', '{}', 'null'])('is refused when the checksums are %s', async (content) => {
    copied()
    writeFileSync(join(scratch, 'checksums.json'), content)
    await expect(openEncoder({ folder: scratch })).rejects.toThrow('damaged')
  })

  test('of somebody’s own folder needs no checksums; what it is called then follows its bytes all the same', async () => {
    copied()
    const [own, elsewhere] = [await openEncoder(), await openEncoder({ folder: scratch })]
    rmSync(join(scratch, 'checksums.json'))
    const unsealed = await openEncoder({ folder: scratch })
    expect([elsewhere.id, unsealed.id]).toEqual([own.id, own.id])
    await Promise.all([own, elsewhere, unsealed].map((one) => one.close()))
  })

  test('is refused when its tokenizer is whole but none', async () => {
    copied()
    rmSync(join(scratch, 'checksums.json'))
    writeFileSync(join(scratch, 'tokenizer.json'), '{"model": {"type": "none of ours"}}')
    await expect(openEncoder({ folder: scratch })).rejects.toBeInstanceOf(EncoderUnavailable)
  })
})

describe('a thread that goes wrong', () => {
  const worker = new URL('./broken/worker.ts', import.meta.url)
  const open = (clock: Clock = systemClock) => openEncoder({ worker, clock })

  test.each(['die', 'throw', 'short'])('costs only the texts that broke it (%s)', async (text) => {
    const encoder = await open()
    const [broken, next] = await Promise.allSettled([encoder.encode([text]), encoder.encode(['fine'])])
    expect(broken).toMatchObject({ status: 'rejected', reason: { code: 'encoder_unavailable' } })
    expect(next).toMatchObject({ status: 'fulfilled' })
    await encoder.close()
  })

  test('is noticed when it hangs', async () => {
    let patience = () => {}
    const clock: Clock = {
      ...systemClock,
      sleep: (_ms, signal) =>
        new Promise((resolve) => {
          patience = resolve
          signal?.addEventListener('abort', () => resolve())
        }),
    }
    const encoder = await open(clock)
    const hung = encoder.encode(['hang'])
    patience()
    await expect(hung).rejects.toThrow('has not answered')
    expect(await encoder.encode(['fine'])).toHaveLength(1)
    await encoder.close()
  })

  test('is given up when it is lost twice in a row', async () => {
    const encoder = await open()
    const outcomes = await Promise.allSettled(['die', 'die', 'fine'].map((text) => encoder.encode([text])))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(encoder.encode(['fine'])).rejects.toThrow('lost twice')
    await encoder.close()
  })

  test('rejects what waits when it is closed', async () => {
    const encoder = await open()
    const waiting = expect(encoder.encode(['hang'])).rejects.toThrow('closed')
    await encoder.close()
    await waiting
    await expect(encoder.encode(['fine'])).rejects.toThrow('closed')
  })
})

test('the shipped files are those of their checksums', () => {
  const checksums = JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')) as Record<string, string>
  expect(Object.keys(checksums).sort()).toEqual(['model.onnx', 'tokenizer.json'])
  for (const [name, sha256] of Object.entries(checksums)) {
    const content = readFileSync(join(folder, name))
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
  }
})
