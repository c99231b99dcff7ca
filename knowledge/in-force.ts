/** 在哪有效: a base by what its files are to the places asked about. Pure. */
import type { Place } from './places.ts'
import { type Scope, scopeOfFiles } from './scope.ts'
import { distance, type Shelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'

export interface InForce {
  /** What holds there. */
  here: Scope
  /** What is in force only elsewhere. */
  elsewhere: Scope
  /** What held there and does no more. */
  past: Scope
  /** What will hold there from a later day. */
  coming: Scope
}

/** `places`: none where the question says none; then everything holds. */
export function inForceAt(places: readonly Place[], snapshot: Snapshot, shelf: Shelf): InForce {
  const holds = shelf.places.map((place) => distance(place, places) !== undefined)
  const old = (file: number) => shelf.outdated[file] === true
  const now = (file: number) => !old(file) && shelf.coming[file] !== true
  return {
    here: scopeOfFiles(snapshot, (file) => now(file) && holds[file]!),
    elsewhere: scopeOfFiles(snapshot, (file) => now(file) && !holds[file]),
    past: scopeOfFiles(snapshot, (file) => old(file) && holds[file]!),
    coming: scopeOfFiles(snapshot, (file) => shelf.coming[file] === true && !old(file) && holds[file]!),
  }
}
