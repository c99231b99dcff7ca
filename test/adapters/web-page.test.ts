/** The page in a real Chromium, over the real server and database, with a scripted assistant behind. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { WebOptions } from '../../adapters/web/adapter.ts'
import { launchBrowser, visit } from '../browser.ts'
import { ScriptedAssistant } from './scripted-assistant.ts'
import { freePort, startServer } from './server-process.ts'
import { createWeb, GROUP, openHistory } from './web-house.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
}, 120_000)
afterAll(() => browser?.close())

async function home(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaoge-page-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function served(more: Partial<WebOptions> = {}) {
  const { history, close } = await openHistory(await home())
  const web = createWeb(history, more)
  const assistant = new ScriptedAssistant()
  await web.start(assistant)
  await assistant.attach(web)
  onTestFinished(async () => {
    await web.stop()
    await close()
  })
  return { web, assistant, url: web.url }
}

const seat = (page: Page, id: string) => page.locator(`#seat-${id}`)
const bubbles = (page: Page, id: string, from: string) => seat(page, id).locator(`.from-${from} .text`)

async function opened(url: string, options: { phone?: boolean; width?: number } = {}) {
  const visited = await visit(browser, options)
  await visited.page.goto(url)
  await visited.page.locator('#link[data-state=up]').waitFor()
  return visited
}

async function say(page: Page, id: string, text: string): Promise<void> {
  await seat(page, id).locator('textarea').fill(text)
  await seat(page, id).locator('textarea').press('Enter')
}

describe('a newcomer', () => {
  test('sees three seats, asks by one tap, and reads the answer', async () => {
    const { url } = await served()
    const { page, complaints } = await opened(url)
    expect(await page.locator('.seat:visible h2').allTextContents()).toEqual(['刘奶奶', '王网格长', '李社工'])
    await seat(page, 'resident').getByRole('button', { name: '周六能办事吗？' }).click()
    await bubbles(page, 'resident', 'us').filter({ hasText: '周一至周五' }).waitFor()
    expect(await bubbles(page, 'resident', 'me').allTextContents()).toEqual(['@小格 周六能办事吗？'])
    await seat(page, 'resident').getByText('已送达').waitFor()
    expect(complaints).toEqual([])
  })

  test('reports in the group, and sees the leader get it and accept by one press', async () => {
    const { url, assistant } = await served()
    const { page } = await opened(url)
    await say(page, 'resident', '3号楼的灯坏了')
    await bubbles(page, 'leader', 'us').filter({ hasText: '新工单 #1001' }).waitFor()
    await seat(page, 'leader').locator('.choices').getByRole('button', { name: '接单' }).click()
    await bubbles(page, 'leader', 'us').filter({ hasText: '好的，接单。' }).waitFor()
    expect(await seat(page, 'leader').locator('.choices button:enabled').count()).toBe(0)
    expect(await seat(page, 'leader').locator('.choices .chosen').textContent()).toBe('接单')
    expect(assistant.heard.at(-1)).toMatchObject({ kind: 'action', action: '接单 1001' })
    await page.reload()
    await seat(page, 'leader').locator('.choices .chosen').waitFor()
    expect(await seat(page, 'leader').locator('.choices button:enabled').count()).toBe(0)
  })

  test('on a phone has tabs, and is told where something new was said', async () => {
    const { url } = await served()
    const { page } = await opened(url, { phone: true })
    expect(await page.locator('.seat:visible').count()).toBe(1)
    await say(page, 'resident', '灯坏了')
    const leader = page.getByRole('tab', { name: /网格长/ })
    await leader.locator('.dot').waitFor({ state: 'visible' })
    await leader.click()
    await bubbles(page, 'leader', 'us').filter({ hasText: '新工单' }).waitFor()
    expect(await leader.locator('.dot').isVisible()).toBe(false)
    const { scroll, width } = (await page.evaluate(
      '({ scroll: document.documentElement.scrollWidth, width: innerWidth })',
    )) as { scroll: number; width: number }
    expect(scroll).toBeLessThanOrEqual(width)
  })

  test('speaks to 小格 in the group by default, and to the neighbours when that is switched off', async () => {
    const { url, assistant } = await served()
    const { page } = await opened(url)
    const mention = seat(page, 'resident').getByRole('button', { name: '@小格' })
    expect(await mention.getAttribute('aria-pressed')).toBe('true')
    await mention.click()
    await say(page, 'resident', '今天真热')
    await mention.click()
    await say(page, 'resident', '在吗')
    await bubbles(page, 'resident', 'us').filter({ hasText: '听到：在吗' }).waitFor()
    expect(assistant.heard.map(({ text, addressed }) => [text, addressed])).toEqual([
      ['今天真热', false],
      ['在吗', true],
    ])
  })

  test('who is spoken to in private answers in private', async () => {
    const { url, assistant } = await served()
    const { page } = await opened(url)
    await say(page, 'resident', '私')
    await seat(page, 'resident').locator('.secret .text').filter({ hasText: '只给您看' }).waitFor()
    await say(page, 'resident', '别人不该看到')
    await bubbles(page, 'resident', 'us').filter({ hasText: '听到：别人不该看到' }).waitFor()
    expect(assistant.heard.at(-1)?.thread).toEqual({ id: 'd:grandma-liu', kind: 'direct' })
  })

  test('can answer one message of many', async () => {
    const { url, assistant } = await served()
    const { page } = await opened(url)
    await say(page, 'leader', '一')
    await bubbles(page, 'leader', 'us').filter({ hasText: '听到：一' }).waitFor()
    await say(page, 'leader', '二')
    await bubbles(page, 'leader', 'us').filter({ hasText: '听到：二' }).waitFor()
    await seat(page, 'leader').getByRole('button', { name: '回复：听到：一' }).click()
    await page.keyboard.type('接单')
    await page.keyboard.press('Enter')
    await bubbles(page, 'leader', 'us').filter({ hasText: '听到：接单' }).waitFor()
    expect(assistant.heard.at(-1)?.quoted).toMatchObject({ text: '听到：一', us: true })
    expect(await seat(page, 'leader').locator('blockquote').first().textContent()).toBe('小格：听到：一')
  })
})

describe('hostile text', () => {
  const PAYLOADS = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    "javascript:alert('1')",
    '<iframe srcdoc="<script>parent.alert(1)</script>">',
    '<a href="javascript:alert(1)">点我</a>',
    '</textarea><script>alert(1)</script>',
    '{{constructor.constructor("alert(1)")()}}',
    '<style>*{display:none}</style>',
    '<base href="https://evil.example/">',
    '&lt;b&gt;&amp;',
    '\u202e翻过来\u2066',
  ]

  test('is shown as it was written, in every place, and runs nowhere', async () => {
    const hostile = '<img src=x onerror=alert(1)>'
    const group = { id: 'g', name: hostile }
    const person = {
      id: 'a',
      senderId: 'a',
      name: `"'>${hostile}`,
      title: hostile,
      role: 'resident' as const,
      group,
      examples: [hostile],
    }
    const { url, web } = await served({ seats: [person], title: hostile })
    const { page, complaints } = await opened(url)
    for (const text of PAYLOADS) await say(page, 'a', text)
    await bubbles(page, 'a', 'us')
      .nth(PAYLOADS.length - 1)
      .waitFor()
    await web.send({
      id: 'o1',
      thread: 'g:g',
      parts: [{ type: 'link', url: `https://example.org/${hostile.replaceAll(' ', '%20')}`, title: hostile }],
      choices: [{ id: hostile, label: hostile }],
      urgency: 'reply',
    })
    await seat(page, 'a').locator('.choices button').waitFor()
    expect((await bubbles(page, 'a', 'me').allTextContents()).map((text) => text.slice('@小格 '.length))).toEqual(PAYLOADS)
    expect(await page.locator('h2').textContent()).toBe(person.name)
    expect(await page.locator('#community').textContent()).toBe(hostile)
    expect(
      await page
        .locator('.log script, .log iframe, .log style, .log svg, .log a:not([href^="https://"]), img[src="x"]')
        .count(),
    ).toBe(0)
    expect(complaints).toEqual([])
  })

  test('a planted inline script is caught by the same watch', async () => {
    const { url } = await served()
    const { page, complaints } = await opened(url)
    await page.evaluate("document.body.append(Object.assign(document.createElement('img'), { src: 'https://evil.example/x' }))")
    await page.evaluate('alert(1)')
    await expect.poll(() => complaints.map((complaint) => complaint.split(':')[0]).sort()).toEqual(['csp', 'dialog'])
  })
})

describe('a line that breaks', () => {
  test('what is said while the server is down waits, goes out in order when it is back, once', async () => {
    const folder = await home()
    const port = await freePort()
    let server = await startServer(folder, port)
    onTestFinished(() => void server.kill('SIGKILL'))
    const { page } = await opened(`http://127.0.0.1:${port}/`)
    await say(page, 'leader', '第一句')
    await bubbles(page, 'leader', 'us').filter({ hasText: '听到：第一句' }).waitFor()
    server.kill('SIGKILL')
    await page.locator('#away').filter({ hasText: '连接断开了' }).waitFor({ state: 'visible' })
    await say(page, 'leader', '第二句')
    await say(page, 'leader', '第三句')
    await seat(page, 'leader').getByText('未送达，会自动重试').first().waitFor()
    server = await startServer(folder, port)
    await bubbles(page, 'leader', 'us').filter({ hasText: '听到：第三句' }).waitFor()
    await page.locator('#away').waitFor({ state: 'hidden' })
    expect(await bubbles(page, 'leader', 'me').allTextContents()).toEqual(['第一句', '第二句', '第三句'])
    expect(await bubbles(page, 'leader', 'us').allTextContents()).toEqual(['听到：第一句', '听到：第二句', '听到：第三句'])
    await page.reload()
    await bubbles(page, 'leader', 'us').nth(2).waitFor()
    expect(await bubbles(page, 'leader', 'me').allTextContents()).toEqual(['第一句', '第二句', '第三句'])
  })

  test('an acknowledgement that was lost doubles nothing; what is unsent outlives a reload', async () => {
    const { url, assistant } = await served()
    const { page } = await opened(url)
    let lost = 0
    let losing = true
    await page.route('**/api/seats/leader/messages', async (route) => {
      const response = await route.fetch()
      lost += losing ? 1 : 0
      await (losing ? route.abort() : route.fulfill({ response }))
    })
    await say(page, 'leader', '只说一次')
    await expect.poll(() => lost, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
    await page.reload()
    await seat(page, 'leader').getByText('未送达，会自动重试').waitFor()
    losing = false
    await seat(page, 'leader').getByText('已送达').waitFor()
    expect(await bubbles(page, 'leader', 'me').allTextContents()).toEqual(['只说一次'])
    expect(await bubbles(page, 'leader', 'us').allTextContents()).toEqual(['听到：只说一次'])
    expect(assistant.heard).toHaveLength(1)
  })

  test('what the server will never take is told, and does not hold up the next', async () => {
    const { url } = await served()
    const { page } = await opened(url)
    await page.route(
      '**/api/seats/leader/messages',
      (route) => route.fulfill({ status: 422, json: { text: '这条消息小格读不懂。' } }),
      { times: 1 },
    )
    await say(page, 'leader', '怪话')
    await say(page, 'leader', '好话')
    await seat(page, 'leader').getByText('没能送出：这条消息小格读不懂。').waitFor()
    await bubbles(page, 'leader', 'us').filter({ hasText: '听到：好话' }).waitFor()
  })
})

