/**
 * Takes messages and files reports as fast as it can: argv[2] is the database, argv[3] a failpoint spec or `-`, argv[4] a prefix.
 * Prints `ack <key>` and `filed <text>` after each promise resolved.
 */
import { systemClock } from '../../../clock.ts'
import { silentLog } from '../../../log.ts'
import { openStore } from '../../../store/database.ts'
import { armFailpointBy } from '../../../store/failpoint.ts'
import { createInbox } from '../../../store/inbox.ts'
import { report } from '../reports.ts'

const [file, spec, prefix] = process.argv.slice(2) as [string, string, string]
const store = await openStore({ file, clock: systemClock, log: silentLog })
const inbox = createInbox({ store, clock: systemClock })
if (spec !== '-') armFailpointBy(spec)

async function lane(n: number): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const key = `${prefix}.${n}.${i}`
    await inbox.put({ key, channel: 'web', thread: `t${n}`, body: '{}' })
    console.log(`ack ${key}`)
    await store.tx((db) => report(db, key))
    console.log(`filed ${key}`)
  }
}

console.log('started')
await Promise.all([0, 1, 2, 3].map(lane))
console.log('finished')
