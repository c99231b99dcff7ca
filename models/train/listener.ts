/**
 * Teaches the listener (models/listener): what is meant by a message, what it is about, how soon somebody should look, and whether it
 * tells of more than one matter.
 *
 *     npx tsx models/train/listener.ts [--out FOLDER]
 *
 * A linear softmax a head over the traits that bot/hear sees; then, on messages that neither it nor the close reader learnt from, what its sums and what
 * the close reader hears are worth beside each other: two numbers a head. Minutes on one core; the same files every time.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'
import { meant } from '../../bot/hear/ear.ts'
import { traitsOf } from '../../bot/hear/traits.ts'
import { openCrossEncoder } from '../cross-encoder/cross-encoder.ts'
import { type Listener, type ListenerCard, listenerOf } from '../listener/listener.ts'
import { HEADS, type Labelled, labelOf, lookAt, partOf, readMessages } from './messages.ts'
import { type Model, type Sample, sumsOf, teach } from './softmax.ts'

interface Seen {
  message: Labelled
  traits: Map<string, number>
  meanings: Float32Array
}

const OUT = fileURLToPath(new URL('../listener/', import.meta.url))
/** A trait that fewer messages than this show is an accident. */
const FEWEST = 3
/** What the files may weigh together, compressed: the traits that speak least for anything are left out. Bytes. */
const MOST_BYTES = 1_990_000
/** A weight of so many steps of its label's 127 says nothing, and nothing is soonest compressed. */
const SILENT = 1
/** What a sum counts beside the other: tried so finely, up to so much. */
const BALANCE = { step: 0.05, most: 2 }

async function see(messages: Labelled[]): Promise<{ seen: Seen[]; hearer: string }> {
  const network = await openCrossEncoder()
  const seen: Seen[] = []
  for (const message of messages) {
    const first = lookAt(message)
    // Of those that teach nothing is asked: the close reader knows them by heart.
    const meanings = partOf(message) === 'teach' ? new Float32Array(0) : await network.hear(meant(first))
    seen.push({ message, traits: traitsOf(first), meanings })
  }
  await network.close()
  return { seen, hearer: network.id }
}

interface Plan {
  names: string[]
  heads: Record<string, string[]>
  spans: [number, number][]
}

