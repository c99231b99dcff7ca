/** Opens the database at argv[2] with the failpoint argv[3] armed. Prints `open` when it was never struck. */
import { systemClock } from '../../../clock.ts'
import { silentLog } from '../../../log.ts'
import { openStore } from '../../../store/database.ts'
import { armFailpointBy } from '../../../store/failpoint.ts'

armFailpointBy(process.argv[3]!)
const store = await openStore({ file: process.argv[2]!, clock: systemClock, log: silentLog })
console.log('open')
await store.close()
