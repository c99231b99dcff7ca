/**
 * 援引: a provision that points at another of its own text (“违反本条例第二十三条第一款规定的，处……”) says, on its own, neither what the
 * deed is nor what it costs. It is indexed with what it points at, so that the deed finds its penalty. What is quoted stays
 * as it was written.
 */

import { numeralOf } from './numerals.ts'

/** A provision of the same text: its number as written (第二十三条), and in it a paragraph and an item where they are named. */
export interface Reference {
  article: string
  paragraph?: number
  items: number[]
}

export interface Article {
  /** 第二十三条, without what follows. */
  label: string
  text: string
}

const NUMBER = '[一二三四五六七八九十百零〇]+'
const ARTICLE = `第${NUMBER}条(?:之${NUMBER})?`
const REFERRED = `${ARTICLE}(?:第${NUMBER}款)?(?:(?:、|和|或者?|及)?第?[（(]?${NUMBER}[）)]?项(?:至第?[（(]?${NUMBER}[）)]?项)?)*`
/** “本条例” or its like must stand before: 《……法》第四条 is another text's. */
const OWN = new RegExp(
  `本(?:条例|办法|规定|法|细则|规则|规范|章程|制度|公约)(${REFERRED}(?:(?:、|和|或者?|及|，)${REFERRED})*)`,
  'g',
)
const ONE = new RegExp(`(${ARTICLE})(?:第(${NUMBER})款)?((?:(?:、|和|或者?|及)?第?[（(]?${NUMBER}[）)]?项)*)`, 'g')
const ITEM_NUMBER = new RegExp(NUMBER, 'g')

const MOST_REFERENCES = 2
/** Characters of what is pointed at that are worth indexing: a deed is said in one sentence. */
const LONGEST_GLOSS = 90

/** The provisions of its own text that a piece names, in order. */
export function referencesIn(piece: string): Reference[] {
  const references: Reference[] = []
  for (const [, list] of piece.matchAll(OWN)) {
    for (const [, article, paragraph, items] of list!.matchAll(ONE)) {
      references.push({
        article: article!,
        ...(paragraph ? { paragraph: ordinalOf(paragraph) } : {}),
        items: [...(items ?? '').matchAll(ITEM_NUMBER)].map(([number]) => ordinalOf(number)),
      })
    }
  }
  return references
}

/** 0 where none is written. */
const ordinalOf = (written: string) => numeralOf(written) ?? 0

/** What a piece points at, in a few words; empty where it points at nothing that is there. `self`: the article it stands in. */
export function glossOf(piece: string, articles: ReadonlyMap<string, Article>, self?: string): string {
  const told: string[] = []
  for (const reference of referencesIn(piece)) {
    const article = reference.article === self ? undefined : articles.get(reference.article)
    const text = article && provision(article.text, reference)
    if (text && !told.includes(text)) told.push(text)
    if (told.length === MOST_REFERENCES) break
  }
  return told.join(' ')
}

const ITEM = /^\s*[（(]([一二三四五六七八九十百零〇]+)[）)]/

/** The paragraph and item that are named, else the beginning of the article. */
function provision(text: string, { paragraph, items }: Reference): string {
  const lines = text.split('\n').map((line) => line.trim())
  const paragraphs: string[][] = []
  for (const line of lines.filter((line) => line !== '')) {
    const open = paragraphs[paragraphs.length - 1]
    if (open && ITEM.test(line)) open.push(line)
    else paragraphs.push([line])
  }
  const named = paragraph === undefined ? paragraphs : paragraphs.slice(paragraph - 1, paragraph)
  const own = named.length > 0 ? named : paragraphs
  if (items.length > 0) {
    const found = own.flat().filter((line) => items.includes(ordinalOf(ITEM.exec(line)?.[1] ?? '')))
    const stem = own.find((one) => one.some((line) => found.includes(line)))?.[0] ?? ''
    const whole = [found.includes(stem) ? '' : stem, ...found].filter((part) => part !== '').map(bare)
    if (found.length > 0) return short(whole.join(''))
  }
  return short(own.flat().map(bare).join(''))
}

function bare(line: string): string {
  return line.replace(new RegExp(`^(?:\\*\\*|__)?${ARTICLE}(?:\\*\\*|__)?\\s*`), '')
}

function short(text: string): string {
  if (text.length <= LONGEST_GLOSS) return text
  const head = text.slice(0, LONGEST_GLOSS)
  const stop = Math.max(...['。', '；', '，', '：'].map((mark) => head.lastIndexOf(mark)))
  return stop > LONGEST_GLOSS / 2 ? head.slice(0, stop + 1) : head
}
