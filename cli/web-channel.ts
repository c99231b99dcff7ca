/** The web page, wired: its history and logins are the store's, its way in is a one-time code (or the sample's seats). */
import { WebAdapter } from '../adapters/web/adapter.ts'
import type { Door } from '../adapters/web/visitors.ts'
import { newId } from '../clock.ts'
import { after, append, latest } from '../store/chat-history.ts'
import { redeemCode } from '../store/codes.ts'
import { accountId, bind, findAccount, findPerson, meet } from '../store/people.ts'
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
    async groupOf(senderId) {
      const account = await findAccount(store.read, accountId('web', senderId))
      const person = account && (await findPerson(store.read, account.person))
      const home = person?.area ?? (account && areas.postsOf(account.person)[0]?.id)
      const place = home && (areas.nearest(home, 'estate') ?? areas.nearest(home, 'community'))
      return place ? groupOf(place) : undefined
    },
  }
}
