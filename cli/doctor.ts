/**
 * `doctor`: one screen that says what is configured, what is deaf and what is missing, and what to do about each.
 *
 * A running 小格 is asked over its own page; otherwise every part is tried here as a start would try it (an older database is migrated, a
 * damaged one moved aside). Exit code 1 when something is wrong.
 */
import { access, constants, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { type Community, readCommunity } from '../config/community.ts'
import { SettingsError } from '../config/mistakes.ts'
import type { Settings } from '../config/settings.ts'
import { openLibrary } from '../knowledge/library.ts'
import { silentLog } from '../log.ts'
import { openListener } from '../models/listener/listener.ts'
import { openStore } from '../store/database.ts'
import { isStoreError } from '../store/store-error.ts'
import { failureWords, openRephrasing } from './chat.ts'
import { openCloseReading } from './close-reading.ts'
import { type Meaning, openMeaning } from './meaning.ts'
import type { Readiness } from './readiness.ts'
import { tryReranking } from './reranking.ts'
import { standingText } from './standing-report.ts'

export interface DoctorOptions {
  json?: boolean | undefined
  settings: Settings
  stdout: { write(text: string): unknown }
}

/** One line of the screen. `bad`: 小格 cannot do its work; `note`: it can, with something less. */
interface Finding {
  part: string
  state: 'ok' | 'note' | 'bad'
  text: string
}

export async function doctor({ json, settings, stdout }: DoctorOptions): Promise<number> {
  const findings = [
    ...communityFindings(settings),
    ...(await databaseFindings(settings)),
    ...(await knowledgeFindings(settings)),
    listenerFinding(),
    ...(settings.encoder.kind === 'shipped' ? [await closeReaderFinding()] : []),
    await chatFinding(settings),
    ...(await channelFindings(settings)),
  ]
  const ok = findings.every(({ state }) => state !== 'bad')
  stdout.write(json ? `${JSON.stringify({ ok, findings })}\n` : screen(findings, ok))
  return ok ? 0 : 1
}

const SIGNS = { ok: '✓', note: '·', bad: '✗' } as const

function screen(findings: readonly Finding[], ok: boolean): string {
  const lines = findings.map(({ part, state, text }) => `${SIGNS[state]} ${part.padEnd(4, '　')} ${text}`)
  return `${lines.join('\n')}\n${ok ? '一切就绪。' : '带 ✗ 的几项要先处理。'}\n`
}

function communityFindings({ configFolder }: Settings): Finding[] {
  const part = '社区设置'
  try {
    const community = readCommunity(configFolder)
    const leaderless = community.areas.filter(({ kind, posts }) => kind === 'grid' && !posts.deputy)
    return [
      { part, state: 'ok', text: `${configFolder}：${census(community)}` },
      ...(community.sample
        ? [{ part, state: 'note' as const, text: '现在是示例社区；换成自己的社区见 docs/settings.md' }]
        : []),
      ...leaderless.map(({ name }) => ({ part, state: 'note' as const, text: `${name}没有副网格长，网格长不在时没有人替` })),
    ]
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return [{ part, state: 'bad', text: error.message }]
  }
}

function census({ areas, people, services }: Community): string {
  const count = (kind: string) => areas.filter((area) => area.kind === kind).length
  const places = `${count('community')} 个社区、${count('grid')} 个网格、${count('estate')} 个小区、${count('building')} 栋楼`
  return `${places}、${people.length} 个人、${services.length} 个事项`
}

async function databaseFindings({ dataFolder, newDatabase }: Settings): Promise<Finding[]> {
  const part = '数据库'
  const file = join(dataFolder, 'xiaoge.db')
  if ((await exists(dataFolder)) && !(await writable(dataFolder)))
    return [{ part, state: 'bad', text: `${dataFolder} 不能写：请检查文件夹的权限` }]
  if (!(await exists(file))) return [{ part, state: 'note', text: `${file} 还没有，第一次启动时会建` }]
  try {
    const store = await openStore({ file, clock: systemClock, log: silentLog, readers: 1, startEmpty: newDatabase })
    const { open } = await store.read
      .selectFrom('tickets')
      .select((on) => on.fn.countAll<number>().as('open'))
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow()
    await store.close()
    return [{ part, state: 'ok', text: `${file}：完好，${open} 张工单没办完` }]
  } catch (error) {
    if (isStoreError(error, 'database_in_use')) return [{ part, state: 'ok', text: `${file}：小格正在使用` }]
    return [{ part, state: 'bad', text: error instanceof Error ? error.message : String(error) }]
  }
}

async function knowledgeFindings(settings: Settings): Promise<Finding[]> {
  const part = '知识库'
  const { knowledgeFolder, dataFolder } = settings
  const meaning = openMeaning(settings, { clock: systemClock, log: silentLog })
  const library = openLibrary({ folder: knowledgeFolder, dataFolder, clock: systemClock, log: silentLog })
  try {
    await library.ready
    const { files, units, refused, planted } = library.report()
    const reranking = await tryReranking(settings)
    const standing = await standingText(dataFolder, library.snapshot('staff').standing)
    return [
      files > 0
        ? { part, state: 'ok', text: `${knowledgeFolder}：${files} 个文件，${units} 个片段` }
        : { part, state: 'bad', text: `${knowledgeFolder} 里没有能读的文件，小格什么都答不了` },
      ...refused.map(({ path, line, reason }) => ({
        part,
        state: 'note' as const,
        text: `没收 ${path} 第 ${line} 行：${reason}`,
      })),
      ...planted.map(({ path, line, reason }) => ({
        part,
        state: 'note' as const,
        text: `可疑 ${path} 第 ${line} 行：${reason}，没有用于答复`,
      })),
      ...(standing === undefined ? [] : [{ part, state: 'ok' as const, text: standing }]),
      await encoderFinding(settings, meaning.embeddings),
      ...(reranking
        ? [{ part: '重排', state: reranking.works ? ('ok' as const) : ('note' as const), text: reranking.text }]
        : []),
    ]
  } catch (error) {
    return [{ part, state: 'bad', text: `${knowledgeFolder} 读不了：${(error as Error).message}` }]
  } finally {
    await library.close()
    await meaning.close()
  }
}

function listenerFinding(): Finding {
  const part = '听话'
  try {
    openListener()
    return { part, state: 'ok', text: '规则，加上学来的权重 models/listener（完好）' }
  } catch (error) {
    const why = (error as Error).message
    return { part, state: 'note', text: `models/listener 用不了（${why}）：只按规则听，照常接待，听错会多些；重新安装可恢复` }
  }
}

async function closeReaderFinding(): Promise<Finding> {
  const part = '细读'
  const { ready, close, closeReader } = openCloseReading({ clock: systemClock, log: silentLog })
  await ready
  const scores = await closeReader.score('路灯坏了找谁', ['路灯报修'])
  await close()
  return scores
    ? { part, state: 'ok', text: '随附的模型 models/cross-encoder（完好）' }
    : { part, state: 'note', text: 'models/cross-encoder 用不了：照常回答，“暂无依据”判得粗些；重新安装可恢复' }
}

async function encoderFinding({ encoder }: Settings, embeddings: Meaning['embeddings']): Promise<Finding> {
  const part = '语义'
  if (!embeddings) return { part, state: 'note', text: 'XIAOGE_ENCODER=off：只按字词检索' }
  const named = { shipped: '随附的模型', endpoint: '接口', folder: '自备的模型', off: '' }[encoder.kind]
  try {
    const { id, dimension } = await embeddings()
    return { part, state: 'ok', text: `${named} ${id}，${dimension} 维` }
  } catch (error) {
    return { part, state: 'note', text: `语义模型没有运行，只按字词检索：${(error as Error).message}` }
  }
}

async function chatFinding(settings: Settings): Promise<Finding> {
  const part = '聊天模型'
  const { chat, loaded } = openRephrasing(settings, { clock: systemClock, log: silentLog })
  if (!chat) return { part, state: 'ok', text: '没有用（XIAOGE_CHAT_MODEL 为空）：答复就是原文' }
  await loaded
  const said = await chat.say({ system: '这是连通测试。', user: '请只回答一个字：好' })
  return 'failure' in said
    ? { part, state: 'note', text: `${chat.id} 没有回答，答复先用原文：${failureWords(said.failure)}` }
    : { part, state: 'ok', text: `${chat.id} 能回答` }
}

async function channelFindings(settings: Settings): Promise<Finding[]> {
  const findings = settings.channels.map(
    (channel): Finding => ({
      part: '渠道',
      state: 'ok',
      text: channel === 'web' ? `网页 http://${settings.webHost}:${settings.webPort}` : channel,
    }),
  )
  const running = settings.channels.includes('web') ? await askRunning(settings) : undefined
  if (!running) return [...findings, { part: '运行', state: 'note', text: '小格现在没有运行（npm start 启动）' }]
  return [
    ...findings,
    { part: '运行', state: running.ok ? 'ok' : 'bad', text: running.ok ? '正在运行，一切正常' : '正在运行，但有问题' },
    ...running.issues.map((text) => ({ part: '运行', state: 'bad' as const, text })),
    ...running.notes.map((text) => ({ part: '运行', state: 'note' as const, text })),
  ]
}

/** What a running 小格 on this machine says of itself; undefined where none answers. */
async function askRunning({ webHost, webPort }: Settings): Promise<Readiness | undefined> {
  const host = webHost === '0.0.0.0' || webHost === '::' ? '127.0.0.1' : webHost
  try {
    const response = await fetch(`http://${host}:${webPort}/readyz`, { signal: AbortSignal.timeout(3000) })
    const state = (await response.json()) as Partial<Readiness>
    return typeof state.ok === 'boolean' ? { ok: state.ok, issues: state.issues ?? [], notes: state.notes ?? [] } : undefined
  } catch {
    return undefined
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
const writable = (path: string) =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
