/**
 * The word index as bytes.
 */
import { WordIndex } from './word-index.ts'

const MAGIC = 0x32574758 // "XGW2"
/** Numbers of the footer. */
const FOOTER = 5
const WORDS_AT_ONCE = 4_096

/**
 * Little-endian, in parts that are written one after the other, as one buffer of them all would be tens of megabytes: lengths, starts, docs, counts,
 * words with a line feed behind each (no word holds one), footer.
 */
export function* writeWordIndex(index: WordIndex): Generator<Uint8Array, void> {
  const { terms, starts, docs, counts, lengths } = index.postings
  for (const part of [lengths, starts, docs]) yield bytesOf(part)
  yield counts
  let bytes = 0
  let words = ''
  let left = terms.size
  for (const word of terms.keys()) {
    words += `${word}\n`
    left -= 1
    if (left > 0 && left % WORDS_AT_ONCE !== 0) continue
    const part = Buffer.from(words)
    bytes += part.length
    words = ''
    yield part
  }
  yield bytesOf(Uint32Array.of(MAGIC, lengths.length, terms.size, docs.length, bytes))
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => new Uint8Array(buffer, byteOffset, byteLength)

/** The index of `writeWordIndex`. Sizes that do not fit are an error; that the content is whole is the manifest's to know. */
export function readWordIndex(buffer: Buffer): WordIndex {
  const footer = numbers(buffer, buffer.length - 4 * FOOTER, FOOTER)
  const [magic, documents, termCount, total, wordBytes] = footer as unknown as [number, number, number, number, number]
  const bytes = 4 * (FOOTER + documents + termCount + 1 + total) + total + wordBytes
  if (magic !== MAGIC || bytes !== buffer.length) throw new Error('not a word index, or a cut one')
  let at = 0
  const take = (count: number) => {
    at += count
    return numbers(buffer, 4 * (at - count), count)
  }
  const lengths = take(documents)
  const starts = take(termCount + 1)
  const docs = take(total)
  const counts = Uint8Array.from(buffer.subarray(4 * at, 4 * at + total))
  const words = buffer
    .toString('utf8', 4 * at + total, 4 * at + total + wordBytes)
    .split('\n')
    .slice(0, -1)
  if (words.length !== termCount) throw new Error('a word index with other words than it says')
  return new WordIndex({ terms: new Map(words.map((word, term) => [word, term])), starts, docs, counts, lengths })
}

function numbers(buffer: Buffer, from: number, count: number): Uint32Array {
  if (from < 0 || from + 4 * count > buffer.length) throw new Error('not a word index, or a cut one')
  return new Uint32Array(new Uint8Array(buffer.subarray(from, from + 4 * count)).buffer)
}
