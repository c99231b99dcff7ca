/** `xiaoge ask`: one question as an argument, or JSON lines in and out, in input order. */

import { mask } from '../bot/hear/mask.ts'
import { answerText } from '../bot/words/answer-text.ts'
import { inScript, languageOf } from '../bot/words/script.ts'
import { systemClock } from '../clock.ts'
import { answer } from '../knowledge/answer.ts'
import type { Answer, Question } from '../knowledge/answer-types.ts'
import type { Rephrase } from '../knowledge/rephrase.ts'
import type { Snapshot } from '../knowledge/snapshot.ts'
import { jsonLines, type ParsedLine } from './json-lines.ts'
import { type LibraryArgs, type Streams, withLibrary } from './library.ts'

export interface AskArgs extends LibraryArgs {
  question?: string
  /** The asking group's place, where a line names none of its own. */
  area?: string
  json?: boolean
}

/** What the resident would read. */
export interface Reply extends Answer {
  reply: string
  ms: number
}

/** 0: all were answered or honestly not; 1: a line could not be read, or the base could not; 2: nothing was asked. */
export async function ask(args: AskArgs, streams: Streams): Promise<number> {
  const { stderr } = streams
  if (!args.json && !args.question?.trim()) {
    stderr.write('要问什么？例如：xiaoge ask "三单制是怎么个流程"；批量提问用 --json，从标准输入读 JSON 行\n')
    return 2
  }
  try {
    return await withLibrary(args, streams, async (library, rephrase) => {
      const base = { snapshot: library.snapshot(), rephrase }
      return args.json ? askLines(args, streams, base) : askOne(args, streams, base)
    })
  } catch (error) {
    stderr.write(`${(error as Error).message}\n`)
    return 1
  }
}

/** What answers: the base at one instant, and where one is set a chat model. */
export interface Answering {
  snapshot: Snapshot
  rephrase?: Rephrase
}

/** The answer with its words, in the script of the question. */
export async function replyTo(question: Question, { snapshot, rephrase }: Answering): Promise<Reply> {
  const from = systemClock.elapsed()
  const quoted = await answer(question, snapshot, { clock: systemClock })
  const found = rephrase ? await rephrase({ ...question, masked: mask(question.text).text }, quoted, snapshot) : quoted
  const reply = inScript(answerText(found), languageOf(question.text, 'zh-Hans'))
  return { ...found, reply, ms: Math.round((systemClock.elapsed() - from) * 100) / 100 }
}

async function askOne(args: AskArgs, { stdout }: Streams, base: Answering): Promise<number> {
  const { reply } = await replyTo({ text: args.question!, ...(args.area ? { area: args.area } : {}) }, base)
  stdout.write(`${reply}\n`)
  return 0
}

async function askLines(args: AskArgs, { stdin, stdout }: Streams, base: Answering): Promise<number> {
  let failed = false
  for await (const line of jsonLines(stdin)) {
    const result = await answerLine(line, args, base)
    if ('error' in result) failed = true
    stdout.write(`${JSON.stringify(result)}\n`)
  }
  return failed ? 1 : 0
}

async function answerLine(line: ParsedLine, args: AskArgs, base: Answering): Promise<object> {
  if ('error' in line) return { error: line.error }
  const { id, question, area = args.area } = line.value
  const known = id === undefined ? {} : { id }
  if (typeof question !== 'string') return { ...known, error: `第 ${line.line} 行没有 question（要是一段文字）` }
  if (area !== undefined && area !== null && typeof area !== 'string')
    return { ...known, error: `第 ${line.line} 行的 area 不是文字` }
  let given: Reply
  try {
    given = await replyTo({ text: question, ...(area ? { area } : {}) }, base)
  } catch (error) {
    return { ...known, error: (error as Error).message }
  }
  const { outcome, reply, citations, passages, ms } = given
  return {
    ...known,
    outcome,
    reply,
    citations: citations.map(({ file, title, heading, place, date, quote }) => ({ file, title, heading, place, date, quote })),
    passages,
    ms,
  }
}
