/** The crash test has to be able to fail: five bugs that real systems have are planted one at a time, and each must be found. */
import { expect, test } from 'vitest'
import type { Mutant } from './house-process.ts'
import { Rig } from './rig.ts'

const MUTANTS: Exclude<Mutant, 'none'>[] = [
  'acknowledge_first',
  'highest_offset',
  'no_unique_key',
  'no_transaction',
  'mark_before_send',
]

test.each(MUTANTS)('the planted bug %s is found', { timeout: 240_000 }, async (mutant) => {
  const rig = new Rig(mutant)
  try {
    let faults: string[] = []
    for (let kills = 0; kills < 16 && faults.length === 0; kills += 2) {
      // Later than in the honest test: the bugs are in the middle of work, not in starting.
      await rig.speakUnderKills(2, { from: 400, span: 500 })
      faults = await rig.findFaults()
    }
    expect(faults).not.toEqual([])
  } finally {
    await rig.close()
  }
})
