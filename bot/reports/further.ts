/** 又一件: another trouble told while something is still asked of the first: each keeps the house that was said with it. Pure. */
import { fold } from '../../knowledge/fold.ts'
import type { Message, Room } from '../flows/flow.ts'
import { TROUBLE } from '../hear/intent-rule.ts'
import { matterOf } from '../hear/matter.ts'
import type { HeardPlace } from '../hear/understanding.ts'
import { estateAnswer } from '../waiting/estate-answer.ts'
import type { Draft } from '../waiting/session.ts'
import { joinedWords } from '../words/talk.zh.ts'
import { isBarePlace } from './bare-place.ts'
import { correctionIn, reportsAnew } from './correction.ts'
import { type Drafted, draftsOf, openOf, placed } from './drafting.ts'
import { isExact, mergePlace } from './place.ts'

type Tree = Pick<Room, 'areas' | 'understand'>

const BEGINS = '(?:还有|另外|对了|再就是|顺便|然后|那个|[,，、\\s]){0,4}'
/** “还有阳台漏水”, “我家也漏水”. */
export const ANOTHER = /^(?:还有|另外|对了|再就是)|也(?:在)?(?:坏|漏|堵|不|没|满|停|掉|松|裂|有|滴|渗|爆)/u
const PART_OF_HOME = '厨房|阳台|卫生间|厕所|洗手间|浴室|客厅|卧室|房间|书房'
const AT_HOME = new RegExp(
  `^${BEGINS}(?:(?:我|俺|咱|自己|自)们?(?:的)?(?:家|屋)|家里|家中|屋里|屋头|屋企|${PART_OF_HOME})`,
  'u',
)
const TELLS_OF_HOME = new RegExp(`[我俺咱自]们?(?:的)?(?:家|屋)|家[里中]|屋[里头]|${PART_OF_HOME}`, 'u')
/** What came of a trouble that was told is no other one: “家里都淹了”. */
const CAME_OF_IT = /淹|泡|打湿|湿了|积水|一地|满地|睡不|没法|受不了/u
/** Told without 了: “卫生间水管也漏”. */
const BARE_TROUBLE = /[漏堵坏爆滴渗](?:[了着呢啊呀]{0,2}|得.{0,4})[\s。.!！~]{0,4}$/u
/** Of one that was counted up: “漏水那个”. */
const POINTS = /[那这](?:个|件|条|处|边)|的[\s。.!！~]{0,4}$/u

/** 厨房, 我家阳台: a part of a home, and no name of a matter. */
export const isPartOfHome = (said: string) => PARTS_ALONE.test(said)
const PARTS_ALONE = new RegExp(`^(?:[我俺咱自]们?家)?(?:${PART_OF_HOME})[里的]{0,2}$`, 'u')

/** It speaks of the speaker's own home, which may stand anywhere. */
export const isAtHome = (text: string) => AT_HOME.test(fold(text))

/** Asked where the lamp is, somebody tells of the water, or of the gate of another house. */
export function tellsAnother(message: Message, drafts: readonly Draft[], room: Tree): boolean {
  const { understanding, command } = message
  if (command !== null || isBarePlace(message)) return false
  const { intent, problems, service = 'other' } = understanding
  const known = service === 'other' || drafts.some((draft) => draft.service === service)
  return (intent === 'ticket' && problems.length > 0 && !known) || isElsewhere(message, drafts, room)
}

/** “4栋门禁也坏了”, “4栋也是”, beside what is wrong at 11栋. */
export function isElsewhere(message: Message, drafts: readonly Draft[], room: Tree): boolean {
  const { understanding, folded, text, speaker, incoming } = message
  const { intent, place, service = 'other', asks } = understanding
  if (place.building === null || asks || incoming.kind !== 'message') return false
  if (correctionIn(text) !== undefined && !reportsAnew(message)) return false
  const tells = intent === 'ticket' || (intent === 'update' && (service !== 'other' || ALSO.test(folded)))
  const [asked] = openOf(drafts, room, speaker.area)
  if (!tells || !asked || !isExact(asked.place)) return false
  if (asked.service === service && MEANS.test(folded)) return false
  return !drafts.some((draft) => isAt(draft, place) && (service === 'other' || draft.service === service))
}

/** “哦是4栋垃圾没人收”: of the same, and no other. */
const MEANS = /^[哦噢啊嗯呃诶\s,，]{0,4}(?:我?(?:说|指)的)?(?:应该|应当|其实|就)?是/u
const ALSO = /也(?:是|一样|这样|有|坏|漏|堵|不|没)/u

