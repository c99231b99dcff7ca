/** The web page, wired: its history and logins are the store's, its way in is a one-time code (or the sample's seats). */
import { WebAdapter } from '../adapters/web/adapter.ts'
import type { Door } from '../adapters/web/visitors.ts'
import { newId } from '../clock.ts'
import type { Community } from '../config/community.ts'
import { after, append, latest } from '../store/chat-history.ts'
import { redeemCode } from '../store/codes.ts'
import { accountId, bind, findAccount, findPerson, meet, type Person } from '../store/people.ts'
import { createWebLogin, dropWebLogin, findWebLogin } from '../store/web-logins.ts'
import { AreaTree } from '../tickets/area.ts'
import type { ChannelParts } from './house.ts'
import { groupOf, seatsOf } from './seats.ts'

export function openWeb(parts: ChannelParts): WebAdapter {
  const { settings, community, store, readiness, clock, chance, log } = parts
  const seats = seatsOf(community)
  const root = community.areas.find(({ kind }) => kind === 'community')
  return new WebAdapter({
    ...{ host: settings.webHost, port: settings.webPort, origin: settings.webOrigin, clock, chance, log, readiness },
    names: [settings.prefix],
    title: root?.name ?? '小格',
    history: {
      append: (message) => store.tx((db) => append(db, message)),
      after: (thread, seq, limit) => after(store.read, thread, seq, limit),
      latest: (thread, limit) => latest(store.read, thread, limit),
    },
    ...(seats.length > 0 ? { seats } : { door: doorOf(parts) }),
  })
}

function doorOf({ store, community, clock, chance }: ChannelParts): Door {
  const areas = new AreaTree(community.areas)
  return {
    async enter(code, { address }) {
      const at = clock.now()
      const senderId = `v-${newId(clock, chance)}`
      return store.tx(async (db) => {
        const redeemed = await redeemCode(db, { purpose: 'bind', code, by: `web-address:${address}`, at })
        if (!redeemed.ok) return undefined
        const person = await findPerson(db, redeemed.person)
        if (!person) return undefined
        const heard = { channel: 'web', nativeId: senderId, name: person.name, stable: true, directThread: `d:${senderId}` }
        await meet(db, { ...heard, at, freshId: newId(clock, chance) })
        await bind(db, { account: accountId('web', senderId), person: person.id, code: redeemed.id, at })
        return { senderId, name: person.name }
      })
    },
    logins: {
      create: (token, login, now) => store.tx((db) => createWebLogin(db, token, login, now)),
      find: (token, now) => findWebLogin(store.read, token, now),
      drop: (token) => store.tx((db) => dropWebLogin(db, token)),
    },
    async profile(senderId) {
      const account = await findAccount(store.read, accountId('web', senderId))
      const person = account && (await findPerson(store.read, account.person))
      return profileOf(person, areas, community)
    },
  }
}

/** Who holds a post speaks with us alone; a resident also sits in the group of their neighbourhood. */
function profileOf(person: Person | undefined, areas: AreaTree, { people }: Community) {
  const posts = person ? areas.postsOf(person.id) : []
  const title = people.find(({ id }) => id === person?.id)?.title ?? ''
  if (posts.some(({ posts: { staff } }) => staff.includes(person!.id))) return { title, role: 'staff' as const }
  if (posts.length > 0) return { title, role: 'leader' as const }
  const home = person?.area && (areas.nearest(person.area, 'estate') ?? areas.nearest(person.area, 'community'))
  return { title, role: 'resident' as const, ...(home ? { group: groupOf(home) } : {}) }
}
