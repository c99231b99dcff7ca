/** A numbered step of the tables. Once released it is never edited: a change is the next number. */

export type SqlDialect = 'sqlite' | 'postgres'

export interface Migration {
  /** 1, 2, 3 … without a gap. */
  number: number
  name: string
  /** The statements, in order. Additive first: the version before must still run on the result. */
  statements: (dialect: SqlDialect) => string[]
}
