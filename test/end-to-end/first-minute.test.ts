/**
 * A newcomer's first minute, with everything real: the process as `npm start` runs it, its page in Chromium, the sample community, the
 * shipped base, the encoder.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { openStore } from '../../store/database.ts'
import { launchBrowser, visit } from '../browser.ts'
import { heard, press, type Served, say, serveSample } from './newcomer.ts'

let data: string
let house: Served
let browser: Browser

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'xiaoge-e2e-'))
  house = await serveSample(data)
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.stop()
  rmSync(data, { recursive: true, force: true })
})

test('a question gets a cited answer; a report becomes a ticket that is accepted, resolved, checked and rated', async () => {
  const { page, complaints } = await visit(browser)
  await page.goto(house.url)
  await page.locator('#link[data-state=up]').waitFor({ state: 'attached' })

  await say(page, 'resident', '周六社区开门不')
  const answer = await heard(page, 'resident', /周六上午 9:00 到 11:30/)
  expect(answer).toMatch(/〔1〕|\[1\]|①/)
  expect(answer).toContain('桂园社区服务大厅')
  expect(answer).toContain('2026')

  await say(page, 'resident', '3栋2单元的灯又坏了😅')
  expect(await heard(page, 'resident', /已登记 #1001/)).toContain('桂花苑3栋2单元')

  expect(await heard(page, 'leader', /新工单 #1001/)).toContain('3栋2单元')
  await press(page, 'leader', '接单')
  await heard(page, 'leader', /已接单 #1001/)
  await say(page, 'leader', '办结 换了灯泡')
  await heard(page, 'leader', /#1001 已办结/)

  await heard(page, 'staff', /请核查 #1001/)
  await press(page, 'staff', '核查通过')
  await heard(page, 'staff', /#1001 已核查/)

  await heard(page, 'resident', /办得怎么样/)
  await press(page, 'resident', '很满意')
  await heard(page, 'resident', /谢谢|感谢/)
  expect(complaints).toEqual([])

  await house.stop()
  expect(await log(1001)).toEqual(['file', 'accept', 'resolve', 'check', 'rate'])
}, 120_000)

/** The verbs of a ticket's life, from the database that the process left behind. */
async function log(ticket: number): Promise<string[]> {
  const store = await openStore({ file: join(data, 'xiaoge.db'), clock: systemClock, log: silentLog })
  const events = await store.read
    .selectFrom('ticket_events')
    .select('verb')
    .where('ticket', '=', ticket)
    .orderBy('id')
    .execute()
  await store.close()
  return events.map(({ verb }) => verb)
}
