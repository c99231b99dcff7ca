/** A listener that is as unsure as a test needs it. */
import type { Listener, Shares } from '../../../models/listener/listener.ts'

export interface Hesitation {
  intent: Shares
  service?: Shares
  urgency?: Shares
}

/** The same shares whatever the text. */
export function hesitant({ intent, service = { other: 1 }, urgency = { normal: 0.8, high: 0.2 } }: Hesitation): Listener {
  return { hearer: 'x', heads: {}, listen: () => ({ intent, service, urgency, problems: { one: 1 } }), because: () => [] }
}
