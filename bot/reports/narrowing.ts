/** Which of several tickets the words mean: by building, by what it is about, by “灯那个”. Pure. */

import type { TicketView } from '../../tickets/register.ts'
import type { Service } from '../../tickets/service.ts'
import { spotsIn } from '../hear/spot.ts'
import type { HeardPlace } from '../hear/understanding.ts'

export interface About {
  place: HeardPlace
  /** A service code; 其他 says nothing. */
  service: string
  /** The message, folded. */
  folded: string
}

/** “灯那个”, “那个灯的事”: what is pointed at. */
const HEADS = [
  /^(?:小格)?[,，\s]*(.{1,6}?)(?:的)?[那这](?:个|件|单|张|条|次|边|事)/u,
  /[那这](?:个|件|单|张|条|次)(.{1,6}?)(?:的|不|就|撤|取消|怎|修|好|已|来|办|$)/u,
]

/** Each word that fits some of them leaves out the others; a word that fits none leaves all. */
export function narrowed(found: readonly TicketView[], about: About, services: readonly Service[]): TicketView[] {
  const { place, service, folded } = about
  const heads = HEADS.flatMap((shape) => shape.exec(folded)?.[1] ?? []).filter((head) => head.trim() !== '')
  const spots = spotsIn(folded)
  const nameOf = (code: string) => services.find((one) => one.code === code)?.name ?? ''
  const tests: ((view: TicketView) => boolean)[] = [
    ({ ticket }) => place.building !== null && ticket.place.building === place.building,
    ({ ticket }) => place.unit !== null && ticket.place.unit === place.unit,
    ({ ticket }) => spots.some((spot) => ticket.place.detail?.includes(spot)),
    ({ ticket }) => service !== 'other' && ticket.service === service,
    ({ ticket }) => heads.some((head) => ticket.text.includes(head) || nameOf(ticket.service).includes(head)),
  ]
  return tests.reduce<TicketView[]>(
    (left, test) => {
      const fitting = left.filter(test)
      return fitting.length > 0 ? fitting : left
    },
    [...found],
  )
}
