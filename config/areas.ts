/** `areas.yaml`: 市 → 街道 → 社区 → 网格 → 小区 → 楼栋/单元, as people write it, and the flat tree that the house uses. */
import { z } from 'zod'
import { flag, id, list, oneOf, record, text, texts } from './fields.ts'
import { expectation } from './yaml-file.ts'

const person = text('人员编号（people.yaml 里的 id）', 'wang-leader')
const name = text('名称', '桂园社区')
const nicknames = texts('群里的叫法', '桂园').default([])
const contact = record({
  office: text('对外公布的办公地点名称', '桂园社区服务大厅'),
  phone: text('对外公布的办公电话', '0100-5550001'),
  hours: text('开放时间', '周一至周五 8:30–17:30').optional(),
  address: text('地址', '梧桐街道桂园路 1 号').optional(),
})
const range = z
  .union([z.number(), z.string()], { error: expectation('应为楼号或单元号，可写范围', "'1-6'") })
  .transform(String)
  .refine((value) => expandRange(value).length > 0, { error: expectation('应为号码，可写范围和逗号', "'1-6,8'") })

const estate = record({
  id,
  name,
  nicknames,
  type: oneOf(['managed', 'self_managed', 'scattered'], '小区类型（物业小区、老旧自管小区、散居楼栋）'),
  steward: person.optional(),
  buildings: range.optional(),
  units: range.optional(),
})
const gridSchema = record({
  id,
  name,
  nicknames,
  leader: person,
  deputy: person.optional(),
  members: list(person, '网格员').default([]),
  estates: list(estate, '小区').default([]),
})
const community = record({
  id,
  name,
  nicknames,
  leader: person.optional(),
  staff: list(person, '社区工作人员').min(1, { error: expectation('社区至少要有一名工作人员', '[li-staff]') }),
  contact: contact.optional(),
  grids: list(gridSchema, '网格').default([]),
})
const street = record({
  id,
  name,
  nicknames,
  leader: person.optional(),
  staff: list(person, '街道工作人员').default([]),
  contact: contact.optional(),
  communities: list(community, '社区').min(1, { error: expectation('街道下至少要有一个社区') }),
})
export const areasSchema = record({
  sample: flag('这是示例社区，网页上可以直接换座位体验').default(false),
  city: record({
    id,
    name,
    nicknames,
    contact: contact.optional(),
    streets: list(street, '街道').min(1, { error: expectation('至少要有一个街道') }),
  }),
})
export type AreasFile = z.infer<typeof areasSchema>

export type AreaKind = 'city' | 'street' | 'community' | 'grid' | 'estate' | 'building'

/** One node of the tree. `at` is where it stands in the file, for mistakes that show only across files. */
export interface AreaNode {
  id: string
  kind: AreaKind
  name: string
  nicknames: string[]
  parent: string | null
  estateType?: 'managed' | 'self_managed' | 'scattered'
  units: string[]
  posts: { leader?: string; deputy?: string; members: string[]; steward?: string; staff: string[] }
  contact?: z.infer<typeof contact>
  at: PropertyKey[]
}

/** `1-3,5` → 1 2 3 5. Nothing where it is not a range, or one of more than 500. */
export function expandRange(range: string): string[] {
  const numbers: string[] = []
  for (const piece of range.split(/[,，]/)) {
    const match = /^\s*(\d{1,4})(?:\s*[-–~]\s*(\d{1,4}))?\s*$/.exec(piece)
    if (!match) return []
    const from = Number(match[1])
    const to = Number(match[2] ?? match[1])
    if (to < from || to - from > 500) return []
    for (let n = from; n <= to; n++) numbers.push(String(n))
  }
  return numbers
}

/** The file's nested areas as one list, parents before children. */
export function flattenAreas({ city }: AreasFile): AreaNode[] {
  const nodes: AreaNode[] = []
  const add = (
    kind: AreaKind,
    parent: string | null,
    at: PropertyKey[],
    from: Partial<AreaNode> & { id: string; name: string },
  ) => {
    const posts = { members: [], staff: [], ...from.posts }
    nodes.push({ nicknames: [], units: [], ...from, kind, parent, posts, at })
  }
  add('city', null, ['city'], { ...pick(city), contact: city.contact })
  for (const [s, street] of city.streets.entries()) {
    const atStreet = ['city', 'streets', s]
    add('street', city.id, atStreet, {
      ...pick(street),
      contact: street.contact,
      posts: { leader: street.leader, members: [], staff: street.staff },
    })
    for (const [c, community] of street.communities.entries()) {
      const atCommunity = [...atStreet, 'communities', c]
      const posts = { leader: community.leader, members: [], staff: community.staff }
      add('community', street.id, atCommunity, { ...pick(community), contact: community.contact, posts })
      for (const [g, grid] of community.grids.entries()) addGrid(add, grid, community.id, [...atCommunity, 'grids', g])
    }
  }
  return nodes
}

type Add = (
  kind: AreaKind,
  parent: string | null,
  at: PropertyKey[],
  from: Partial<AreaNode> & { id: string; name: string },
) => void

function addGrid(add: Add, grid: z.infer<typeof gridSchema>, community: string, at: PropertyKey[]) {
  const { leader, deputy, members } = grid
  add('grid', community, at, { ...pick(grid), posts: { leader, deputy, members, staff: [] } })
  for (const [e, estate] of grid.estates.entries()) {
    const atEstate = [...at, 'estates', e]
    const posts = { steward: estate.steward, members: [], staff: [] }
    add('estate', grid.id, atEstate, { ...pick(estate), estateType: estate.type, posts })
    const units = estate.units ? expandRange(estate.units) : []
    for (const number of estate.buildings ? expandRange(estate.buildings) : []) {
      add('building', estate.id, atEstate, { id: `${estate.id}-${number}`, name: `${number}栋`, units })
    }
  }
}

const pick = ({ id, name, nicknames }: { id: string; name: string; nicknames: string[] }) => ({ id, name, nicknames })
