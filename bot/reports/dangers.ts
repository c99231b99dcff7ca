/** 说的是哪一起: which of the emergencies that were filed in this talk a message goes on about, by the danger that it names. */
import { fold } from '../../knowledge/fold.ts'
import type { Db } from '../../store/store.ts'
import { spotName } from '../../tickets/incident.ts'
import type { Ticket } from '../../tickets/ticket.ts'
import type { Message, Room } from '../flows/flow.ts'
import { isBareCry } from '../hear/bare-cry.ts'
import { tellsLooks, tellsOfLift } from '../hear/danger-detail.ts'
import { dangerOf, isOtherDanger } from '../hear/danger-sort.ts'
import { isFalseAlarm } from '../hear/false-alarm.ts'
import { isShutInBy } from '../hear/shut-in.ts'
import { spotsIn } from '../hear/spot.ts'
import type { EmergencyKind, HeardPlace } from '../hear/understanding.ts'
import type { Burst } from '../waiting/session.ts'
import { locationNote } from '../words/replies.zh.ts'
import { isAnotherMatter } from './another-matter.ts'
import { wentOnAbout } from './burst.ts'
import { correctedPlace } from './correction.ts'
import { isExact, isLikely, NOWHERE } from './place.ts'

/** What comes of one another. Who lies there may have been hurt by any. */
const AKIN: readonly (readonly EmergencyKind[])[] = [['gas', 'fire', 'electric']]

/** By what a danger is named, by who reports it and in what became of it. */
const NAMES: readonly RegExp[] = [
  /电梯|轿厢|客梯|货梯/u,
  /火|烟|烧|消防/u,
  /煤气|燃气|天然气|液化气|沼气|阀/u,
  /触电|漏电|电线|电缆|带电|断电|拉闸/u,
  /走[丢失散]|失踪|不见了|不见啦|丢了|找[到着]|[没未]找/u,
  /晕|昏|醒|救护车|医院|120|摔|抽搐|心脏|喘|流血|急救/u,
  /打(?:人|架|老婆|孩子|起来)|持刀|拿刀|警察|民警|110|动手/u,
  /跳楼|轻生|想不开|寻短见|割腕|吃药|喝药/u,
  /井盖|塌|路面|护栏|树/u,
]
/** What became of it: “救护车到了”, “火灭了”. */
const NEWS =
  /醒(?:了|过来)|没事了?|灭了|救(?:出|下)|救护车|消防|警察|民警|(?:110|119|120)|(?:人|车|他们)到了|关(?:上|掉|好)了?|脱险|送(?:到|去|往)?医院|好了|解除|虚惊|出来了|稳住/u

export const isNews = (folded: string) => NEWS.test(folded)

/** Things that are gone or spoilt, and no people. */
const THINGS =
  '快递|包裹|外卖|电瓶车|电动车|三轮车|自行车|摩托车|电瓶|汽车|车|轮胎|玻璃|钱包|手机|钥匙|衣服|被子|晾衣绳|晾衣架|东西|菜|花盆|花|猫|狗'
const THINGS_TAKEN = new RegExp(
  `(?<taken>${THINGS}).{0,4}(?:[被让]人?.{0,3}(?:偷|盗|剪|划|撬|砸|拿|顺|搬|扎)|不见了|丢了|没了)|[偷盗丢](?:了|走)?.{0,4}(?<lost>${THINGS})`,
  'u',
)

/** The lost: what they wear, where they were last, who they are. */
const LOST = NAMES[4]!

/** Of what this person reported in this talk and is still under way, the newest first. */
export async function dangersOf(db: Db, person: string, { session }: Message, { desk }: Room): Promise<Ticket[]> {
  const found: Ticket[] = []
  for (const number of new Set([session.emergency, ...session.tickets])) {
    const view = number === null ? undefined : await desk.view(db, person, number)
    const theirs = view?.relations.some((relation) => relation === 'reporter' || relation === 'joined')
    if (view && theirs && view.ticket.urgency === 'emergency' && view.verbs.includes('add')) found.push(view.ticket)
  }
  return found
}

