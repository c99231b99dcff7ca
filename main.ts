/**
 * The door: reads the settings, opens what a command needs, and leaves with its exit code (0 ok, 1 failed, 2 wrong usage).
 *
 * Commands and channels are loaded when they are asked for, so that a question on the command line does not wait for a web server.
 */
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import type { Adapter } from './adapters/adapter.ts'
import type { ChannelParts } from './cli/house.ts'
import { systemClock } from './clock.ts'
import { SettingsError } from './config/mistakes.ts'
import { type Channel, environmentWith, PROJECT_ROOT, readSettings, type Settings } from './config/settings.ts'
import { silentLog } from './log.ts'

const FAILED = 1
const WRONG_USAGE = 2

/** A new channel is one line here (and its name in config/settings.ts). */
const CHANNELS: Record<Channel, (parts: ChannelParts) => Promise<Adapter>> = {
  web: async (parts) => (await import('./cli/web-channel.ts')).openWeb(parts),
  terminal: async (parts) => (await import('./cli/terminal-channel.ts')).openTerminal(parts),
}

/** Questions with known evidence in the shipped base. */
const GOLDEN = join(PROJECT_ROOT, 'knowledge', 'golden.jsonl')

const io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
}
const say = (line: string) => process.stderr.write(`${line}\n`)

/** `argv` as the process got it. Sets the exit code; resolves when the command is over. */
export async function main(argv: string[]): Promise<void> {
  const program = new Command('xiaoge')
    .description('小格：社区网格的聊天助手 the chat assistant of a neighbourhood grid')
    .showHelpAfterError('（用 --help 看用法 see --help）')
    .showSuggestionAfterError()
    .configureOutput({ writeOut: (text) => process.stdout.write(text), writeErr: (text) => process.stderr.write(text) })
    .exitOverride()
  addServing(program)
  addAnswering(program)
  addMeasuring(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    process.exitCode = codeOf(error)
  }
}

/** What a command leaves with when it did not end by itself. Mistakes of people get a sentence, ours a stack. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  say(error instanceof SettingsError ? error.message : String(error instanceof Error ? error.stack : error))
  return FAILED
}

type Act<Options> = (options: Options, settings: Settings, words: string[]) => Promise<number>

/** Wraps a command: settings first, then the work, then its exit code. */
function run<Options>(act: Act<Options>) {
  return async (...args: unknown[]) => {
    const command = args.at(-1) as Command
    process.exitCode = await act(command.opts() as Options, readSettings(), command.args)
  }
}

function addServing(program: Command): void {
  program
    .command('serve')
    .description('启动小格（npm start 就是它）start it')
    .option('--channel <names>', '只开这些渠道，逗号隔开 only these channels')
    .action(
      run<{ channel?: string }>(async ({ channel }, asSet) => {
        const settings = channel ? readSettings(environmentWith({ XIAOGE_CHANNELS: channel })) : asSet
        const { serve } = await import('./cli/serve.ts')
        const openChannels = (parts: ChannelParts) => Promise.all(settings.channels.map((name) => CHANNELS[name](parts)))
        return serve({ settings, openChannels, say })
      }),
    )
  program
    .command('doctor')
    .description('一屏看清：配置了什么、缺什么、哪里听不见 what is configured, deaf or missing')
    .option('--json', '给程序看 for programs')
    .action(
      run<{ json?: boolean }>(async ({ json }, settings) =>
        (await import('./cli/doctor.ts')).doctor({ json, settings, ...io }),
      ),
    )
  program
    .command('invite <person>')
    .description('给一个人发一次性绑定码 a one-time code that lets a person in')
    .action(run(async (_, settings, [person = '']) => (await import('./cli/invite.ts')).invite({ person, settings, ...io })))
}

interface BaseOptions {
  knowledge?: string
  data?: string
  json?: boolean
}