describe('everybody can use it', () => {
  async function life(page: Page): Promise<void> {
    await say(page, 'resident', '3号楼的灯坏了')
    await bubbles(page, 'resident', 'us').filter({ hasText: '已经登记' }).waitFor()
    await say(page, 'resident', '私')
    await seat(page, 'resident').locator('.secret .text').filter({ hasText: '只给您看' }).waitFor()
  }
  const shapes = [
    { name: 'wide', options: {} },
    { name: 'phone', options: { phone: true } },
  ]

  test.each(shapes)('axe finds nothing serious ($name)', async ({ options }) => {
    const { url } = await served()
    const { page } = await opened(url, options)
    await life(page)
    expect(await seriousViolations(page)).toEqual([])
  })

  test('axe finds a planted fault', async () => {
    const { url } = await served()
    const { page } = await opened(url)
    await page.evaluate(
      "document.querySelector('#write-leader').placeholder = ''; document.querySelector('label[for=write-leader]').remove()",
    )
    expect(await seriousViolations(page)).toEqual(['label'])
  })

  test.each(shapes)('all text is at least 18 pt, lines 1.3 apart, contrast 4.5, targets 44 px ($name)', async ({ options }) => {
    const { url } = await served()
    const { page } = await opened(url, options)
    await life(page)
    const measured = (await page.evaluate(MEASURE)) as Measured
    expect(measured.texts).toBeGreaterThan(10)
    expect(measured.targets).toBeGreaterThan(5)
    expect(measured.faults).toEqual([])
  })

  test('the measure sees planted faults', async () => {
    const { url } = await served()
    const { page } = await opened(url)
    await page.evaluate(`
      const style = document.querySelector('#community').style; style.fontSize = '16px'; style.lineHeight = '1.1'; style.color = '#aaaaaa';
      document.querySelector('.send').style.minHeight = '0'; document.querySelector('.send').style.height = '30px'`)
    const { faults } = (await page.evaluate(MEASURE)) as Measured
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(expect.arrayContaining(['size', 'line', 'contrast', 'target']))
  })

  test('the whole of it works by keyboard alone', async () => {
    const { url, assistant } = await served()
    const { page } = await opened(url)
    const reach = async (name: RegExp) => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab')
        const focused = (await page.evaluate(
          "[document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent, getComputedStyle(document.activeElement).outlineStyle].join('|')",
        )) as string
        if (!name.test(focused)) continue
        expect(focused).toMatch(/\|solid$/)
        return
      }
      throw new Error(`${name} cannot be reached`)
    }
    await reach(/^在群里对小格说/)
    await page.keyboard.type('灯坏了')
    await page.keyboard.press('Enter')
    await bubbles(page, 'leader', 'us').filter({ hasText: '新工单' }).waitFor()
    await reach(/^接单/)
    await page.keyboard.press('Enter')
    await bubbles(page, 'leader', 'us').filter({ hasText: '好的，接单。' }).waitFor()
    expect(assistant.heard.map(({ kind }) => kind)).toEqual(['message', 'action'])
  })

  test('on a phone the arrow keys walk the tabs', async () => {
    const { url } = await served()
    const { page } = await opened(url, { phone: true })
    await page.getByRole('tab').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tab', { selected: true }).getAttribute('id')).toBe('tab-leader')
    await page.keyboard.press('End')
    expect(await seat(page, 'staff').isVisible()).toBe(true)
  })

  test('new messages are told to a screen reader, old ones are not', async () => {
    const { url } = await served()
    const first = await opened(url)
    await say(first.page, 'leader', '在吗')
    await bubbles(first.page, 'leader', 'us').first().waitFor()
    const { page } = await opened(url)
    const log = seat(page, 'leader').getByRole('log')
    await expect.poll(() => log.getAttribute('aria-live')).toBe('polite')
    expect(await log.getAttribute('aria-label')).toBe('王网格长的消息')
  })
})

