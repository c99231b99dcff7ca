/** Small writes that come together are one: one unit, and as many statements as `work` makes of them. */
import type { Db, Store } from './store.ts'

/** So that a statement stays within what SQLite binds, and nobody waits long for the rest of a batch. */
const LARGEST_BATCH = 256

/**
 * A function that adds an item to the batch that waits for the writer, and gives what `work` gave for the whole batch, once that is
 * committed. Items keep their order. When the unit fails, everybody in the batch hears so.
 */
export function inBatches<Item, Result>(
  store: Pick<Store, 'tx'>,
  work: (db: Db, items: readonly Item[]) => Promise<Result>,
): (item: Item) => Promise<Result> {
  let waiting: { items: Item[]; done: Promise<Result> } | undefined

  function begin(item: Item): Promise<Result> {
    const items = [item]
    // Closed when its turn comes, or never will.
    const close = () => {
      if (waiting?.items === items) waiting = undefined
    }
    const done = store
      .tx((db) => {
        close()
        return work(db, items)
      })
      .finally(close)
    waiting = { items, done }
    return done
  }

  return (item) => {
    if (waiting === undefined || waiting.items.length === LARGEST_BATCH) return begin(item)
    waiting.items.push(item)
    return waiting.done
  }
}
