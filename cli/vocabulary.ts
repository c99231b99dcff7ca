/** The names that a community uses, out of its settings: what understanding needs to recognise services and places. */
import type { Vocabulary } from '../bot/hear/understanding.ts'
import type { Community } from '../config/community.ts'

export function vocabularyOf({ services, areas }: Pick<Community, 'services' | 'areas'>): Vocabulary {
  return {
    services: services.map(({ code, name, words }) => ({ code, name, words })),
    places: areas
      .filter(({ kind }) => kind === 'estate' || kind === 'community')
      .map(({ id, name, nicknames }) => ({ id, names: [name, ...nicknames] })),
  }
}
