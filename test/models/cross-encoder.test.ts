import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openCrossEncoder } from '../../models/cross-encoder/cross-encoder.ts'
import { openListener } from '../../models/listener/listener.ts'

const encoder = fileURLToPath(new URL('../../models/encoder/', import.meta.url))

/** Protobuf by hand: the smallest ONNX there is, whose number for a pair is the mean of its token types, the share of the second text. */
const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)])
const int = (field: number, value: number) => [...varint(field << 3), ...varint(value)]
const bytes = (field: number, content: readonly number[]) => [
  ...varint((field << 3) | 2),
  ...varint(content.length),
  ...content,
]
const text = (field: number, words: string) => bytes(field, [...Buffer.from(words)])
const FLOAT = 1
const INT64 = 7

function tinyModel(outputs: 1 | 3): Buffer {
  const tensor = (name: string, type: number, dims: readonly (number | string)[]) => {
    const shape = dims.flatMap((dim) => bytes(1, typeof dim === 'number' ? int(1, dim) : text(2, dim)))
    return [...text(1, name), ...bytes(2, bytes(1, [...int(1, type), ...bytes(2, shape)]))]
  }
  const attribute = (name: string, type: number, value: readonly number[]) =>
    bytes(5, [...text(1, name), ...value, ...int(20, type)])
  const cast = [...text(1, 'token_type_ids'), ...text(2, 'floats'), ...text(4, 'Cast'), ...attribute('to', 2, int(3, FLOAT))]
  const mean = [
    ...[...text(1, 'floats'), ...text(2, 'mean'), ...text(4, 'ReduceMean')],
    ...[...attribute('axes', 7, int(8, 1)), ...attribute('keepdims', 2, int(3, 1))],
  ]
  const joined = [
    ...Array.from({ length: outputs }, () => text(1, 'mean')).flat(),
    ...[...text(2, 'logits'), ...text(4, 'Concat'), ...attribute('axis', 2, int(3, 1))],
  ]
  const graph = [
    ...[cast, mean, joined].flatMap((node) => bytes(1, node)),
    ...text(2, 'tiny'),
    ...bytes(11, tensor('token_type_ids', INT64, [1, 'n'])),
    ...bytes(12, tensor('logits', FLOAT, [1, outputs])),
  ]
  return Buffer.from([...int(1, 8), ...bytes(7, graph), ...bytes(8, int(2, 13))])
}

function folder(model: Buffer): string {
  const made = mkdtempSync(join(tmpdir(), 'xiaoge-cross-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  cpSync(join(encoder, 'tokenizer.json'), join(made, 'tokenizer.json'))
  writeFileSync(join(made, 'model.onnx'), model)
  return made
}

test('a folder of one’s own scores pairs, in their order, however long', async () => {
  const cross = await openCrossEncoder({ folder: folder(tinyModel(1)) })
  onTestFinished(() => cross.close())
  const [short, long, endless] = await cross.scores('路灯坏了', ['灯', '路灯不亮的拨打值班室电话', '社区'.repeat(5_000)])
  // Of “[CLS] 路灯坏了 [SEP] 灯 [SEP]” two of eight are the second text's.
  expect(short).toBeCloseTo(2 / 8, 5)
  expect(long).toBeGreaterThan(short!)
  expect(endless).toBeGreaterThan(0.9)
})

test('what is none, or is damaged, is refused with the reason', async () => {
  await expect(openCrossEncoder({ folder: folder(tinyModel(3)) })).rejects.toThrow('no cross-encoder: it gives 3 numbers')
  await expect(openCrossEncoder({ folder: encoder })).rejects.toThrow('no cross-encoder')
  const damaged = folder(tinyModel(1))
  writeFileSync(join(damaged, 'checksums.json'), '{"model.onnx": "00", "tokenizer.json": "00"}')
  await expect(openCrossEncoder({ folder: damaged })).rejects.toThrow('model.onnx is damaged')
})

test('our own tells a passage that answers from one that only speaks of the matter', async () => {
  const own = await openCrossEncoder()
  onTestFinished(() => own.close())
  const [answers, beside, away] = await own.scores('积分满多少可以换理发服务', [
    '桂园社区积分办法 兑换：积分满200分可以换一次理发服务，每月第一个周六在活动室办理。',
    '桂园社区积分办法 总则：积分由楼栋长记录，每季度公布一次，居民可以查询。',
    '城市养犬管理条例：养犬人应当为犬只办理登记，每年年检一次。',
  ])
  expect(answers!).toBeGreaterThan(beside!)
  expect(beside!).toBeGreaterThan(away!)
})

test('our own hears what a message means, between the texts that it reads; another one only reads', async () => {
  const own = await openCrossEncoder()
  onTestFinished(() => own.close())
  const { heads } = openListener()
  const order: string[] = []
  const reading = own
    .scores('积分满多少可以换理发服务', Array(6).fill('积分满200分可以换一次理发服务'))
    .then(() => order.push('read'))
  const meanings = await own.hear('楼道里的灯又不亮了，晚上老人上下楼看不见')
  order.push('heard')
  await reading
  expect(order).toEqual(['heard', 'read'])
  const services = [...meanings].slice(heads.intent!.length, heads.intent!.length + heads.service!.length)
  expect(heads.service![services.indexOf(Math.max(...services))]).toBe('fac_light')
  // However long it is.
  expect(await own.hear('灯坏了'.repeat(5_000))).toHaveLength(meanings.length)

  const other = await openCrossEncoder({ folder: folder(tinyModel(1)) })
  onTestFinished(() => other.close())
  await expect(other.hear('灯坏了')).rejects.toThrow('it does not hear')
  expect(await other.scores('路灯坏了', ['灯'])).toHaveLength(1)
})

test('a changed byte of our own is enough to refuse it', async () => {
  const own = fileURLToPath(new URL('../../models/cross-encoder/', import.meta.url))
  const copy = mkdtempSync(join(tmpdir(), 'xiaoge-cross-'))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  for (const name of ['model.onnx', 'tokenizer.json', 'checksums.json']) cpSync(join(own, name), join(copy, name))
  const model = readFileSync(join(copy, 'model.onnx'))
  model[1_000_000]! ^= 1
  writeFileSync(join(copy, 'model.onnx'), model)
  await expect(openCrossEncoder({ folder: copy })).rejects.toThrow('model.onnx is damaged')
})
