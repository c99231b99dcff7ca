/** RELIABILITY row 31: a corrupt index never crashes and never misleads; with verification skipped (the planted bug) it does. */
import { execFile, spawn } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { PROJECT_ROOT } from '../../../config/settings.ts'
import { openSealed } from '../../../knowledge/manifest.ts'
import { plantedCopy, TSX } from '../../planted-copy.ts'
import { scratchFolder } from './scratch.ts'

const run = promisify(execFile)
const child = (root: string) => join(root, 'test/knowledge/engine/corruption-child.ts')
const SOUND = 'nothing'

interface Outcome {
  /** How the process ended: its code, or the signal that killed it. */
  end: number | string
  cases: { damage: string; found: string }[]
}

async function openDamaged(root: string, folder: string): Promise<Outcome> {
  const args = [...TSX, child(root), 'open', folder]
  const { end, stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => ({ end: 0 as number | string, stdout }),
    (error: { code?: number; signal?: string; stdout: string }) => ({
      end: error.signal ?? error.code ?? 1,
      stdout: error.stdout,
    }),
  )
  const cases = stdout
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Outcome['cases'][number])
  return { end, cases }
}

/** In words what is wrong: the process died, or something damaged was used. */
function faults({ end, cases }: Outcome): string[] {
  const used = cases.filter(({ damage, found }) => damage !== SOUND && found !== 'passed over')
  return [...(end === 0 ? [] : [`ended with ${end}`]), ...used.map(({ damage, found }) => `${damage}: ${found}`)]
}

async function graphFolder(): Promise<string> {
  const folder = scratchFolder()
  await run(process.execPath, [...TSX, child(PROJECT_ROOT), 'make', folder], { cwd: PROJECT_ROOT })
  return folder
}

test('every byte of the header and 200 of the body, cut, of another dimension, of an old version: passed over, no crash', {
  timeout: 120_000,
}, async () => {
  const outcome = await openDamaged(PROJECT_ROOT, await graphFolder())
  expect(faults(outcome)).toEqual([])
  expect(outcome.cases.length).toBe(1 + 96 + 200 + 5 + 2 + 1)
  const sound = outcome.cases.find(({ damage }) => damage === SOUND)!
  expect((JSON.parse(sound.found) as number[][]).map(([first]) => first)).toEqual([3, 500, 1100])
})

test('the planted bug, files that are not compared with their manifest, is found', { timeout: 120_000 }, async () => {
  const root = plantedCopy({
    files: {
      'knowledge/manifest.ts': (content) => {
        const planted = content.toString('utf8').replace(/if \(found\.bytes !== [^)]*\)\n/, 'if (false)\n')
        expect(planted).toContain('if (false)')
        return planted
      },
    },
  })
  expect(faults(await openDamaged(root, await graphFolder()))).not.toEqual([])
})

test('killed while it saves: what stands there is whole, and what is not whole is not there', {
  timeout: 120_000,
}, async () => {
  const folder = join(scratchFolder(), 'index')
  mkdirSync(folder)
  let seen = 0
  for (let kill = 0; kill < 6; kill++) {
    const saving = spawn(process.execPath, [...TSX, child(PROJECT_ROOT), 'save', folder], { cwd: PROJECT_ROOT })
    const ended = new Promise((resolve) => saving.once('exit', resolve))
    await new Promise((resolve) => saving.stdout.once('data', resolve))
    // Somewhere in the middle of a save, another place each time.
    await systemClock.sleep(60 + kill * 7)
    saving.kill('SIGKILL')
    await ended
    for (const name of readdirSync(folder).filter((name) => name.startsWith('words-'))) {
      seen += 1
      expect(await openSealed(join(folder, name), []), name).not.toHaveProperty('damage')
    }
  }
  expect(seen).toBeGreaterThan(0)
})
