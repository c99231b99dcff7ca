/**
 * 分词: folded text as the stream of words that is indexed and asked for.
 *
 * Words of jieba's search mode and bigrams of Han characters stand in one stream: the words carry meaning (三单制), the
 * bigrams reach what the segmenter cuts differently on the two sides (三号楼). One index over both beat either alone on
 * every set tried (QUALITY figures in docs).
 */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { fold } from './fold.ts'

// 200 ms and 60 MB: at the first text, not at import.
let jieba: Jieba | undefined

const WORD = /[\p{L}\p{N}]/u
// Half a character: an error in the native library.
const LONE_SURROGATE = /\p{Surrogate}/gu
const HAN_RUN = /\p{Script=Han}{2,}/gu

/** The words of a text, with repetitions, in no promised order. Only letters and digits of any script make a word. */
export function wordsOf(text: string): string[] {
  return wordsOfFolded(fold(text))
}

/** A folded text cut into the words of the dictionary, one after the other; what is in no dictionary falls to single characters. */
export function cut(folded: string): string[] {
  return segmenter().cut(folded.replace(LONE_SURROGATE, ' '), false)
}

/** Tags of names: of places, of people, of others. */
const NAME_TAG = /^n[rstz]/
const NOUN_TAG = /^n/

/** Is a folded text one word of the dictionary, and no name? */
export function isEverydayWord(folded: string): boolean {
  const tagged = segmenter().tag(folded.replace(LONE_SURROGATE, ' '), false)
  return tagged.length === 1 && !NAME_TAG.test(tagged[0]!.tag)
}

/** Is it one word that says what is done or how something is (团结, 建设), and no noun (梧桐, 宝华)? */
export function saysDeedOrWay(folded: string): boolean {
  const tagged = segmenter().tag(folded.replace(LONE_SURROGATE, ' '), false)
  return tagged.length === 1 && !NOUN_TAG.test(tagged[0]!.tag)
}

/** The same as `wordsOf`, for text that is folded already. */
export function wordsOfFolded(folded: string): string[] {
  const words: string[] = []
  for (const word of segmenter().cutForSearch(folded.replace(LONE_SURROGATE, ' '), true)) if (WORD.test(word)) words.push(word)
  for (const [run] of folded.matchAll(HAN_RUN)) {
    const chars = [...run]
    for (let i = 1; i < chars.length; i++) words.push(chars[i - 1]! + chars[i]!)
  }
  return words
}

function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict)
  return jieba
}
