import { GROUND } from './0001-ground.ts'
import { STANDING_AND_CONDITIONS } from './0002-standing-and-conditions.ts'
import { TURNS } from './0003-turns.ts'
import { JOININGS } from './0004-joinings.ts'
import { GROUP_ACTS } from './0005-group-acts.ts'
import type { Migration } from './migration.ts'

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [GROUND, STANDING_AND_CONDITIONS, TURNS, JOININGS, GROUP_ACTS]
