/**
 * 读音: which characters sound alike, as dictation and hasty typing mix them up. Only the 3,755 characters in
 * common use: nobody's dictation writes others by mistake. Made at the first question that needs it (some 40 ms).
 */
import { polyphonic } from 'pinyin-pro'

export interface Sounds {
  /** Syllables with their tone, `zhong4`; none for what is not in the table. */
  of(char: string): readonly string[]
  /** Characters with one of its syllables, whatever the tone, itself included. */
  alike(char: string): readonly string[]
  /** Also those whose sounds many people do not keep apart (z/zh, c/ch, s/sh, n/l, f/h, an/ang, en/eng, in/ing). */
  nearlyAlike(char: string): readonly string[]
}

let made: Sounds | undefined

export function sounds(): Sounds {
  made ??= makeSounds()
  return made
}

/** The syllable without its tone. */
function toneless(sound: string): string {
  return sound.replace(/\d$/, '')
}

/** The syllable as those say it who merge what is easily merged. */
function merged(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?!g?$)/, 'l')
    .replace(/^f/, 'h')
    .replace(/([aei]n)g$/, '$1')
}

function makeSounds(): Sounds {
  const characters = commonCharacters()
  const readings = polyphonic(characters.join(''), { toneType: 'num', type: 'array' })
  const of = new Map<string, string[]>()
  const exact = new Map<string, Set<string>>()
  const near = new Map<string, Set<string>>()
  for (const [at, char] of characters.entries()) {
    // What comes after the second reading nobody says by mistake.
    const own = (readings[at] ?? []).slice(0, 2)
    of.set(char, own)
    for (const sound of own) {
      put(exact, toneless(sound), char)
      put(near, merged(toneless(sound)), char)
    }
  }
  const among = (groups: Map<string, Set<string>>, key: (sound: string) => string) => {
    const known = new Map<string, readonly string[]>()
    return (char: string) => {
      const found = known.get(char) ?? [
        ...new Set((of.get(char) ?? []).flatMap((sound) => [...(groups.get(key(sound)) ?? [])])),
      ]
      known.set(char, found)
      return found
    }
  }
  return {
    of: (char) => of.get(char) ?? [],
    alike: among(exact, toneless),
    nearlyAlike: among(near, (sound) => merged(toneless(sound))),
  }
}

function put(groups: Map<string, Set<string>>, key: string, char: string): void {
  const group = groups.get(key)
  if (group) group.add(char)
  else groups.set(key, new Set([char]))
}

/** GB 2312, level 1: rows 16 to 55. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb18030')
  const characters: string[] = []
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const char = decoder.decode(Uint8Array.of(row, cell))
      if (/^\p{Script=Han}$/u.test(char)) characters.push(char)
    }
  }
  return characters
}
