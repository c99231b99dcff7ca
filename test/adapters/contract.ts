/**
 * What every adapter promises, written once. A channel's own test says how people of that channel speak and what they see (`Rig`);
 * the promises are the same for all.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Adapter, Choice, Incoming, Outgoing, Sink, Unreadable } from '../../adapters/adapter.ts'
import { chosen } from '../../adapters/chosen.ts'

export interface Saying {
  text: string
  /** In a group: name us. */
  mention?: boolean
  /** In a group: answer what we said last there. */
  reply?: boolean
  /** The platform's own id of it, where the far side can choose one: the same twice is a redelivery. */
  id?: string
}

/** The far side of a channel, with five chats of five people: the first is a group, the others are direct. */
export interface Rig {
  adapter: Adapter
  chats: readonly [string, string, string, string, string]
  /** Resolves once the platform was told "received". The far side tries again where it was told to. */
  say(chat: string, saying: Saying): Promise<void>
  /** What people of the chat see of us, oldest first. */
  seen(chat: string): Promise<string[]>
  /** Presses a button of the message with these native ids; left out where a channel has no buttons. */
  press?(chat: string, ids: string[], choice: Choice): Promise<void>
  /** Something that is no message of this channel; resolves once it was told "received", for good. */
  garble(chat: string): Promise<void>
  /** Starts and stops the adapter in a process of its own: its exit code, once it ended by itself. */
  startAndStop(): Promise<number | null>
  close(): Promise<void>
}

/** A sink that can be slow, or fail. */
export class Listener implements Sink {
  readonly heard: Incoming[] = []
  readonly attempts: string[] = []
  readonly quarantined: Unreadable[] = []
  failures = 0
  #gate: Promise<void> = Promise.resolve()

  async take(incoming: Incoming): Promise<void> {
    this.attempts.push(incoming.key)
    await this.#gate
    if (this.failures > 0) {
      this.failures -= 1
      throw new Error('the disk is full')
    }
    this.heard.push(incoming)
  }

  async quarantine(update: Unreadable): Promise<void> {
    this.quarantined.push(update)
  }

  /** Nothing is taken until the returned function is called. */
  shut(): () => void {
    let open = () => {}
    this.#gate = new Promise((resolve) => {
      open = resolve
    })
    return open
  }
}

const CHOICES: Choice[] = [
  { id: '接单 1001', label: '接单' },
  { id: '退单 1001', label: '退单' },
]

