/**
 * Teaches the listener (models/listener): what is meant by a message, what it is about, how soon somebody should look, and whether it
 * tells of more than one matter.
 *
 *     npx tsx models/train/listener.ts [--out FOLDER]
 *
 * First a linear softmax a head over the traits that bot/hear sees; then, beside its sums on messages that it had not learnt from (five folds),
 * what the encoder's vector adds. Every fifth message, by the hash of its text, only judges. A minute or two on one core; the same
 * files every time.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'
import { type Look, look } from '../../bot/hear/look.ts'
import { traitsOf } from '../../bot/hear/traits.ts'
import { LocalEmbeddings } from '../../knowledge/embeddings.ts'
import { openEncoder } from '../encoder/encoder.ts'
import { type Listener, type ListenerCard, listenerOf } from '../listener/listener.ts'
import { type Model, type Sample, sumsOf, type Teaching, teach } from './softmax.ts'

interface Labelled {
  text: string
  intent: string
  urgency: string | null
  service: string | null
  problems: number | null
  voice: string
}

interface Seen {
  message: Labelled
  traits: Map<string, number>
  vector: Float32Array
}

const DATA = new URL('data/messages.jsonl', import.meta.url)
/** By three other hands, written when the model stood: these only judge. */
const UNSEEN = new URL('data/messages-unseen.jsonl', import.meta.url)
const OUT = fileURLToPath(new URL('../listener/', import.meta.url))
/** A trait that fewer messages than this show is an accident. */
const FEWEST = 3
/** What the files may weigh together, compressed: the traits that speak least for anything are left out. Bytes. */
const MOST_BYTES = 1_990_000
/** A weight of so many steps of its label's 127 says nothing, and nothing is soonest compressed. */
const SILENT = 1
const FOLDS = 5
/** UTF-16 units of a message that the encoder reads. */
const MEANT = 200
/** A unit vector's numbers are small: raised to the size of traits for learning. */
const RAISED = 5
/** Of what the vector says, by head. How many matters a message tells of it does not know: learnt beside the traits it made that worse. */
const TRUSTED: Record<string, number> = { intent: 0.5, service: 1, urgency: 1, problems: 0 }

const LABEL_OF: Record<string, (message: Labelled) => string | null> = {
  intent: ({ intent }) => intent,
  service: ({ service, intent }) => (intent === 'chitchat' ? null : service),
  urgency: ({ urgency }) => urgency,
  problems: ({ problems, intent }) => (intent === 'ticket' ? ((problems ?? 1) > 1 ? 'several' : 'one') : null),
}
const HEADS = Object.keys(LABEL_OF)

const isHeldOut = ({ text }: Labelled) => createHash('sha256').update(text).digest()[0]! % 5 === 0

async function see(messages: Labelled[]): Promise<{ seen: Seen[]; encoder: string; dimension: number }> {
  const looks = messages.map(({ text }) => look(text, { services: [], places: [] }))
  const encoder = await openEncoder()
  const embeddings = new LocalEmbeddings(encoder)
  const vectors = await embeddings.embedDocuments(looks.map(({ anonymous }: Look) => anonymous.slice(0, MEANT)))
  await encoder.close()
  const seen = messages.map((message, at) => ({
    message,
    traits: traitsOf(looks[at]!),
    vector: Float32Array.from(vectors[at]!),
  }))
  return { seen, encoder: embeddings.id, dimension: embeddings.dimension }
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
    HEADS.map((head) => [head, [...new Set(taught.flatMap(({ message }) => LABEL_OF[head]!(message) ?? []))].sort()]),
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
      const label = heads[head]!.indexOf(LABEL_OF[head]!(message) ?? '')
      return label < 0 ? -1 : spans[number]![0] + label
    })
    return {
      at: Int32Array.from(known, ([name]) => index.get(name)!),
      much: Float32Array.from(known, ([, much]) => much),
      labels,
    }
  })
}

