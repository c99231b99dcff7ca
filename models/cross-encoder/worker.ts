/** The thread in which a cross-encoder computes: a question and texts in, one number per text out. */
import { parentPort, workerData } from 'node:worker_threads'
import { readModelFolder } from '../encoder/model-folder.ts'
import { type Network, openNetwork } from '../encoder/network.ts'
import type { EncodeRequest, WorkerInput, WorkerReply } from '../encoder/worker.ts'

const port = parentPort!
const reply = (message: WorkerReply) => port.postMessage(message)
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

try {
  const { folder, sealed } = workerData as WorkerInput
  const files = readModelFolder(folder, { sealed })
  const network = await openNetwork(files)
  await score(network, '预热', '预热')
  port.on('message', ({ texts: [question = '', ...texts] }: EncodeRequest) => void answer(network, question, texts))
  reply({ kind: 'ready', id: files.id, width: 1 })
} catch (error) {
  reply({ kind: 'unavailable', reason: reasonOf(error) })
}

async function answer(network: Network, question: string, texts: readonly string[]): Promise<void> {
  try {
    const scores = new Float32Array(texts.length)
    for (const [at, text] of texts.entries()) scores[at] = await score(network, question, text)
    reply({ kind: 'vectors', vectors: scores })
  } catch (error) {
    reply({ kind: 'failed', reason: reasonOf(error) })
  }
}

/** The logit of “relevant”; of two classes, how much it is above the other. */
async function score(network: Network, question: string, text: string): Promise<number> {
  const [output] = Object.values(await network.run(network.tokensOf(question, text)))
  const logits = output?.data as Float32Array | undefined
  if (logits?.length === 1) return logits[0]!
  if (logits?.length === 2) return logits[1]! - logits[0]!
  throw new Error(`no cross-encoder: it gives ${logits?.length ?? 'no'} numbers for a pair`)
}
