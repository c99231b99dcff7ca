/** 绑定: a one-time code makes this account that of a known person. Only in private: a code in a group is burnt at once. */
import { redeemCode } from '../../store/codes.ts'
import { accountId, bind as bindAccount, findPerson } from '../../store/people.ts'
import { FRESH } from '../waiting/session.ts'
import { bindPrivately, bound, codeWrong } from '../words/replies.zh.ts'
import { type Message, type Outcome, type Plan, type Room, settled } from './flow.ts'

export function bind(message: Message, room: Room, code: string): Plan {
  const { incoming, group, now } = message
  const account = accountId(incoming.channel, incoming.sender.id)
  return {
    async commit(db) {
      const redeemed = await redeemCode(db, { purpose: 'bind', code, by: account, at: now })
      if (group) return told(message, bindPrivately())
      if (!redeemed.ok) return told(message, codeWrong())
      await bindAccount(db, { account, person: redeemed.person, code: redeemed.id, at: now })
      room.log.info('account.bound', { account, person: redeemed.person, code: redeemed.id })
      const name = (await findPerson(db, redeemed.person))?.name ?? ''
      const post = room.areas.postsOf(redeemed.person)[0]?.name ?? ''
      // What was begun as somebody else is not theirs.
      return { lines: [{ text: bound({ name, post }) }], session: FRESH, dropped: true }
    },
  }
}

function told(message: Message, text: string): Outcome {
  return { lines: [{ text }], session: settled(message) }
}
