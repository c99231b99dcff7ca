/** A terminal that is started, spoken to and stopped: nothing may keep this process alive then, though its input stays open. */
import { TerminalAdapter } from '../../../adapters/terminal/adapter.ts'
import { systemChance, systemClock } from '../../../clock.ts'
import { silentLog } from '../../../log.ts'

const adapter = new TerminalAdapter({
  input: process.stdin,
  output: process.stdout,
  seats: [{ id: 'a', senderId: 'a', name: '甲', title: '居民', kind: 'direct' }],
  names: ['小格'],
  clock: systemClock,
  chance: systemChance,
  log: silentLog,
})
await adapter.start({ take: async () => {}, quarantine: async () => {} })
await adapter.send({ id: 'o1', thread: 'd:a', parts: [{ type: 'text', text: '您好' }], urgency: 'reply' })
await adapter.stop()
