/** Invented personal data in the spellings that people use, and a look for any of it in what was said, logged or sent. */
import { foldText } from '../../bot/hear/folded-text.ts'
import { digitOf } from '../../bot/hear/numerals.ts'

const wide = (text: string) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const spoken = (text: string) => text.replace(/\d/g, (digit) => '零幺二三四五六七八九'[Number(digit)]!)
const hidden = (text: string) => [...text].join('\u200b')
const keycaps = (text: string) => text.replace(/\d/g, '$&\ufe0f\u20e3')
const MOBILE = '13971305846'
const ID_CARD = '330102196705081534'
const BANK_CARD = '6217850800013927460'

/** What is said → what of it nobody else may read, as the folded text without spaces and signs has it. */
const CANARIES: [string, string][] = [
  ...[
    MOBILE,
    `+86 ${MOBILE}`,
    '139 7130 5846',
    '139-7130-5846',
    wide(MOBILE),
    spoken(MOBILE),
    hidden(MOBILE),
    keycaps(MOBILE),
    [...MOBILE].join(' '),
    '139(7130)5846',
  ].map((said): [string, string] => [said, MOBILE]),
  ...[ID_CARD, wide(ID_CARD), hidden(ID_CARD), '330102 19670508 1534'].map((said): [string, string] => [said, ID_CARD]),
  ...[BANK_CARD, '6217 8508 0001 3927 460', wide(BANK_CARD)].map((said): [string, string] => [said, BANK_CARD]),
  ['浙A·8Q926', '浙a8q926'],
  ['浙Ａ·８Ｑ９２６', '浙a8q926'],
  ['wx:tangyuan_0926', 'tangyuan0926'],
  ['tang.yuan@qq.com', 'tangyuanqqcom'],
  ['护照E50938271', 'e50938271'],
]
export const NAME = '诸葛玉芬'
export const HOME = '枫丹白露9幢1单元1703'

/** The numbers, each in a sentence's place. */
export const NUMBERS = CANARIES.map(([said]) => said)

const WANTED = [...new Set([...CANARIES.map(([, plain]) => plain), NAME, '1703'])]

/** Which of the canaries stand in the texts, in whatever spelling. */
export function leaked(texts: readonly string[]): string[] {
  const read = texts.map(plainly)
  return WANTED.filter((wanted) => read.some((text) => text.includes(wanted)))
}

function plainly(text: string): string {
  return [...foldText(text).text]
    .map((char) => digitOf(char) ?? char)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
