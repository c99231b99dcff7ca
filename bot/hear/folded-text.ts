/**
 * The form in which the rules read a message: NFKC, Simplified, lower case, nothing invisible. Unlike the knowledge room's
 * `fold`, it works one code point at a time, so that every unit still knows where in the original it came from.
 */
import { simplified } from '../../knowledge/fold.ts'

export interface FoldedText {
  text: string
  /** For each UTF-16 unit of `text`: where its character starts and ends in the original. */
  from: Uint32Array
  to: Uint32Array
}

/** Stands for a mask such as `[手机号]` that is already in the text: no rule reads into it. */
const MASKED = '\ue000'
const MASK_TOKEN =
  /^\[(?:手机号|座机号|身份证号|银行卡号|车牌号|住址|姓名|邮箱|微信号|QQ号|护照号|通行证号|军人证号|社保卡号)\]/
/** What chats leave of a picture, a recording or a pin on the map when words beside it are copied: it says nothing of the matter. */
const MEDIA_TOKEN =
  /^\[(?:图片|照片|视频|语音|位置|定位|文件|圖片|影片|視頻|語音|檔案|photo|image|video|voice|audio|location|file)\] {0,4}/i
/** The longest of these tokens with the blanks behind it, in units. */
const TOKEN_LENGTH = 14

const COMBINING = /^[\p{Mn}\p{Me}]$/u

const cache = new Map<string, string>()

/** Characters whose Simplified form depends on the word, or that a dialect writes its own way. */
const SPECIAL: Record<string, string> = { 么: '么', 著: '着', 妳: '你', 甚: '什', 𨋢: '电梯', '\u{fe0f}': '', '\u20e3': '' }

/** White digits on a black disc and the like, which NFKC leaves as they are. */
const CIRCLED: Record<string, string> = Object.fromEntries(
  ['⓿❶❷❸❹❺❻❼❽❾', '🄋➀➁➂➃➄➅➆➇➈', '🄌➊➋➌➍➎➏➐➑➒', '0⓵⓶⓷⓸⓹⓺⓻⓼⓽'].flatMap((digits) =>
    [...digits].map((char, value) => [char, String(value)]),
  ),
)

/** Linear in the length of the text. */
export function foldText(original: string): FoldedText {
  const pieces: string[] = []
  const from: number[] = []
  const to: number[] = []
  let at = 0
  while (at < original.length) {
    const token = original[at] === '[' ? tokenOf(original.slice(at, at + TOKEN_LENGTH), to.length === 0) : undefined
    const char = token?.written ?? String.fromCodePoint(original.codePointAt(at)!)
    const folded = token?.read ?? foldCharacter(char)
    // A mark that is drawn onto the character before it (the box of a keycap) belongs to it.
    if (folded === '' && to.length > 0 && COMBINING.test(char)) to[to.length - 1] = at + char.length
    pieces.push(folded)
    for (let i = 0; i < folded.length; i++) {
      from.push(at)
      to.push(at + char.length)
    }
    at += char.length
  }
  return { text: pieces.join(''), from: Uint32Array.from(from), to: Uint32Array.from(to) }
}

/** A token that stands at the beginning, and what is read in its place: where it opens the message no blank, for rules look for words at the beginning. */
function tokenOf(text: string, opens: boolean): { written: string; read: string } | undefined {
  const mask = MASK_TOKEN.exec(text)
  if (mask) return { written: mask[0], read: MASKED }
  const media = MEDIA_TOKEN.exec(text)
  return media ? { written: media[0], read: opens ? '' : ' ' } : undefined
}

/** The units [start, end) of the folded text, as offsets in the original. */
export function originalSpan(folded: FoldedText, start: number, end: number): { start: number; end: number } {
  return { start: folded.from[start] ?? 0, end: folded.to[end - 1] ?? 0 }
}

/** The same units as they were written. */
export function asWritten(folded: FoldedText, original: string, start: number, end: number): string {
  const span = originalSpan(folded, start, end)
  return original.slice(span.start, span.end)
}

function foldCharacter(char: string): string {
  let folded = cache.get(char)
  if (folded === undefined) {
    folded = SPECIAL[char] ?? foldUncached(char)
    cache.set(char, folded)
  }
  return folded
}

function foldUncached(char: string): string {
  if (/[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164]/u.test(char)) return ''
  // A private-use character or half a surrogate pair means nothing to a rule, and the mask's stand-in may not be forged.
  if (/[\p{Co}\p{Cs}]/u.test(char)) return '\ufffd'
  if (char === '\n' || char === '\r') return '\n'
  if (/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(char)) return ' '
  const digit = digitOfOtherScript(char) ?? CIRCLED[char]
  if (digit !== undefined) return digit
  const plain = simplified(char.normalize('NFKC').toLowerCase())
  return plain.normalize('NFKC').replace(/[\p{Mn}\p{Me}]/gu, '')
}

/** ١٣٨ and १३८ are 138: every script has its ten digits in a row, the zero first. NFKC knows those that look like ours. */
function digitOfOtherScript(char: string): string | undefined {
  if (!/^\p{Nd}$/u.test(char.normalize('NFKC')) || /[0-9]/.test(char.normalize('NFKC'))) return undefined
  const code = char.codePointAt(0)!
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}
