/**
 * Fair turns: who has much waiting does not make others wait.
 *
 * Start-time fair queueing (Goyal, Vin, Cheng, 1996), every message counted as equally long: a sender's next message takes a place one
 * after the sender's last, or the place that is being served now if that is later. Ten senders with a message each come before the
 * second message of an eleventh. Places only say what comes first; they are kept with the rows, so that a restart changes nothing.
 */
export interface Turns {
  /** The place for this sender's next message; at least 1. */
  deal(sender: string): number
  /** A message with this place has come up. */
  serve(turn: number): void
}

export interface TurnsBefore {
  sender: string
  /** The last place that this sender holds. */
  last: number
}

/** Senders that are remembered before those who wait for nothing are forgotten. */
const MOST_SENDERS = 10_000

/** `first`: the lowest place that waits. */
export function createTurns(first = 1, before: readonly TurnsBefore[] = []): Turns {
  let served = Math.max(1, first)
  const lasts = new Map(before.map(({ sender, last }) => [sender, last]))
  return {
    deal(sender) {
      const turn = Math.max(served, (lasts.get(sender) ?? 0) + 1)
      lasts.set(sender, turn)
      if (lasts.size > MOST_SENDERS) for (const [one, last] of lasts) if (last < served) lasts.delete(one)
      return turn
    },
    serve(turn) {
      served = Math.max(served, turn)
    },
  }
}
