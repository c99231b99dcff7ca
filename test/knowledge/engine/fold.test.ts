import fc from 'fast-check'
import simplifiedCharacters from 'opencc-js/dict/STCharacters'
import simplifiedPhrases from 'opencc-js/dict/STPhrases'
import { Converter } from 'opencc-js/t2cn'
import { describe, expect, test } from 'vitest'
import { fold, isSimplified, isTraditional, simplified, toTraditional } from '../../../knowledge/fold.ts'
import { wordsOf } from '../../../knowledge/words.ts'

// Text as people and machines send it: any Unicode, and much of it Chinese of both scripts.
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...'後后里裡裏乾幹干著着臺台颱於于髮發发鐘鍾钟隻只製制三崗十八級ＡＢｃ①㎡…，。 \u200b\ufe0f'),
  }),
)

describe('folding', () => {
  test.each([
    ['三崗十八級', '三岗十八级'],
    ['網格化服務，輪值主席', '网格化服务,轮值主席'],
    ['ＷｅＣｈａｔ　１２３４５', 'wechat 12345'],
    ['水\u200b表\ufeff井\u00ad盖', '水表井盖'],
    ['Ⅳ级①', 'iv级1'],
  ])('makes %j and %j the same', (written, folded) => {
    expect(fold(written)).toBe(folded)
  })

  test('changes nothing more the second time', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(fold(value))).toBe(fold(value))
      }),
      { numRuns: 1000 },
    )
  })

  test('cannot be told apart by width, case or invisible characters', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(value.normalize('NFKC'))).toBe(fold(value))
        expect(fold([...value].join('\u200b'))).toBe(fold([...value].join('')))
      }),
    )
  })

  test('meets the Traditional form of a Simplified sentence', () => {
    for (const sentence of ['请问社区后门的路灯坏了找谁修', '台风来了怎么办', '党员干部联系群众制度', '电动车充电着火了'])
      expect(fold(toTraditional(sentence))).toBe(fold(sentence))
  })
})

describe('Simplified characters', () => {
  const convert = Converter({ from: 'tw', to: 'cn' })

  test('are what OpenCC gives, for every character', () => {
    for (let point = 0; point < 0x3_2000; point++) {
      const character = String.fromCodePoint(point)
      if (simplified(character) !== convert(character))
        expect(`${point} ${simplified(character)}`).toBe(`${point} ${convert(character)}`)
    }
  })

  test('are what OpenCC gives, for words of either script and any text around them', () => {
    const words = simplifiedPhrases.split('|').flatMap((pair) => pair.split(' '))
    const spoken = fc.array(fc.oneof(text, fc.constantFrom(...words)), { maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(spoken, (value) => {
        expect(simplified(value)).toBe(convert(value))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the script of a text', () => {
  test.each([
    ['請問社區後門的燈壞了', true],
    ['里長在哪裡', true],
    ['请问社区后门的灯坏了', false],
    ['三号楼', false],
    ['12345 hello', false],
    ['', false],
  ])('%j is Traditional: %s', (written, expected) => {
    expect(isTraditional(written)).toBe(expected)
  })

  test.each([
    ['请问社区后门的灯坏了', true],
    ['谢谢', true],
    ['請問社區後門的燈壞了', false],
    ['三公里', false],
    ['甚麽', false],
    ['早上好', false],
    ['OK 1', false],
    ['', false],
  ])('%j is Simplified: %s', (written, expected) => {
    expect(isSimplified(written)).toBe(expected)
  })

  test('is never both', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(isSimplified(value) && isTraditional(value)).toBe(false)
      }),
    )
  })

  test('is not told by a character that Traditional leaves as it is, by the whole dictionary', () => {
    const written = `${simplifiedCharacters}|${simplifiedPhrases}`.split('|').map((pair) => pair.slice(0, pair.indexOf(' ')))
    const telling = written.flatMap((word) => {
      const traditional = [...toTraditional(word)]
      return [...word].filter((char, at) => char === traditional[at] && isSimplified(char))
    })
    expect(written.length).toBeGreaterThan(50_000)
    expect([...new Set(telling)]).toEqual([])
  })

  test('is kept by a reply in Traditional', () => {
    expect(isTraditional(toTraditional('您的诉求已经派给网格长，两个小时内会有人联系您'))).toBe(true)
  })
})

describe('words', () => {
  test('hold the segmenter’s words and all pairs of neighbouring characters', () => {
    const words = wordsOf('三单制怎么办')
    for (const word of ['三单', '单制', '怎么', '么办', '怎么办']) expect(words).toContain(word)
  })

  test('are the same for the same text in the other script, width and case', () => {
    expect(wordsOf('物業服務ＡＰＰ').sort()).toEqual(wordsOf('物业服务app').sort())
  })

  test('are letters and digits, whatever the text', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const word of wordsOf(value)) {
          expect(word).toMatch(/[\p{L}\p{N}]/u)
          expect(word).not.toMatch(/\n/)
        }
      }),
    )
  })
})
