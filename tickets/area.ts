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

export class AreaTree {
  readonly #byId: Map<string, Area>

  constructor(areas: readonly Area[]) {
    this.#byId = new Map(areas.map((area) => [area.id, area]))
  }

  get(id: string): Area | undefined {
    return this.#byId.get(id)
  }

  all(): Area[] {
    return [...this.#byId.values()]
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
    return this.all().filter((area) => area.parent === id)
  }

  /** Is `inner` the same as `outer`, or somewhere below it? */
  within(inner: string, outer: string): boolean {
    return this.path(inner).some((area) => area.id === outer)
  }

  /** The nearest area of that kind at or above `id`. */
  nearest(id: string, kind: AreaKind): Area | undefined {
    return this.path(id).find((area) => area.kind === kind)
  }
}
