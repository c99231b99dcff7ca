/**
 * 点名一件事: which of the tickets a handler may mean, where the words name a matter: a service, a thing, a building, a spot, “5号单”. Stricter than
 * narrowing.ts: what is named and fits none is none of them, so that no other is acted upon in its place. Pure.
 */
import type { TicketView } from '../../tickets/register.ts'
import { spotIn } from '../hear/spot.ts'
import type { About } from './narrowing.ts'

export interface Named {
  /** The words name something by which tickets can be told apart. */
  names: boolean
  /** Those of which all of it is true; all, where nothing is named. */
  fitting: TicketView[]
}

/** “5号单”: by the end of its number. */
const SHORT = /(?<![\d#第])(\d{1,2})号?(?:工单|单)(?!元)/gu
/** No part of the name of a thing: what is done to it, when, by whom. */
const NO_THING =
  /[的了我你您他她它们不没有无在是就还也都全那这哪个单件条张好坏完人来去要等到过会能可以得把被给叫让请问说看听修弄搞办处理换做用再又才刚已经现今明昨后前天周月日号点上下午早晚一二两三四五六七八九十几多少些次样什么怎吗呢吧啊呀和跟与或但先后里外边头面家户住居民师傅工员长栋幢座单元楼层室]/u
const THING = /(?=([\u3400-\u9fff]{2}))/gu

export function named(found: readonly TicketView[], { place, service, folded }: About): Named {
  const numbers = [...folded.matchAll(SHORT)].map(([, digits]) => Number(digits))
  const spot = spotIn(folded, false)
  const things = [...folded.matchAll(THING)]
    .map(([, pair]) => pair!)
    .filter((pair) => ![...pair].some((one) => NO_THING.test(one)))
  const sharesThing = ({ ticket }: TicketView) => things.some((thing) => ticket.text.includes(thing))
  const told: ((view: TicketView) => boolean)[] = [
    ...(numbers.length > 0 ? [({ ticket }: TicketView) => numbers.includes(ticket.number % 100)] : []),
    ...(place.building === null ? [] : [({ ticket }: TicketView) => ticket.place.building === place.building]),
    ...(place.unit === null
      ? []
      : [({ ticket }: TicketView) => ticket.place.unit === null || ticket.place.unit === place.unit]),
    ...(spot === null ? [] : [({ ticket }: TicketView) => `${ticket.place.detail}${ticket.text}`.includes(spot)]),
  ]
  const there = found.filter((view) => told.every((test) => test(view)))
  const same = there.filter(({ ticket }) => service !== 'other' && ticket.service === service)
  // Of two gates the one whose words name the bell; the boxes on the stairs by their name, whatever service they are of.
  const byName = there.filter(sharesThing)
  const both = same.filter((view) => byName.includes(view))
  if (both.length > 0) return { names: true, fitting: both }
  if (service !== 'other' || byName.length > 0) return { names: true, fitting: [...new Set([...same, ...byName])] }
  return { names: told.length > 0, fitting: there }
}
