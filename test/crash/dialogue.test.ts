/** A restart in the middle of a talk: the next message goes on where it was (row 37 of the reliability list, with its planted bug). */
import { expect, test } from 'vitest'
import { killedAfterEachPiece } from './dialogue.ts'

// Before the turn, in the middle of it, after the reply, after the lull.
const PAUSES = [0, 15, 60, 250, 5, 30]

test('killed after each of six pieces, on four channels: every talk ends as one ticket with all that was said', {
  timeout: 240_000,
}, async () => {
  expect(await killedAfterEachPiece('none', PAUSES)).toEqual([])
})

test('the planted bug is found: what a talk is in the middle of ends with the process', { timeout: 240_000 }, async () => {
  expect(await killedAfterEachPiece('forget_at_start', PAUSES)).not.toEqual([])
})
