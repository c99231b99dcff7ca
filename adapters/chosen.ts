/**
 * Which of several numbered choices a typed answer means: the number in any spelling (1 １ 一 壹 ① ❶ 1️⃣ 第一个 选1 1号 就第一个吧), where it
 * stands (后面那个), or the label itself. Pure; used wherever something is asked to be chosen.
 */
import type { Choice } from './adapter.ts'

/** The choice that is meant, or undefined where the words are something else. */
export function chosen(text: string, choices: readonly Choice[]): Choice | undefined {
  const answer = fold(text)
  if (answer === '') return undefined
  const byLabel = choices.find(({ label }) => fold(label) === answer)
  if (byLabel) return byLabel
  const placed = byPlace(plain(answer), choices.length)
  if (placed !== undefined) return choices[placed - 1]
  const numbered = byNumber(answer)
  const choice = numbered && choices[numbered.number - 1]
  return choice && (numbered.rest === '' || fold(choice.label) === numbered.rest) ? choice : undefined
}

/** The number that is all of a typed answer, in whatever spelling; undefined for other words. */
export function numberMeant(text: string): number | undefined {
  const numbered = byNumber(fold(text))
  return numbered?.rest === '' ? numbered.number : undefined
}

const NUMBER = '\\d{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}'
const ASKED = '(?:那|就|是|我|要|想|请|选择?|选项|挑|回复?|发|按|点|序号|编号|数字|no|号码)'
const WHOLE = new RegExp(
  `^${ASKED}{0,4}第?(${NUMBER})(?:个|项|号|条|种|件|单|选项|那个|的|吧|了|呀|啊|哈|嘛|谢谢|就行|就好|好了){0,4}$`,
  'u',
)
/** “1 接单”: the number, then the label. */
const BEFORE_LABEL = new RegExp(`^(?:我?选择?|第)?(${NUMBER})(?:个|项|号)?(.*)$`, 'u')

function byNumber(answer: string): { number: number; rest: string } | undefined {
  const whole = numberOf(WHOLE.exec(answer)?.[1] ?? '')
  if (whole !== undefined) return { number: whole, rest: '' }
  const match = BEFORE_LABEL.exec(answer)
  const number = numberOf(match?.[1] ?? '')
  return number === undefined ? undefined : { number, rest: match?.[2] ?? '' }
}

const FRONT =
  /^(?:最)?(?:前面|前边|上面|上边|头|最上面|最前面|开头|前头|前者|上头)(?:的|那个|这个|一个|那项|那条|第一个|那一个|那件|那单)*$/u
const BACK =
  /^(?:最)?(?:后面|后边|下面|下边|最后|末尾|最下面|最后面|后头|后者|下头|尾)(?:的|那个|这个|一个|那项|那条|那一个|那件|那单)*$/u
const MIDDLE = /^(?:当中|中间|正中)(?:的|那个|这个|一个|那项|那条|那一个)*$/u
const BOTH_ENDS = /^倒数第([一二两三四五六1-6])(?:个|项|条)?$/u

/** “前面那个”, “最后一个”, “中间的”: of `count`, counted from 1. Of three and more 后面 is the last. */
function byPlace(said: string, count: number): number | undefined {
  if (count < 1) return undefined
  if (FRONT.test(said)) return 1
  if (BACK.test(said)) return count
  if (MIDDLE.test(said)) return count % 2 === 1 && count > 1 ? (count + 1) / 2 : undefined
  const fromEnd = numberOf(BOTH_ENDS.exec(said)?.[1] ?? '')
  return fromEnd === undefined || fromEnd > count ? undefined : count + 1 - fromEnd
}

/** Without the politeness around it. */
function plain(answer: string): string {
  return answer
    .replace(/^(?:那|就|是|我|要|想|请|选择?|挑|来){1,4}(?=.)/u, '')
    .replace(/(?:吧|了|呀|啊|哈|嘛|谢谢|就行|就好){1,8}$/u, '')
}

/** One spelling for all: width, circles, key caps, case, spaces and closing punctuation do not count. */
function fold(text: string): string {
  return text
    .replace(/[\u{fe0f}\u{20e3}]/gu, '')
    .replaceAll('🔟', '10')
    .replace(/[\u2776-\u277f\u2780-\u2789\u278a-\u2793\u24f5-\u24fe]/gu, (circled) => String(circledNumber(circled)))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()（）【】[\]「」“”"'、。.,，!！~～:：]/gu, '')
}

/** ❶ ➀ ➊ ⓵, which NFKC leaves as they are. */
function circledNumber(char: string): number {
  const code = char.codePointAt(0)!
  const start = [0x2776, 0x2780, 0x278a, 0x24f5].findLast((first) => (first === 0x24f5 ? code < 0x2776 : code >= first))!
  return code - start + 1
}

const DIGITS = '零一二三四五六七八九'
const FORMAL = '零壹贰叁肆伍陆柒捌玖'

/** 1…99 in Arabic or Chinese digits. */
function numberOf(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written)
  const simple = written
    .replaceAll('两', '二')
    .replaceAll('拾', '十')
    .replace(/[壹贰叁肆伍陆柒捌玖]/gu, (char) => DIGITS[FORMAL.indexOf(char)]!)
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(simple)
  if (!match || simple === '') return undefined
  const [, first, ten, last] = match
  if (ten === undefined) return last === undefined && first !== undefined ? DIGITS.indexOf(first) : undefined
  return (first === undefined ? 1 : DIGITS.indexOf(first)) * 10 + (last === undefined ? 0 : DIGITS.indexOf(last))
}
