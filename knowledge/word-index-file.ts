/**
 * The word index as bytes.
 */
import { WordIndex } from './word-index.ts'

const MAGIC = 0x31574758 // "XGW1"
const HEADER = 5

/** Little-endian: header, lengths, starts, docs, counts, words joined by line feeds (no word holds one). */
export function writeWordIndex(index: WordIndex): Buffer {
  const { terms, starts, docs, counts, lengths } = index.postings
  const words = Buffer.from([...terms.keys()].join('\n'))
  const header = Uint32Array.of(MAGIC, lengths.length, terms.size, docs.length, words.length)
  return Buffer.concat([
    ...[header, lengths, starts, docs].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
    counts,
    words,
  ])
}

/** The index of `writeWordIndex`. Sizes that do not fit are an error; that the content is whole is the manifest's to know. */
export function readWordIndex(buffer: Buffer): WordIndex {
  const header = numbers(buffer, 0, HEADER)
  const [magic, documents, termCount, total, wordBytes] = header as unknown as [number, number, number, number, number]
  const bytes = 4 * (HEADER + documents + termCount + 1 + total) + total + wordBytes
  if (magic !== MAGIC || bytes !== buffer.length) throw new Error('not a word index, or a cut one')
  let at = HEADER
  const take = (count: number) => {
    at += count
    return numbers(buffer, 4 * (at - count), count)
  }
  const lengths = take(documents)
  const starts = take(termCount + 1)
  const docs = take(total)
  const counts = Uint8Array.from(buffer.subarray(4 * at, 4 * at + total))
  const words = termCount === 0 ? [] : buffer.toString('utf8', 4 * at + total).split('\n')
  if (words.length !== termCount) throw new Error('a word index with other words than it says')
  return new WordIndex({ terms: new Map(words.map((word, term) => [word, term])), starts, docs, counts, lengths })
}

function numbers(buffer: Buffer, from: number, count: number): Uint32Array {
  if (from + 4 * count > buffer.length) throw new Error('not a word index, or a cut one')
  return new Uint32Array(new Uint8Array(buffer.subarray(from, from + 4 * count)).buffer)
}
