/** What admins are told of the house itself: that meaning is lost, that it is back. Once each, whatever restarts lie between; through the outbox. */
import { type Chance, type Clock, newId } from '../../clock.ts'
import { noteCondition } from '../../store/conditions.ts'
import { enqueue } from '../../store/outbox.ts'
import { findPerson } from '../../store/people.ts'
import type { Store } from '../../store/store.ts'
import { meaningNews } from '../words/notices.zh.ts'
import { inScript } from '../words/script.ts'
import type { Said } from './saying.ts'

export interface NewsParts {
  store: Store
  clock: Clock
  chance: Chance
  /** Who is told. */
  admins: readonly string[]
  /** Does finding by meaning work? Undefined where that is not known yet, or nobody wants it. */
  meaningWorks(): boolean | undefined
}

/** A line that drops for a moment is nobody's news. */
const PATIENCE_MS = 60_000

/** One look, for the sweeper; true when something was said. */
export function createNews({ store, clock, chance, admins, meaningWorks }: NewsParts): () => Promise<boolean> {
  return async () => {
    const well = meaningWorks()
    if (well === undefined) return false
    return store.tx(async (db) => {
      const now = clock.now()
      const news = await noteCondition(db, { name: 'meaning', well, now, patienceMs: PATIENCE_MS })
      if (!news) return false
      for (const person of admins) {
        const language = (await findPerson(db, person))?.language ?? 'zh-Hans'
        const text = inScript(meaningNews[news](), language)
        const body: Said = { kind: 'said', parts: [{ type: 'text', text }], choices: [], urgent: false }
        await enqueue(db, [{ id: newId(clock, chance), to: { person }, urgency: 'notify', body: JSON.stringify(body) }], now)
      }
      return admins.length > 0
    })
  }
}
