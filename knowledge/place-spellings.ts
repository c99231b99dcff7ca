/**
 * 地名的音: how the places of a base itself are spelt in Latin letters, by which they are known in English (“Cenxi”) and where they were heard or typed amiss
 * (鹭弯区 for 鹭湾区). Without tones; n and l, z and zh are told apart.
 */
import { type Division, isWide, speltOut } from './divisions.ts'
import { placesCalled } from './place-names.ts'

export class PlaceSpellings {
  private readonly places = new Map<string, Division[]>()

  /** Of a place that is called `short` for short. Provinces and prefectures are known anyway. */
  learn(short: string, place: Division): void {
    if (isWide(place.level)) return
    const spelt = speltOut(short)
    const known = this.places.get(spelt) ?? []
    if (!known.some(({ chain }) => chain.join() === place.chain.join())) this.places.set(spelt, [...known, place])
  }

  /** By what they are spelt: cenxi. */
  get bySpelling(): ReadonlyMap<string, readonly Division[]> {
    return this.places
  }

  /** A text with the names of places as the base writes them: what nobody knows, and sounds as one place of the base and one only, is that. */
  asWritten(text: string, folded: string, isKnown: (name: string) => boolean): string {
    let written = text
    for (const { name, kind } of placesCalled(folded)) {
      if (isKnown(name + kind)) continue
      const [only, ...others] = (this.places.get(speltOut(name)) ?? []).filter((place) => place.name.endsWith(kind))
      if (only && others.length === 0) written = written.replaceAll(name + kind, only.name)
    }
    return written
  }
}
