/** A machine on which the native runtime or a model file is missing or damaged: it starts, answers by words, and says so. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { environmentWith } from '../../config/settings.ts'
import { FILES, scratchFolder } from '../knowledge/engine/scratch.ts'
import { type Planted, plantedCopy, TSX } from '../planted-copy.ts'

const run = promisify(execFile)

const flipped = (content: Buffer) => {
  const bytes = Buffer.from(content)
  bytes[bytes.length >> 1]! ^= 0x55
  return bytes
}

const CASES: [string, Planted, RegExp][] = [
  // Two libraries at once: the second is only asked for where a base is large.
  [
    'both native libraries missing',
    { packages: { 'onnxruntime-node': undefined, 'hnswlib-node': undefined } },
    /onnxruntime-node/,
  ],
  ['a runtime that does not load', { packages: { 'onnxruntime-node': 'throw new Error("no GLIBC here")' } }, /no GLIBC here/],
  ['the model missing', { files: { 'models/encoder/model.onnx': () => undefined } }, /model\.onnx/],
  ['the model damaged', { files: { 'models/encoder/model.onnx': flipped } }, /model\.onnx is damaged/],
  ['the tokenizer damaged', { files: { 'models/encoder/tokenizer.json': flipped } }, /tokenizer\.json is damaged/],
  ['the checksums missing', { files: { 'models/encoder/checksums.json': () => undefined } }, /checksums\.json/],
]

test.each(CASES)(
  '%s: doctor says so, and questions are answered by words',
  { timeout: 180_000 },
  async (_, planted, reason) => {
    const root = plantedCopy(planted)
    const commands = [
      ['doctor', '--json'],
      ['ask', '路灯不亮了找谁报修', '--area', '青禾市'],
    ]
    const main = JSON.stringify(pathToFileURL(join(root, 'main.ts')).href)
    const script = `const { main } = await import(${main})
for (const words of ${JSON.stringify(commands)}) await main(['node', 'xiaoge', ...words])`
    const env = environmentWith({
      ...{ XIAOGE_CHANNELS: 'terminal', XIAOGE_LOG_LEVEL: 'silent', XIAOGE_ENCODER: 'on' },
      ...{ XIAOGE_KNOWLEDGE: scratchFolder(FILES), XIAOGE_DATA: scratchFolder() },
    })
    const { stdout } = await run(process.execPath, [...TSX, '--input-type=module', '-e', script], { cwd: root, env })
    const [report = '', ...answer] = stdout.split('\n')
    const { ok, findings } = JSON.parse(report) as { ok: boolean; findings: { part: string; state: string; text: string }[] }
    expect(ok).toBe(true)
    const meaning = findings.filter(({ part }) => part === '语义')
    expect(meaning).toMatchObject([{ state: 'note', text: expect.stringMatching(reason) }])
    expect(meaning[0]!.text).toContain('只按字词检索')
    expect(answer.join('\n')).toContain('拨打街道值班室电话报修')
  },
)
