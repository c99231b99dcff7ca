/** The terminal, wired: the sample's seats, or one seat of a resident elsewhere. */
import { TerminalAdapter } from '../adapters/terminal/adapter.ts'
import type { ChannelParts } from './house.ts'
import { seatsOf } from './seats.ts'

export function openTerminal({ settings, community, clock, chance, log }: ChannelParts): TerminalAdapter {
  const seats = seatsOf(community).map(({ role, ...seat }) => ({
    ...seat,
    kind: seat.group ? ('group' as const) : ('direct' as const),
  }))
  const alone = { id: 'me', senderId: 'terminal', name: '我', title: '居民', kind: 'direct' as const }
  return new TerminalAdapter({
    ...{ input: process.stdin, output: process.stdout, clock, chance, log },
    names: [settings.prefix],
    seats: seats.length > 0 ? seats : [alone],
  })
}