/** What the vector adds, learnt beside sums of models that had not seen the message. */
function teachMeaning(samples: Sample[], seen: Seen[], words: Teaching, dimension: number): Model {
  const beside = samples.map((sample): Sample => ({ ...sample }))
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = teach(
      samples.filter((_, at) => at % FOLDS !== fold),
      words,
    )
    for (const [at, sample] of samples.entries()) if (at % FOLDS === fold) beside[at]!.known = sumsOf(model, sample)
  }
  const every = Int32Array.from({ length: dimension }, (_, at) => at)
  const vectors = beside.map(
    (sample, at): Sample => ({ ...sample, at: every, much: seen[at]!.vector.map((one) => RAISED * one) }),
  )
  return teach(vectors, { ...words, traits: dimension, epochs: 6, decay: 0.002, rate: 0.03 })
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
function written(words: Model, meaning: Model, plan: Plan, encoder: string): Written {
  for (let count = plan.names.length; ; ) {
    const { card, bytes } = cardOf(words, meaning, plan, encoder, count)
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

function cardOf(words: Model, meaning: Model, plan: Plan, encoder: string, count: number): Pick<Written, 'card' | 'bytes'> {
  const dimension = meaning.weights.length / meaning.width
  const rows = worthKeeping(words, plan.names, count)
  const [ofWords, ofMeaning] = [
    quantised(words, rows),
    quantised(
      meaning,
      Array.from({ length: dimension }, (_, at) => at),
    ),
  ]
  const trusted = Object.entries(plan.heads).flatMap(([head, labels]) => labels.map(() => TRUSTED[head]!))
  const card = {
    ...{ encoder, dimension, heads: plan.heads, scales: ofWords.scales, biases: short(words.biases) },
    meaningScales: ofMeaning.scales.map((scale, label) => scale * RAISED * trusted[label]!),
    meaningBiases: short(meaning.biases.map((bias, label) => bias * trusted[label]!)),
    besideMeaning: 1,
    traits: rows.map((row) => plan.names[row]!),
  }
  const bytes = new Int8Array(ofWords.bytes.length + ofMeaning.bytes.length)
  bytes.set(ofWords.bytes)
  bytes.set(ofMeaning.bytes, ofWords.bytes.length)
  return { card, bytes }
}

function report(held: Seen[], listener: Listener): void {
  for (const head of HEADS)
    for (const voice of ['', ...new Set(held.map(({ message }) => message.voice))]) {
      const asked = held.filter(({ message }) => LABEL_OF[head]!(message) !== null && (voice === '' || message.voice === voice))
      const share = (vectors: boolean) =>
        asked.filter(({ message, traits, vector }) => {
          const shares = listener.listen(traits, vectors ? vector : undefined)[head]!
          return Object.entries(shares).reduce((a, b) => (b[1] > a[1] ? b : a))[0] === LABEL_OF[head]!(message)
        }).length / asked.length
      console.log(
        `${head} ${voice || 'all'}: ${share(false).toFixed(3)}, with the vector ${share(true).toFixed(3)}, of ${asked.length}`,
      )
    }
}

const { values } = parseArgs({ options: { out: { type: 'string', default: OUT } } })
const read = (file: URL) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled)
const messages = read(DATA)
const { seen, encoder, dimension } = await see(messages)
const taught = seen.filter(({ message }) => !isHeldOut(message))
const plan = planOf(taught)
const samples = samplesOf(taught, plan)
const teaching: Teaching = { spans: plan.spans, traits: plan.names.length, epochs: 8, decay: 0.0005, rate: 0.15 }
const words = teach(samples, teaching)
console.log(`${messages.length} messages, ${taught.length} taught`)
const { card, bytes, files } = written(words, teachMeaning(samples, taught, teaching, dimension), plan, encoder)
const listener = listenerOf(card, bytes)
report(
  seen.filter(({ message }) => isHeldOut(message)),
  listener,
)
console.log('by other hands, never learnt from:')
report((await see(read(UNSEEN))).seen, listener)
mkdirSync(values.out, { recursive: true })
for (const [name, content] of Object.entries(files)) writeFileSync(join(values.out, name), content)
const sums = Object.entries(files).map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')])
writeFileSync(join(values.out, 'checksums.json'), `${JSON.stringify(Object.fromEntries(sums), null, 2)}\n`)