function planOf(taught: Seen[]): Plan {
  const counts = new Map<string, number>()
  for (const { traits } of taught) for (const name of traits.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const heads = Object.fromEntries(
    HEADS.map((head) => [head, [...new Set(taught.flatMap(({ message }) => labelOf(head, message) ?? []))].sort()]),
  )
  const spans: [number, number][] = []
  for (const head of HEADS) spans.push([spans.at(-1)?.[1] ?? 0, (spans.at(-1)?.[1] ?? 0) + heads[head]!.length])
  return { names: [...counts].filter(([, count]) => count >= FEWEST).map(([name]) => name), heads, spans }
}

function samplesOf(seen: Seen[], { names, heads, spans }: Plan): Sample[] {
  const index = new Map(names.map((name, at) => [name, at]))
  return seen.map(({ message, traits }) => {
    const known = [...traits].filter(([name]) => index.has(name))
    const labels = HEADS.map((head, number) => {
      const label = heads[head]!.indexOf(labelOf(head, message) ?? '')
      return label < 0 ? -1 : spans[number]![0] + label
    })
    return {
      at: Int32Array.from(known, ([name]) => index.get(name)!),
      much: Float32Array.from(known, ([, much]) => much),
      labels,
    }
  })
}

/** By head the two numbers under which the right labels are likeliest. */
function balanceOf(model: Model, plan: Plan, weighed: Seen[]): ListenerCard['balance'] {
  const samples = samplesOf(weighed, plan)
  const sums = samples.map((sample) => sumsOf(model, sample))
  const tried = Array.from({ length: Math.round(BALANCE.most / BALANCE.step) + 1 }, (_, at) => at * BALANCE.step)
  const balanceOfHead = (head: string, number: number): [string, [number, number]] => {
    const [begin, end] = plan.spans[number]!
    const known = samples.flatMap(({ labels }, at) => (labels[number]! < 0 ? [] : [{ at, label: labels[number]! }]))
    let best: { loss: number; balance: [number, number] } = { loss: Number.POSITIVE_INFINITY, balance: [1, 0] }
    for (const ofTraits of tried)
      for (const ofMeanings of tried) {
        let loss = 0
        for (const { at, label } of known) {
          const both = (one: number) => ofTraits * sums[at]![one]! + ofMeanings * weighed[at]!.meanings[one]!
          let all = 0
          for (let one = begin; one < end; one++) all += Math.exp(both(one))
          loss += Math.log(all) - both(label)
        }
        if (loss < best.loss)
          best = { loss, balance: [ofTraits, ofMeanings].map((one) => Number(one.toFixed(2))) as [number, number] }
      }
    return [head, best.balance]
  }
  return Object.fromEntries(HEADS.map(balanceOfHead))
}

const audible = (steps: number) => (Math.abs(steps) <= SILENT ? 0 : steps)

/** Signed bytes, scaled by label. */
function quantised({ weights, width }: Model, rows: number[]): { scales: number[]; bytes: Int8Array } {
  const scales = Array.from({ length: width }, (_, label) => {
    const most = rows.reduce((top, row) => Math.max(top, Math.abs(weights[row * width + label]!)), 1e-6)
    return Number((most / 127).toPrecision(6))
  })
  const bytes = new Int8Array(rows.length * width)
  for (const [at, row] of rows.entries())
    for (let label = 0; label < width; label++)
      bytes[at * width + label] = audible(Math.round(weights[row * width + label]! / scales[label]!))
  return { scales, bytes }
}

/** So many of the rows that speak most for some label, in their own order. */
function worthKeeping({ weights, width }: Model, names: readonly string[], count: number): number[] {
  const most = Array.from({ length: width }, (_, label) =>
    names.reduce((top, _, row) => Math.max(top, Math.abs(weights[row * width + label]!)), 1e-6),
  )
  const worth = names.map((_, row) =>
    most.reduce((best, top, label) => Math.max(best, Math.abs(weights[row * width + label]!) / top), 0),
  )
  return Array.from(names, (_, row) => row)
    .sort((a, b) => worth[b]! - worth[a]! || a - b)
    .slice(0, count)
    .sort((a, b) => a - b)
}

const short = (numbers: Float32Array) => Array.from(numbers, (one) => Number(one.toPrecision(6)))

type Written = { card: ListenerCard; bytes: Int8Array; files: Record<string, Buffer> }

/** As many traits as there is room for. */
function written(words: Model, plan: Plan, about: Pick<ListenerCard, 'hearer' | 'balance'>): Written {
  for (let count = plan.names.length; ; ) {
    const { card, bytes } = cardOf(words, plan, about, count)
    const files = {
      'listener.json.br': compressed(Buffer.from(`${JSON.stringify(card)}\n`), constants.BROTLI_MODE_TEXT),
      'weights.bin.br': compressed(Buffer.from(bytes.buffer), constants.BROTLI_MODE_GENERIC),
    }
    const size = Object.values(files).reduce((sum, { length }) => sum + length, 0)
    console.log(`${card.traits.length} of ${plan.names.length} traits: ${size} bytes`)
    if (size <= MOST_BYTES) return { card, bytes, files }
    count = Math.floor(Math.min(0.99, MOST_BYTES / size) * count)
  }
}

function compressed(content: Buffer, mode: number): Buffer {
  const { BROTLI_PARAM_MODE, BROTLI_PARAM_SIZE_HINT } = constants
  return brotliCompressSync(content, { params: { [BROTLI_PARAM_MODE]: mode, [BROTLI_PARAM_SIZE_HINT]: content.length } })
}

function cardOf(
  words: Model,
  plan: Plan,
  { hearer, balance }: Pick<ListenerCard, 'hearer' | 'balance'>,
  count: number,
): Pick<Written, 'card' | 'bytes'> {
  const rows = worthKeeping(words, plan.names, count)
  const { scales, bytes } = quantised(words, rows)
  const traits = rows.map((row) => plan.names[row]!)
  return { card: { hearer, heads: plan.heads, scales, biases: short(words.biases), balance, traits }, bytes }
}

function report(title: string, seen: Seen[], listener: Listener): void {
  for (const head of HEADS)
    for (const voice of ['', ...new Set(seen.map(({ message }) => message.voice))]) {
      const asked = seen.filter(({ message }) => labelOf(head, message) !== null && (voice === '' || message.voice === voice))
      const share = (whole: boolean) =>
        asked.filter(({ message, traits, meanings }) => {
          const shares = listener.listen(traits, whole ? meanings : undefined)[head]!
          return Object.entries(shares).reduce((a, b) => (b[1] > a[1] ? b : a))[0] === labelOf(head, message)
        }).length / asked.length
      const [alone, both] = [share(false), share(true)].map((one) => one.toFixed(3))
      console.log(`${title}, ${head} ${voice || 'all'}: ${alone}, with the close reader ${both}, of ${asked.length}`)
    }
}

const { values } = parseArgs({ options: { out: { type: 'string', default: OUT } } })
const { seen, hearer } = await see([...readMessages('own'), ...readMessages('unseen')])
const of = (part: ReturnType<typeof partOf>) => seen.filter(({ message }) => partOf(message) === part)
const taught = of('teach')
const plan = planOf(taught)
const words = teach(samplesOf(taught, plan), {
  spans: plan.spans,
  traits: plan.names.length,
  epochs: 8,
  decay: 0.0005,
  rate: 0.15,
})
console.log(`${seen.length} messages, ${taught.length} taught`)
const balance = balanceOf(words, plan, of('weigh'))
console.log('traits and meanings:', balance)
const { card, bytes, files } = written(words, plan, { hearer, balance })
const listener = listenerOf(card, bytes)
report('held out', of('judge'), listener)
report('by other hands', of('unseen'), listener)
mkdirSync(values.out, { recursive: true })
for (const [name, content] of Object.entries(files)) writeFileSync(join(values.out, name), content)
const sums = Object.entries(files).map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')])
writeFileSync(join(values.out, 'checksums.json'), `${JSON.stringify(Object.fromEntries(sums), null, 2)}\n`)
