/** 限速: when the next message may go out on a channel, so that nobody is banned for a burst. Deterministic; times are `clock.elapsed()`. */
import type { Capabilities } from '../../adapters/adapter.ts'

const MINUTE_MS = 60_000

export interface Pace {
  /** Takes the next free moment and gives how long to wait for it, ms. */
  reserve(where: { channel: string; thread: string; rates: Capabilities['rates']; now: number }): number
}

export function createPace(): Pace {
  const perChat = new Map<string, number>()
  /** Of the last minute and of those that wait, the earliest first. */
  const perChannel = new Map<string, number[]>()
  return {
    reserve({ channel, thread, rates, now }) {
      const chat = `${channel}:${thread}`
      const recent = perChannel.get(channel) ?? []
      perChannel.set(channel, recent)
      const kept = recent.findIndex((at) => at > now - MINUTE_MS)
      recent.splice(0, kept < 0 ? recent.length : kept)
      const full = recent.length >= rates.perMinute ? recent[recent.length - rates.perMinute]! + MINUTE_MS : now
      const at = Math.max(now, full, perChat.get(chat) ?? now)
      // Nearly always the last: only a chat that must wait for itself is planned past others.
      recent.splice(recent.findLastIndex((other) => other <= at) + 1, 0, at)
      perChat.set(chat, at + rates.perChatMs)
      for (const [other, free] of perChat) if (free < now) perChat.delete(other)
      return at - now
    },
  }
}
