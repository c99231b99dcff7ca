/**
 * 知识库: a folder of files, always answerable.
 *
 * The folder is read at the start and whenever it changes; what did not change is not read, cut, indexed or encoded again. Each change makes a new
 * snapshot beside the old one, which answers meanwhile. Words come first, in the time it takes to read the files; meaning joins when
 * the missing vectors are made. Nothing but `dataFolder` is written, and nothing there is needed: it saves time.
 */
import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Audience } from './audience.ts'
import { type Base, EMPTY, indexWords, makeSnapshot, openingView, puttingTogether, updatingWords, type View } from './base.ts'
import { type Behind, createCrowd } from './crowd.ts'
import type { EmbeddingsSource } from './encoder-line.ts'
import { type Listing, listFolder, readEntries } from './folder.ts'
import { codeVersion, type IndexFilesOptions, loadWords, saveWords } from './index-files.ts'
import { differences, type LibraryReport, plantedIn } from './library-report.ts'
import { sweepDrafts } from './manifest.ts'
import { Meaning } from './meaning.ts'
import type { CloseReader, Reader } from './reading.ts'
import type { Reranker } from './reranker.ts'
import { inSlices } from './slices.ts'
import type { Snapshot } from './snapshot.ts'
import { watchFolder } from './watch.ts'
import { buildWordIndex, type WordIndex } from './word-index.ts'

export interface LibraryOptions {
  folder: string
  /** `index/` and `vectors/` are made in it. */
  dataFolder: string
  /** Anything behind LangChain's port, or how to get it. Left out: words only. Where it fails: words only meanwhile, and the report says why. */
  embeddings?: EmbeddingsSource
  /** Reads what was found with vectors of its own encoder. Left out: plain scores order and decide. */
  reader?: Reader
  /** Reads the first passages together with the question. Left out: the decision does without. */
  closeReader?: CloseReader
  /** Reorders the ten best. */
  rerank?: Reranker['rerank']
  clock: Clock
  log: Log
  /** Those whom the work on the folder gives way to. Left out: nobody in particular. */
  crowd?: Behind
  /** Follow the folder while running. */
  watch?: boolean
}

export interface Library {
  /** The present one, of what this reader may know; empty before `ready`. Who says nothing is a resident. */
  snapshot(audience?: Audience): Snapshot
  /** Answers by words. Rejects when the folder cannot be read at all. */
  ready: Promise<void>
  /** The vectors of the present snapshot are made, or none are to come. */
  meaningReady(): Promise<void>
  /** Reads what changed in the folder now, without waiting for the watcher. */
  refresh(): Promise<void>
  report(): LibraryReport
  /** Called after each new snapshot. Returns what takes it off again. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

// A new snapshot of a small edit waits so long for its vectors, so that it is found by both at once.
const EDIT_PATIENCE_MS = 800
const SAVE_AFTER_MS = 3_000
const UNCHANGED = { added: [], changed: [], removed: [], seconds: 0 }

export function openLibrary(options: LibraryOptions): Library {
  return new FolderLibrary(options)
}

class FolderLibrary implements Library {
  readonly ready: Promise<void>
  private readonly options: LibraryOptions
  private readonly behind: Behind
  private readonly meaning: Meaning
  private readonly code = codeVersion()
  private readonly closing = new AbortController()
  private readonly listeners = new Set<() => void>()
  private readonly indexFiles: IndexFilesOptions
  private root = ''
  private listing: Listing = new Map()
  private base: Base = EMPTY
  private words: WordIndex = buildWordIndex([])
  /** Of the base, what residents may know: in it internal files do not stand, so that nothing can give them away. */
  private open: View = { base: this.base, words: this.words }
  private present: Record<Audience, Snapshot>
  private changes: Pick<LibraryReport, 'added' | 'changed' | 'removed' | 'seconds'> = UNCHANGED
  private started = false
  private unsaved = false
  private saving: Promise<void> | undefined
  /** Refreshes come one after the other. */
  private turn: Promise<void> = Promise.resolve()
  private stopWatching: (() => Promise<void>) | undefined

  constructor(options: LibraryOptions) {
    this.options = options
    const { clock, log, dataFolder } = options
    this.behind = options.crowd ?? createCrowd(clock)
    this.indexFiles = { folder: join(dataFolder, 'index'), log, behind: this.behind }
    this.meaning = new Meaning({ ...options, behind: this.behind, indexFiles: this.indexFiles, changed: () => this.show() })
    this.present = this.makeSnapshots()
    this.ready = this.start()
    // Whoever does not wait for it still learns of it by the log.
    this.turn = this.ready.catch((error) => log.error('knowledge.unreadable', { reason: (error as Error).message }))
  }

  snapshot(audience: Audience = 'resident'): Snapshot {
    return this.present[audience]
  }

  async meaningReady(): Promise<void> {
    await this.ready
    await this.turn
    await this.meaning.settled()
  }

