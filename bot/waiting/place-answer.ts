/** 哪里的: the place that answers “您问的是哪里？”, told from everything else that people say next. Pure. */
import { gazetteer } from '../../knowledge/places.ts'
import type { Message } from '../flows/flow.ts'
import { isCourtesy, readYesNo } from '../reports/command.ts'

/** `maybe`: short words that may be the name of a place that only the files know. `all`: each of the options. */
export type PlaceAnswer = { kind: 'place' | 'maybe'; place: string } | { kind: 'all' }

const AROUND =
  /^(?:我们?|咱们?)?(?:这边|这里)?(?:说的|问的|要问)?(?:是|在|就是|就在|住在?|问)?|(?:那边|这边|那里|这里)?的?[。.!！,，呢吧啊\s]{0,12}$/gu
const ALL = /^(?:都|全|各地|所有)(?:要|问|想知道|看看|说说|说一下|讲讲|部|是)?$/u
const NAMED = /^\p{Script=Han}{1,10}(?:省|市|区|县|镇|乡|街道|社区|村|州|苑|小区)$/u
const SHORT = /^\p{Script=Han}{2,6}$/u

/** Undefined where the message is something else. In a group and not to us only a picked option counts. */
export function placeAnswer(message: Message, options: readonly string[]): PlaceAnswer | undefined {
  const { choice, tentative, command, folded, understanding } = message
  if (choice !== null) return { kind: 'place', place: choice }
  if (tentative || command !== null || understanding.asks || readYesNo(folded) !== undefined || isCourtesy(folded))
    return undefined
  const said = folded.replace(AROUND, '')
  if (ALL.test(said) && options.length > 1) return { kind: 'all' }
  const option = said.length < 2 ? undefined : options.find((one) => one.includes(said) || said.endsWith(one))
  if (option !== undefined) return { kind: 'place', place: option }
  const [first] = gazetteer().placesIn(said)
  if (NAMED.test(said) || (first?.start === 0 && first.end === said.length)) return { kind: 'place', place: said }
  return SHORT.test(said) && understanding.intent !== 'ticket' ? { kind: 'maybe', place: said } : undefined
}