/** The one whose danger, or whose thing, the words name; undefined where they name none of them, or all alike. */
export function dangerNamed(found: readonly Ticket[], { folded, understanding }: Message): Ticket | undefined {
  const named = NAMES.filter((name) => name.test(folded))
  const byName = found.filter(({ text }) => named.some((name) => name.test(text)))
  if (byName.length > 0) return byName[0]
  const { service = 'other' } = understanding
  return service === 'other' || service === 'safety' ? undefined : found.find((ticket) => ticket.service === service)
}

/** “走丢的时候穿红裙子”: more of somebody who is looked for, whatever else it may sound like. */
export function isOfTheLost({ folded }: Message, { text }: Ticket): boolean {
  return LOST.test(folded) && LOST.test(text) && !isOfOtherThings({ folded }, { text })
}

/** “牵着一条黄狗” of the lost, “空气好闷” from the lift: more of this danger, whatever else it was taken for. */
export function isDetailOf({ folded, understanding: { place, asks } }: Message, { text, service }: Ticket): boolean {
  if (asks || place.building !== null || place.community !== null) return false
  return (LOST.test(text) && tellsLooks(folded)) || (service === 'fac_elevator' && tellsOfLift(folded))
}

/** What was stolen, cut, scratched or lost, and of which the ticket tells nothing: “5栋快递被偷了” is no word on a child that is looked for. */
export function isOfOtherThings({ folded }: Pick<Message, 'folded'>, { text }: Pick<Ticket, 'text'>): boolean {
  const said = THINGS_TAKEN.exec(folded)?.groups ?? {}
  const thing = said.lost ?? said.taken
  return thing !== undefined && !text.includes(thing) && !/[偷盗撬剪划]/u.test(text)
}

/** For so long it is of the danger that was told. */
export const CRY_MS = 3_600_000
const MOST_READ = 6

/** “快点来人”, “有人吗”, while they wait: it is of the danger that they told of last, whatever its kind, and though the talk has lapsed. */
export async function criedFor(db: Db, person: string, message: Message, room: Room): Promise<Ticket | undefined> {
  const { folded, now } = message
  if (!isBareCry(folded)) return undefined
  const [ofTalk] = await dangersOf(db, person, message, room)
  if (ofTalk) return ofTalk
  return (await runningOf(db, person, room)).find(({ createdAt }) => now - createdAt <= CRY_MS)
}

/** Those that they reported themselves and that are still under way, in whatever talk it was, the newest first. */
export async function runningOf(db: Db, person: string, room: Room): Promise<Ticket[]> {
  return (await underWay(db, person, room)).filter(({ reporter }) => reporter === person)
}

/** The same with those that they joined. `open`: looked for among what is not closed, however much was reported since. */
export async function underWay(db: Db, person: string, { desk }: Room, open?: true): Promise<Ticket[]> {
  const listed = await desk.list(db, person, { scope: 'mine', limit: MOST_READ, ...(open && { open }) })
  const views = await Promise.all(listed.map(({ number }) => desk.view(db, person, number)))
  return views.flatMap((view) => (view?.ticket.urgency === 'emergency' && view.verbs.includes('add') ? [view.ticket] : []))
}

/** Where nobody could go, it may be what is told now, in another talk or after a silence; and so may be what holds whoever is shut in. */
export async function dangersNear(db: Db, person: string, message: Message, room: Room): Promise<Ticket[]> {
  const ofTalk = await dangersOf(db, person, message, room)
  const near = (await runningOf(db, person, room)).filter(
    (ticket) =>
      message.now - ticket.updatedAt <= CRY_MS &&
      !ofTalk.some(({ number }) => number === ticket.number) &&
      (isUnplaced(ticket) || isHeldBy(ticket, message, room)),
  )
  return [...ofTalk, ...near]
}

/** Nobody has said where it is, or of which estate the house is. */
export const isUnplaced = ({ place }: Ticket): boolean =>
  !isExact(place) || isLikely(place) || (place.area === null && !place.detail?.startsWith(locationNote('')))

/** Said of another house, or of another stair of it. */
export function isElsewhere({ building, unit }: HeardPlace, { place }: Ticket): boolean {
  const known = isLikely(place) ? NOWHERE : place
  const contradicts = (said: string | null, before: string | null) => said !== null && before !== null && said !== before
  return contradicts(building, known.building) || contradicts(unit, known.unit)
}

