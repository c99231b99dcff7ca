/** 那边也是: “另外4栋也黑”, “隔壁5栋也一样”, after a lamp was filed at 3栋: it names no trouble of its own, and is the same at another house. */
import type { Message, Plan, Room } from '../flows/flow.ts'
import { sameAs } from '../words/joining.zh.ts'
import { candidates } from './candidates.ts'
import { correctionIn } from './correction.ts'
import { draftsOf } from './drafting.ts'
import { around } from './further.ts'
import { next } from './submission.ts'

const THERE_TOO =
  /(?:也|都|同样|照样)(?:是|一样|这样|那样|有(?!人|意见)|坏|黑|暗|臭|脏|漏|堵|满|断|停|松|裂|吵|响|积|烂|破|闪|不(?![用要必需知会想能行是])|没(?!人(?!收|来|管|修|扫|清|理|处理|弄)|事|问题|有问题|说))|(?:情况|问题|毛病)?(?:跟|和|同)?(?:这边?|这里|上面|刚才)?一样[的啊呀呢。.!！~\s]{0,4}$/u
/** How it is there; of a lamp nothing smells. */
const HOW = /(?:也|都|同样|照样)(?<how>[黑暗闪臭脏满漏堵吵响积烂破断停松裂])/u
const HOW_OF: Readonly<Record<string, string>> = { fac_light: '黑暗闪', env_clean: '臭脏满' }
/** It is over there, too. */
const OVER = /好了|修好|亮了|通了|来了|解决/u
const LONGEST = 24

/** Undefined where nothing of theirs is open that could be meant, or where something lies at that house already. */
export async function alsoThere(message: Message, room: Room): Promise<Plan | undefined> {
  const { understanding, folded, text, speaker, command, number, incoming, session } = message
  const { place, service = 'other', asks, sensitive } = understanding
  if (speaker.person === null || command !== null || number !== null || incoming.kind !== 'message') return undefined
  if (asks || sensitive || service !== 'other' || place.building === null || text.length > LONGEST) return undefined
  if (!THERE_TOO.test(folded) || OVER.test(folded) || correctionIn(text) !== undefined) return undefined
  const all = (await candidates(room.read, { person: speaker.person, verb: 'add', desk: room.desk })).filter(({ relations }) =>
    relations.includes('reporter'),
  )
  if (all.some(({ ticket }) => ticket.place.building === place.building)) return undefined
  const how = HOW.exec(folded)?.groups?.how ?? ''
  const own = all.filter(({ ticket }) => ticket.text.includes(how) || HOW_OF[ticket.service]?.includes(how))
  const last = own.find(({ ticket }) => ticket.number === session.tickets[0]) ?? (own.length === 1 ? own[0] : undefined)
  if (!last || last.ticket.urgency === 'emergency' || last.ticket.place.building === null) return undefined
  if (room.understand(last.ticket.text).sensitive) return undefined
  const { number: like, service: of, matter } = last.ticket
  const { drafts, missing } = draftsOf(around(message, [last.ticket], room), room)
  const name = room.services.find(({ code }) => code === of)?.name ?? of
  const same = drafts.map((draft) => ({
    ...draft,
    ...{ service: of, matter, text: sameAs({ service: name, number: like, words: draft.text }) },
  }))
  return next(message, room, { drafts: same, missing })
}