describe('where a code is needed', () => {
  test('the page asks for it kindly, says what is wrong, and opens', async () => {
    let left = 1
    const people = new Map<string, { sender: string; name: string }>()
    const { url } = await served({
      door: {
        enter: async (code) => (code === '483920' && left-- > 0 ? { senderId: 'p-7', name: '张先生' } : undefined),
        logins: {
          create: async (token, login) => void people.set(token, login),
          find: async (token) => people.get(token),
          drop: async (token) => void people.delete(token),
        },
        profile: async () => ({ title: '', role: 'resident' as const, group: GROUP }),
      },
    })
    const { page, complaints } = await visit(browser, { phone: true })
    await page.goto(url)
    await page.getByLabel('一次性口令').fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText('口令不对，或者已经用过、过期了。').waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(((await page.evaluate(MEASURE)) as Measured).faults).toEqual([])
    await page.getByLabel('一次性口令').fill('483920')
    await page.getByRole('button', { name: '进入' }).click()
    await page.locator('#link[data-state=up]').waitFor()
    await say(page, 'me', '在吗')
    await bubbles(page, 'me', 'us').filter({ hasText: '听到：在吗' }).waitFor()
    expect(await page.locator('.tabs').isVisible()).toBe(false)
    expect(complaints).toEqual([])
  })
})

