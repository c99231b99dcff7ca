/** The blocks of a file gathered into what belongs together: an article, a list with its stem, a table, short lines side by side. */
import { BARE_RANK } from './blocks.ts'
import { saysNothing } from './furniture.ts'
import { type OutlineBlock, outlining } from './outline.ts'
import { type Span, sentencesIn } from './sentences.ts'
import type { FoundOrder, KnowledgeFile } from './snapshot.ts'
import { cellsOf } from './table-cells.ts'

/** Lines shorter than this (时间：…, 地点：…) share a passage with their neighbours. */
const SHORT_TEXT = 80
const LONGEST_SHORT_GROUP = 280
const LONGEST_STEM = 120
const LONGEST_LEAD = 36
const LONGEST_INNER_LEAD = 18
const LONGEST_WITH_LEAD = 180
const LONG_PARAGRAPH = 180
/** 一是…… 二是……: the joints of a long paragraph. */
const JOINT =
  /^(?:[一二三四五六七八九十]是|其[一二三四五六]|首先|其次|再次|最后|第[一二三四五六七八九十](?=[，,、]|是)|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳])/
const ANNOUNCES = /[:：]$/
const HAS_WORDS = /[\p{L}\p{N}]/u

export interface Sentence extends Span {
  /** What it needs to be understood: the stem of its list, the header of its table, the beginning of its paragraph. */
  stem: string
  /** Whether a passage may begin here: a block, or a joint inside a paragraph. */
  joint: boolean
}

export interface Group {
  kind: 'article' | 'text' | 'table'
  sentences: Sentence[]
  /** Headings above, outermost first. */
  path: string[]
  /** What only the citation shows: the article's number. */
  label: string
}

/** The headings that are open at a place. */
class Path {
  private readonly title: string
  private open: { rank: number; label: string }[] = []

  constructor(title: string) {
    this.title = title
  }

  enter(rank: number, label: string): void {
    this.open = this.open.filter((heading) => heading.rank < rank)
    if (label !== '') this.open.push({ rank, label })
  }

  /** The second line of a heading on two lines. */
  goOn(label: string): void {
    const last = this.open.pop()
    if (last) this.open.push({ rank: last.rank, label: `${last.label} ${label}` })
  }

  /** A heading without number stands on top, or below the numbered one that is open. */
  bareRank(): number {
    return this.open.some(({ rank }) => rank >= 20 && rank <= 30) ? 45 : BARE_RANK
  }

  labels(): string[] {
    return this.open.map(({ label }) => label).filter((label) => label !== this.title)
  }
}

/** The stems that are open: each ends in a colon, and what stands below it continues it. */
class Stems {
  private open: { rank: number; text: string }[] = []
  /** Whether text still goes on: since the stem came neither an item nor a long paragraph. */
  private goesOn = false

  /** The stem of an item of this rank. */
  above(rank: number): string {
    this.goesOn = false
    this.open = this.open.filter((stem) => stem.rank < rank)
    return this.words()
  }

  /** The stem of text, which closes every list: of the paragraph right below it, or of the short lines there. */
  aboveText(text: string): string {
    this.open = this.goesOn && !ANNOUNCES.test(text) ? this.open.filter(({ rank }) => rank === 0) : []
    this.goesOn = text.length <= SHORT_TEXT
    return this.words()
  }

  begin(rank: number, text: string): void {
    if (!ANNOUNCES.test(text)) return
    this.open.push({ rank, text: text.slice(-LONGEST_STEM) })
    this.goesOn = rank === 0
  }

  private words(): string {
    return this.open.map(({ text }) => text).join(' ')
  }

  clear(): void {
    this.open = []
    this.goesOn = false
  }
}

/** Whether a sentence only names what follows it (健全领导机构。市委坚持……): a heading inside a long paragraph. */
function isLead(words: string, paragraphLength: number): boolean {
  if (paragraphLength < LONG_PARAGRAPH || !words.endsWith('。') || /\d/.test(words)) return false
  return words.length <= (JOINT.test(words) ? LONGEST_LEAD : LONGEST_INNER_LEAD)
}

/** How many sentences from `at` on are leads; none where no longer sentence follows them. */
function leadsAt(spans: readonly string[], at: number, block: OutlineBlock): number {
  if (block.kind === 'article') return 0
  let leads = at === 0 && block.lead ? 1 : 0
  while (leads < 2 && isLead(spans[at + leads] ?? '', block.end - block.start)) leads++
  const headed = spans[at + leads]
  return headed !== undefined && headed.length > LONGEST_INNER_LEAD ? leads : 0
}

/**
 * The sentences of one paragraph. Leads stand in one unit with the sentence they head, as they say nothing alone, and are the
 * stem of those behind it.
 */
