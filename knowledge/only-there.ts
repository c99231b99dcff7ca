/**
 * 只此一家: a name in a question (韦彩萍, 安和物业) that the papers of one of several places write and those of the others do not. Then nobody is asked which place is
 * meant. Pure; all text is folded.
 */
import { cut } from './words.ts'

const LONGEST = 6
const FEWEST = 3
/** So short a name counts only where a text says of what it is the name: 安和社区. */
const SHORT = 2
const CALLED = /^(?:社区|小区|新村|街道|[村苑镇乡巷里])/
const OPENS = /["“「『]/
/** They are of no name, and neighbours by chance: what joins words, and how many there are. */
const FUNCTION =
  /[一二三四五六七八九十百千万亿两半的了吗呢吧啊呀嘛我你您他她它们咱俺这那哪谁啥咋怎是在有没不就都也还要会能可把被给让和跟与或从到去来得着过再又才只叫吃看做干弄搞行几多少个什么]/
const HAN = /\p{Script=Han}+/gu

/** The number of the only one of the texts that has a name of the question's; undefined where none has, or several. */
export function onlyOneNaming(question: string, texts: readonly string[]): number | undefined {
  for (const name of namesIn(question)) {
    const having = texts.flatMap((text, at) => (isNamed(name, text) ? [at] : []))
    if (having.length === 1) return having[0]
  }
  return undefined
}

interface Name {
  words: string
  /** The dictionary knows all of its words: 蜂蜜积分. Then a text must set it apart by quotation marks. */
  ofWords: boolean
}

/** Longer ones first. */
function namesIn(question: string): Name[] {
  const names = new Map<string, Name>()
  for (const [run] of question.matchAll(HAN)) {
    const loose = looseIn(run)
    for (let from = 0; from < run.length; from++)
      for (let length = SHORT; length <= LONGEST && from + length <= run.length; length++) {
        const words = run.slice(from, from + length)
        const within = loose.slice(from, from + length)
        const ofWords = !within.some(Boolean)
        if (!FUNCTION.test(words) && (length >= FEWEST || within.every(Boolean))) names.set(words, { words, ofWords })
      }
  }
  return [...names.values()].sort((a, b) => b.words.length - a.words.length)
}

/** By the character: does it stand alone in the segmenter's eyes? */
const looseIn = (run: string): boolean[] => cut(run).flatMap((word) => Array.from(word, () => word.length === 1))

function isNamed({ words, ofWords }: Name, text: string): boolean {
  if (words.length >= FEWEST && !ofWords) return text.includes(words)
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (ofWords ? OPENS.test(text[at - 1] ?? '') : CALLED.test(text.slice(at + words.length, at + words.length + SHORT)))
      return true
  return false
}
