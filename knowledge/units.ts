/** 片段: a file cut into what is searched: passages that fit a screen, and each of their sentences as a unit of its own. */
import { type Group, gathering, type Sentence } from './passages.ts'
import { type Article, glossOf } from './references.ts'
import { atOnce } from './slices.ts'
import type { KnowledgeFile, Unit } from './snapshot.ts'

/** An article up to this length is one passage; other text is cut sooner, as a screen of it is all that people read. */
const LONGEST_ARTICLE = 600
const LONGEST_PASSAGE = 350
/** Two neighbours that are both shorter than this stay together. */
const SHORT_SEGMENT = 120

export type FileUnit = Omit<Unit, 'file'>

function length(sentences: readonly Sentence[]): number {
  return sentences.length === 0 ? 0 : sentences[sentences.length - 1]!.end - sentences[0]!.start
}

/** Parts of nearly equal length, cut between sentences. */
function even(sentences: readonly Sentence[]): Sentence[][] {
  const total = length(sentences)
  const wanted = total / Math.max(1, Math.ceil(total / LONGEST_PASSAGE))
  const parts: Sentence[][] = []
  let part: Sentence[] = []
  for (const sentence of sentences) {
    const grown = part.length === 0 ? 0 : sentence.end - part[0]!.start
    const overshoots = grown - wanted > wanted - length(part) || grown > LONGEST_PASSAGE
    if (part.length > 0 && grown > wanted && overshoots) {
      parts.push(part)
      part = []
    }
    part.push(sentence)
  }
  if (part.length > 0) parts.push(part)
  return parts
}

/** A group as passages: whole if it is short enough, else cut at its joints (items, 一是…二是…), else between sentences. */
function cut(group: Group): Sentence[][] {
  const limit = group.kind === 'article' ? LONGEST_ARTICLE : LONGEST_PASSAGE
  if (length(group.sentences) <= limit) return [group.sentences]
  const segments: Sentence[][] = []
  for (const sentence of group.sentences) {
    const segment = segments[segments.length - 1]
    if (!segment || sentence.joint) segments.push([sentence])
    else segment.push(sentence)
  }
  const merged: Sentence[][] = []
  for (const segment of segments) {
    const last = merged[merged.length - 1]
    const together = last ? segment[segment.length - 1]!.end - last[0]!.start : 0
    if (last && together <= LONGEST_PASSAGE && (length(segment) <= SHORT_SEGMENT || length(last) <= SHORT_SEGMENT))
      last.push(...segment)
    else merged.push([...segment])
  }
  return merged.flatMap((segment) => (length(segment) <= LONGEST_PASSAGE ? [segment] : even(segment)))
}

const ARTICLE_LABEL = /^第[一二三四五六七八九十百零〇]+条(?:之[一二三四五六七八九十]+)?/
/** A sentence about the same deed as the one before it. */
const GOES_ON = /^\s*(?:情节|逾期|拒不|造成|构成|单位|个人|属于|其中|前款|有前款|再次|屡|未改正|仍|对[^，。]{1,12}(?:的|，))/

function articlesOf(groups: readonly Group[], text: string): Map<string, Article> {
  const articles = new Map<string, Article>()
  for (const { kind, label, sentences } of groups) {
    const name = kind === 'article' ? ARTICLE_LABEL.exec(label)?.[0] : undefined
    if (!name || articles.has(name)) continue
    articles.set(name, { label: name, text: text.slice(sentences[0]!.start, sentences[sentences.length - 1]!.end) })
  }
  return articles
}

/** `splitting` at once. */
export function splitFile(file: Pick<KnowledgeFile, 'title' | 'text' | 'planted'>): FileUnit[] {
  return atOnce(splitting(file))
}

/**
 * The units of a file in order, each passage before its sentences. `passage` is an index into the returned list.
 * Every unit's `text.slice(start, end)` is trimmed and not empty; sentences lie within their passage. Yields wherever it may
 * be interrupted.
 */
export function* splitting(file: Pick<KnowledgeFile, 'title' | 'text' | 'planted'>): Generator<void, FileUnit[]> {
  const { title, text } = file
  const units: FileUnit[] = []
  const groups = yield* gathering(file)
  const articles = articlesOf(groups, text)
  for (const group of groups) {
    yield
    const heading = [...group.path, group.label].filter((part) => part !== '').join(' › ')
    const above = [title, ...group.path]
    const unit = (kind: Unit['kind'], passage: number, start: number, end: number, stem: string): FileUnit => ({
      kind,
      passage,
      start,
      end,
      ...(heading === '' ? {} : { heading }),
      indexed: [...above, stem, text.slice(start, end), glossed(start, end)].filter((part) => part !== '').join('\n'),
    })
    const self = ARTICLE_LABEL.exec(group.label)?.[0]
    let before = ''
    const glossed = (start: number, end: number) => {
      const piece = text.slice(start, end)
      const gloss = glossOf(piece, articles, self)
      if (gloss !== '') before = gloss
      return gloss === '' && GOES_ON.test(piece) ? before : gloss
    }
    for (const sentences of cut(group)) {
      const passage = units.length
      units.push(unit('passage', passage, sentences[0]!.start, sentences[sentences.length - 1]!.end, sentences[0]!.stem))
      before = ''
      for (const { start, end, stem } of sentences) units.push(unit('sentence', passage, start, end, stem))
    }
  }
  return units
}
