/** The readable text of a web page, in Markdown's shape (headings, list items, table rows), without what surrounds it. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const SKIP = new Set(
  'script style noscript template iframe object svg canvas nav aside form button select textarea head video audio map dialog'.split(
    ' ',
  ),
)
const BLOCK = new Set(
  'p div section article main header footer h1 h2 h3 h4 h5 h6 ul ol li table tr blockquote pre figure figcaption dl dt dd hr address details summary center'.split(
    ' ',
  ),
)
const LAYOUT =
  /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|crumbs?|sidebar|footer|share|related|recommend|pagination|pager|copyright|friend-?links?|toolbar|advert|ads?|comments?)(?:$|[\s_-])/i
/** A page nested deeper than this is not a page that somebody wrote. */
const DEEPEST = 400

export interface Page {
  title?: string
  text: string
}

const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value ?? ''

function isHidden(element: Element): boolean {
  if (SKIP.has(element.tagName)) return true
  if (element.attrs.some((attr) => attr.name === 'hidden' || (attr.name === 'aria-hidden' && attr.value === 'true')))
    return true
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'))) return true
  if (/^(?:navigation|banner|contentinfo|search|menu|complementary)$/.test(attribute(element, 'role'))) return true
  if (element.tagName === 'footer') return true
  return (
    /^(?:div|ul|section|p|ol|header|td)$/.test(element.tagName) &&
    LAYOUT.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`)
  )
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

class Writer {
  title: string | undefined
  private readonly lines: string[] = []
  private line = ''
  private prefix = ''
  private linked = 0

  words(text: string, inLink: boolean): void {
    const clean = text.replace(/[\s\u00a0]+/g, ' ')
    if (inLink) this.linked += clean.trim().length
    this.line += this.line === '' || this.line.endsWith(' ') ? clean.trimStart() : clean
  }

  /** Ends the line. One that is hardly more than links is a menu. */
  end(gap = false): void {
    const text = this.line.trim()
    const menu = this.linked > 0 && this.linked >= text.length * 0.7 && text.length <= 60 && !/[。！？]/.test(text)
    if (text !== '' && !menu) this.lines.push(this.prefix + text)
    if (text !== '' || gap) this.prefix = ''
    this.line = ''
    this.linked = 0
    if (gap && this.lines.length > 0 && this.lines[this.lines.length - 1] !== '') this.lines.push('')
  }

  begin(prefix: string): void {
    this.end()
    this.prefix = prefix
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
  return textOf(node)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

function rowsOf(element: Element, depth = 0): Element[] {
  return element.childNodes
    .filter(isElement)
    .flatMap((child) =>
      child.tagName === 'tr' ? [child] : child.tagName === 'table' || depth > 3 ? [] : rowsOf(child, depth + 1),
    )
}

/** A table of data becomes rows; one that only lays out a page (one column, or a table inside) is walked as usual. */
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
  out.end(true)
  for (const [index, cells] of filled.entries()) out.row(cells.map(cleanText), index === 0)
  out.end(true)
  return true
}

function walk(node: Node, out: Writer, inLink: boolean, depth: number): void {
  if (node.nodeName === '#text' && 'value' in node) {
    out.words(node.value, inLink)
    return
  }
  if (!isElement(node) || depth > DEEPEST) return
  if (node.tagName === 'title') out.title ??= cleanTitle(node)
  if (isHidden(node)) return
  if (node.tagName === 'br') {
    out.end()
    return
  }
  if (node.tagName === 'table' && table(node, out)) return
  const level = /^h([1-6])$/.exec(node.tagName)?.[1]
  if (level) out.begin(`${'#'.repeat(Number(level))} `)
  else if (node.tagName === 'li') out.begin('- ')
  else if (BLOCK.has(node.tagName)) out.end(node.tagName !== 'li' && node.tagName !== 'tr')
  const link = inLink || node.tagName === 'a'
  for (const child of node.childNodes) walk(child, out, link, depth + 1)
  if (BLOCK.has(node.tagName)) out.end(node.tagName !== 'li' && node.tagName !== 'tr')
}

function cleanTitle(node: Element): string | undefined {
  const words = node.childNodes
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  // “通知标题_某某网” and “通知标题 - 某某网”: the site's name is not the page's.
  return words.replace(/\s*[_|｜–—-]+\s*[^_|｜–—-]{2,20}$/, '') || undefined
}

/** Reads a page. Total: any text is some page. */
export function readPage(html: string): Page {
  const out = new Writer()
  const document = parse(html)
  const head = document.childNodes.find((node) => isElement(node) && node.tagName === 'html')
  if (head && isElement(head)) {
    for (const child of head.childNodes) {
      if (isElement(child) && child.tagName === 'head') {
        const title = child.childNodes.find((node) => isElement(node) && node.tagName === 'title')
        if (title && isElement(title)) out.title = cleanTitle(title)
      } else walk(child, out, false, 0)
    }
  }
  const text = out.text()
  return out.title === undefined ? { text } : { title: out.title, text }
}
