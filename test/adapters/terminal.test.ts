import { PassThrough } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Sink } from '../../adapters/adapter.ts'
import { TerminalAdapter } from '../../adapters/terminal/adapter.ts'
import { findSeat, readWord, type TerminalSeat } from '../../adapters/terminal/decode.ts'
import { visible } from '../../adapters/terminal/encode.ts'
import { systemChance, systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { adapterContract, exitOf, Listener, type Rig, turns, until } from './contract.ts'

const direct = (id: string, name: string, title: string): TerminalSeat => ({
  id,
  senderId: `p-${id}`,
  name,
  title,
  kind: 'direct',
})
const SEATS: TerminalSeat[] = [
  {
    id: 'resident',
    senderId: 'p-resident',
    name: '刘奶奶',
    title: '居民',
    kind: 'group',
    group: { id: 'g1', name: '桂花苑邻里群' },
  },
  direct('leader', '王网格长', '网格长'),
  direct('staff', '李社工', '社区工作人员'),
  direct('a', '甲', '居民甲'),
  direct('b', '乙', '居民乙'),
]

function open(sink: Sink, seats: readonly TerminalSeat[] = SEATS) {
  const input = new PassThrough()
  const output = new PassThrough()
  const lines: string[] = []
  let text = ''
  output.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    lines.splice(0, lines.length, ...text.split('\n'))
  })
  const adapter = new TerminalAdapter({
    input,
    output,
    seats,
    names: ['小格'],
    clock: systemClock,
    chance: systemChance,
    log: silentLog,
  })
  const type = (line: string) => input.write(`${line}\n`)
  return { adapter, input, output, type, lines, text: () => text, start: () => adapter.start(sink) }
}

/** One hand at one keyboard: whoever speaks first sits down; a line is taken when the terminal answers the next one. */
async function terminalRig(sink: Sink): Promise<Rig> {
  const terminal = open(sink)
  await terminal.start()
  let hand: Promise<void> = Promise.resolve()
  const settled = async () => {
    const count = () => terminal.text().split('/退出').length
    const before = count()
    terminal.type('/帮助')
    await until(() => count() > before)
  }
  const inTurn = (work: () => Promise<void>) => {
    hand = hand.then(work)
    return hand
  }
  return {
    adapter: terminal.adapter,
    chats: ['resident', 'leader', 'staff', 'a', 'b'],
    say: (chat, { text, mention, reply }) =>
      inTurn(async () => {
        terminal.type(`/坐 ${chat}`)
        if (chat === 'resident') terminal.type(mention ? '/对小格' : '/对大家')
        terminal.type(reply ? `/回复 ${text}` : text)
        await settled()
      }),
    async seen(chat) {
      const where = chat === 'resident' ? '桂花苑邻里群' : `${SEATS.find(({ id }) => id === chat)?.title} `
      await turns(2)
      const blocks = terminal.text().split(/^〔/mu).slice(1)
      return blocks
        .filter((block) => block.startsWith(where))
        .map((block) =>
          block
            .replace(/^[^〕]*〕小格：/u, '')
            .split('\n好，')[0]!
            .trimEnd(),
        )
    },
    garble: (chat) =>
      inTurn(async () => {
        terminal.type(`/坐 ${chat}`)
        terminal.type('坏\0了')
        await settled()
      }),
    startAndStop: () => exitOf('terminal-stop.ts'),
    async close() {
      await terminal.adapter.stop()
    },
  }
}

adapterContract('terminal', terminalRig)

