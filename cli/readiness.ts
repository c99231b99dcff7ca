/** Is all well? What `/readyz` answers and `doctor` shows; each issue in Chinese and English. */
import { statfs } from 'node:fs/promises'
import type { Adapter } from '../adapters/adapter.ts'
import type { Clock } from '../clock.ts'
import type { PatientChat } from '../knowledge/chat.ts'
import type { Library } from '../knowledge/library.ts'
import type { Inbox } from '../store/inbox.ts'
import { backlog } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { failureWords } from './chat.ts'

export interface Readiness {
  ok: boolean
  issues: string[]
  /** Known weaknesses that do not stop it: no encoder, a refused file. */
  notes: string[]
}

export interface ReadinessParts {
  store: Store
  inbox: Inbox
  library: Library
  chat?: PatientChat | undefined
  channels: ReadonlyMap<string, Adapter>
  clock: Clock
  /** Where the disk's free space is looked at. */
  dataFolder: string
}

const LONGEST_WAIT_MS = 60_000
const LEAST_FREE_BYTES = 200 * 1024 * 1024

export function createReadiness(parts: ReadinessParts): () => Promise<Readiness> {
  return async () => {
    const checks = await Promise.all([database(parts), waiting(parts), disk(parts)])
    const issues = [...checks.flat(), ...deafChannels(parts), ...knowledgeIssues(parts)]
    return { ok: issues.length === 0, issues, notes: [...knowledgeNotes(parts), ...chatNotes(parts)] }
  }
}

/** Undefined while it is being opened or made, and where the settings want none. */
export function meaningWorks(library: Library): boolean | undefined {
  const { encoderProblem, state } = library.report()
  if (encoderProblem !== undefined) return false
  return state === 'complete' ? true : undefined
}

async function database({ store, clock }: ReadinessParts): Promise<string[]> {
  try {
    await store.tx((db) => db.updateTable('sessions').set({ updated_at: clock.now() }).where('id', '=', '').execute())
    return []
  } catch {
    return ['数据库写不进去 / the database cannot be written']
  }
}

async function waiting({ store, inbox, clock }: ReadinessParts): Promise<string[]> {
  const now = clock.now()
  const issues: string[] = []
  const unread = await inbox.waiting()
  if (unread.oldest !== null && now - unread.oldest > LONGEST_WAIT_MS) {
    issues.push(`${unread.rows} 条来信等了一分钟以上 / ${unread.rows} messages wait for over a minute`)
  }
  const unsaid = await backlog(store.read, now)
  if (unsaid.oldestDue !== null && now - unsaid.oldestDue > LONGEST_WAIT_MS) {
    issues.push(`${unsaid.rows} 条消息没发出去 / ${unsaid.rows} messages are not sent`)
  }
  return issues
}

async function disk({ dataFolder }: ReadinessParts): Promise<string[]> {
  try {
    const { bavail, bsize } = await statfs(dataFolder)
    return bavail * bsize < LEAST_FREE_BYTES ? ['磁盘快满了 / the disk is nearly full'] : []
  } catch {
    return ['数据文件夹读不到 / the data folder cannot be read']
  }
}

function deafChannels({ channels }: ReadinessParts): string[] {
  return [...channels.values()]
    .filter((adapter) => adapter.health().state !== 'up')
    .map(({ channel }) => `渠道 ${channel} 听不见 / channel ${channel} is deaf`)
}

function knowledgeIssues({ library }: ReadinessParts): string[] {
  const { state, files } = library.report()
  if (state === 'reading') return ['知识库还在读 / the knowledge base is still being read']
  return files === 0 ? ['知识库是空的 / the knowledge base is empty'] : []
}

function knowledgeNotes({ library }: ReadinessParts): string[] {
  const { refused, planted, encoderProblem, encoder, state } = library.report()
  return [
    ...refused.map(({ path, line, reason }) => `知识文件 ${path} 第 ${line} 行：${reason}`),
    ...planted.map(({ path, line, reason }) => `知识文件 ${path} 第 ${line} 行可疑，没有用于答复：${reason}`),
    ...(encoderProblem ? [`语义模型没有运行，只按字词检索：${encoderProblem}`] : []),
    ...(encoder && state === 'words' ? ['语义向量还在生成，先按字词检索'] : []),
  ]
}

function chatNotes({ chat }: ReadinessParts): string[] {
  const failure = chat?.resting()
  return failure ? [`聊天模型暂停使用，答复用原文：${failureWords(failure)}`] : []
}
