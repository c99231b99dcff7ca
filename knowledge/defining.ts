/**
 * 释义: “135是啥意思”, “橙色代表什么” ask what is meant by a name, and one sentence says it: “135”快响机制，即…, 橙色为…, or describes it and names it then:
 * 居民提单、党员接单的“三单制”. Pure; all text is folded.
 */

const FEWEST = 2
const LONGEST = 12
const NAME = `[\\p{Script=Han}\\dA-Za-z+]{${FEWEST},${LONGEST}}?`
const WHAT = '(?:什么|啥|咩|乜嘢?)'
const MEANS = '(?:是|指|指的是?|代表|表示|讲的?是?|说的?是?|算)个?'
const BETWEEN = '(?:到底|究竟|具体|都|各|分别|又){0,3}'
const ASKED = [
  `(${NAME}),?(?:里面?的?)?(?:各个?|每个?|这几个|几个)(?:数字?|字母?)${BETWEEN}${MEANS}(?:${WHAT}|哪)`,
  `(?:${WHAT}(?:叫做?|是)|${WHAT}样的?\\p{Script=Han}{0,3}(?:算|属于|叫)[是作]?)(${NAME})[呢啊呀]?(?:[?,。!]|$)`,
  `(${NAME})${BETWEEN}[是有]?个?${WHAT}(?:意思|含义|概念)`,
  `(${NAME})${BETWEEN}${MEANS}(?:${WHAT}|哪(?=[一二三四五六七八九十几\\d]))`,
  `(${NAME}),?(?:给我)?(?:拆开|展开|解释|怎么解|怎么理解)`,
].map((source) => new RegExp(source, 'u'))
/** In front of the name itself: 街呼部应里的135, 帮我把五联. */
const BEFORE_IT = /^.*(?:里[头面]?|中|的|那边|那个|这个|把|所[谓说讲])(?=.{2})/u
const MARKS = /["“”「」『』]/g
const NAMED_THEN = new RegExp(`\\p{Script=Han}{2}的["“「『]([^"“”「」『』]{${FEWEST},${LONGEST}})["”」』]`, 'gu')
/** 事项 of 黄色事项, 网格 of 橙色网格: a text that has said it once leaves it out. */
const LEFT_OUT = 2

/** What follows the name where it is explained, within so many characters of it. */
const SAYS = /^\p{Script=Han}{0,6}[,(]?[\da-z]?(?:即|指|就?是|为|:|包括|分为)/u
const REACH = 10

/** The name whose meaning a question asks for: 135 in “街呼部应里的135是啥意思”. */
export function nameAskedOf(question: string): string | undefined {
  const plain = question.replace(MARKS, '')
  for (const pattern of ASKED) {
    const [, name] = pattern.exec(plain) ?? []
    if (name) return name.replace(BEFORE_IT, '')
  }
  return undefined
}

/** Does a sentence say what is meant by the name? */
export function defines(name: string, sentence: string): boolean {
  for (const [, named] of sentence.matchAll(NAMED_THEN)) if (name.startsWith(named!) || named!.startsWith(name)) return true
  const called = [name, ...(name.length >= FEWEST + LEFT_OUT ? [name.slice(0, -LEFT_OUT)] : [])]
  const plain = sentence.replace(MARKS, '')
  return called.some((one) => {
    for (let at = plain.indexOf(one); at >= 0; at = plain.indexOf(one, at + 1))
      if (SAYS.test(plain.slice(at + one.length, at + one.length + REACH))) return true
    return false
  })
}
