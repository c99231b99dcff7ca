/** A thread that gets ready and then, on a text that asks for it, dies, hangs or answers nonsense. */
import { parentPort } from 'node:worker_threads'

const port = parentPort!
port.on('message', ({ texts }: { texts: string[] }) => {
  if (texts.includes('die')) process.exit(3)
  if (texts.includes('throw')) throw new Error('broken on purpose')
  if (texts.includes('hang')) return
  const size = texts.includes('short') ? 7 : 512 * texts.length
  port.postMessage({ kind: 'vectors', vectors: new Float32Array(size).fill(0.5) })
})
port.postMessage({ kind: 'ready', id: 'broken', width: 512 })
