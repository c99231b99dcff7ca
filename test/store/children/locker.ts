/** Another program that holds the write lock of argv[2] for argv[3] ms. Prints `locked` and `released`. */
import { systemClock } from '../../../clock.ts'
import { openConnection } from '../../../store/database.ts'

const connection = await openConnection(process.argv[2]!, 'write')
await connection.exec('BEGIN IMMEDIATE')
console.log('locked')
await systemClock.sleep(Number(process.argv[3]))
console.log('released')
await connection.exec('COMMIT')
await connection.close()