function paragraph(text: string, block: OutlineBlock, stem: string): Sentence[] {
  const spans = sentencesIn(text, block, block.wrapped).filter((span) => {
    const words = text.slice(span.start, span.end)
    return HAS_WORDS.test(words) && !saysNothing(words)
  })
  const words = spans.map((span) => text.slice(span.start, span.end))
  const sentences: Sentence[] = []
  let outer = ''
  let inner = ''
  let list = ''
  for (let at = 0; at < spans.length; at++) {
    const { start, end } = spans[at]!
    // 应当带下列材料：（一）……；（二）……。 on one line: the items keep their stem.
    const listed = list !== '' && JOINT.test(words[at]!)
    if (!listed) list = ANNOUNCES.test(words[at]!) ? words[at]!.slice(-LONGEST_STEM) : ''
    const leads = leadsAt(words, at, block)
    const joint = at === 0 || leads > 0 || JOINT.test(words[at]!)
    if (joint) inner = ''
    const context = [stem, outer, inner, listed ? list : ''].filter((part) => part !== '').join(' ')
    // The heading has the paragraph's own lead already.
    if (leads > 0 && at === 0) outer = block.lead ? '' : words[0]!
    if (leads > 1 || (leads === 1 && at > 0)) inner = words[at + leads - 1]!
    const headed = spans[at + leads]!
    const together = headed.end - start <= LONGEST_WITH_LEAD
    sentences.push({ start, end: together ? headed.end : end, stem: context, joint })
    if (together) at += leads
  }
  return sentences
}

/** Rows, each with the header that says what its cells are: “事项：居住证；时限：3天”; without header with the line that announces them. */
function tableRows(text: string, rows: readonly Span[], headless: string | undefined): Sentence[] {
  if (headless !== undefined) return rows.map((row) => ({ ...row, stem: headless, joint: true }))
  const [header, ...body] = rows
  const names = cellsOf(text.slice(header!.start, header!.end))
  return body.flatMap((row) => {
    const values = cellsOf(text.slice(row.start, row.end))
    if (!values.some((value) => HAS_WORDS.test(value))) return []
    const stem = names.filter((name, at) => name !== '' && (values[at] ?? '') !== '').join(' ')
    return [{ ...row, stem, joint: true }]
  })
}

function lengthOf(group: Group | undefined): number {
  const last = group?.sentences[group.sentences.length - 1]
  return group && last ? last.end - group.sentences[0]!.start : 0
}

/** Whether a block continues the group before it instead of beginning its own. */
function joins(group: Group | undefined, block: OutlineBlock, stem: string, path: readonly string[]): boolean {
  if (!group || group.kind === 'table' || block.kind === 'table' || block.kind === 'article') return false
  if (group.kind === 'article') return true
  if (group.path.join() !== path.join() || block.lead) return false
  if (stem !== '') return true
  return block.end - block.start <= SHORT_TEXT && lengthOf(group) + block.end - block.start <= LONGEST_SHORT_GROUP
}

/** Nothing that is cut out of a file holds an order to a machine, nor spans one. */
function withoutOrders(group: Group, planted: readonly FoundOrder[]): Group[] {
  const held = ({ start, end }: Span) => planted.some((order) => order.start < end && start < order.end)
  const parts: Sentence[][] = [[]]
  for (const sentence of group.sentences) {
    if (held(sentence)) parts.push([])
    else parts[parts.length - 1]!.push(sentence)
  }
  return parts.filter((sentences) => sentences.length > 0).map((sentences) => ({ ...group, sentences }))
}

/** The groups of a file, in order; within each its sentences, in order. Yields after each block. */
export function* gathering(file: Pick<KnowledgeFile, 'title' | 'text' | 'planted'>): Generator<void, Group[]> {
  const { title, text, planted = [] } = file
  const path = new Path(title)
  const stems = new Stems()
  const groups: Group[] = []
  let open: Group | undefined
  let previous: number | undefined
  for (const block of yield* outlining(text)) {
    yield
    if (block.kind === 'heading' && planted.some(({ start, end }) => start < block.end && block.start < end)) {
      open = undefined
      continue
    }
    if (block.kind === 'heading') {
      if (block.rank === BARE_RANK && previous === BARE_RANK) path.goOn(block.label)
      else path.enter(block.rank === BARE_RANK ? path.bareRank() : block.rank, block.label)
      stems.clear()
      open = undefined
      previous = block.rank
      continue
    }
    previous = undefined
    const lead = block.lead && open?.kind !== 'article' ? block.lead : undefined
    if (lead) path.enter(lead.rank, lead.label)
    const labels = path.labels()
    const stem = block.kind === 'item' ? stems.above(block.rank) : stems.aboveText(text.slice(block.start, block.end))
    const kind = block.kind === 'table' || block.kind === 'article' ? block.kind : 'text'
    const sentences = block.rows ? tableRows(text, block.rows, block.headless ? stem : undefined) : paragraph(text, block, stem)
    const last = sentences[sentences.length - 1]
    if (!last) continue
    if (block.headless) stems.clear()
    if (!block.rows) stems.begin(block.kind === 'item' ? block.rank : 0, text.slice(last.start, last.end))
    if (open && joins(open, block, stem, labels)) open.sentences.push(...sentences)
    else {
      open = { kind, sentences, path: labels, label: block.kind === 'article' ? block.label : '' }
      groups.push(open)
    }
  }
  return planted.length === 0 ? groups : groups.flatMap((group) => withoutOrders(group, planted))
}
