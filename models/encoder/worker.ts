/**
 * The thread in which the encoder computes: texts in, vectors out, one message at a time.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { readModelFolder } from './model-folder.ts'
import { openNetwork } from './network.ts'

export interface WorkerInput {
  folder: string
  /** Without checksums beside the model it is not loaded. */
  sealed: boolean
  /** Whoever else wants the core comes first: runner.ts sees to it. */
  givesWay?: boolean
}

export interface EncodeRequest {
  texts: string[]
}

export type WorkerReply =
  /** `width`: how many numbers it gives for a text. */
  | { kind: 'ready'; id: string; width: number }
  | { kind: 'unavailable'; reason: string }
  /** One text's numbers after the other's; vectors are of length 1. */
  | { kind: 'vectors'; vectors: Float32Array }
  | { kind: 'failed'; reason: string }

type Encode = (text: string) => Promise<Float32Array>

const port = parentPort!
const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

try {
  const { folder, sealed } = workerData as WorkerInput
  const files = readModelFolder(folder, { sealed })
  const network = await openNetwork(files)
  const encode: Encode = async (text) => {
    const { last_hidden_state: state } = await network.run(network.tokensOf(text))
    if (state === undefined) throw new Error('the model gives no last_hidden_state')
    return unit(pooled(state.data as Float32Array, state.dims[2] ?? 0, files.pooling))
  }
  // The first run of a session is slow: it is not a resident who should wait for it.
  const { length } = await encode('预热')
  port.on('message', (request: EncodeRequest) => void answer(encode, request))
  reply({ kind: 'ready', id: files.id, width: length })
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

/** [CLS] is the first token: bge's own pooling. */
function pooled(states: Float32Array, width: number, pooling: 'cls' | 'mean'): Float32Array {
  if (pooling === 'cls') return states.slice(0, width)
  const sum = new Float32Array(width)
  for (let at = 0; at < states.length; at++) sum[at % width]! += states[at]!
  return sum
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}
