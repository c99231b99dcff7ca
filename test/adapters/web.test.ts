/** The page's server keeps the promises of a channel. The far side is a real HTTP client over loopback, the history real SQLite. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sink } from '../../adapters/adapter.ts'
import type { Seat } from '../../adapters/web/seats.ts'
import { adapterContract, exitOf, type Rig } from './contract.ts'
import { WebClient } from './web-client.ts'
import { createWeb, openHistory, SEATS } from './web-house.ts'

const MORE: Seat[] = ['a', 'b'].map((id) => ({ id, senderId: `p-${id}`, name: id, title: '居民', role: 'resident' }))

async function webRig(sink: Sink): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'xiaoge-web-'))
  const { history, close } = await openHistory(folder)
  const adapter = createWeb(history, { seats: [...SEATS, ...MORE] })
  await adapter.start(sink)
  const client = new WebClient(adapter.url)
  const messages = async (chat: string) => {
    const place = chat === 'resident' ? 'group' : 'direct'
    const seat = (await client.chat()).seats.find(({ id }) => id === chat)
    return seat!.messages.filter((entry) => entry.place === place).map(({ message }) => message)
  }
  const ours = async (chat: string) => (await messages(chat)).filter(({ from }) => from === 'us')
  return {
    adapter,
    chats: ['resident', 'leader', 'staff', 'a', 'b'],
    async say(chat, { text, mention = false, reply = false, id = client.newId() }) {
      const quote = reply ? { quote: (await ours(chat)).at(-1)!.seq } : {}
      const status = await client.insist(`/api/seats/${chat}/messages`, { id, text, mention, ...quote })
      if (status !== 200) throw new Error(`told ${status}`)
    },
    seen: async (chat) => (await ours(chat)).map(({ text }) => text),
    async press(chat, _ids, choice) {
      const offer = (await ours(chat)).find(({ choices }) => choices?.some(({ id }) => id === choice.id))
      await client.insist(`/api/seats/${chat}/actions`, { id: client.newId(), seq: offer!.seq, choice: choice.id })
    },
    async garble(chat) {
      const status = await client.insist(`/api/seats/${chat}/messages`, '{"id":')
      if (status !== 422) throw new Error(`told ${status}`)
    },
    startAndStop: () => exitOf('web-stop.ts'),
    async close() {
      await adapter.stop()
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

adapterContract('web', webRig)
