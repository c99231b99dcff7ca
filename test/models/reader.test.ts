/** The reader: what it says of a question and a sentence is the formula of its card, and a damaged file is never read. */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openReader } from '../../models/reader/reader.ts'

const FOLDER = fileURLToPath(new URL('../../models/reader/', import.meta.url))

function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xiaoge-reader-'))
  for (const name of ['reader.json', 'weights.bin', 'checksums.json']) cpSync(join(FOLDER, name), join(folder, name))
  return folder
}

/** Vectors of length 1. */
const vector = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 512, maxLength: 512 }).map((numbers) => {
  const length = Math.hypot(...numbers) || 1
  return Float32Array.from(numbers, (number) => number / length)
})

interface Card {
  dimension: number
  hidden: number
}

/** The same, written down as the card says it, one number after the other. */
function slowly(question: Float32Array, sentence: Float32Array): number {
  const { dimension, hidden } = JSON.parse(readFileSync(join(FOLDER, 'reader.json'), 'utf8')) as Card
  const bytes = readFileSync(join(FOLDER, 'weights.bin'))
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  const block = hidden * dimension
  const [bias, out, end] = [3 * block, 3 * block + hidden, 3 * block + 2 * hidden]
  let answers = numbers[end]!
  for (let row = 0; row < hidden; row++) {
    let sum = numbers[bias + row]!
    for (let column = 0; column < dimension; column++) {
      const at = row * dimension + column
      const [a, b] = [question[column]!, sentence[column]!]
      sum += numbers[at]! * a + numbers[block + at]! * a * b + numbers[2 * block + at]! * Math.abs(a - b)
    }
    answers += numbers[out + row]! * Math.max(0, sum)
  }
  return answers
}

describe('the shipped reader', () => {
  const reader = openReader()

  test('reads as its card says', () => {
    fc.assert(
      fc.property(vector, vector, (question, sentence) => {
        expect(reader.read(question, [sentence])[0]).toBeCloseTo(slowly(question, sentence), 3)
      }),
      { numRuns: 20 },
    )
  })

  test('says of a sentence the same whoever stands beside it', () => {
    fc.assert(
      fc.property(vector, vector, vector, (question, one, other) => {
        expect(reader.read(question, [one, other])[0]).toEqual(reader.read(question, [one])[0])
        expect(reader.read(question, [])).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  test('gives kinds of questions as shares of one', () => {
    fc.assert(
      fc.property(vector, (question) => {
        const shares = Object.values(reader.kindsOf(question))
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
      }),
      { numRuns: 20 },
    )
  })

  test('belongs to the encoder that lies beside it', () => {
    const sums = JSON.parse(readFileSync(join(FOLDER, '..', 'encoder', 'checksums.json'), 'utf8')) as Record<string, string>
    const id = createHash('sha256').update(`${sums['model.onnx']}\n${sums['tokenizer.json']}`).digest('hex')
    expect(reader.encoder).toContain(id.slice(0, 12))
  })
})

describe('a reader that is not whole', () => {
  test.each(['weights.bin', 'reader.json'])('one byte of %s is enough to refuse it', (name) => {
    const folder = copy()
    const bytes = readFileSync(join(folder, name))
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(join(folder, name), bytes)
    expect(() => openReader(folder)).toThrow(/damaged/)
  })

  test('numbers that do not fill its card are refused, even with the right sum', () => {
    const folder = copy()
    const bytes = readFileSync(join(folder, 'weights.bin')).subarray(0, -4)
    writeFileSync(join(folder, 'weights.bin'), bytes)
    const sums = JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')) as Record<string, string>
    const sum = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(folder, 'checksums.json'), JSON.stringify({ ...sums, 'weights.bin': sum }))
    expect(() => openReader(folder)).toThrow(/expected/)
  })

  test('an empty folder is refused in words', () => {
    expect(() => openReader(mkdtempSync(join(tmpdir(), 'xiaoge-reader-')))).toThrow()
  })
})
