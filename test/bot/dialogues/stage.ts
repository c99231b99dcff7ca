/**
 * Where dialogues are spoken: through the pretend channel, with the real store, desk, delivery, understanding and knowledge base. Every
 * reply is also read as a grandmother reads it: is it short, one matter, no riddle, and not what she has read before?
 */
import type { Incoming } from '../../../adapters/adapter.ts'
import { LONGEST_REPLY } from '../../../bot/words/brevity.ts'
import type { Answer, Question } from '../../../knowledge/answer-types.ts'
import { LocalEmbeddings } from '../../../knowledge/embeddings.ts'
import { openEncoder } from '../../../models/encoder/encoder.ts'
import { type OpenBase, openBase, SHIPPED } from '../../knowledge/answer/base.ts'
import { type Neighbourhood, NO_ANSWER, neighbourhood, type Options, POSTS } from '../neighbourhood.ts'
import { outcomes, unlike } from './outcome.ts'
import { readScript, type Script, type Shape, type Utterance, type Wanted } from './script.ts'

/** As the house has it (settings.ts). */
const LULL_MS = 2_000
/** From one utterance to the next, where nobody goes right on. */
const PAUSE_MS = 20_000
const MOST_REPLIES = 2

export interface Performed {
  faults: string[]
  /** Everything that was said, to be read aloud. */
  transcript: string[]
}

let base: Promise<Pick<OpenBase, 'ask' | 'close'>> | undefined

/** As it ships, by words and by meaning. */
async function openShipped(): Promise<Pick<OpenBase, 'ask' | 'close'>> {
  const encoder = await openEncoder()
  const { ask, close } = await openBase(SHIPPED, new LocalEmbeddings(encoder))
  return {
    ask,
    async close() {
      await close()
      await encoder.close()
    },
  }
}

/** Before anybody speaks: the clock stands still while it is opened. */
export async function openStage(): Promise<void> {
  base ??= openShipped()
  await base
}

async function knowledge({ text, area }: Question): Promise<Answer> {
  await openStage()
  return text === '' ? NO_ANSWER : (await base!).ask(text, area)
}

export async function perform(written: string, planted: Options = {}): Promise<Performed> {
  const script = readScript(written)
  const street = await neighbourhood({ knowledge, ...planted, assistant: { lullMs: LULL_MS, ...planted.assistant } })
  const performed: Performed = { faults: [], transcript: [] }
  try {
    await speak(street, script, performed)
    const came = await outcomes(street)
    performed.faults.push(...unlike(script.tickets, came))
    performed.transcript.push(...came.map(({ line, words }) => `＝ ${line}　〔${words}〕`))
  } finally {
    await street.close()
  }
  return performed
}

async function speak(street: Neighbourhood, { steps }: Script, { faults, transcript }: Performed): Promise<void> {
  const read = new Set<string>()
  let last: Incoming | undefined
  for (const step of steps) {
    const from = street.channel.said.length
    if (step.is === 'time') await passTime(street, step.ms)
    else {
      last = step.said.marks.some(({ kind }) => kind === '重发') && last ? last : incomingOf(step.said, street)
      await street.channel.hear(last)
      await street.calm()
      await street.clock.advance(step.said.goesOn ? 1_000 : PAUSE_MS)
      await street.calm()
    }
    const heard = street.channel.said.slice(from)
    transcript.push(
      step.line.replace(/\s*→.*/u, ''),
      ...heard.map(({ thread, text, choices }) => spoken(thread, text, choices)),
    )
    const again = [...step.heard.values()].flat().some((shape) => shape.again)
    const found = [...missed(step.heard, heard), ...heard.flatMap(({ thread, text }) => unkind({ thread, text, read, again }))]
    faults.push(...found.map((fault) => `${step.line}\n    ${fault}`))
  }
}

async function passTime(street: Neighbourhood, ms: number): Promise<void> {
  await street.clock.advance(ms)
  await street.sweeper.round()
  await street.calm()
}

function spoken(thread: string, text: string, choices: readonly { label: string }[]): string {
  const lines = text.split('\n').join(' ⏎ ')
  return `      ${thread} ← ${lines}${choices.length > 0 ? `  [${choices.map(({ label }) => label).join('｜')}]` : ''}`
}

function incomingOf({ who, group, called, text, marks }: Utterance, street: Neighbourhood): Incoming {
  const extra: Parameters<Neighbourhood['channel']['message']>[2] = { ...(group ? { group, addressed: called } : {}) }
  const parts: Incoming['parts'] = text === '' ? [] : [{ type: 'text', text }]
  for (const { kind, of } of marks) {
    if (kind === '照片') parts.push({ type: 'image', name: 'a.jpg', mediaType: 'image/jpeg', bytes: 9, ref: 'r' })
    if (kind === '语音') parts.push({ type: 'voice', name: 'a.amr', mediaType: 'audio/amr', bytes: 9, ref: 'r' })
    if (kind === '位置')
      parts.push({ type: 'location', latitude: 31.9, longitude: 119.1, datum: 'GCJ-02', ...(of ? { label: of } : {}) })
    if (kind === '引用') extra.quoted = { id: 'q', text: of, us: false }
    if (kind === '引用小格') Object.assign(extra, { quoted: { id: 'q', text: of, us: true }, addressed: true })
    if (kind === '改') extra.kind = 'edit'
  }
  return street.channel.message(who, text, { ...extra, parts, at: street.clock.now() })
}

type Heard = Neighbourhood['channel']['said']

/** What was written and not heard, or heard and not written. */
function missed(wanted: Wanted, heard: Heard): string[] {
  const faults: string[] = []
  const threads = new Set([...wanted.keys(), ...heard.map(({ thread }) => thread).filter((thread) => !isPost(thread))])
  for (const thread of threads) {
    const texts = heard.flatMap((one) => (one.thread === thread ? [one] : []))
    const shapes = wanted.get(thread) ?? []
    if (texts.length > MOST_REPLIES) faults.push(`in ${thread} a flood of ${texts.length}`)
    if (texts.length !== shapes.length) faults.push(`in ${thread} ${texts.length} replies, not ${shapes.length}`)
    for (const [at, shape] of shapes.entries()) {
      const one = texts[at]
      const whole = one ? [one.text, ...one.choices.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n') : ''
      if (one && !fits(whole, shape)) faults.push(`in ${thread} not “${shape.written}”: ${whole}`)
    }
  }
  return faults
}

const fits = (text: string, { found, absent }: Shape) =>
  found.every((one) => one.test(text)) && !absent.some((one) => one.test(text))
const isPost = (thread: string) => thread.slice(2) in POSTS && thread.startsWith('d:')

const CARD = /^(?:@\S+ )?【(?:紧急|緊急)】/u
const QUOTATION = /出处：|出處：|《/u

/** Cards may come again, and quotations may be long. */
function unkind({ thread, text, read, again }: { thread: string; text: string; read: Set<string>; again: boolean }): string[] {
  const faults: string[] = []
  const seen = `${thread}\n${text}`
  if (/undefined|null|NaN|\[object/u.test(text)) faults.push('not a sentence')
  if (isPost(thread) || CARD.test(text)) return faults
  if (read.has(seen) && !again) faults.push('said before')
  read.add(seen)
  if (!QUOTATION.test(text) && text.length > LONGEST_REPLY) faults.push(`${text.length} characters`)
  if ((text.match(/[?？]/gu) ?? []).length > 1) faults.push('asks more than one thing')
  return faults.map((fault) => `${fault}: ${text}`)
}

/** The base that was opened for a question is not needed any more. */
export async function closeStage(): Promise<void> {
  await (await base)?.close()
  base = undefined
}
