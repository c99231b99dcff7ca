/**
 * 辖区: the tree 市 → 街道 → 社区 → 网格 → 小区 → 楼栋, and who answers for which part of it.
 */
export type AreaKind = 'city' | 'street' | 'community' | 'grid' | 'estate' | 'building'

/** 物业小区, 老旧自管小区, 散居楼栋: decides which party is responsible. */
export type EstateType = 'managed' | 'self_managed' | 'scattered'

/** People hold a post in an area; the ids are those of `people`. */
export interface Posts {
  /** 网格长 (of a grid), or the person in charge of a street or community. */
  leader?: string
  deputy?: string
  /** 网格员. */
  members: string[]
  /** 红色管家, of an estate. */
  steward?: string
  /** 社区工作人员, of a community or street. */
  staff: string[]
}

/** What may be told to anybody: an office, never a person's own phone. */
export interface PublicContact {
  office: string
  phone: string
  hours?: string
  address?: string
}

export interface Area {
  id: string
  kind: AreaKind
  name: string
  nicknames: string[]
  parent: string | null
  estateType?: EstateType
  /** Of a building: its units (单元), as digits. */
  units: string[]
  posts: Posts
  contact?: PublicContact
}

/** One rung of the ladder that a ticket climbs: an area, and those who answer for it there. Never empty. */
export interface Rung {
  area: string
  people: string[]
}

const OFFICES: readonly AreaKind[] = ['community', 'street', 'city']

export class AreaTree {
  readonly #byId: Map<string, Area>
  readonly #children = new Map<string, Area[]>()

  constructor(areas: readonly Area[]) {
    this.#byId = new Map(areas.map((area) => [area.id, area]))
    for (const area of areas) {
      if (area.parent === null) continue
      const siblings = this.#children.get(area.parent)
      if (siblings) siblings.push(area)
      else this.#children.set(area.parent, [area])
    }
  }

  get(id: string): Area | undefined {
    return this.#byId.get(id)
  }

  all(): Area[] {
    return [...this.#byId.values()]
  }

  /** Areas above which there is none. */
  roots(): Area[] {
    return this.all().filter((area) => area.parent === null || !this.#byId.has(area.parent))
  }

  /** From the area itself up to the root. */
  path(id: string): Area[] {
    const path: Area[] = []
    for (let area = this.#byId.get(id); area; area = area.parent ? this.#byId.get(area.parent) : undefined) {
      if (path.includes(area)) break
      path.push(area)
    }
    return path
  }

  children(id: string): Area[] {
    return this.#children.get(id) ?? []
  }

  /** The area itself and everything below it, level by level. */
  below(id: string): Area[] {
    const root = this.#byId.get(id)
    const found = new Set(root ? [root] : [])
    for (const area of found) for (const child of this.children(area.id)) found.add(child)
    return [...found]
  }

  /** Is `inner` the same as `outer`, or somewhere below it? */
  within(inner: string, outer: string): boolean {
    return this.path(inner).some((area) => area.id === outer)
  }

  /** The nearest area of that kind at or above `id`. */
  nearest(id: string, kind: AreaKind): Area | undefined {
    return this.path(id).find((area) => area.kind === kind)
  }

  /**
   * Who answers for what happens in `id`, from its community up to the city: the staff of each level, or who is in charge where a
   * level has no staff; levels without anybody are left out. When nobody stands above (or the area is gone from the settings), the
   * nearest people of the whole tree: empty only where no area has anybody.
   */
  ladder(id: string): Rung[] {
    const offices = this.path(id).filter((area) => OFFICES.includes(area.kind))
    const rungs = offices
      .map((area) => ({ area: area.id, people: officeHolders(area) }))
      .filter(({ people }) => people.length > 0)
    return rungs.length > 0 ? rungs : this.#anybody()
  }

  /** Every area in which the person holds a post. */
  postsOf(person: string): Area[] {
    return this.all().filter((area) => holders(area).includes(person))
  }

  #anybody(): Rung[] {
    const wide = this.roots().flatMap((root) => this.below(root.id))
    const area =
      wide.find(({ posts }) => posts.staff.length > 0) ??
      wide.find(({ posts }) => posts.leader || posts.deputy) ??
      wide.find((one) => holders(one).length > 0)
    if (!area) return []
    const office = officeHolders(area)
    return [{ area: area.id, people: office.length > 0 ? office : holders(area) }]
  }
}

/** The staff of an area, or who is in charge of it where it has none. */
export function officeHolders({ posts }: Area): string[] {
  return posts.staff.length > 0 ? [...new Set(posts.staff)] : inCharge(posts)
}

/** Leader and deputy, those there are. */
export function inCharge({ leader, deputy }: Posts): string[] {
  return [...new Set([leader, deputy].filter((person) => person !== undefined))]
}

/** Everybody with a post in this very area. */
export function holders({ posts }: Area): string[] {
  return [...new Set([...inCharge(posts), ...posts.staff, ...posts.members, ...(posts.steward ? [posts.steward] : [])])]
}
