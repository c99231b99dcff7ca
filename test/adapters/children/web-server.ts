/** `web-server.ts FOLDER PORT`: the page with a scripted assistant behind it, in a process that a test may kill. */
import { join } from 'node:path'
import { ScriptedAssistant } from '../scripted-assistant.ts'
import { createWeb, openHistory } from '../web-house.ts'

const [folder = '.', port = '0'] = process.argv.slice(2)
const { history } = await openHistory(folder)
const web = createWeb(history, { port: Number(port) })
const assistant = new ScriptedAssistant(join(folder, 'heard.jsonl'))
await web.start(assistant)
await assistant.attach(web)
process.stdout.write(`${web.url}\n`)