/** “7栋有人被困在家里”, where the first was at the square or the gate. */
function isBesideSpot({ folded, understanding }: Message, { place }: Ticket): boolean {
  const spot = isExact(place) && !isLikely(place) && place.building === null ? spotName(place.detail) : null
  return understanding.place.building !== null && spot !== null && spotsIn(spot).length > 0 && !folded.includes(spot)
}

/** Heard as no danger (“逃不出去”), it is of nothing else: the neighbour who is at home and drills is a matter of its own. */
export const isShutIn = (message: Message, ticket: Ticket, room: Room): boolean =>
  ['other', 'safety', 'fac_gate'].includes(message.understanding.service ?? 'other') &&
  message.understanding.sensitive !== 'neighbour' &&
  !isElsewhere(message.understanding.place, ticket) &&
  isHeldBy(ticket, message, room)

/** Does it hold whoever is shut in? */
function isHeldBy({ text, updatedAt }: Ticket, { folded, understanding, now }: Message, { understand }: Room): boolean {
  if (now - updatedAt > CRY_MS) return false
  const before = { folded: fold(text), kind: understand(text).emergency ?? 'danger' }
  return isShutInBy({ folded, kind: understanding.emergency ?? 'danger' }, before)
}

/** Is the second cry about what is filed, not about another house or another danger? Whoever is not sure files: one too many is taken back by a word. */
export function isOneDanger(ticket: Ticket, message: Message, room: Room): boolean {
  const { understand } = room
  const { understanding, session, folded } = message
  const { place, emergency: now = 'danger' } = understanding
  // Asked where: “2栋，里面有小孩在哭” answers, and tells more.
  const isAsked = session.pending?.flow === 'where' && session.pending.ticket === ticket.number
  if (isElsewhere(place, ticket) || (!isAsked && isBesideSpot(message, ticket))) return false
  if (isHeldBy(ticket, message, room)) return true
  const before = understand(ticket.text).emergency ?? dangerOf(ticket.service)
  const isTold = understanding.emergency !== undefined || understanding.intent === 'emergency'
  if (isTold && isOtherDanger({ folded, kind: now }, { folded: fold(ticket.text), kind: before })) return false
  if (isAsked && now === 'danger' && understanding.sensitive !== 'violence') return true
  return now === before || now === 'medical' || AKIN.some((kinds) => kinds.includes(now) && kinds.includes(before))
}

/** “我开玩笑的，别当真”: the number of the emergency that is no one; undefined where none was reported, or something else is said. */
export async function falseAlarm(message: Message, room: Room): Promise<number | undefined> {
  const { session, speaker, understanding, folded, command, tentative, number, incoming, text } = message
  const { pending } = session
  if (session.emergency === null || speaker.person === null || command !== null || number !== null) return undefined
  if (incoming.kind !== 'message' || !isFalseAlarm(folded)) return undefined
  const isAsked = pending?.flow === 'where' || (pending?.flow === 'command' && isTakingBack(pending.choices))
  // Said among neighbours, or in the middle of something else, it is of that.
  if (!isAsked && (tentative || pending !== null)) return undefined
  if (understanding.intent === 'emergency' || understanding.place.building !== null || /地址|位置|楼号|门牌/u.test(folded))
    return undefined
  if (correctedPlace(text, room.understand)) return undefined
  const found = await dangersOf(room.read, speaker.person, message, room)
  return (dangerNamed(found, message) ?? found[0])?.number
}

const isTakingBack = (choices: readonly { id: string }[]) => choices.some(({ id }) => id.startsWith('确认撤回'))

const SOON_MS = 5 * 60_000

/** Who they are, what they wear, which stair: what is said right after of nothing else is of it. */
export function isMore(message: Message, ticket: Ticket): boolean {
  const { session, now } = message
  const { number, service, updatedAt } = ticket
  if (isDetailOf(message, ticket) && now - updatedAt <= CRY_MS) return true
  if (isAnotherMatter(message, ticket)) return false
  if (session.tickets[0] !== number || now - updatedAt > SOON_MS) return false
  const burst: Burst = { tickets: [{ number, service, named: true }], at: now, told: true }
  return wentOnAbout({ ...message, session: { ...session, burst } }) === number
}
