/** Opens the store at argv[2] and holds it until it is killed. Prints `open`, or `refused <code>`. */
import { systemClock } from '../../../clock.ts'
import { silentLog } from '../../../log.ts'
import { openStore } from '../../../store/database.ts'
import { StoreError } from '../../../store/store-error.ts'

try {
  await openStore({ file: process.argv[2]!, clock: systemClock, log: silentLog })
  console.log('open')
  for (;;) await systemClock.sleep(60_000)
} catch (error) {
  console.log(`refused ${error instanceof StoreError ? error.code : String(error)}`)
}
