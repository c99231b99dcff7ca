/**
 * 身份: from an account to a person, from a group to its area. What a person may do follows from the posts of the area tree; nothing
 * that anybody says of themselves is looked at here.
 */
import type { Incoming } from '../adapters/adapter.ts'
import { findGroup, sawGroup } from '../store/groups.ts'
import { accountId, changePerson, findByAccount, meet, type Person } from '../store/people.ts'
import type { Db } from '../store/store.ts'
import type { AreaTree } from '../tickets/area.ts'
import type { Speaker } from './flows/flow.ts'
import { type Language, languageOf } from './words/script.ts'

/** Before anything is written: who this is, as far as is known. */
export async function look(db: Db, incoming: Incoming, areas: AreaTree): Promise<Speaker> {
  const known = await findByAccount(db, accountId(incoming.channel, incoming.sender.id))
  return speakerOf(db, { incoming, areas, person: known?.person })
}

/** In the turn's transaction: the person has a row, and is reached where they were heard last. */
export async function settle(
  db: Db,
  {
    incoming,
    areas,
    freshId,
    directThread,
  }: { incoming: Incoming; areas: AreaTree; freshId: string; directThread?: string | undefined },
): Promise<Speaker & { person: string }> {
  const { channel, sender, thread, at } = incoming
  const reached = thread.kind === 'direct' ? thread.id : directThread
  const { person } = await meet(db, {
    ...{ channel, nativeId: sender.id, name: sender.name, stable: sender.stable, at, freshId },
    ...(reached === undefined ? {} : { directThread: reached }),
  })
  if (thread.kind === 'group') {
    await sawGroup(db, { channel, thread: thread.id, at, ...(thread.name === undefined ? {} : { name: thread.name }) })
  }
  const speaker = await speakerOf(db, { incoming, areas, person })
  if (speaker.language !== person.language) await changePerson(db, person.id, { language: speaker.language })
  return { ...speaker, person: person.id }
}

async function speakerOf(
  db: Db,
  { incoming, areas, person }: { incoming: Incoming; areas: AreaTree; person: Person | undefined },
): Promise<Speaker> {
  const group = incoming.thread.kind === 'group' ? await findGroup(db, incoming.channel, incoming.thread.id) : undefined
  const known: Language = person?.language ?? 'zh-Hans'
  const posts = person ? areas.postsOf(person.id) : []
  return {
    person: person?.id ?? null,
    area: group?.area ?? person?.area ?? posts[0]?.id ?? null,
    posts,
    language: languageOf(incoming.text, known),
  }
}
