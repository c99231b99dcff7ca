/** Planted bugs in the masking, each caught by the sets that it is judged by: RELIABILITY row 24. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { mask } from '../../../bot/hear/mask.ts'
import { plantedCopy, TSX } from '../../planted-copy.ts'

/** Of the texts: which are masked otherwise than they should be. */
function wronglyMasked(change: { file: string; from: string; to: string }, wanted: Map<string, string>): string[] {
  const files = {
    [change.file]: (content: Buffer) => {
      const source = content.toString()
      expect(source).toContain(change.from)
      return source.split(change.from).join(change.to)
    },
  }
  const root = plantedCopy({ files })
  const script = `import { mask } from ${JSON.stringify(pathToFileURL(join(root, 'bot/hear/mask.ts')).href)}
    let input = ''
    for await (const chunk of process.stdin) input += chunk
    console.log(JSON.stringify(JSON.parse(input).map((text) => mask(text).text)))`
  const texts = [...wanted.keys()]
  const out = execFileSync(process.execPath, [...TSX, '--input-type=module', '-e', script], {
    cwd: root,
    input: JSON.stringify(texts),
  })
  const masked: string[] = JSON.parse(out.toString())
  return texts.filter((text, at) => masked[at] !== wanted.get(text))
}

const PUBLIC = readFileSync(new URL('../../fixtures/pii-learnt.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ spans }) => spans.length === 0)
  .map(({ text }) => text as string)
const WANTED = new Map([
  ['打１３８００００１２３４找我', '打[手机号]找我'],
  ['身份证１１０１０１１９９００３０７７７５８', '身份证[身份证号]'],
  ['电话1\u200b3\u200b8\u200b0\u200b0\u200b0\u200b0\u200b1\u200b2\u200b3\u200b4', '电话[手机号]'],
  ['请打12345或者95598', '请打12345或者95598'],
  ['着火打119，急救120，诈骗96110', '着火打119，急救120，诈骗96110'],
  ...PUBLIC.map((text) => [text, text] as const),
])
const FOLDED = 'bot/hear/folded-text.ts'

describe('planted bugs in the masking are caught', () => {
  test('none planted: all is masked as it should be', () => {
    expect([...WANTED].filter(([text, masked]) => mask(text).text !== masked)).toEqual([])
  })

  test('full-width digits are not folded', () => {
    const wrong = wronglyMasked(
      { file: FOLDED, from: 'SPECIAL[char] ??', to: '/[０-９]/.test(char) ? char : SPECIAL[char] ??' },
      WANTED,
    )
    expect(wrong).toContain('打１３８００００１２３４找我')
  })

  test('zero-width characters are not removed', () => {
    const wrong = wronglyMasked({ file: FOLDED, from: '[\\p{Cf}', to: '[' }, WANTED)
    expect(wrong.some((text) => text.includes('\u200b'))).toBe(true)
  })

  test('a public line is masked', () => {
    // Any three to nine digits pass for an area code and a number.
    const change = {
      file: 'bot/hear/landlines.ts',
      from: String.raw`'^0(?:10|2\\d|[3-9]\\d{2})[1-9]\\d{6,7}$'`,
      to: String.raw`'^0?(?:10|2\\d|[3-9]\\d{2})[1-9]\\d{1,7}$'`,
    }
    expect(wronglyMasked(change, WANTED)).toContain('请打12345或者95598')
  })
})