function addAnswering(program: Command): void {
  withFolders(program.command('ask [question]'))
    .description('问一个问题；--json：逐行读 {id, question, area?} ask one question, or many')
    .option('--area <area>', '提问的人在哪里 where the asker is')
    .option('--json', '逐行 JSON JSON lines')
    .action(
      run<BaseOptions & { area?: string }>(async (options, settings, [question]) =>
        (await import('./cli/ask.ts')).ask(
          { ...options, ...folders(options, settings), ...(question ? { question } : {}) },
          io,
        ),
      ),
    )
  program
    .command('understand [text]')
    .description('一句话是什么意思；--json：逐行读 {id, text} what a message means')
    .option('--json', '逐行 JSON JSON lines')
    .option('--trace', '为什么这样判断 why')
    .action(
      run<{ json?: boolean; trace?: boolean }>(async (options, settings, [text]) => {
        const { readCommunity } = await import('./config/community.ts')
        const { vocabularyOf } = await import('./cli/vocabulary.ts')
        const { understandCommand } = await import('./cli/understand.ts')
        const vocabulary = vocabularyOf(readCommunity(settings.configFolder))
        const { openMeaning } = await import('./cli/meaning.ts')
        const meaning = openMeaning(settings, { clock: systemClock, log: silentLog })
        const { openRephrasing } = await import('./cli/chat.ts')
        const { adviser, loaded } = openRephrasing(settings, { clock: systemClock, log: silentLog })
        await loaded
        await meaning.meanings?.ready
        const hearing = { vocabulary, meanings: meaning.meanings, adviser }
        const code = await understandCommand({ ...options, ...(text ? { text } : {}), ...hearing, ...io })
        await meaning.close()
        return code
      }),
    )
  withFolders(program.command('index'))
    .description('建立或更新知识库索引，说明新增、改动、移除、拒收了什么 build the index and say what changed')
    .action(
      run<BaseOptions>(async (options, settings) =>
        (await import('./cli/index-command.ts')).index(folders(options, settings), io),
      ),
    )
}

function addMeasuring(program: Command): void {
  program
    .command('search')
    .description('在任意语料上检索 rank any corpus for any questions')
    .requiredOption('--corpus <file>', '每行 {id, title?, text}')
    .requiredOption('--queries <file>', '每行 {id, text}')
    .option('--k <count>', '给几条 how many', '10')
    .option('--json', '逐行 JSON JSON lines')
    .action(
      run<{ corpus: string; queries: string; k: string; json?: boolean }>(async ({ k, json = false, ...files }, settings) => {
        const { search } = await import('./cli/search.ts')
        const { openMeaning } = await import('./cli/meaning.ts')
        const meaning = openMeaning(settings, { clock: systemClock, log: silentLog })
        const embeddings = meaning.embeddings ?? (() => Promise.reject(new Error('XIAOGE_ENCODER=off')))
        const write = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(text)
        const streams = { stdout: write(process.stdout), stderr: write(process.stderr) }
        const code = await search({ ...files, k: Number(k), json, ...streams, embeddings, clock: systemClock })
        await meaning.close()
        return code
      }),
    )
  withFolders(program.command('eval'))
    .description('用带答案的题目衡量知识库 measure the answers on questions with known evidence')
    .option('--questions <file>', '每行 {id, question, answerable, file?, evidence?}，默认是随附的题目')
    .option('--json', '只要 JSON JSON only')
    .option('--curve', '两种错误随门槛的变化 both error rates over the threshold')
    .action(
      run<BaseOptions & { questions?: string; curve?: boolean }>(async ({ questions = GOLDEN, ...options }, settings) =>
        (await import('./cli/eval.ts')).evaluate({ ...options, questions, ...folders(options, settings) }, io),
      ),
    )
}

function withFolders(command: Command): Command {
  return command
    .option('--knowledge <folder>', '知识文件夹 the knowledge folder')
    .option('--data <folder>', '索引放在哪里 where the index is kept')
}

/** What the options leave open, the settings say. */
function folders({ knowledge, data }: BaseOptions, settings: Settings) {
  return {
    knowledge: knowledge ?? settings.knowledgeFolder,
    data: data ?? settings.dataFolder,
    encoder: settings,
    reranker: settings,
    chat: settings,
  }
}