  refresh(): Promise<void> {
    const next = this.turn.then(() => this.update())
    this.turn = next.catch((error) => this.options.log.error('knowledge.refresh_failed', { reason: (error as Error).message }))
    return next
  }

  report(): LibraryReport {
    const { vectors, encoder, problem, complete } = this.meaning.state()
    return {
      files: this.base.files.length,
      units: this.base.units.length,
      standing: this.base.standing.length,
      vectors,
      ...this.changes,
      refused: this.base.refused,
      planted: plantedIn(this.base.files),
      ...(encoder !== undefined && { encoder }),
      ...(problem !== undefined && { encoderProblem: problem }),
      state: !this.started ? 'reading' : complete ? 'complete' : 'words',
    }
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.closing.abort()
    await this.stopWatching?.()
    await this.turn
    await this.meaning.close()
    await this.saving
    await this.save()
  }

  private async start(): Promise<void> {
    const { folder, dataFolder, clock, log, watch } = this.options
    this.root = await realpath(folder).catch((error) => {
      throw new Error(`知识文件夹打不开：${folder}（${(error as NodeJS.ErrnoException).code}）`)
    })
    await mkdir(dataFolder, { recursive: true })
    await sweepDrafts(this.indexFiles.folder, clock.now())
    const saved = await loadWords(this.indexFiles, { folder: this.root, code: this.code })
    if (saved?.content) await this.take(saved.content.base, saved.content.words)
    await this.update(saved?.about.sources ?? [])
    if (watch && !this.closing.signal.aborted) {
      this.stopWatching = await watchFolder({ folder: this.root, clock, log, changed: () => this.refresh().catch(() => {}) })
    }
  }

  /** Reads what differs from the present base and, if anything does, puts up a new snapshot. `before`: what to report against. */
  private async update(before?: readonly [string, string][]): Promise<void> {
    const { clock, log } = this.options
    if (!this.root) throw new Error('the folder could not be opened at the start')
    const from = clock.elapsed()
    const listing = await listFolder(this.root)
    const entries = await readEntries(this.root, listing, { listing: this.listing, entries: this.base.entries }, this.behind)
    this.listing = listing
    const same = entries.length === this.base.entries.length && entries.every((entry, at) => entry === this.base.entries[at])
    if (same && this.started) return
    const next = await inSlices(puttingTogether(entries), this.behind)
    const known = new Map(before ?? this.base.entries.map(({ path, sha256 }) => [path, sha256]))
    if (!same) {
      const old = new Set(this.base.entries)
      const added = entries.filter((entry) => !old.has(entry))
      const fresh = await indexWords(added, this.behind)
      const words = await inSlices(updatingWords(this.base, this.words, next, fresh), this.behind)
      if (this.started) await this.meaning.prepare(next, EDIT_PATIENCE_MS)
      await this.take(next, words)
      this.unsaved = true
    }
    this.started = true
    this.changes = { ...differences(known, entries), seconds: (clock.elapsed() - from) / 1000 }
    this.meaning.follow(next)
    this.show()
    const { added, changed, removed } = this.changes
    log.info('knowledge.read', {
      ...{ files: next.files.length, units: next.units.length },
      ...{ added: added.length, changed: changed.length, removed: removed.length },
      refused: next.refused.length,
      seconds: this.changes.seconds,
    })
    this.saveSoon()
  }

  private async take(base: Base, words: WordIndex): Promise<void> {
    // All three at one instant.
    Object.assign(this, { base, words, open: await inSlices(openingView({ base, words }), this.behind) })
  }

  private makeSnapshots(): Record<Audience, Snapshot> {
    const resident = this.makeSnapshot(this.open)
    const { base, words } = this
    return { resident, staff: this.open.base === base ? resident : this.makeSnapshot({ base, words }) }
  }

  private makeSnapshot({ base, words }: View): Snapshot {
    const { reader, closeReader, rerank } = this.options
    const readers = { ...(reader && { reader }), ...(closeReader && { closeReader }), ...(rerank && { rerank }) }
    return makeSnapshot({ base, words, ...this.meaning.findersOf(base), ...readers })
  }

  private show(): void {
    this.present = this.makeSnapshots()
    for (const listener of this.listeners) listener()
  }

  /** After an edit there often comes the next: what is written to disk can wait. `close` does not. */
  private saveSoon(): void {
    if (!this.unsaved || this.saving) return
    const wait = this.options.clock.sleep(SAVE_AFTER_MS, this.closing.signal)
    this.saving = wait
      .then(() => this.save())
      .then(() => {
        this.saving = undefined
        if (!this.closing.signal.aborted) this.saveSoon()
      })
  }

  private async save(): Promise<void> {
    if (!this.unsaved) return
    this.unsaved = false
    const { base, words } = this
    const sources = base.entries.map(({ path, sha256 }): [string, string] => [path, sha256])
    try {
      await saveWords(this.indexFiles, { folder: this.root, code: this.code, sources }, base, words)
    } catch (error) {
      this.options.log.warn('index.not_saved', { reason: (error as Error).message })
    }
  }
}