export function adapterContract(name: string, makeRig: (sink: Sink) => Promise<Rig>): void {
  describe(`${name} keeps the promises of a channel`, () => {
    let rig: Rig
    let listener: Listener
    let said = 0
    const outgoing = (chat: string, text: string, more: Partial<Outgoing> = {}): Outgoing => {
      said += 1
      return { id: `o${said}`, thread: chat, parts: [{ type: 'text', text }], urgency: 'reply', ...more }
    }
    /** The thread of a chat is known once somebody spoke there. */
    const threadOf = async (chat: string) => {
      await rig.say(chat, { text: '在吗' })
      return listener.heard.at(-1)!.thread.id
    }

    beforeEach(async () => {
      listener = new Listener()
      rig = await makeRig(listener)
    })
    afterEach(() => rig.close())

    test('a direct message arrives, addressed to us', async () => {
      await rig.say(rig.chats[1], { text: '路灯坏了 🙂' })
      expect(listener.heard).toHaveLength(1)
      const [incoming] = listener.heard
      expect(incoming).toMatchObject({ channel: rig.adapter.channel, kind: 'message', text: '路灯坏了 🙂', addressed: true })
      expect(incoming!.thread.kind).toBe('direct')
      expect(incoming!.sender).toMatchObject({ us: false, stable: rig.adapter.capabilities.stableIds })
      expect(incoming!.key.startsWith(`${rig.adapter.channel}:`)).toBe(true)
    })

    test('a group message is addressed to us only when it names us, and our name is not part of its text', async () => {
      await rig.say(rig.chats[0], { text: '今天天气真好' })
      await rig.say(rig.chats[0], { text: '路灯坏了', mention: true })
      expect(listener.heard.map(({ addressed, text, thread }) => [addressed, text, thread.kind])).toEqual([
        [false, '今天天气真好', 'group'],
        [true, '路灯坏了', 'group'],
      ])
    })

    test.each(['@小格 路灯坏了', '@小格\u2005路灯坏了', '@小格路灯坏了', '路灯坏了 @小格'])('%j names us', async (text) => {
      await rig.say(rig.chats[0], { text })
      expect(listener.heard[0]).toMatchObject({ addressed: true, text: '路灯坏了' })
    })

    test('a group message that answers us is addressed to us and carries what it answers', async () => {
      if (!rig.adapter.capabilities.quote) return
      const thread = await threadOf(rig.chats[0])
      await rig.adapter.send(outgoing(thread, '几号楼？'))
      await rig.say(rig.chats[0], { text: '三号楼', reply: true })
      expect(listener.heard.at(-1)).toMatchObject({ addressed: true, text: '三号楼', quoted: { us: true } })
      expect(listener.heard.at(-1)?.quoted?.text).toContain('几号楼？')
    })

    test('what we say is seen in its chat only, and never comes back as a message', async () => {
      const thread = await threadOf(rig.chats[1])
      const sent = await rig.adapter.send(outgoing(thread, '已经登记，工单 #1001。'))
      expect(sent).toMatchObject({ ok: true })
      expect((await rig.seen(rig.chats[1])).join()).toContain('已经登记，工单 #1001。')
      expect((await rig.seen(rig.chats[2])).join()).not.toContain('已经登记')
      await rig.say(rig.chats[1], { text: '好' })
      expect(listener.heard.map(({ text }) => text)).toEqual(['在吗', '好'])
    })

    test('a person can be spoken to first, where the channel allows it', async () => {
      await rig.say(rig.chats[1], { text: '在吗' })
      const thread = rig.adapter.directThread(listener.heard[0]!.sender.id)
      expect(thread === undefined).toBe(!rig.adapter.capabilities.proactive)
      if (thread === undefined) return
      expect(await rig.adapter.send(outgoing(thread, '您的工单办结了。', { urgency: 'notify' }))).toMatchObject({ ok: true })
      expect((await rig.seen(rig.chats[1])).join()).toContain('您的工单办结了。')
    })

    test('a thread that is not ours is a refusal, not an exception', async () => {
      expect(await rig.adapter.send(outgoing('nowhere', '喂'))).toMatchObject({ ok: false, reason: 'gone' })
    })

    test('20,000 characters with emoji arrive whole, and go out in order', async () => {
      const long = Array.from({ length: 3000 }, (_, index) => `第${index}句👨‍👩‍👧。`)
        .join('')
        .slice(0, 20_000)
      await rig.say(rig.chats[1], { text: long })
      expect(listener.heard[0]?.text).toBe(long)
      await rig.adapter.send(outgoing(listener.heard[0]!.thread.id, long))
      const texts = (await rig.seen(rig.chats[1])).map((text) => text.replace(/^\(\d+\/\d+\) /, ''))
      expect(texts.join('')).toBe(long)
    })

    test('a choice comes back as itself, pressed or typed', async () => {
      const thread = await threadOf(rig.chats[1])
      const sent = await rig.adapter.send(outgoing(thread, '新工单 #1001', { choices: CHOICES }))
      if (!sent.ok) throw new Error('not sent')
      if (rig.press) await rig.press(rig.chats[1], sent.ids, CHOICES[1]!)
      else {
        expect((await rig.seen(rig.chats[1])).join()).toContain('回复数字选择：1 接单 2 退单')
        await rig.say(rig.chats[1], { text: '2' })
      }
      const last = listener.heard.at(-1)!
      expect(last.action ?? chosen(last.text, CHOICES)?.id).toBe('退单 1001')
    })

    test('the same native id is the same key, and another message another one', async () => {
      await rig.say(rig.chats[1], { text: '水管漏了', id: 'native-0001' })
      await rig.say(rig.chats[1], { text: '水管漏了', id: 'native-0002' })
      if (rig.adapter.capabilities.replay === 'server-queue')
        await rig.say(rig.chats[1], { text: '水管漏了', id: 'native-0001' })
      const keys = listener.heard.map(({ key }) => key)
      expect(new Set(keys).size).toBe(2)
      expect(keys[2] ?? keys[0]).toBe(keys[0])
    })

    test('two people may use the same native id', async () => {
      await rig.say(rig.chats[1], { text: '甲', id: 'native-0001' })
      await rig.say(rig.chats[2], { text: '乙', id: 'native-0001' })
      expect(new Set(listener.heard.map(({ key }) => key)).size).toBe(2)
    })

    test('200 messages in 5 chats arrive once each, in order within each chat', async () => {
      const lines = rig.chats.map((chat) => Array.from({ length: 40 }, (_, index) => `${chat} 第${index}条`))
      await Promise.all(
        rig.chats.map(async (chat, number) => {
          for (const text of lines[number]!) await rig.say(chat, { text })
        }),
      )
      const threads = [...new Set(listener.heard.map(({ thread }) => thread.id))]
      const heard = threads.map((id) => listener.heard.filter(({ thread }) => thread.id === id).map(({ text }) => text))
      expect(heard.sort()).toEqual(lines.sort())
    })

    test('a slow sink makes the acknowledgement wait', async () => {
      const open = listener.shut()
      let acknowledged = false
      const saying = rig.say(rig.chats[1], { text: '漏水了' }).then(() => {
        acknowledged = true
      })
      await until(() => listener.attempts.length === 1)
      await turns()
      expect(acknowledged).toBe(false)
      open()
      await saying
      expect(listener.heard).toHaveLength(1)
    })

    test('what the sink could not take is not acknowledged, and is taken when it comes again', async () => {
      listener.failures = 1
      let acknowledged = false
      const saying = rig.say(rig.chats[1], { text: '漏水了' }).then(() => {
        acknowledged = true
      })
      await until(() => listener.attempts.length === 1)
      const open = listener.shut()
      await until(() => listener.attempts.length === 2)
      await turns()
      expect(acknowledged).toBe(false)
      open()
      await saying
      expect(listener.attempts[0]).toBe(listener.attempts[1])
      expect(listener.heard.map(({ text }) => text)).toEqual(['漏水了'])
    })

    test('what cannot be read is put aside, acknowledged, and in nobody’s way', async () => {
      await rig.garble(rig.chats[1])
      await rig.say(rig.chats[1], { text: '还在' })
      expect(listener.quarantined).toHaveLength(1)
      expect(listener.quarantined[0]).toMatchObject({ channel: rig.adapter.channel })
      expect(listener.quarantined[0]!.reason).not.toBe('')
      expect(listener.heard.map(({ text }) => text)).toEqual(['还在'])
    })

    test('health tells up, the last event, and down', async () => {
      expect(rig.adapter.health()).toMatchObject({ state: 'up' })
      await rig.say(rig.chats[1], { text: '在吗' })
      expect(rig.adapter.health().lastEventAt).toBeGreaterThan(0)
      await rig.adapter.stop()
      expect(rig.adapter.health().state).toBe('down')
    })

    test('nothing is alive after stop: the process ends by itself', async () => {
      expect(await rig.startAndStop()).toBe(0)
    })
  })
}

/** Waits for something that happens soon, looking again after each turn of the event loop. */
export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await turns(1)
}

/** Lets the event loop come round: whatever is ready by now has happened after. */
export async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Runs a script of the tests in a process of its own: its exit code, once it ended by itself. */
export function exitOf(script: string): Promise<number | null> {
  const path = fileURLToPath(new URL(`children/${script}`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', path], { stdio: ['pipe', 'ignore', 'inherit'] })
  return new Promise((resolve) => child.once('exit', resolve))
}
