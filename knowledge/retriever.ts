/**
 * The base as a LangChain retriever, so that whoever builds with LangChain can plug it in: passages as Documents, best first.
 */
import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager'
import { Document } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import { fuse } from './fuse.ts'
import { scopeOf } from './scope.ts'
import type { Snapshot } from './snapshot.ts'

export interface PassageMetadata {
  file: string
  title: string
  heading?: string
  place?: string
  /** ISO. */
  date?: string
  /** UTF-16 units of the file's text. */
  start: number
  end: number
  score: number
}

export interface KnowledgeRetrieverOptions extends BaseRetrieverInput {
  /** Asked anew for every question: the base changes while it runs. */
  snapshot: () => Snapshot
  /** Passages per question; 5 by default. */
  k?: number
}

export class KnowledgeRetriever extends BaseRetriever<PassageMetadata> {
  lc_namespace = ['xiaoge', 'knowledge']
  private readonly snapshot: () => Snapshot
  private readonly k: number

  static override lc_name(): string {
    return 'KnowledgeRetriever'
  }

  constructor({ snapshot, k = 5, ...base }: KnowledgeRetrieverOptions) {
    super(base)
    this.snapshot = snapshot
    this.k = k
  }

  override async _getRelevantDocuments(
    query: string,
    _run?: CallbackManagerForRetrieverRun,
  ): Promise<Document<PassageMetadata>[]> {
    const snapshot = this.snapshot()
    const passages = scopeOf(snapshot.units.length, (unit) => snapshot.units[unit]!.kind === 'passage')
    const candidates = Math.max(50, this.k)
    const byMeaning = await snapshot.byMeaning(query, candidates, passages)
    const byWords = snapshot.byWords(query, candidates, passages)
    const hits = fuse({ byWords, byMeaning, mass: snapshot.mass(query) }).slice(0, this.k)
    return hits.map(({ unit: number, score }) => {
      const { file: owner, heading, start, end } = snapshot.units[number]!
      const { path, title, place, date, text } = snapshot.files[owner]!
      const metadata: PassageMetadata = { file: path, title, start, end, score }
      if (heading !== undefined) metadata.heading = heading
      if (place !== undefined) metadata.place = place
      if (date !== undefined) metadata.date = date
      return new Document({ pageContent: text.slice(start, end), metadata })
    })
  }
}
