/** What a terminal can do: words, as many as one likes, at once. */
import type { Capabilities } from '../adapter.ts'

export const terminalCapabilities: Capabilities = {
  groups: true,
  proactive: true,
  buttonBytes: 0,
  edit: false,
  recall: false,
  quote: true,
  mention: true,
  longestText: 100_000,
  media: false,
  location: false,
  stableIds: true,
  replay: 'none',
  rates: { perMinute: 6000, perChatMs: 0 },
}
