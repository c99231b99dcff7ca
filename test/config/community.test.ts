import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { expandRange } from '../../config/areas.ts'
import { readCommunity } from '../../config/community.ts'
import { didYouMean, type Mistake, SettingsError } from '../../config/mistakes.ts'
import { PROJECT_ROOT } from '../../config/settings.ts'
import { AWAITS, NEEDS, RELATIONS, VERBS } from '../../config/workflows.ts'
import { VERBS as TICKET_VERBS } from '../../tickets/ticket.ts'
import {
  AWAITS as TICKET_AWAITS,
  NEEDS as TICKET_NEEDS,
  RELATIONS as TICKET_RELATIONS,
  workflowMistakes,
} from '../../tickets/workflow.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiaoge-config-'))
  cpSync(join(PROJECT_ROOT, 'config'), folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Rewrites a file of the sample; the change must really change it. */
function edit(name: string, from: string | RegExp, to: string) {
  const path = join(folder, name)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, to)
  expect(after, `nothing to edit in ${name}`).not.toBe(before)
  writeFileSync(path, after)
}

function mistakes(): Mistake[] {
  try {
    readCommunity(folder)
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.mistakes
  }
}

describe('the sample community', () => {
  test('is complete: every building has one path to the root, every grid a leader, every service a workflow', () => {
    const { areas, people, services, workflows, sample } = readCommunity(join(PROJECT_ROOT, 'config'))
    expect(sample).toBe(true)
    const byId = new Map(areas.map((area) => [area.id, area]))
    for (const area of areas) {
      let steps = 0
      for (let at = byId.get(area.id); at?.parent; at = byId.get(at.parent)) expect(++steps).toBeLessThan(7)
    }
    for (const grid of areas.filter((area) => area.kind === 'grid'))
      expect(people.map((p) => p.id)).toContain(grid.posts.leader)
    expect(services.length).toBeGreaterThanOrEqual(26)
    expect(workflows.map((workflow) => workflow.code)).toContain('default')
    expect(workflows.flatMap(workflowMistakes)).toEqual([])
    expect(people.flatMap((person) => person.seat ?? []).sort()).toEqual(['leader', 'resident', 'staff'])
  })

  test('speaks the verbs, relations and needs of tickets/', () => {
    expect([...VERBS].sort()).toEqual(Object.keys(TICKET_VERBS).sort())
    expect(RELATIONS).toEqual(TICKET_RELATIONS)
    expect(NEEDS).toEqual(TICKET_NEEDS)
    expect(AWAITS).toEqual(TICKET_AWAITS)
  })
})

