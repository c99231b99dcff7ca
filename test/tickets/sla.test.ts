import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublishedYear, isWorkday } from '../../tickets/calendar.ts'
import { addWorkingMs, deadlines, dueAfterPause, endOfWorkday, isPausable, workingMs } from '../../tickets/sla.ts'
import { at, HOUR, MINUTE, SERVICES } from './town.ts'

const light = SERVICES.find(({ code }) => code === 'fac_light')!
const water = SERVICES.find(({ code }) => code === 'fac_water')!
const local = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ')

/** 2004 to 2026 are published; two years beyond are not. */
const instants = fc.integer({ min: at('2005-01-01 00:00'), max: at('2028-12-31 00:00') })

describe('the calendar', () => {
  // State Council General Office: 国办发明电〔2024〕12号 for 2025, 〔2025〕7号 for 2026.
  test.each([
    ['2025-01-26', true, 'a Sunday made up for spring festival'],
    ['2025-02-04', false, 'spring festival'],
    ['2025-02-08', true, 'a Saturday made up'],
    ['2025-05-05', false, 'labour day'],
    ['2025-09-28', true, 'a Sunday made up for national day'],
    ['2025-10-08', false, 'national day and mid-autumn'],
    ['2025-10-11', true, 'a Saturday made up'],
    ['2025-10-12', false, 'an ordinary Sunday'],
    ['2026-01-02', false, 'new year'],
    ['2026-01-04', true, 'a Sunday made up'],
    ['2026-02-14', true, 'a Saturday made up'],
    ['2026-02-16', false, 'spring festival'],
    ['2026-02-24', true, 'the day after spring festival'],
    ['2026-03-07', false, 'an ordinary Saturday'],
    ['2026-10-10', true, 'a Saturday made up'],
    ['2026-12-24', true, 'an ordinary Thursday'],
  ])('%s: works %s (%s)', (date, works) => expect(isWorkday(date)).toBe(works))

  test('a year without a published schedule has weekdays', () => {
    expect(isPublishedYear(2026)).toBe(true)
    expect(isPublishedYear(2031)).toBe(false)
    expect(isWorkday('2031-10-01')).toBe(true)
    expect(isWorkday('2031-10-04')).toBe(false)
  })
})

describe('working time', () => {
  test.each([
    ['2026-03-04 09:00', 2, '2026-03-04 11:00', 'inside the morning'],
    ['2026-03-04 11:00', 2, '2026-03-04 15:00', 'over noon'],
    ['2026-03-04 17:00', 2, '2026-03-05 10:00', 'over night'],
    ['2026-03-06 17:30', 2, '2026-03-09 10:30', 'over a weekend'],
    ['2026-02-14 16:30', 2, '2026-02-24 09:30', 'from a make-up Saturday over spring festival'],
    ['2026-10-09 17:00', 2, '2026-10-10 10:00', 'into a make-up Saturday'],
    ['2026-03-04 03:00', 0, '2026-03-04 08:30', 'nothing: until the office opens'],
    ['2026-03-04 10:00', 2, '2026-03-04 12:00', 'to the very end of the morning'],
  ])('from %s, %i working hours end at %s (%s)', (from, hours, until) => {
    expect(local(addWorkingMs(at(from), hours * HOUR))).toBe(until)
  })

  test('workdays end when the office closes, and the day itself does not count', () => {
    expect(local(endOfWorkday(at('2026-03-04 09:00'), 7))).toBe('2026-03-13 17:30')
    expect(local(endOfWorkday(at('2026-03-07 23:00'), 1))).toBe('2026-03-09 17:30')
    expect(local(endOfWorkday(at('2026-09-30 09:00'), 1))).toBe('2026-10-08 17:30')
  })

  test('what was added can be measured again', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 100 * HOUR }), (start, ms) => {
        const end = addWorkingMs(start, ms)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(workingMs(start, end)).toBe(ms)
      }),
    )
  })

  test('a later start never ends earlier, nor does more work', () => {
    fc.assert(
      fc.property(instants, fc.nat(30 * 24 * HOUR), fc.nat(40 * HOUR), fc.nat(40 * HOUR), (start, later, ms, more) => {
        expect(addWorkingMs(start + later, ms)).toBeGreaterThanOrEqual(addWorkingMs(start, ms))
        expect(addWorkingMs(start, ms + more)).toBeGreaterThanOrEqual(addWorkingMs(start, ms))
      }),
    )
  })

  test('a calendar without workdays is an error and no endless loop', () => {
    const never = { offsetMs: 0, shifts: [{ from: 0, to: 60 }], isWorkday: () => false }
    expect(() => addWorkingMs(0, HOUR, never)).toThrow(/no workday/)
    expect(() => endOfWorkday(0, 1, never)).toThrow(/no workday/)
  })
})

