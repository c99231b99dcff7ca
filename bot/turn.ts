/** What one message comes to. */
import type { Db } from '../store/store.ts'
import type { Reply } from './replying.ts'

export interface Turn {
  /** To be said at once, whatever becomes of the rest: the emergency card. It needed no look-up. */
  first: Reply[]
  /** Writes what the turn changes and gives what is to be said of it. Only database work; call it once. */
  commit(db: Db): Promise<Reply[]>
}

export const SILENCE: Turn = { first: [], commit: async () => [] }
