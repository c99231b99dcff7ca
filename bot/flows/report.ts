/** 报问题: what is the matter where. What is asked then stands in submission.ts. */

import { draftsOf } from '../reports/drafting.ts'
import { next } from '../reports/submission.ts'
import { withLastPlace } from '../waiting/last-place.ts'
import type { Message, Plan, Room } from './flow.ts'

export async function report(message: Message, room: Room): Promise<Plan> {
  return next(message, room, draftsOf(await withLastPlace(message, room), room))
}
