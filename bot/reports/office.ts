/** 办公室: whom the public may turn to from an area, as the settings publish it; never a person's own number. */
import type { Area, AreaTree } from '../../tickets/area.ts'

export type Office = NonNullable<Area['contact']>

/** The nearest public office; undefined where the settings name none. `area`: null where nobody knows where they live. */
export function officeOf(area: string | null, areas: AreaTree): Office | undefined {
  const offices = areas.all().filter(({ kind, contact }) => kind === 'community' && contact)
  // Without an area: the only community there is, else the whole city's office.
  const from = area ?? (offices.length === 1 ? offices[0]?.id : areas.roots()[0]?.id) ?? ''
  return areas.path(from).find(({ contact }) => contact)?.contact
}
