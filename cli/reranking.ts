/** The reranker that the settings name, if any: opened at the first question, and anew when it was lost. */
import { type Clock, systemClock } from '../clock.ts'
import type { Settings } from '../config/settings.ts'
import { EndpointCompressor, LocalCompressor, type PairScorer } from '../knowledge/compressors.ts'
import { createReranker, RERANK_LIMIT_MS, type Reranker } from '../knowledge/reranker.ts'
import { type Log, silentLog } from '../log.ts'
import { type CrossEncoder, openCrossEncoder } from '../models/cross-encoder/cross-encoder.ts'

export interface Reranking {
  /** Undefined where the settings want none. */
  reranker: Reranker | undefined
  close(): Promise<void>
}

export type RerankerSettings = Pick<Settings, 'reranker' | 'rerankerModel' | 'rerankerKey'>

export function openReranking(settings: RerankerSettings, { clock, log }: { clock: Clock; log: Log }): Reranking {
  const { reranker: source, rerankerModel: model, rerankerKey: key } = settings
  if (source.kind === 'endpoint') {
    const compressor = new EndpointCompressor({ url: source.url, model, key, limitMs: RERANK_LIMIT_MS })
    return { reranker: createReranker({ compressor, clock, log }), close: async () => {} }
  }
  if (source.kind !== 'folder') return { reranker: undefined, close: async () => {} }
  const { open, close } = localScorer(source.folder, clock)
  return { reranker: createReranker({ compressor: new LocalCompressor(open), clock, log }), close }
}

/** What `doctor` says of it, after one try; undefined where there is none. */
export async function tryReranking(settings: RerankerSettings): Promise<{ works: boolean; text: string } | undefined> {
  const { reranker, close } = openReranking(settings, { clock: systemClock, log: silentLog })
  if (!reranker) return undefined
  const scores = await reranker.rerank('路灯坏了找谁', ['路灯报修', '养犬登记'])
  await close()
  return scores
    ? { works: true, text: '重排模型可用' }
    : { works: false, text: `重排模型没有运行，按原来的顺序答：${reranker.problem ?? ''}` }
}

/** One pair of question and texts after the other; whoever has waited too long is not computed any more. */
function localScorer(folder: string, clock: Clock): { open(): Promise<PairScorer>; close(): Promise<void> } {
  let present: Promise<CrossEncoder> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const opened = async () => {
    const before = await present?.catch(() => undefined)
    if (!before?.alive) present = openCrossEncoder({ folder, clock })
    return present!
  }
  const scores: PairScorer['scores'] = (question, texts) => {
    const asked = clock.elapsed()
    const mine = turn.then(async () => {
      if (clock.elapsed() - asked > RERANK_LIMIT_MS) throw new Error('too many wait')
      return (await opened()).scores(question, texts)
    })
    turn = mine.catch(() => {})
    return mine
  }
  return {
    open: async () => ({ scores }),
    close: async () => {
      await turn
      await (await present?.catch(() => undefined))?.close()
    },
  }
}