interface Measured {
  texts: number
  targets: number
  faults: string[]
}

/** Measures what is really drawn. Contrast: WCAG 2.2, relative luminance, against the nearest opaque background. */
const MEASURE = `(() => {
  const faults = []
  let texts = 0
  let targets = 0
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number)
  const luminance = (color) => {
    const [r, g, b] = numbers(color).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const backgroundOf = (node) => {
    for (let each = node; each; each = each.parentElement) {
      const color = getComputedStyle(each).backgroundColor
      const [, , , alpha = 1] = numbers(color)
      if (alpha === 1) return color
    }
    return 'rgb(255, 255, 255)'
  }
  const unseen = (node) => node.closest('.unseen, [hidden]') || node.getBoundingClientRect().width <= 1
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim() || unseen(node)) continue
    if (node.closest('noscript, script')) continue
    texts += 1
    const style = getComputedStyle(node)
    const what = node.className + ' ' + walker.currentNode.data.slice(0, 12)
    if (parseFloat(style.fontSize) < 24) faults.push('size ' + what + style.fontSize)
    if (parseFloat(style.lineHeight) / parseFloat(style.fontSize) < 1.3 - 0.001) faults.push('line ' + what)
    const [a, b] = [luminance(style.color), luminance(backgroundOf(node))]
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) faults.push('contrast ' + what + ' ' + style.color)
  }
  for (const node of document.querySelectorAll('button, textarea, input, a')) {
    if (unseen(node)) continue
    targets += 1
    const { width, height } = node.getBoundingClientRect()
    if (width < 44 || height < 44) faults.push('target ' + node.className + ' ' + node.textContent + ' ' + width + 'x' + height)
  }
  return { texts, targets, faults }
})()`

async function seriousViolations(page: Page): Promise<string[]> {
  const context = page.context()
  const session = await context.newCDPSession(page)
  // Added by the debugger, not by the page: the page's own policy stays in force.
  await session.send('Runtime.evaluate', { expression: await readFile(AXE, 'utf8') })
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; impact: string; nodes: unknown[] }[]
  }
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)
}
