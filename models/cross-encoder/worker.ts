/** The thread in which a cross-encoder computes: a question and a text in, one number out; a message alone in, what speaks for each of its labels out. */
import { parentPort, workerData } from 'node:worker_threads'
import { readModelFolder } from '../encoder/model-folder.ts'
import { type Network, openNetwork, type Tokens } from '../encoder/network.ts'
import type { EncodeRequest, WorkerInput, WorkerReply } from '../encoder/worker.ts'
import type { MostTokens } from './cross-encoder.ts'

const port = parentPort!
const reply = (message: WorkerReply) => port.postMessage(message)
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

try {
  const { folder, sealed, most } = workerData as WorkerInput & { most?: MostTokens }
  const files = readModelFolder(folder, { sealed })
  const network = await openNetwork(files, { asWritten: most !== undefined })
  await score(network, '预热', '预热', most)
  port.on('message', ({ texts: [first = '', second] }: EncodeRequest) => void answer(network, first, second, most))
  reply({ kind: 'ready', id: files.id, width: 1 })
} catch (error) {
  reply({ kind: 'unavailable', reason: reasonOf(error) })
}

async function answer(network: Network, first: string, second: string | undefined, most?: MostTokens): Promise<void> {
  try {
    const vectors = second === undefined ? await hear(network, first, most) : await score(network, first, second, most)
    reply({ kind: 'vectors', vectors })
  } catch (error) {
    reply({ kind: 'failed', reason: reasonOf(error) })
  }
}

/** The logit of “relevant”; of two classes, how much it is above the other. */
async function score(network: Network, question: string, text: string, most?: MostTokens): Promise<Float32Array> {
  const tokens = most ? cut(network, question, text, most) : network.tokensOf(question, text)
  const outputs = await network.run(tokens)
  const logits = (outputs.logits ?? Object.values(outputs)[0])?.data as Float32Array | undefined
  if (logits?.length === 1) return Float32Array.of(logits[0]!)
  if (logits?.length === 2) return Float32Array.of(logits[1]! - logits[0]!)
  throw new Error(`no cross-encoder: it gives ${logits?.length ?? 'no'} numbers for a pair`)
}

async function hear(network: Network, message: string, most?: MostTokens): Promise<Float32Array> {
  const { ids } = network.tokensOf(message)
  const short = most ? [...ids.slice(0, -1).slice(0, most.message + 1), ids.at(-1)!] : ids
  const { meanings } = await network.run({ ids: short, types: short.map(() => 0), rows: [0] })
  if (!meanings) throw new Error('this model reads, it does not hear')
  return (meanings.data as Float32Array).slice()
}

/** A pair of which each half is cut as it was when the model learnt: begin · question · part · text · part. */
function cut(network: Network, question: string, text: string, most: MostTokens): Tokens {
  const [asked, found] = [network.tokensOf(question).ids, network.tokensOf(text).ids]
  const [begin, part] = [asked[0]!, asked.at(-1)!]
  const [one, other] = [asked.slice(1, -1).slice(0, most.question), found.slice(1, -1).slice(0, most.text)]
  const ids = [begin, ...one, part, ...other, part]
  const begins = one.length + 2
  // What is said of the whole, and of each word of the text.
  const rows = [...ids.keys()].filter((at) => at === 0 || at >= begins)
  return { ids, types: ids.map((_, at) => (at < begins ? 0 : 1)), rows }
}
