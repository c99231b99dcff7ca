/** What a newcomer does in the first minute, as steps that the end-to-end test and the README's picture share. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Page } from 'playwright-core'
import { environmentWith, PROJECT_ROOT } from '../../config/settings.ts'

export interface Served {
  url: string
  /** What stood on the screen when it was ready. */
  screen: string
  /** Everything that it has written on stderr so far: the screen and the log. */
  written(): string
  stop(): Promise<void>
}

/** The process as `npm start` runs it, on a free port, with a data folder of its own. */
export function serveSample(dataFolder: string): Promise<Served> {
  return serveProcess({ XIAOGE_DATA: dataFolder })
}

/** The same with other settings; ready once the page's address and `also` stand on the screen. */
export async function serveProcess(settings: Record<string, string>, also = /(?:)/): Promise<Served> {
  const env = environmentWith({ XIAOGE_WEB_PORT: '0', XIAOGE_LOG_LEVEL: 'silent', ...settings })
  const house = spawn(process.execPath, ['cli/run.mjs', 'serve'], {
    cwd: PROJECT_ROOT,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let screen = ''
  const url = await new Promise<string>((resolve, reject) => {
    house.stderr.on('data', (chunk: Buffer) => {
      screen += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(screen)
      if (found && also.test(screen)) resolve(found[0])
    })
    house.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${screen}`)))
  })
  return { url, screen, written: () => screen, stop: () => stopped(house) }
}

async function stopped(house: ChildProcess): Promise<void> {
  if (house.exitCode !== null || house.signalCode !== null) return
  await new Promise((resolve) => {
    house.once('exit', resolve)
    house.kill('SIGTERM')
  })
}

export async function say(page: Page, seat: string, text: string): Promise<void> {
  const box = page.locator(`#seat-${seat} textarea`)
  await box.fill(text)
  await box.press('Enter')
}

/** The first of our words in that seat that match. */
export async function heard(page: Page, seat: string, words: RegExp): Promise<string> {
  const found = page.locator(`#seat-${seat} .from-us .text`).filter({ hasText: words }).first()
  await found.waitFor({ timeout: 30_000 })
  return (await found.textContent()) ?? ''
}

export async function press(page: Page, seat: string, label: string): Promise<void> {
  await page.locator(`#seat-${seat} .choices button:enabled`).filter({ hasText: label }).last().click()
}
