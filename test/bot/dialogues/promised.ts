/** Dialogues as tests, and bugs that they must catch. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Options } from '../neighbourhood.ts'
import { closeStage, openStage, perform } from './stage.ts'

/** Each dialogue is a promise by its name. */
export function dialogues(written: Readonly<Record<string, string>>): void {
  beforeAll(openStage, 120_000)
  afterAll(closeStage)
  test.each(Object.entries(written))('%s', async (_, script) => {
    const { faults, transcript } = await perform(script)
    expect(faults, transcript.join('\n')).toEqual([])
  })
}

/** The bug must not pass by unseen. */
export function planted(bug: string, planting: Options, script: string): void {
  test(`planted: ${bug}`, async () => expect((await perform(script, planting)).faults).not.toEqual([]))
}