/** What a hurried clerk does to the files: edit, and what the message must name. */
const BREAKAGES: [string, string, string | RegExp, string, { file: string; key: RegExp; hint?: string }][] = [
  [
    'an unknown key',
    'areas.yaml',
    'nicknames: [桂园]',
    'nickname: [桂园]',
    { file: 'areas.yaml', key: /nickname$/, hint: 'nicknames' },
  ],
  ['a wrong estate type', 'areas.yaml', 'type: managed', 'type: manged', { file: 'areas.yaml', key: /type$/ }],
  [
    'a leader who is nobody',
    'areas.yaml',
    'leader: ma-leader',
    'leader: ma-leeder',
    { file: 'areas.yaml', key: /ma-leeder/, hint: 'ma-leader' },
  ],
  ['an estate without a steward', 'areas.yaml', /\n\s+steward: chen-steward/, '', { file: 'areas.yaml', key: /steward/ }],
  ['one area twice', 'areas.yaml', 'id: grid-2', 'id: grid-1', { file: 'areas.yaml', key: /id/ }],
  [
    'buildings that are no range',
    'areas.yaml',
    "buildings: '1-8'",
    "buildings: '一到八'",
    { file: 'areas.yaml', key: /buildings$/ },
  ],
  [
    'a community with no staff',
    'areas.yaml',
    'staff: [li-staff, sun-staff]',
    'staff: []',
    { file: 'areas.yaml', key: /staff$/ },
  ],
  ['broken indentation', 'areas.yaml', '  id: qinghe', ' id: qinghe\n   x: [', { file: 'areas.yaml', key: /YAML/ }],
  ['a missing colon space', 'people.yaml', 'id: wang-leader', 'id:wang-leader', { file: 'people.yaml', key: /people\[1\]/ }],
  [
    'an unknown area of a person',
    'people.yaml',
    'area: guihuayuan',
    'area: guihuayuen',
    { file: 'people.yaml', key: /guihuayuen/, hint: 'guihuayuan' },
  ],
  ['one person twice', 'people.yaml', 'id: zhao-deputy', 'id: wang-leader', { file: 'people.yaml', key: /wang-leader/ }],
  ['a Chinese id', 'people.yaml', 'id: wang-leader', 'id: 王', { file: 'people.yaml', key: /id$/ }],
  ['an unknown seat', 'people.yaml', 'seat: leader', 'seat: boss', { file: 'people.yaml', key: /seat$/ }],
  [
    'a deadline in words',
    'services.yaml',
    '    due: { hours: 24',
    '    due: { hours: 一天',
    { file: 'services.yaml', key: /hours$/ },
  ],
  [
    'two deadlines',
    'services.yaml',
    '    due: { hours: 24 }',
    '    due: { hours: 24, workdays: 3 }',
    { file: 'services.yaml', key: /due$/ },
  ],
  ['no deadline', 'services.yaml', '    due: { hours: 24 }', '    due: {}', { file: 'services.yaml', key: /due$/ }],
  ['a service without a deadline', 'services.yaml', /\n\s+due: \{ hours: 24 \}/, '', { file: 'services.yaml', key: /due$/ }],
  ['an unknown post', 'services.yaml', 'post: staff', 'post: leeder', { file: 'services.yaml', key: /post$/ }],
  ['words that are no list', 'services.yaml', /words: \[路灯.*\]/, 'words: 路灯', { file: 'services.yaml', key: /words$/ }],
  ['no service for the rest', 'services.yaml', 'code: other', 'code: others', { file: 'services.yaml', key: /./ }],
  ['one service twice', 'services.yaml', 'code: fac_gas', 'code: fac_power', { file: 'services.yaml', key: /fac_power/ }],
  [
    'an unknown workflow',
    'services.yaml',
    'code: other\n',
    'code: other\n    workflow: defualt\n',
    { file: 'services.yaml', key: /defualt/, hint: 'default' },
  ],
  [
    'an unknown verb',
    'workflows/default.yaml',
    'verb: accept',
    'verb: acept',
    { file: 'workflows/default.yaml', key: /verb$/ },
  ],
  [
    'an undeclared status',
    'workflows/default.yaml',
    /to: working/,
    'to: workin',
    { file: 'workflows/default.yaml', key: /workin/, hint: 'working' },
  ],
]

describe('a mistake in the settings', () => {
  test.each(BREAKAGES)('%s is told with file, line and key', (_, name, from, to, { file, key, hint }) => {
    edit(name, from, to)
    const found = mistakes()
    const mistake = found.find((one) => one.file === file && key.test(one.key))
    expect(mistake, JSON.stringify(found)).toBeDefined()
    expect(mistake!.line).toBeGreaterThan(0)
    expect(mistake!.expected).toMatch(/[\u4e00-\u9fff]/)
    if (hint) expect(mistake!.didYouMean).toBe(hint)
  })

  test('all mistakes of all files are told at once', () => {
    edit('areas.yaml', 'type: managed', 'type: manged')
    edit('services.yaml', '    due: { hours: 24', '    due: { hours: abc')
    edit('people.yaml', 'seat: leader', 'seat: boss')
    rmSync(join(folder, 'workflows'), { recursive: true })
    expect(new Set(mistakes().map((mistake) => mistake.file))).toEqual(
      new Set(['areas.yaml', 'services.yaml', 'people.yaml', 'workflows/default.yaml']),
    )
  })

  test('a missing folder is told, not thrown', () => {
    rmSync(folder, { recursive: true })
    expect(mistakes()).toHaveLength(4)
  })
})

describe('ranges and resemblance', () => {
  test('a range of buildings names each number once, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 90 }), (from, length) => {
        const numbers = expandRange(`${from}-${from + length}`)
        expect(numbers).toEqual(Array.from({ length: length + 1 }, (_, i) => String(from + i)))
      }),
    )
    expect(expandRange('1-3,7，9')).toEqual(['1', '2', '3', '7', '9'])
    expect(expandRange('1-999999')).toEqual([])
  })

  test('a word is recognised through one slip, and not through many', () => {
    const words = ['leader', 'deputy', 'members', 'steward']
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), fc.constantFrom('x', 'q'), (word, at, letter) => {
        const position = at % word.length
        expect(didYouMean(word.slice(0, position) + letter + word.slice(position + 1), words)).toBe(word)
        expect(didYouMean(word.slice(0, position) + word.slice(position + 1), words)).toBe(word)
      }),
    )
    expect(didYouMean('zzzzzz', words)).toBeUndefined()
  })
})
