/** Whatever is handed to the log, nested or in an error, is masked before it is written. RELIABILITY row 24. */
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../config/settings.ts'
import { TSX } from '../planted-copy.ts'
import { HOME, leaked, NAME, NUMBERS } from './canaries.ts'

const SAID = [...NUMBERS, `我叫${NAME}`, `住${HOME}`]

/** What stands on stderr when every canary is logged: as a field, within others, as an error. */
function written(mask: string): string {
  const here = (path: string) => JSON.stringify(pathToFileURL(`${PROJECT_ROOT}/${path}`).href)
  const script = `
    import { createLog } from ${here('log.ts')}
    import { mask } from ${here('bot/hear/mask.ts')}
    const log = createLog({ level: 'debug', mask: ${mask} })
    let input = ''
    for await (const chunk of process.stdin) input += chunk
    for (const said of JSON.parse(input)) {
      log.debug('test.said', { text: said, deep: { list: [said, { said }] } })
      log.error('test.failed', { error: new Error('no room for ' + said) })
    }`
  const run = spawnSync(process.execPath, [...TSX, '--input-type=module', '-e', script], {
    cwd: PROJECT_ROOT,
    input: JSON.stringify(SAID),
    encoding: 'utf8',
  })
  return run.stderr
}

test('no line of the log says whose it is', () => {
  const lines = written('(text) => mask(text).text')
  expect(lines.trim().split('\n')).toHaveLength(SAID.length * 2)
  expect(leaked([lines])).toEqual([])
})

test('the planted bug, a log that is not masked, is seen', () => {
  expect(leaked([written('(text) => text')])).toEqual(leaked(SAID))
})
