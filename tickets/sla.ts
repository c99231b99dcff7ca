/**
 * 时限: until when a ticket must be accepted and done. All instants are ms UTC; local days are counted with a fixed offset, never
 * with the host's time zone.
 *
 * Defaults of the house, not law (Beijing's 12345 draft norm has the same figures): life at risk 2 h and outages 24 h, both
 * around the clock and never paused; everything else in workdays, until the end of the office day; accepted within 2 working hours.
 */
import { isWorkday } from './calendar.ts'
import type { Service } from './service.ts'
import type { Urgency } from './ticket.ts'

export interface WorkingTime {
  /** Local time minus UTC. China has one offset, and no summer time since 1991. */
  offsetMs: number
  /** Office hours in minutes after local midnight, in order, not overlapping. */
  shifts: readonly { from: number; to: number }[]
  /** Whether offices work on that local day, `YYYY-MM-DD`. */
  isWorkday(date: string): boolean
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** A gap this long without a working day is a broken calendar, not a holiday. */
const LONGEST_GAP_DAYS = 366

/** 08:30–12:00 and 14:00–17:30, Asia/Shanghai. */
export const OFFICE_HOURS: WorkingTime = {
  offsetMs: 8 * HOUR_MS,
  shifts: [
    { from: 8 * 60 + 30, to: 12 * 60 },
    { from: 14 * 60, to: 17 * 60 + 30 },
  ],
  isWorkday,
}

export const EMERGENCY = { acceptMs: 30 * MINUTE_MS, dueMs: 2 * HOUR_MS }

export interface Deadlines {
  acceptBy: number
  dueAt: number
}

/** Deadlines of a request that was made at `now`. Accepting is never due later than doing. */
export function deadlines(
  { service, urgency, now }: { service: Pick<Service, 'acceptHours' | 'due'>; urgency: Urgency; now: number },
  time: WorkingTime = OFFICE_HOURS,
): Deadlines {
  const { due, acceptHours } = service
  if (urgency === 'emergency') {
    const hours = 'hours' in due ? due.hours * HOUR_MS : EMERGENCY.dueMs
    return { acceptBy: now + Math.min(EMERGENCY.acceptMs, hours), dueAt: now + Math.min(EMERGENCY.dueMs, hours) }
  }
  const dueAt = 'hours' in due ? now + due.hours * HOUR_MS : endOfWorkday(now, due.workdays, time)
  return { acceptBy: Math.min(addWorkingMs(now, acceptHours * HOUR_MS, time), dueAt), dueAt }
}

/** A deadline around the clock never stands still; one in workdays may (挂账). */
export function isPausable(service: Pick<Service, 'due'>, urgency: Urgency): boolean {
  return urgency !== 'emergency' && 'workdays' in service.due
}

/** The deadline after a pause: as much working time as was left, to the end of the day it falls on. What was late stays late. */
export function dueAfterPause(
  { dueAt, pausedAt, now }: { dueAt: number; pausedAt: number; now: number },
  time: WorkingTime = OFFICE_HOURS,
): number {
  if (dueAt <= pausedAt || now <= pausedAt) return dueAt
  return endOfDay(addWorkingMs(now, workingMs(pausedAt, dueAt, time), time), time)
}

/** Until when somebody should have looked at what is said to be done: the end of the next workday. */
export function checkBy(now: number, time: WorkingTime = OFFICE_HOURS): number {
  return endOfWorkday(now, 1, time)
}

/** The instant at which `ms` of office hours have passed since `start`; with 0, the next moment at which the office is open. */
export function addWorkingMs(start: number, ms: number, time: WorkingTime = OFFICE_HOURS): number {
  let left = ms
  let idle = 0
  for (let day = dayOf(start, time); idle <= LONGEST_GAP_DAYS; day++) {
    const open = shiftsOn(day, time)
    idle = open.length > 0 ? 0 : idle + 1
    for (const { from, to } of open) {
      const begin = Math.max(from, start)
      if (begin > to) continue
      if (left <= to - begin && !(left === 0 && begin === to)) return begin + left
      left -= Math.max(0, to - begin)
    }
  }
  throw noWorkdays(start)
}

/** Office hours between two instants, in ms; 0 when they stand the wrong way round. */
export function workingMs(start: number, end: number, time: WorkingTime = OFFICE_HOURS): number {
  let sum = 0
  for (let day = dayOf(start, time); day <= dayOf(end, time); day++) {
    for (const { from, to } of shiftsOn(day, time)) sum += Math.max(0, Math.min(to, end) - Math.max(from, start))
  }
  return sum
}

/** The end of office on the `count`-th workday after the day of `start`, which itself does not count. `count` is at least 1. */
export function endOfWorkday(start: number, count: number, time: WorkingTime = OFFICE_HOURS): number {
  let left = Math.max(1, Math.ceil(count))
  let idle = 0
  for (let day = dayOf(start, time) + 1; idle <= LONGEST_GAP_DAYS; day++) {
    const last = shiftsOn(day, time).at(-1)
    idle = last ? 0 : idle + 1
    if (last && --left === 0) return last.to
  }
  throw noWorkdays(start)
}

function endOfDay(at: number, time: WorkingTime): number {
  return Math.max(at, shiftsOn(dayOf(at, time), time).at(-1)?.to ?? at)
}

/** Local days since 1970-01-01. */
function dayOf(at: number, { offsetMs }: WorkingTime): number {
  return Math.floor((at + offsetMs) / DAY_MS)
}

function shiftsOn(day: number, { shifts, offsetMs, isWorkday }: WorkingTime): { from: number; to: number }[] {
  if (!isWorkday(new Date(day * DAY_MS).toISOString().slice(0, 10))) return []
  const midnight = day * DAY_MS - offsetMs
  return shifts.map(({ from, to }) => ({ from: midnight + from * MINUTE_MS, to: midnight + to * MINUTE_MS }))
}

function noWorkdays(start: number): Error {
  return new Error(`the calendar has no workday within ${LONGEST_GAP_DAYS} days of ${new Date(start).toISOString()}`)
}
