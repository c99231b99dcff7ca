/** 限速: when the next message may go out on a channel, so that nobody is banned for a burst. Deterministic; times are `clock.elapsed()`. */
import type { Capabilities } from '../adapters/adapter.ts'

const MINUTE_MS = 60_000

export interface Pace {
  /** Takes the next free moment and gives how long to wait for it, ms. */
  reserve(where: { channel: string; thread: string; rates: Capabilities['rates']; now: number }): number
}

export function createPace(): Pace {
  const perChat = new Map<string, number>()
  const perChannel = new Map<string, number[]>()
  return {
    reserve({ channel, thread, rates, now }) {
      const chat = `${channel}:${thread}`
      const recent = (perChannel.get(channel) ?? []).filter((at) => at > now - MINUTE_MS)
      const full = recent.length >= rates.perMinute ? recent[recent.length - rates.perMinute]! + MINUTE_MS : now
      const at = Math.max(now, full, perChat.get(chat) ?? now)
      perChannel.set(
        channel,
        [...recent, at].sort((a, b) => a - b),
      )
      perChat.set(chat, at + rates.perChatMs)
      for (const [other, free] of perChat) if (free < now) perChat.delete(other)
      return at - now
    },
  }
}
