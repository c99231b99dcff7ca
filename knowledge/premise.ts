/**
 * 前提: what a question takes for granted (听说……罚五千是吧, 那笔押金几时退), beside what the passage says. A figure that differs is the plainest sign of
 * a wrong one; it decides nothing alone, as people also ask with figures of their own (我家三条狗).
 */
import { quantitiesIn } from './quantities.ts'

export interface Premise {
  /** It presumes something, by its form. */
  presumes: number
  /** A figure of the question stands in the passage; figures of its sort do, but others; none of its sort does. */
  agrees: number
  differs: number
  absent: number
}

const PRESUMES = new RegExp(
  [
    '(?:不是|规定|条例|办法|文件|写了?|写着|说了?|听说|听讲|据说|都说|说是|讲是)[^。?]{2,28}(?:吗|嘛|对吧|是吧|对不对|是不是|么|真的假的|是真的)',
    '(?:对吧|对不对|是吧|是不是[?]?|没错吧|真的吗|属实吗|是真的吗?)\\s*[?,。]?$',
    '^(?:既然|明明|不是)|(?:既然|明明)(?:规定|说|写|可以|不|有)',
    '(?:为啥|为什么|凭什么|凭啥|怎么)(?:又|还)?(?:不让|不给|不准|要|必须|只|非)',
    '不都?是[^,。?]{2,24}(?:吗|嘛|么)',
    'i heard|isn.t it|aren.t|right\\?\\s*$|is it true|supposed to',
  ].join('|'),
)

/** Folded question and passage. */
export function premiseOf(question: string, passage: string): Premise {
  const asked = quantitiesIn(question).filter(({ unit }) => unit !== '' && unit !== 'code')
  const written = asked.length === 0 ? [] : quantitiesIn(passage)
  let [agrees, differs, absent] = [0, 0, 0]
  for (const { value, unit } of asked) {
    const same = written.filter((one) => one.unit === unit)
    if (same.length === 0) absent = 1
    else if (same.some((one) => one.value === value || one.value.split('~').includes(value))) agrees = 1
    else differs = 1
  }
  return { presumes: Number(PRESUMES.test(question)), agrees, differs, absent }
}
