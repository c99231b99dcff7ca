/**
 * 邀请: an administrator lets a colleague in, an office lets a resident in, by a one-time code that is shown in private.
 *
 * Who may is in tickets/policy.ts; the code is the store's; the binding happens when it is redeemed, and is logged there.
 */
import { newId } from '../../clock.ts'
import { fold } from '../../knowledge/fold.ts'
import { issueCode } from '../../store/codes.ts'
import { addPerson, configuredPeople } from '../../store/people.ts'
import type { Db } from '../../store/store.ts'
import type { Area } from '../../tickets/area.ts'
import { mayInvite } from '../../tickets/policy.ts'
import { invited, invitePrivately, inviteRefused, inviteWho, residentOf } from '../words/replies.zh.ts'
import { type Message, type Plan, type Room, say, settled } from './flow.ts'

/** `who`: 居民 and perhaps an estate, or a colleague's name. Folded. */
export function invite(message: Message, room: Room, who: string): Plan {
  if (message.group) return say(message, invitePrivately())
  return {
    async commit(db, person) {
      const text = await invitation(db, { person, who, message, room })
      return { lines: [{ text }], session: settled(message) }
    },
  }
}

interface Wish {
  person: string
  who: string
  message: Message
  room: Room
}

async function invitation(db: Db, { person, who, message, room }: Wish): Promise<string> {
  const { areas, admins, clock, chance, log } = room
  const resident = /^居民\s*(.*)$/u.exec(who)
  if (!mayInvite(person, resident ? 'resident' : 'colleague', { areas, admins })) return inviteRefused()
  const guest = resident
    ? await newResident(db, { estate: resident[1] ?? '', message, room })
    : (await configuredPeople(db)).find(({ id, name }) => [id, name].map(fold).includes(who))
  if (!guest) return inviteWho()
  const at = clock.now()
  const { id, code } = await issueCode(db, chance, { purpose: 'bind', person: guest.id, by: person, form: 'spoken', at })
  log.info('account.invited', { person: guest.id, by: person, code: id })
  return invited({ name: guest.name, code })
}

/** A resident who has not spoken yet: of that estate, or of the community of whoever invites. */
async function newResident(db: Db, { estate, message, room }: { estate: string; message: Message; room: Room }) {
  const { areas, clock, chance } = room
  const home = estate === '' ? areas.nearest(message.speaker.posts[0]?.id ?? '', 'community') : estateNamed(estate, areas.all())
  if (!home) return undefined
  const resident = { id: newId(clock, chance), name: residentOf(home.name), area: home.id }
  await addPerson(db, resident, clock.now())
  return resident
}

function estateNamed(said: string, areas: readonly Area[]): Area | undefined {
  return areas.find(
    ({ kind, name, nicknames }) => (kind === 'estate' || kind === 'community') && [name, ...nicknames].map(fold).includes(said),
  )
}
