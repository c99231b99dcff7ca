/**
 * The Chinese working calendar with its make-up days (调休), as the State Council publishes it every autumn for the next year.
 *
 * We read the tables of chinese-days and not its functions: those go through the host's time zone and take Saturdays for
 * workdays on a host west of Greenwich. Years without a published schedule (before 2004, and the years to come) fall back to
 * Monday to Friday; raise the package each November.
 */
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

const holidays: Record<string, unknown> = published.holidays
const makeUpDays: Record<string, unknown> = published.workdays
const years = new Set(Object.keys(holidays).map((date) => date.slice(0, 4)))

/** Whether offices work on that day, `YYYY-MM-DD`. */
export function isWorkday(date: string): boolean {
  if (date in makeUpDays) return true
  if (date in holidays) return false
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** Whether the holidays of that year are known; otherwise `isWorkday` only knows weekdays. */
export function isPublishedYear(year: number): boolean {
  return years.has(String(year))
}
