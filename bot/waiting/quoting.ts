/** “@小格 这个” to a neighbour's message: what is quoted is what is meant, as if who quotes it had said it. Pure. */
import type { Incoming } from '../../adapters/adapter.ts'
import { fold } from '../../knowledge/fold.ts'
import type { Understanding } from '../hear/understanding.ts'
import { readCommand } from '../reports/command.ts'
import { quotedWords } from './quoted.ts'

/** 这个, 帮忙报一下, 看看: nothing but pointing. */
const POINTS =
  /^(?:[这那](?:个|件事|条|里|事)?|麻烦|请|帮忙|帮我|帮|给|我|也|要|报修|报一?下?|登记|反映|记|看|处理|解决|修|管|催|问题|情况|事|一?下|了|吧|啊|呀|谢谢|(?<=[这那](?:个|件事|条|里|事)?)也是|[\s,，。!！~])*$/u
const LONGEST_POINTING = 20

/**
 * The words that are meant; undefined where nothing of a neighbour's is quoted, or where the text says itself what it is about. A place
 * is put to what is quoted: “这个是5栋的”.
 */
export function pointedAt(text: string, incoming: Incoming, understand: (text: string) => Understanding): string | undefined {
  const { quoted, kind } = incoming
  if (!quoted || quoted.us || kind !== 'message' || text.length > LONGEST_POINTING || readCommand(fold(text))) return undefined
  const words = quotedWords(quoted)
  if (words === '') return undefined
  const meant = understand(words)
  if (meant.intent !== 'ticket' && meant.intent !== 'emergency') return undefined
  if (POINTS.test(fold(text))) return words
  const { intent, service = 'other', problems, asks, place } = understand(text)
  const placeOnly = !asks && service === 'other' && problems.length === 0 && intent !== 'withdraw' && intent !== 'status'
  return placeOnly && (place.building !== null || place.community !== null) ? `${words}，${text}` : undefined
}
