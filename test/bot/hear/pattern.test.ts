import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allPatterns, pattern } from '../../../bot/hear/pattern.ts'
// Every rule is built when understanding is loaded.
import { understand } from '../../../bot/hear/understand.ts'
import { SteppedPattern } from './regex-steps.ts'

const ROOM = new URL('../../../bot/hear/', import.meta.url)
const LENGTH = 10_000
/** Steps from any one place of a hostile text. What a rule needs does not depend on how long the text is. */
const MOST_STEPS = 40_000

/** The same numbers every run. */
function picker(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Near misses of the pattern, one after another, up to the length. */
function hostile(stepped: SteppedPattern, seed: number): string {
  const pick = picker(seed)
  let text = ''
  while (text.length < LENGTH) {
    const piece = stepped.sample(pick)
    text += piece.length > 1 ? piece.slice(0, -1) : `${piece}中`
  }
  return text.slice(0, LENGTH)
}

describe('no rule can be made to hang', () => {
  test('a quantifier without an upper bound is refused when the rule is built', () => {
    for (const source of ['a*', 'a+', '(?:ab){2,}', '[^,]*']) expect(() => pattern(source)).toThrow('unbounded')
    expect(pattern('a{0,3}[*+]\\+').test('aa++')).toBe(true)
  })

  test('no file of the room writes an unbounded quantifier past that door', () => {
    const literals = readdirSync(ROOM)
      .filter((file) => file !== 'pattern.ts')
      .flatMap(
        (file) =>
          readFileSync(new URL(file, ROOM), 'utf8').match(
            /(?<=[(=:,?!&|] ?)\/(?![*/ ])(?:\\.|[^/\n\\])+\/[a-z]*(?=[.,);\s])/g,
          ) ?? [],
      )
    expect(literals.length).toBeGreaterThan(10)
    const unbounded = literals.filter((literal) => /(?<!\\)[*+]|\{\d+,\}/.test(literal.replace(/\[(?:\\.|[^\]\\])*\]/g, '')))
    expect(unbounded).toEqual([])
  })

  test('from any place of a hostile text of 10,000 characters each rule takes a bounded number of steps', () => {
    const worst: string[] = []
    expect(allPatterns().length).toBeGreaterThan(100)
    for (const [seed, { source, flags }] of allPatterns().entries()) {
      const stepped = new SteppedPattern(source, flags)
      const text = hostile(stepped, seed + 1)
      for (let at = 0; at < LENGTH; at += 397) {
        stepped.steps = 0
        try {
          stepped.matchAt(text, at, MOST_STEPS)
        } catch (error) {
          worst.push(`${(error as Error).message}: ${source.slice(0, 60)}`)
        }
      }
    }
    expect(worst).toEqual([])
  })

  test('a bounded rule that still explodes is one that the count would catch', () => {
    const stepped = new SteppedPattern('(?:a{0,20}a{0,20}){0,20}c')
    expect(() => stepped.matchAt('a'.repeat(30), 0, MOST_STEPS)).toThrow('steps')
  })

  test('the counting matcher agrees with the real engine', () => {
    const patterns = allPatterns().filter(({ source }) => source.length < 400)
    fc.assert(
      fc.property(fc.nat(patterns.length - 1), fc.nat(1000), (index, seed) => {
        const { source, flags } = patterns[index]!
        const stepped = new SteppedPattern(source, flags)
        const text = `${stepped.sample(picker(seed))}7中a栋`
        const anchored = new RegExp(`(?:${source})`, `${flags.replace(/[dgy]/g, '')}y`)
        for (let at = 0; at <= Math.min(text.length, 12); at++) {
          anchored.lastIndex = at
          expect(stepped.matchAt(text, at), `${source} on ${text} at ${at}`).toBe(anchored.test(text))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('hostile messages of 10,000 characters are understood', () => {
    const pieces = [
      '1 3 8 0 ',
      '3-2-501 ',
      '我叫买买提',
      '住幸福路',
      '电梯困没人',
      '一二三四',
      '@',
      'a.b@c.',
      '￥1-',
      '\u200b1',
      '（((',
      '煤气',
    ]
    for (const piece of pieces) {
      const text = piece.repeat(LENGTH / piece.length)
      expect(understand(text, { services: [], places: [] }).masked.length).toBeGreaterThan(0)
    }
  })
})
