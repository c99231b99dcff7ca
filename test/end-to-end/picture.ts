/** Takes the README's picture: `node --import tsx test/end-to-end/picture.ts`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../clock.ts'
import { PROJECT_ROOT } from '../../config/settings.ts'
import { launchBrowser } from '../browser.ts'
import { heard, press, say, serveSample } from './newcomer.ts'

const data = mkdtempSync(join(tmpdir(), 'xiaoge-picture-'))
const house = await serveSample(data)
const browser = await launchBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await page.goto(house.url)
  await say(page, 'resident', '3栋2单元的灯又坏了')
  await heard(page, 'leader', /#1001/)
  await press(page, 'leader', '接单')
  await heard(page, 'leader', /已接单/)
  await say(page, 'leader', '办结 换了灯泡')
  await heard(page, 'staff', /请核查/)
  await say(page, 'resident', '周六社区开门不')
  await heard(page, 'resident', /周六上午/)
  await systemClock.sleep(800)
  await page.screenshot({ path: join(PROJECT_ROOT, 'docs', 'page.png') })
  await page.setViewportSize({ width: 390, height: 844 })
  await systemClock.sleep(500)
  await page.screenshot({ path: join(PROJECT_ROOT, 'docs', 'page-phone.png') })
} finally {
  await browser.close()
  await house.stop()
  rmSync(data, { recursive: true, force: true })
}
