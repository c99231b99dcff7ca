/** The checks of private matters, of un-mentioned dangers and of the menu can fail: with these bugs planted they must. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { createAssistant } from '../../bot/assistant.ts'
import { plantedCopy } from '../planted-copy.ts'
import { MENU_TABLE, menuFaults } from './menu-table.ts'
import { type Neighbourhood, neighbourhood } from './neighbourhood.ts'
import { leaks, PRIVATE_REPORTS } from './private-talk.ts'
import { shouting, watched } from './watched-group.ts'

type Make = typeof createAssistant
type Check = (street: Neighbourhood) => Promise<string[]>

const [, REPORT] = PRIVATE_REPORTS[0]!

const BUGS: [bug: string, path: string, from: string, to: string, check: Check, fault: RegExp][] = [
  [
    'the group hears what is private',
    'bot/apart/private-matter.ts',
    'return group && command === null',
    'return false && group && command === null',
    (street) => leaks(street, REPORT),
    /named in the group/,
  ],
  [
    'ten who shout get ten offers',
    'bot/apart/danger-turn.ts',
    'if ((await offeredDangers(db, incoming, now)).some((one) => one.kind === kind)) return []',
    '',
    offeredOnce,
    /10 offers/,
  ],
  [
    'whatever is said next files it',
    'bot/apart/noticing.ts',
    'if (!mayBeBrief) return undefined',
    "return { is: 'file', danger: open }",
    offeredOnce,
    /filed/,
  ],
  [
    'a number among other words is not read',
    'adapters/chosen.ts',
    'ASKED}{0,4}',
    'ASKED}{0}',
    (street) =>
      menuFaults(
        street,
        MENU_TABLE.filter(({ text }) => text === '就第一个吧'),
      ),
    /^就第一个吧: /,
  ],
]

async function offeredOnce(street: Neighbourhood): Promise<string[]> {
  await watched(street)
  return shouting(street)
}

async function faultsOf(check: Check, makeAssistant?: Make): Promise<string[]> {
  const street = await neighbourhood(makeAssistant ? { makeAssistant } : {})
  try {
    return await check(street)
  } finally {
    await street.close()
  }
}

test.each(BUGS)('%s: found', { timeout: 120_000 }, async (_, path, from, to, check, fault) => {
  const root = plantedCopy({
    files: {
      [path]: (content) => {
        expect(content.toString()).toContain(from)
        return content.toString().replace(from, to)
      },
    },
  })
  const mutant = (await import(/* @vite-ignore */ join(root, 'bot/assistant.ts'))) as { createAssistant: Make }
  expect(await faultsOf(check)).toEqual([])
  expect((await faultsOf(check, mutant.createAssistant)).join('\n')).toMatch(fault)
})
