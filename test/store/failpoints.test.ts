import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import {
  armFailpoint,
  armFailpointBy,
  declareFailpoints,
  disarmFailpoints,
  failpoint,
  failpointNames,
} from '../../store/failpoint.ts'

afterEach(disarmFailpoints)

describe('a failpoint', () => {
  test('is nothing until it is armed, and strikes once, at the passage that was asked for', async () => {
    await failpoint('tx.afterCommit')
    armFailpoint('tx.afterCommit', 'throw', 2)
    await failpoint('tx.afterCommit')
    await failpoint('tx.afterBegin')
    await expect(failpoint('tx.afterCommit')).rejects.toThrow('tx.afterCommit')
    await failpoint('tx.afterCommit')
  })

  test('that nobody has declared cannot be armed', () => {
    expect(() => armFailpoint('tx.afterComit', 'throw')).toThrow('not declared')
    declareFailpoints('test.somewhere')
    armFailpoint('test.somewhere', 'throw')
    expect(failpointNames()).toContain('test.somewhere')
  })

  test.each(['tx.afterCommit', 'tx.afterCommit=', 'tx.afterCommit=explode', 'tx.afterCommit=kill@0', 'no.such=throw'])(
    'is not armed by a spec that says nothing: %s',
    (spec) => expect(() => armFailpointBy(spec)).toThrow(),
  )

  test('is armed by a spec', async () => {
    armFailpointBy('tx.afterCommit=throw@2')
    await failpoint('tx.afterCommit')
    await expect(failpoint('tx.afterCommit')).rejects.toThrow()
  })

  test('is declared wherever the store has one, and has a place wherever it is declared', async () => {
    const folder = fileURLToPath(new URL('../../store/', import.meta.url))
    const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'))
    const texts = await Promise.all(files.map((name) => readFile(`${folder}${name}`, 'utf8')))
    const used = new Set(texts.flatMap((text) => [...text.matchAll(/await failpoint\('([^']+)'\)/g)].map((match) => match[1]!)))
    const declared = failpointNames().filter((name) => /^(tx|inbox|migrate|open)[.]/.test(name))
    expect([...used].sort()).toEqual(declared)
  })
})
