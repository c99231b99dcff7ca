/**
 * No regex can hang us: RELIABILITY row 49.
 *
 * Steps are counted, not seconds. Each expression of the product is put on texts made from itself to make it try in vain: what it repeats, once and again; a text of double
 * length may cost little more than double. (`recheck` was looked at for this: in plain JavaScript it gives up, after seconds, on many of our alternations.)
 */
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../config/settings.ts'
import { SteppedPattern } from '../bot/hear/regex-steps.ts'
import { builtWhileLoading, type Found, literalsIn } from './regexes.ts'

const ROOMS = ['bot', 'knowledge', 'adapters', 'tickets', 'store', 'config', 'cli']
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...ROOMS], {
  cwd: PROJECT_ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(?:ts|js)$/.test(path) && !path.endsWith('.d.ts'))

/** Units of the texts; beyond `LONG` no rule has a bound. */
const SHORT = 120
const LONG = 2_200
/** From `SHORT` to its double: 2 is linear, 4 quadratic. */
const MOST_GROWTH = 2.6
/** What a text may cost by a character; bounded repetitions are dear and do not grow. */
const MOST_STEPS = 400_000
/** What ends a text so that it does not fit after all. */
const TAILS = ['', '\u0001', '中!']

/** The same numbers every run. */
function picker(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Near misses of it. */
function hostileTexts(stepped: SteppedPattern): ((length: number) => string)[] {
  const texts = new Map<string, (length: number) => string>()
  for (const { before, repeated } of [...stepped.pumps(picker(1)), ...stepped.pumps(picker(2))]) {
    for (const [head, body] of [
      [before, repeated],
      ['', `${before}${repeated}`],
      ['', before],
    ] as const) {
      if (body === '') continue
      for (const tail of TAILS) {
        const key = JSON.stringify([head, body, tail])
        texts.set(key, (length) => `${head}${body.repeat(Math.ceil(length / body.length))}${tail}`)
      }
    }
  }
  return [...texts.values()]
}

/** Why an expression must not be used, or undefined. */
function danger({ source, flags }: Pick<Found, 'source' | 'flags'>): string | undefined {
  const stepped = new SteppedPattern(source, flags)
  for (const text of hostileTexts(stepped)) {
    const grows = growthOf(stepped, flags, text, SHORT)
    // What has a bound may look steep below it: a suspicion is looked into beyond all bounds.
    if (grows > MOST_GROWTH && growthOf(stepped, flags, text, LONG) > MOST_GROWTH) return `grows on ${JSON.stringify(text(8))}`
  }
  return undefined
}

/** How many times dearer a text of double length is: 1 where it is cheap at any length, Infinity where one place alone takes too many steps. */
function growthOf(stepped: SteppedPattern, flags: string, text: (length: number) => string, length: number): number {
  const once = costOf(stepped, flags, text(length))
  if (once === undefined) return Number.POSITIVE_INFINITY
  if (!stepped.endless) return 1
  const twice = costOf(stepped, flags, text(2 * length))
  return twice === undefined ? Number.POSITIVE_INFINITY : twice / once
}

/** Steps of a search: from each place to the first match, or to all of them. Undefined where one place alone takes too many. */
function costOf(stepped: SteppedPattern, flags: string, text: string): number | undefined {
  const on = flags.includes('g')
  // A sticky one is tried where its caller says: each place counts for itself.
  const sticky = flags.includes('y')
  let total = 0
  for (let at = 0; at <= text.length; at++) {
    stepped.steps = 0
    try {
      const found = stepped.matchAt(text, at, MOST_STEPS)
      total = sticky ? Math.max(total, stepped.steps) : total + stepped.steps
      if (found && !on && !sticky) return total
      if (found && on) at = Math.max(at, stepped.end - 1)
    } catch {
      return undefined
    }
  }
  return total
}

describe('no regex can hang us', { timeout: 300_000 }, () => {
  test('each that is written or put together grows with the text, not faster', async () => {
    const built = await builtWhileLoading(async () => {
      for (const path of files.filter((one) => /^(?:bot|knowledge|adapters|tickets)\/.*\.ts$/.test(one)))
        await import(`${PROJECT_ROOT}/${path}`)
    })
    // What comes through bot/hear/pattern.ts has no endless part, and its steps are counted in test/bot/hear/pattern.test.ts.
    const all = [...files.flatMap(literalsIn), ...built.filter(({ where }) => where !== 'bot/hear/pattern.ts')]
    const seen = new Map(all.map((one) => [`${one.source}/${one.flags}`, one]))
    expect(seen.size).toBeGreaterThan(500)
    const dangerous = [...seen.values()].flatMap((one) => {
      const why = danger(one)
      return why === undefined ? [] : [`${one.where} /${one.source.slice(0, 90)}/${one.flags}: ${why}`]
    })
    expect(dangerous).toEqual([])
  })

  test.each(['(a+)+$', '(?:a|aa)+b', '(\\w+\\s?)+$', '\\s*\\n', '“[^”]*”'])('the planted bug /%s/ is seen', (source) => {
    expect(danger({ source, flags: '' })).toBeDefined()
  })

  test.each(['a{0,20}b', '^[a-z]+$', '[^\\n]{0,40}(?:坏|漏)', '\\d{1,4}年'])('/%s/ passes', (source) => {
    expect(danger({ source, flags: '' })).toBeUndefined()
  })
})
