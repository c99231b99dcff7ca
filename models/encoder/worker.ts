/**
 * The thread in which the encoder computes: texts in, vectors out, one message at a time.
 *
 * Both files are read once, checked against the SHA-256 handed in, and only then given to the native runtime. Texts run
 * one by one, not padded to a batch: with dynamic 8-bit quantisation a vector would depend on who else is in the batch,
 * and alone a long text is even quicker (70 against 83 ms for 507 tokens; short ones would gain a quarter).
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

export interface WorkerInput {
  folder: string
  sha256: Record<'model.onnx' | 'tokenizer.json', string>
}

export interface EncodeRequest {
  texts: string[]
}

export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'unavailable'; reason: string }
  /** One vector after the other, each of length 1. */
  | { kind: 'vectors'; vectors: Float32Array }
  | { kind: 'failed'; reason: string }

const MOST_TOKENS = 512
// No text gives fewer tokens than a fifteenth of its characters in practice; a book is not tokenised to read its first page.
const MOST_CHARACTERS = 8_000

type Encode = (text: string) => Promise<Float32Array>

const port = parentPort!
const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

try {
  const encode = await load(workerData as WorkerInput)
  // The first run of a session is slow: it is not a resident who should wait for it.
  await encode('预热')
  port.on('message', (request: EncodeRequest) => void answer(encode, request))
  reply({ kind: 'ready' })
} catch (error) {
  reply({ kind: 'unavailable', reason: error instanceof Error ? error.message : String(error) })
}

async function answer(encode: Encode, { texts }: EncodeRequest): Promise<void> {
  try {
    const vectors: Float32Array[] = []
    for (const text of texts) vectors.push(await encode(text))
    const joined = new Float32Array(vectors.reduce((sum, vector) => sum + vector.length, 0))
    let at = 0
    for (const vector of vectors) {
      joined.set(vector, at)
      at += vector.length
    }
    reply({ kind: 'vectors', vectors: joined }, [joined.buffer])
  } catch (error) {
    reply({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
  }
}

async function load({ folder, sha256 }: WorkerInput): Promise<Encode> {
  const model = verified(folder, 'model.onnx', sha256['model.onnx'])
  const tokens = verified(folder, 'tokenizer.json', sha256['tokenizer.json'])
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  const { Tokenizer } = await import('@huggingface/tokenizers')
  const tokenizer = new Tokenizer(JSON.parse(tokens.toString('utf8')) as object, {})
  const session = await InferenceSession.create(model, {
    // One thread: the machine has two, and the other one answers people.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  })
  const ask = (ids: bigint[]) => {
    const row = (values: bigint[]) => new Tensor('int64', BigInt64Array.from(values), [1, values.length])
    const ones = ids.map(() => 1n)
    const zeros = ids.map(() => 0n)
    return session.run({ input_ids: row(ids), attention_mask: row(ones), token_type_ids: row(zeros) })
  }
  return async (text) => {
    // The tokenizer does not lower capitals, and the vocabulary knows none.
    const all = tokenizer.encode(text.slice(0, MOST_CHARACTERS).normalize('NFKC').toLowerCase()).ids
    // [CLS] … [SEP]: what is cut off is cut before the closing mark.
    const ids = all.length > MOST_TOKENS ? [...all.slice(0, MOST_TOKENS - 1), all.at(-1)!] : all
    const { last_hidden_state: state } = await ask(ids.map(BigInt))
    if (state === undefined) throw new Error('the model gives no last_hidden_state')
    const width = state.dims[2] ?? 0
    return unit((state.data as Float32Array).slice(0, width))
  }
}

/** The vector of [CLS], of length 1: bge's own pooling. */
function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

function verified(folder: string, name: string, sha256: string): Buffer {
  const content = readFileSync(join(folder, name))
  const found = createHash('sha256').update(content).digest('hex')
  if (found !== sha256) throw new Error(`${name} is not the file of the card: SHA-256 ${found} instead of ${sha256}`)
  return content
}
