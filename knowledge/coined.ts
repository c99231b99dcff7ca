/**
 * 自己的叫法: what a place calls its own doings, in quotation marks (“红立方”, “街呼部应”). Who asks another place of it is not answered with what that place wrote of
 * something else. Pure.
 */
import type { Found } from './candidate.ts'
import { fold } from './fold.ts'
import type { AskedQuestion } from './question.ts'
import type { Scope } from './scope.ts'
import { grouped, perFile, type Shelf, shortPlace } from './shelf.ts'
import type { KnowledgeFile, Snapshot } from './snapshot.ts'
import { cut } from './words.ts'

const FEWEST = 3
const LONGEST = 10
const QUOTED = new RegExp(`[“「『"]([\\p{Script=Han}\\d]{${FEWEST},${LONGEST}})[”」』"]`, 'gu')

/** By the file: an edit reads one anew, not all. */
const quotedBy = new WeakMap<KnowledgeFile, readonly string[]>()
const filesBy = new WeakMap<readonly KnowledgeFile[], ReadonlyMap<string, readonly KnowledgeFile[]>>()

function quotedIn(file: KnowledgeFile): readonly string[] {
  const known = quotedBy.get(file)
  if (known) return known
  const found = [...new Set(Array.from(file.text.matchAll(QUOTED), ([, words]) => fold(words!)))]
  quotedBy.set(file, found)
  return found
}

function filesByName(files: readonly KnowledgeFile[]): ReadonlyMap<string, readonly KnowledgeFile[]> {
  const known = filesBy.get(files)
  if (known) return known
  const found = grouped(files, quotedIn)
  filesBy.set(files, found)
  return found
}

/** 红立方 is in no dictionary; 社区食堂 is what anybody calls it. */
const isCoined = (name: string) => cut(name).some((word) => /^\p{Script=Han}$/u.test(word))

/** The places that call something of their own as the question does, where nothing that was found for the place it asks of names it. */
export function coinedElsewhere(
  { candidates }: Found,
  { asked, content }: AskedQuestion,
  { files, firstUnitOf }: Snapshot,
  { places }: Shelf,
  here: Scope,
): string[] {
  if (asked.length === 0) return []
  const byName = filesByName(files)
  const found = [...new Set(candidates.map(({ file }) => file))]
  const textOf = perFile((file) => fold(files[file]!.text))
  for (let from = 0; from < content.length; from++)
    for (let length = LONGEST; length >= FEWEST; length--) {
      const name = content.slice(from, from + length)
      const owners = name.length === length ? (byName.get(name) ?? []).map((file) => files.indexOf(file)) : []
      if (owners.length === 0 || owners.some((file) => here.has(firstUnitOf[file]!)) || !isCoined(name)) continue
      if (found.some((file) => textOf(file).includes(name))) continue
      return [...new Set(owners.flatMap((file) => (places[file] ? [shortPlace(places[file])] : [])))]
    }
  return []
}
