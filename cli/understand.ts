/** `xiaoge understand`: what a message means, for one text or for JSON lines, in input order. */
import type { Ear } from '../bot/hear/ear.ts'
import { incidentKey } from '../bot/hear/incident.ts'
import type { IncidentKey, Understanding, Vocabulary } from '../bot/hear/understanding.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { PatientChat } from '../knowledge/chat.ts'
import type { Log } from '../log.ts'
import type { Meanings } from './close-reading.ts'
import { openHearing } from './hearing.ts'
import { jsonLines, type ParsedLine } from './json-lines.ts'
import type { Streams } from './library.ts'

export interface UnderstandArgs extends Streams {
  text?: string
  /** JSON lines `{id, text}` from stdin, one line of JSON out for each; with `text`, one line for it. */
  json?: boolean
  /** Also says which rules and words decided. */
  trace?: boolean
  vocabulary: Vocabulary
  clock?: Clock
  log?: Log
  /** For a second look at what is not plain. */
  meanings?: Meanings | undefined
  /** For a third at what is unclear. */
  adviser?: PatientChat | undefined
}

type Door = UnderstandArgs & { ear: Ear; clock: Clock }

const LABELS: Record<string, string> = {
  intent: '意图',
  service: '事项',
  place: '地点',
  urgency: '紧急程度',
  incident: '事件',
  problems: '问题',
  masked: '遮罩后',
  pii: '个人信息',
  trace: '依据',
}

/** 0: every text was understood; 1: a line could not be read; 2: there was nothing to understand. */
export async function understandCommand(args: UnderstandArgs): Promise<number> {
  const { stdout, stderr, vocabulary, clock = systemClock, log, meanings, adviser } = args
  const door = { ...args, clock, ear: openHearing({ vocabulary, clock, ...(log && { log }), meanings, adviser }) }
  if (args.text?.trim()) {
    const heard = await labelled(args.text, door)
    stdout.write(args.json ? `${JSON.stringify(heard)}\n` : forPeople(heard))
    return 0
  }
  if (!args.json) {
    stderr.write('要理解哪句话？例如：xiaoge understand "3栋2单元路灯不亮"；批量用 --json，从标准输入读 JSON 行\n')
    return 2
  }
  let failed = false
  for await (const line of jsonLines(args.stdin)) {
    const result = await understandLine(line, door)
    if ('error' in result) {
      failed = true
      stderr.write(`${result.error}\n`)
    }
    stdout.write(`${JSON.stringify(result)}\n`)
  }
  return failed ? 1 : 0
}

async function understandLine(line: ParsedLine, door: Door): Promise<{ id?: unknown; error: string } | Labelled> {
  if ('error' in line) return { error: line.error }
  const { id, text } = line.value
  if (typeof text !== 'string') return { id, error: `第 ${line.line} 行缺少 text（要理解的话）` }
  return { id, ...(await labelled(text, door)) }
}

/** The fields that scripts read; the order is the order of the lines on the screen. */
interface Labelled extends Omit<Understanding, 'trace' | 'emergency' | 'asks' | 'certainty' | 'serviceCertainty'> {
  id?: unknown
  incident: IncidentKey
  trace?: string[]
  ms: number
}

async function labelled(text: string, { ear, trace, clock }: Door): Promise<Labelled> {
  const from = clock.elapsed()
  const understanding = await ear.consult(text)
  const incident = incidentKey(text, understanding)
  const { trace: why, emergency: _card, asks: _asks, certainty: _sure, serviceCertainty: _of, ...heard } = understanding
  const ms = Math.round((clock.elapsed() - from) * 1000) / 1000
  return { ...heard, incident, ...(trace ? { trace: why } : {}), ms }
}

function forPeople(heard: Labelled): string {
  const place = Object.values(heard.place).map((part) => part ?? '-')
  const shown: Record<string, string> = {
    intent: heard.intent,
    service: heard.service ?? '-',
    place: place.join(' / '),
    urgency: heard.urgency,
    incident: heard.incident ?? '-',
    problems: heard.problems.map(({ service, text }) => `${service}「${text}」`).join(' ') || '-',
    masked: heard.masked,
    pii: heard.pii.map(({ type, start, end }) => `${type} ${start}–${end}`).join('，') || '-',
  }
  const lines = Object.entries(shown).map(([key, value]) => `${LABELS[key]}：${value}`)
  return `${[...lines, ...(heard.trace ?? []).map((rule) => `${LABELS.trace}：${rule}`)].join('\n')}\n`
}
