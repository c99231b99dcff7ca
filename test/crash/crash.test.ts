/** kill -9, again and again, while people speak: whatever was acknowledged has its effect, and no effect happens twice. */
import { expect, test } from 'vitest'
import { Rig } from './rig.ts'

test('20 kills at 50 messages a second: nothing acknowledged is lost, nothing is done twice', {
  timeout: 240_000,
}, async () => {
  const rig = new Rig('none', { heldSeconds: 4 })
  try {
    await rig.speakUnderKills(20)
    expect(await rig.findFaults()).toEqual([])
    expect(rig.said.length).toBeGreaterThan(150)
  } finally {
    await rig.close()
  }
})
