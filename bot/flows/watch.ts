/** 留意险情: staff, or who is in charge of the group's area, switch for one group whether un-mentioned dangers are noticed there. */
import { recordGroupAct } from '../../store/group-acts.ts'
import { mayTendGroup } from '../../tickets/policy.ts'
import { noLongerWatching, nowWatching, watchInGroup, watchRefused } from '../words/noticed.zh.ts'
import { type Message, type Plan, type Room, say, settled } from './flow.ts'

export function watch(message: Message, room: Room, on: boolean): Plan {
  const { incoming, group, speaker, now } = message
  const keep = { pending: message.session.pending }
  if (!group) return say(message, watchInGroup(), keep)
  return {
    async commit(db, person) {
      const session = { ...settled(message), ...keep }
      if (!mayTendGroup(person, speaker.area, room)) return { lines: [{ text: watchRefused() }], session }
      const { channel, thread } = incoming
      const verb = on ? 'watch' : 'unwatch'
      await recordGroupAct(db, { channel, thread: thread.id, actor: person, verb, at: now })
      room.log.info('group.set', { channel, thread: thread.id, actor: person, verb })
      return { lines: [{ text: on ? nowWatching() : noLongerWatching() }], session }
    },
  }
}
