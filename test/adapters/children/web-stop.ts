/** The page, started, visited and stopped with an open stream: nothing may keep this process alive then. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebClient } from '../web-client.ts'
import { createWeb, openHistory } from '../web-house.ts'

const folder = await mkdtemp(join(tmpdir(), 'xiaoge-web-'))
const { history, close } = await openHistory(folder)
const web = createWeb(history)
await web.start({ take: async () => {}, quarantine: async () => {} })
const client = new WebClient(web.url)
const { after } = await client.chat()
const followed = client.follow(after, () => false).catch(() => [])
await client.say('leader', '在吗')
await web.stop()
await followed
await close()
await rm(folder, { recursive: true, force: true })