describe('a chat in the terminal', () => {
  function opened(listener: Listener, seats?: readonly TerminalSeat[]) {
    const terminal = open(listener, seats)
    onTestFinished(() => terminal.adapter.stop())
    return terminal
  }

  test('one changes the seat by title, by number, by name or by id', () => {
    for (const wanted of ['网格长', '2', '２', '王网格长', 'leader', '王网']) expect(findSeat(wanted, SEATS)?.id).toBe('leader')
    for (const wanted of ['', '0', '9', '书记']) expect(findSeat(wanted, SEATS)).toBeUndefined()
  })

  test('it shows who is speaking, and who is spoken to', async () => {
    const listener = new Listener()
    const terminal = opened(listener)
    await terminal.start()
    expect(terminal.text()).toContain('您现在坐在：居民 刘奶奶，在“桂花苑邻里群”里。')
    terminal.type('/坐 网格长')
    await until(() => terminal.text().includes('您现在坐在：网格长 王网格长，和小格私聊。'))
    await terminal.adapter.send({
      id: 'o1',
      thread: 'd:p-leader',
      parts: [{ type: 'text', text: '新工单' }],
      urgency: 'notify',
    })
    await until(() => terminal.text().includes('〔网格长 王网格长 · 私聊〕小格：新工单'))
  })

  test('a resident in the group can also speak with us alone', async () => {
    const listener = new Listener()
    const terminal = opened(listener)
    await terminal.start()
    terminal.type('/私聊')
    terminal.type('别人看不到')
    await until(() => listener.heard.length === 1)
    expect(listener.heard[0]).toMatchObject({ thread: { id: 'd:p-resident', kind: 'direct' }, addressed: true })
  })

  test('piped in, every line is taken before the end is told', async () => {
    const listener = new Listener()
    const terminal = opened(listener)
    await terminal.start()
    terminal.input.end('第一句\n\n第二句\n最后一句没有换行')
    await terminal.adapter.finished
    expect(listener.heard.map(({ text }) => text)).toEqual(['第一句', '第二句', '最后一句没有换行'])
  })

  test('/退出 ends it, and what stands behind is not read', async () => {
    const listener = new Listener()
    const terminal = opened(listener)
    await terminal.start()
    terminal.type('你好\n/退出\n不该听到')
    await terminal.adapter.finished
    expect(listener.heard.map(({ text }) => text)).toEqual(['你好'])
    expect(terminal.adapter.health().state).toBe('down')
  })

  test('an unknown word or seat is told, with what there is', async () => {
    const terminal = opened(new Listener())
    await terminal.start()
    terminal.type('/坐 书记')
    terminal.type('/飞')
    await until(() => terminal.text().includes('没有“/飞”这个说法。'))
    expect(terminal.text()).toContain('没有“书记”这个座位。')
    expect(terminal.text()).toContain('2 网格长（王网格长）')
  })

  test('a slash can still be said', async () => {
    expect(readWord('//坐 网格长')).toBeUndefined()
    const listener = new Listener()
    const terminal = opened(listener)
    await terminal.start()
    terminal.type('//坐 是什么意思')
    await until(() => listener.heard.length === 1)
    expect(listener.heard[0]?.text).toBe('/坐 是什么意思')
  })

  test('a message cannot steer the terminal', async () => {
    expect(visible('\u001b[2J\u001b]0;名\u0007行一\r\n行二\t。\u009b31m')).toBe('·[2J·]0;名·行一\n行二\t。·31m')
  })

  test('an output that is gone is told as not delivered', async () => {
    const terminal = opened(new Listener())
    await terminal.start()
    terminal.output.destroy()
    const sent = await terminal.adapter.send({
      id: 'o1',
      thread: 'd:p-a',
      parts: [{ type: 'text', text: '喂' }],
      urgency: 'reply',
    })
    expect(sent).toMatchObject({ ok: false, reason: 'transient' })
  })

  test('at a real terminal a half-typed line stands again below what arrives', async () => {
    const terminal = opened(new Listener(), SEATS.slice(1, 2))
    Object.assign(terminal.input, { isTTY: true, setRawMode: () => terminal.input })
    Object.assign(terminal.output, { isTTY: true, columns: 80 })
    await terminal.start()
    terminal.input.write('我正在')
    await until(() => terminal.text().includes('我正在'))
    const before = terminal.text().length
    await terminal.adapter.send({
      id: 'o1',
      thread: 'd:p-leader',
      parts: [{ type: 'text', text: '新工单' }],
      urgency: 'notify',
    })
    await until(() => /新工单[\s\S]*王网格长（网格长） → 小格 › 我正在/u.test(terminal.text().slice(before)))
  })
})