describe('deadlines', () => {
  test('life at risk: half an hour to answer and two to be there, at any hour of any day', () => {
    const night = at('2026-02-17 02:13')
    expect(deadlines({ service: light, urgency: 'emergency', now: night })).toEqual({
      acceptBy: night + 30 * MINUTE,
      dueAt: night + 2 * HOUR,
    })
    expect(isPausable(light, 'emergency')).toBe(false)
  })

  test('an outage has a day around the clock and is never paused', () => {
    const evening = at('2026-03-06 22:00')
    const { acceptBy, dueAt } = deadlines({ service: water, urgency: 'high', now: evening })
    expect(dueAt).toBe(evening + 24 * HOUR)
    expect(acceptBy).toBe(dueAt)
    expect(isPausable(water, 'high')).toBe(false)
    expect(isPausable(light, 'high')).toBe(true)
  })

  test('neither lies in the past, and accepting comes first', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...SERVICES),
        fc.constantFrom('emergency', 'high', 'normal', 'low'),
        (now, service, urgency) => {
          const { acceptBy, dueAt } = deadlines({ service, urgency, now })
          expect(acceptBy).toBeGreaterThan(now)
          expect(dueAt).toBeGreaterThanOrEqual(acceptBy)
        },
      ),
    )
  })

  test('a pause gives back the working time that was left, and forgives nothing', () => {
    const pausedAt = at('2026-03-04 10:00')
    const dueAt = at('2026-03-13 17:30')
    expect(dueAfterPause({ dueAt, pausedAt, now: pausedAt })).toBe(dueAt)
    expect(local(dueAfterPause({ dueAt, pausedAt, now: at('2026-03-18 10:00') }))).toBe('2026-03-27 17:30')
    const late = at('2026-03-01 17:30')
    expect(dueAfterPause({ dueAt: late, pausedAt, now: at('2026-03-18 10:00') })).toBe(late)
  })

  test('a longer pause never brings the deadline nearer', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 15 }),
        fc.nat(40 * 24 * HOUR),
        fc.nat(40 * 24 * HOUR),
        (pausedAt, days, pause, more) => {
          const dueAt = endOfWorkday(pausedAt, days)
          const short = dueAfterPause({ dueAt, pausedAt, now: pausedAt + pause })
          expect(short).toBeGreaterThanOrEqual(dueAt)
          expect(dueAfterPause({ dueAt, pausedAt, now: pausedAt + pause + more })).toBeGreaterThanOrEqual(short)
        },
      ),
    )
  })
})

test('the host may stand in any time zone', () => {
  const script = `
    import { deadlines } from './tickets/sla.ts'
    const service = { acceptHours: 2, due: { workdays: 7 } }
    const starts = [${[at('2026-02-13 23:30'), at('2026-03-06 17:00'), at('2025-10-10 07:00')].join()}]
    console.log(JSON.stringify(starts.map((now) => deadlines({ service, urgency: 'normal', now }))))`
  const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']
  const answers = zones.map((TZ) =>
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    }),
  )
  expect(new Set(answers).size).toBe(1)
  expect(JSON.parse(answers[0]!)).toHaveLength(3)
})
