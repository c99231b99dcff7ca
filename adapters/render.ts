/**
 * What a channel cannot do, said in what it can: the one place where an `Outgoing` is degraded.
 *
 * Buttons become numbers, places and pictures become words, long text becomes numbered parts. Pure: the same message and the
 * same abilities always give the same parts, so that a part which is sent again is the same part.
 */
import type { Capabilities, Choice, Outgoing, Part } from './adapter.ts'

export type MediaPart = Extract<Part, { type: 'image' | 'voice' | 'file' }>
export type LocationPart = Extract<Part, { type: 'location' }>
export type LinkPart = Extract<Part, { type: 'link' }>

/** One message as the channel will carry it. */
export interface RenderedMessage {
  /** At most `capabilities.longestText` UTF-16 units; starts with `(2/3) ` where the text was split. */
  text: string
  /** Buttons; empty where choices were written into the text. On the last part only. */
  choices: Choice[]
  /** Native parts that the channel can carry, on the last part only. */
  media: MediaPart[]
  locations: LocationPart[]
  /** People named in the whole message (also readable in the text as `@名字 `). On the first part only. */
  mentions: { id: string; name: string }[]
  /** Addresses that stand in this part's text. */
  links: LinkPart[]
}

const MEDIA_WORDS = { image: '图片', voice: '语音', file: '文件' } as const
/** Room for the mark of a part and at least a few graphemes. */
const SHORTEST_LIMIT = 32

/** @throws RangeError where the channel claims less than 32 units: that is a mistake of ours, not of the message. */
export function render(outgoing: Outgoing, capabilities: Capabilities): RenderedMessage[] {
  if (capabilities.longestText < SHORTEST_LIMIT) throw new RangeError(`longestText must be at least ${SHORTEST_LIMIT}`)
  const choices = outgoing.choices ?? []
  const buttons = choices.length > 0 && choices.every(({ id }) => Buffer.byteLength(id) <= capabilities.buttonBytes)
  const said = outgoing.parts.map((part) => words(part, capabilities)).join('')
  const whole = buttons || choices.length === 0 ? said : joinLine(said, numbered(choices))
  const texts = split(whole, capabilities.longestText)
  const links = outgoing.parts.filter((part) => part.type === 'link')
  return texts.map((text, index) => {
    const last = index === texts.length - 1
    return {
      text,
      choices: buttons && last ? choices : [],
      media: last && capabilities.media ? outgoing.parts.filter(isMedia) : [],
      locations: last && capabilities.location ? outgoing.parts.filter((part) => part.type === 'location') : [],
      mentions: index === 0 ? outgoing.parts.filter((part) => part.type === 'mention') : [],
      links: links.filter((link) => text.includes(link.url)),
    }
  })
}

/** `回复数字选择：1 接单 2 退单` */
function numbered(choices: readonly Choice[]): string {
  return `回复数字选择：${choices.map(({ label }, index) => `${index + 1} ${label}`).join(' ')}`
}

function joinLine(text: string, line: string): string {
  return text === '' || text.endsWith('\n') ? text + line : `${text}\n${line}`
}

function isMedia(part: Part): part is MediaPart {
  return part.type === 'image' || part.type === 'voice' || part.type === 'file'
}

function words(part: Part, capabilities: Capabilities): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'mention':
      return `@${part.name} `
    case 'link':
      return part.title === undefined || part.title === part.url ? part.url : `${part.title} ${part.url}`
    case 'location':
      return capabilities.location ? '' : located(part)
    default:
      return capabilities.media ? '' : `［${MEDIA_WORDS[part.type]}：${part.name}］`
  }
}

/** Six decimals of a degree are a tenth of a metre. */
function located({ label, latitude, longitude, datum }: LocationPart): string {
  const point = `纬度 ${latitude.toFixed(6)}，经度 ${longitude.toFixed(6)}（${datum}）`
  return label === undefined ? `［位置：${point}］` : `［位置：${label}，${point}］`
}

function split(text: string, longest: number): string[] {
  if (text.length <= longest) return [text]
  // The mark grows with the number of parts, and the number of parts with the mark: try one digit, then two, …
  for (let digits = 1; ; digits += 1) {
    const bodies = cut(text, longest - '(/) '.length - 2 * digits)
    if (String(bodies.length).length <= digits) return bodies.map((body, index) => `(${index + 1}/${bodies.length}) ${body}`)
  }
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const SENTENCE_END = /[。！？!?；;…\n]["”’』」）)]*\s*$/u
const PAUSE = /[，,、：:\s]\s{0,20}$/u

/** Cuts after a sentence, else after a pause, if that leaves the part at least half full; else between two graphemes. */
function cut(text: string, room: number): string[] {
  const parts: string[] = []
  let part = ''
  let sentence = 0
  let pause = 0
  for (const piece of pieces(text, room)) {
    while (part !== '' && part.length + piece.length > room) {
      const at = sentence >= room / 2 ? sentence : pause >= room / 2 ? pause : part.length
      parts.push(part.slice(0, at))
      part = part.slice(at)
      sentence = 0
      pause = 0
    }
    part += piece
    const tail = part.slice(-8)
    if (SENTENCE_END.test(tail)) sentence = part.length
    else if (PAUSE.test(tail)) pause = part.length
  }
  return part === '' ? parts : [...parts, part]
}

/** Graphemes; one that alone exceeds the room (a letter under hundreds of accents) is given by code points. */
function* pieces(text: string, room: number): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (segment.length <= room) yield segment
    else yield* segment
  }
}
