/** What our own page can do. It keeps what was said, so a reader who comes late misses nothing. */
import type { Capabilities } from '../adapter.ts'

export const webCapabilities: Capabilities = {
  groups: true,
  proactive: true,
  buttonBytes: 200,
  edit: false,
  recall: false,
  quote: true,
  mention: true,
  longestText: 4000,
  media: false,
  location: false,
  stableIds: true,
  replay: 'server-queue',
  rates: { perMinute: 6000, perChatMs: 0 },
}
