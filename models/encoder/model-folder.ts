/**
 * 模型文件夹: model.onnx and tokenizer.json, each read once and compared with the SHA-256 in checksums.json beside them, before a native
 * library makes sense of a byte. Whoever makes a model writes that file: `{"model.onnx": "<sha256>", "tokenizer.json": "<sha256>"}`.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const CHECKSUMS = 'checksums.json'

export interface ModelFiles {
  /** Changes with every byte of the two files: what a model made is kept under it. */
  id: string
  model: Buffer
  tokenizer: Buffer
  /** Of a sentence-transformers folder, how the states of the tokens become one vector; the state of [CLS] where nothing is said. */
  pooling: 'cls' | 'mean'
}

/** Throws, in words for an operator, when a file is missing or another one than the checksums say; `sealed`: also without checksums. */
export function readModelFolder(folder: string, { sealed }: { sealed: boolean }): ModelFiles {
  const checksums = checksumsOf(folder, sealed)
  const model = verified(folder, 'model.onnx', checksums)
  const tokenizer = verified(folder, 'tokenizer.json', checksums)
  const id = createHash('sha256').update(`${model.sha256}\n${tokenizer.sha256}`).digest('hex').slice(0, 12)
  return { id: `onnx@${id}`, model: model.content, tokenizer: tokenizer.content, pooling: poolingOf(folder) }
}

/** Undefined where there are none and none are demanded. */
function checksumsOf(folder: string, sealed: boolean): Record<string, unknown> | undefined {
  let text: string
  try {
    text = readFileSync(join(folder, CHECKSUMS), 'utf8')
  } catch (error) {
    if (!sealed && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`${CHECKSUMS} cannot be read: ${(error as Error).message}`)
  }
  try {
    return { ...(JSON.parse(text) as Record<string, unknown>) }
  } catch {
    throw new Error(`${CHECKSUMS} is damaged: not JSON`)
  }
}

function verified(folder: string, name: string, checksums: Record<string, unknown> | undefined) {
  const content = readFileSync(join(folder, name))
  const sha256 = createHash('sha256').update(content).digest('hex')
  if (checksums && checksums[name] !== sha256)
    throw new Error(`${name} is damaged: its SHA-256 is not the one in ${CHECKSUMS} (${sha256.slice(0, 12)}…)`)
  return { content, sha256 }
}

function poolingOf(folder: string): ModelFiles['pooling'] {
  try {
    const said = JSON.parse(readFileSync(join(folder, '1_Pooling', 'config.json'), 'utf8')) as Record<string, unknown>
    return said.pooling_mode_mean_tokens === true ? 'mean' : 'cls'
  } catch {
    return 'cls'
  }
}
