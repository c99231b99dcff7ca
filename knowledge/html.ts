/** The readable text of a web page, in Markdown's shape (headings, list items, table rows), without what surrounds it. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { attribute, type Held, spread } from './html-table.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const SKIP = new Set(
  'script style noscript template iframe object svg canvas nav aside form button select textarea head video audio map dialog'.split(
    ' ',
  ),
)
const BLOCK = new Set(
  'p div section article main header footer h1 h2 h3 h4 h5 h6 ul ol li table tr td th blockquote pre figure figcaption dl dt dd hr address details summary center'.split(
    ' ',
  ),
)
const LAYOUT =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|crumbs?|sidebar|footer|share|related|recommend|pagination|pager|copyright|friend-?links?|toolbar|advert|ads?|comments?)(?:$|[\s_-])/i
/** A page nested deeper than this is not a page that somebody wrote. */
const DEEPEST = 400
/** Open tags at once, of those that must be closed; inline ones left open in a bad page count, too. */
const MOST_OPEN_TAGS = 3_000

export interface Page {
  title?: string
  text: string
}

function isHidden(element: Element, byClass = true): boolean {
  if (SKIP.has(element.tagName)) return true
  if (element.attrs.some((attr) => attr.name === 'hidden' || (attr.name === 'aria-hidden' && attr.value === 'true')))
    return true
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'))) return true
  if (/^(?:navigation|banner|contentinfo|search|menu|complementary)$/.test(attribute(element, 'role'))) return true
  if (element.tagName === 'footer') return true
  return (
    byClass &&
    /^(?:div|ul|section|p|ol|header|td)$/.test(element.tagName) &&
    LAYOUT.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`)
  )
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

/** White space as a browser shows it; a line broken between two Chinese characters leaves none. */
function oneLine(text: string): string {
  return text.replace(/(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])/g, '').replace(/[\s\u00a0]+/g, ' ')
}

class Writer {
  readonly byClass: boolean
  private readonly lines: string[] = []
  private line = ''
  private prefix = ''
  private linked = 0
  private readonly numbers = new WeakMap<object, number>()

  /** `byClass`: whether names of classes (nav, share, related) are believed. */
  constructor(byClass: boolean) {
    this.byClass = byClass
  }

  words(text: string, inLink: boolean): void {
    const clean = oneLine(text)
    if (inLink) this.linked += clean.trim().length
    this.line += this.line === '' || this.line.endsWith(' ') ? clean.trimStart() : clean
  }

  /** Ends the line. One that is hardly more than links is a menu. */
  end(gap = false): void {
    const text = this.line.trim()
    const menu = this.linked > 0 && this.linked >= text.length * 0.7 && text.length <= 60 && !/[。！？]/.test(text)
    if (text !== '' && !menu) this.lines.push(this.prefix + text)
    if (text !== '') this.prefix = ''
    this.line = ''
    this.linked = 0
    if (gap && this.lines.length > 0 && this.lines[this.lines.length - 1] !== '') this.lines.push('')
  }

  /** What the next line begins with: the mark of a heading or of a list item. */
  begin(prefix: string): void {
    this.end()
    this.prefix = prefix
  }

  marker(item: Element): string {
    const list = item.parentNode
    if (list?.nodeName !== 'ol') return '- '
    const number = (this.numbers.get(list) ?? 0) + 1
    this.numbers.set(list, number)
    return `${number}. `
  }

  /** Of a table: below the page's own title. */
  heading(words: string): void {
    this.lines.push(`${this.lines.length === 0 ? '#' : '####'} ${words}`, '')
  }

  row(cells: string[], header: boolean): void {
    this.end()
    this.lines.push(`| ${cells.map((cell) => cell.replace(/\|/g, '｜')).join(' | ')} |`)
    if (header) this.lines.push(`|${cells.map(() => ' --- |').join('')}`)
  }

  text(): string {
    this.end()
    return this.lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }
}

function textOf(node: Node, depth = 0): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!isElement(node) || isHidden(node) || depth > DEEPEST) return ''
  return node.childNodes.map((child) => textOf(child, depth + 1)).join(node.tagName === 'br' ? ' ' : '')
}

function cleanText(node: Node): string {
  return oneLine(textOf(node)).trim()
}

function rowsOf(element: Element, depth = 0): Element[] {
  return element.childNodes
    .filter(isElement)
    .flatMap((child) =>
      child.tagName === 'tr' ? [child] : child.tagName === 'table' || depth > 3 ? [] : rowsOf(child, depth + 1),
    )
}

/**
 * A table of data becomes rows; one that only lays out a page (one column, or a table inside) is walked as usual. A first row of one cell that
 * stretches over all is what the table is called.
 */
function table(element: Element, out: Writer): boolean {
  const rows = rowsOf(element).map((row) =>
    row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th'),
  )
  const filled = rows.filter((cells) => cells.length > 0)
  if (filled.length < 2 || Math.max(...filled.map((cells) => cells.length)) < 2) return false
  if (
    filled
      .flat()
      .some((cell) =>
        cell.childNodes.some((child) => isElement(child) && (child.tagName === 'table' || child.tagName === 'h1')),
      )
  )
    return false
  const named = filled[0]!.length === 1 && filled.length > 2 ? cleanText(filled[0]![0]!) : ''
  out.end(true)
  if (named !== '') out.heading(named)
  const held: Held[] = []
  for (const [index, cells] of filled.slice(named === '' ? 0 : 1).entries()) {
    const isHead = index === 0
    out.row(spread(cells, held, { isHead, wordsOf: cleanText }), isHead)
  }
  out.end(true)
  return true
}

function walk(node: Node, out: Writer, inLink: boolean, depth: number): void {
  if (node.nodeName === '#text' && 'value' in node) out.words(node.value, inLink)
  if (!isElement(node) || depth > DEEPEST || isHidden(node, out.byClass)) return
  const { tagName } = node
  if (tagName === 'br') out.end()
  if (tagName === 'table' && table(node, out)) return
  const gap = tagName !== 'li' && tagName !== 'tr'
  const level = /^h([1-6])$/.exec(tagName)?.[1]
  if (level) out.begin(`${'#'.repeat(Number(level))} `)
  else if (tagName === 'li') out.begin(out.marker(node))
  else if (BLOCK.has(tagName)) out.end(gap)
  for (const child of node.childNodes) walk(child, out, inLink || tagName === 'a', depth + 1)
  if (BLOCK.has(tagName)) out.end(gap)
}

function named(nodes: readonly Node[], name: string): Element | undefined {
  return nodes.filter(isElement).find((node) => node.tagName === name)
}

function titleOf(head: Element | undefined): string | undefined {
  const title = head && named(head.childNodes, 'title')
  const words = (title?.childNodes ?? [])
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .slice(0, 300)
    .replace(/\s+/g, ' ')
    .trim()
  // “通知标题_某某网” and “通知标题 - 某某网”: the site's name is not the page's.
  return words.replace(/\s?[_|｜–—-]{1,3}\s?[^_|｜–—-]{2,20}$/, '') || undefined
}

/** How many tags stand open at once, at most: what a parser's time grows with. */
function depthOf(html: string): number {
  let depth = 0
  let deepest = 0
  for (const [tag] of html.matchAll(
    /<\/?(?!(?:p|br|hr|img|input|meta|link|li|td|th|tr|tbody|dt|dd|option|wbr|col|source)\b)[a-z]/gi,
  )) {
    depth = tag[1] === '/' ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** Reads a page. Total: any text is some page, but a tower of open tags that nobody wrote by hand is read as none. */
export function readPage(html: string): Page {
  if (depthOf(html) > MOST_OPEN_TAGS) return { text: '' }
  const root = named(parse(html).childNodes, 'html')
  const title = titleOf(root && named(root.childNodes, 'head'))
  const read = (byClass: boolean) => {
    const out = new Writer(byClass)
    for (const child of root?.childNodes ?? []) walk(child, out, false, 0)
    return out.text()
  }
  // A site may wrap its whole page in a class called “has-sidebar”: then classes say nothing.
  const strict = read(true)
  const text = hasParagraph(strict) ? strict : read(false)
  return { ...(title === undefined ? {} : { title }), text: hasParagraph(text) ? text : strict || text }
}

function hasParagraph(text: string): boolean {
  return text.split('\n').some((line) => line.length >= 25 && /[。！？；]/.test(line))
}