const isAt = ({ place }: Draft, { building, unit }: HeardPlace) =>
  place.building === building && (unit === null || place.unit === null || place.unit === unit)

/** Those that wait with what they still miss, and the fresh ones with what these miss. `estate`: what the same words answer. */
export function besides(
  drafts: readonly Draft[],
  message: Message,
  room: Tree,
  estate: string | undefined,
): { old: Drafted; fresh: Drafted } {
  const haveHouses = drafts.some(({ place }) => isExact(place))
  // Where none has a house, the one that is said now is that of all: it is asked once.
  const old = placed(drafts, haveHouses ? withoutPlace(message) : message, room, estate ?? null)
  return { old, fresh: filled(freshOf(around(message, old.drafts, room), drafts, room), old.drafts, haveHouses, room, message) }
}

/** “4栋也是” is what was told last. */
function freshOf(message: Message, drafts: readonly Draft[], room: Tree): Drafted {
  const fresh = draftsOf(message, room)
  const last = drafts.at(-1)
  if (!last || !ALSO.test(message.folded)) return fresh
  const same = ({ service, text, ...draft }: Draft): Draft =>
    service === 'other'
      ? { ...draft, service: last.service, text: joinedWords([text, last.text]) }
      : { ...draft, service, text }
  return { ...fresh, drafts: fresh.drafts.map(same) }
}

/** What names no place is where the one before it is, but for a home, which may be anywhere. */
function filled(fresh: Drafted, drafts: readonly Draft[], haveHouses: boolean, room: Tree, message: Message): Drafted {
  const known = haveHouses ? drafts.findLast(({ place }) => isExact(place)) : undefined
  if (!known || fresh.missing?.what !== 'spot') return fresh
  const there = fresh.drafts.map((draft) =>
    isExact(draft.place) || isAtHome(draft.text)
      ? draft
      : { ...draft, place: mergePlace(draft.place, { ...known.place, detail: null }) },
  )
  return placed(there, withoutPlace(message), room, null)
}

/** “5栋也是”: of the estate that the others are in, from whoever has no home here yet. */
export function around(message: Message, drafts: readonly Pick<Draft, 'place'>[], { areas }: Pick<Room, 'areas'>): Message {
  const area = drafts.findLast(({ place }) => place.area !== null)?.place.area ?? null
  const estate = area === null ? null : (areas.nearest(area, 'estate')?.id ?? area)
  return { ...message, speaker: { ...message.speaker, area: message.speaker.area ?? estate } }
}

const NO_PLACE: HeardPlace = { community: null, building: null, unit: null, room: null }

/** The message as if it said nothing of where. */
const withoutPlace = (message: Message): Message => ({
  ...message,
  folded: '',
  incoming: { ...message.incoming, parts: [] },
  understanding: { ...message.understanding, place: NO_PLACE },
})

/** “翠湖花园的，对了4栋门禁也坏了”: the estate that was asked for, before the other trouble or for both. */
export function estateBeside(message: Message, estates: readonly string[], { areas, understand }: Tree): string | undefined {
  if (message.understanding.place.building === null) return estateAnswer(message, estates, areas)
  const [lead = ''] = message.text.split(/[,，。;；、\s]/u)
  if (lead === '' || lead.length === message.text.length) return undefined
  const understanding = understand(lead)
  if (understanding.place.building !== null) return undefined
  return estateAnswer({ ...message, text: lead, folded: fold(lead).trim(), understanding }, estates, areas)
}

/** “我家也漏水”, “厨房水管爆了”, beside a drain at 2栋: of a kind that was counted up already, and one more all the same. */
export function isOneMore({ folded, text, understanding }: Message, drafts: readonly Draft[]): boolean {
  const { intent, service = 'other', asks } = understanding
  const same = drafts.filter((draft) => draft.service === service)
  if (asks || service === 'other' || same.length === 0 || (intent !== 'ticket' && intent !== 'update')) return false
  if ((!TROUBLE.test(folded) && !BARE_TROUBLE.test(folded)) || POINTS.test(folded)) return false
  if (ANOTHER.test(folded)) return true
  if (!AT_HOME.test(folded) || CAME_OF_IT.test(folded)) return false
  if (same.some((draft) => TELLS_OF_HOME.test(fold(draft.text)) || draft.place.room !== null)) return false
  const kind = matterOf(text, service)
  return same.length > 1 || matterOf(same[0]!.text, service) !== kind
}
