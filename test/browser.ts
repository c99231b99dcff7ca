/**
 * A real Chromium for tests, from a registry package: nothing needs to be installed, no display, no network.
 *
 * The packed browser is unpacked once, beside the packages; whole or not at all, also when two tests ask at once. Chinese glyphs
 * come from a package too: the browser's font system is told of these alone, so that the page under test is left as it is and
 * looks the same on every machine.
 */
import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

const require = createRequire(import.meta.url)
const PROJECT = fileURLToPath(new URL('..', import.meta.url))
const CACHE = join(PROJECT, 'node_modules', '.cache', 'xiaoge-browser')
const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--no-pings',
]

/** Close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpacked()
  const base = { executablePath: join(folder, 'chromium'), args: FLAGS, headless: true }
  const env = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  try {
    return await chromium.launch({ ...base, env })
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error
    // A machine without NSS: the package brings its own.
    return chromium.launch({ ...base, env: { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } })
  }
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** What no page may ever do: dialogs, refused content, script errors. */
  complaints: string[]
}

/** A page of its own in a fresh profile, closed when the test ends. */
export async function visit(
  browser: Browser,
  options: { width?: number; height?: number; phone?: boolean } = {},
): Promise<Visit> {
  const { phone = false, width = phone ? 390 : 1440, height = phone ? 844 : 900 } = options
  const context = await browser.newContext({ viewport: { width, height }, isMobile: phone, hasTouch: phone, locale: 'zh-CN' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(`csp: ${message.text()}`)
  })
  return { page, context, complaints }
}

async function unpacked(): Promise<string> {
  const packageFile = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'package.json')
  const { version } = require(packageFile) as { version: string }
  const folder = join(CACHE, version)
  if (await exists(join(folder, 'chromium'))) return folder
  await mkdir(CACHE, { recursive: true })
  const fresh = await mkdtemp(join(CACHE, 'unpacking-'))
  await unpackInto(fresh)
  await writeFile(join(fresh, 'fonts.conf'), fontsConfig())
  try {
    await rename(fresh, folder)
  } catch (error) {
    // Another test was quicker.
    await rm(fresh, { recursive: true, force: true })
    if (!(await exists(join(folder, 'chromium')))) throw error
  }
  return folder
}

/** The package unpacks into the system's temporary folder, so a process that believes another folder to be that one does it. */
async function unpackInto(folder: string): Promise<void> {
  const script = "const { default: packed } = await import('@sparticuz/chromium'); await packed.executablePath()"
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { env, cwd: PROJECT })
}

function fontsConfig(): string {
  const fonts = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(CACHE, 'fonts')}</cachedir>
</fontconfig>
`
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
