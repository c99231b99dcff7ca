/**
 * 险情在那一栋: “3栋灯坏了，5栋着火了”. Of a message that goes from house to house, the danger is where it is told of, and of the service that it
 * tells; the lamp is filed beside it, and a second danger is called for as well.
 */
import { fold } from '../../knowledge/fold.ts'
import type { Db } from '../../store/store.ts'
import type { Message, Outcome, Room } from '../flows/flow.ts'
import { isBareCry } from '../hear/bare-cry.ts'
import { byHouse, eachHouse } from '../hear/by-house.ts'
import { emergencyIn } from '../hear/emergency.ts'
import { PLEA, TROUBLE } from '../hear/intent-rule.ts'
import { tellsTrouble } from '../hear/own-trouble.ts'
import { pattern } from '../hear/pattern.ts'
import { showing } from '../waiting/session.ts'
import { emergencyBeside } from '../words/emergency.zh.ts'
import { draftsOf } from './drafting.ts'
import { fileDrafts } from './filing.ts'
import type { Cry } from './where-next.ts'

interface Apart {
  /** Each as though nothing else had been said; one at least. */
  dangers: Message[]
  beside: Message[]
}

/** What reaches people at another house is the danger of the first: “3栋着火了，5栋都闻到烟味”. */
const PERCEIVED = pattern('[看闻听望瞧睇嗅](?:得|都|也|能|到|见|着|起来|喺)|呛|熏|飘|蔓延|快烧|要烧|怕')

/** Who comes to help, and who has to get out. */
const OF_HELP = pattern('消防|救护车|警车|警察|119|120|110|快跑|逃|撤|疏散|躲')

/** Undefined where the danger is at the house that is named first, and nothing else is told. */
function dangersApart(message: Message, room: Room): Apart | undefined {
  const said = stretchesOf(message, room)
  if (said.length < 2) return undefined
  const told = said.filter(({ understanding }) => understanding.emergency !== undefined)
  const plain = told.filter((one) => emergencyIn(withoutCries(one)) !== undefined || TROUBLE.test(one.folded))
  const heard = plain.length > 0 ? plain : told.slice(0, 1)
  const dangers = heard.filter((one) => !isPerceived(one, heard))
  const [main] = dangers
  if (!main) return undefined
  const beside = said.filter((one) => !heard.includes(one) && isOwnTrouble(one, message))
  if (main === said[0] && dangers.length === 1 && beside.length === 0) return undefined
  const others = [...dangers.slice(1), ...beside]
  // What tells of nothing by itself is said of the danger.
  const rest = said.filter((one) => !others.includes(one))
  const text = others.length === 0 ? message.text : rest.map((one) => one.text).join('，')
  const whole = [{ ...main, text }, ...dangers.slice(1)]
  return { dangers: whole, beside }
}

/** “桂花苑3栋1单元…，2单元…”: the estate that was named holds for all, and the house for its stairs. */
function stretchesOf(message: Message, { understand }: Room): Message[] {
  const { community } = message.understanding.place
  let house: string | null = null
  const stretches = byHouse(message.text).flatMap(eachDanger)
  return stretches.map((text) => {
    const understanding = understand(text)
    const { place } = understanding
    house = place.building ?? (place.unit === null ? null : house)
    const whole = { ...place, community: place.community ?? community, building: house }
    return { ...message, ...{ text, folded: fold(text).trim(), understanding: { ...understanding, place: whole } } }
  })
}

/** Whoever sees smoke from two houses tells of one fire. */
const eachDanger = (text: string): string[] => (PERCEIVED.test(fold(text)) ? [text] : eachHouse(text))

const withoutCries = ({ folded }: Message) =>
  folded
    .split(/[，,。；;！!？?\s]/u)
    .filter((clause) => !isBareCry(clause))
    .join('，')

function isPerceived(one: Message, heard: readonly Message[]): boolean {
  const { emergency } = one.understanding
  return (
    PERCEIVED.test(one.folded) &&
    heard.some((other) => other !== one && other.understanding.emergency === emergency && !PERCEIVED.test(other.folded))
  )
}

/** A trouble that has nothing to do with the danger. In the middle of a report, told in pieces, it is filed by that report. */
function isOwnTrouble({ folded, understanding, text }: Message, { incoming }: Message): boolean {
  const { intent, service = 'other' } = understanding
  if (intent !== 'ticket' || PERCEIVED.test(folded) || OF_HELP.test(folded) || !tellsTrouble(folded, understanding))
    return false
  const isNamed = service !== 'other' || TROUBLE.test(folded) || PLEA.test(folded)
  return isNamed && text.split('，').every((piece) => incoming.text.includes(piece))
}

/** What comes of a danger, and what is still to be asked of it. */
export type Told = Outcome & { asks?: string }

/** Each danger as `tell` takes it; the rest is filed and asked nothing of. One line says all of it. */
export async function tellApart(
  db: Db,
  cry: Cry,
  tell: (cry: Cry) => Promise<Told>,
): Promise<{ told: Told; numbers: number[] }> {
  const { person, message, room } = cry
  const apart = dangersApart(message, room)
  const [first = message, ...more] = apart?.dangers ?? []
  const told = await tell({ ...cry, message: first })
  const main = told.session.tickets[0]!
  const others: number[] = []
  for (const danger of more) {
    const next = await tell({ ...cry, message: { ...danger, session: told.session } })
    others.push(next.session.tickets[0]!)
    // What was asked first is answered first.
    const pending = told.session.pending ?? next.session.pending
    Object.assign(told, {
      session: { ...next.session, pending, emergency: told.session.emergency },
      asks: told.asks ?? next.asks,
    })
  }
  for (const trouble of apart?.beside ?? []) {
    const { drafts } = draftsOf(trouble, room)
    others.push(...(await fileDrafts(db, { message, room, person, drafts })).map(({ number }) => number))
  }
  told.session = showing(told.session, main, ...others)
  const [line] = told.lines
  if (line && others.length > 0) line.text += emergencyBeside(others)
  if (line && told.asks) line.text += told.asks
  return { told, numbers: [main, ...others] }
}
