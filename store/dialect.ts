/**
 * Kysely on top of our connections.
 *
 * Kysely only builds and compiles statements here; who owns a connection, and when a transaction begins and ends, is the business
 * of the writer and the readers. With PostgreSQL the same statements go through Kysely's own dialect.
 */
import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { type Connection, checkedValues } from './connection.ts'
import type { Schema } from './schema.ts'
import type { Db } from './store.ts'
import { StoreError } from './store-error.ts'

/** Lends a connection for one statement. */
export interface Lender {
  lend<T>(use: (connection: Connection) => Promise<T>): Promise<T>
}

const refused = async (): Promise<never> => {
  throw new StoreError('nested_unit', 'transactions are begun by `store.tx`, and connections ended by `store.close`')
}

const driver: Driver = {
  init: async () => {},
  acquireConnection: refused,
  releaseConnection: refused,
  beginTransaction: refused,
  commitTransaction: refused,
  rollbackTransaction: refused,
  destroy: refused,
}

const dialect: Dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => driver,
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}
const adapter = dialect.createAdapter()
const compiler = dialect.createQueryCompiler()

/** Cheap (2 µs): every unit gets a `Db` of its own. */
export function createDb(lender: Lender): Db {
  const connection: DatabaseConnection = {
    executeQuery: (query) => lender.lend((lent) => execute(lent, query)),
    streamQuery: () => {
      throw new StoreError('statement_failed', 'rows are read whole; ask for them in pages')
    },
  }
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) }
  const executor = new DefaultQueryExecutor(compiler, adapter, provider)
  return new Kysely<Schema>({ config: { dialect }, dialect, driver, executor })
}

async function execute<R>(connection: Connection, { query, sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  const values = checkedValues(parameters)
  const givesRows = query.kind === 'SelectQueryNode' || query.kind === 'RawNode' || 'returning' in query
  if (givesRows) return { rows: (await connection.all(sql, values)) as R[] }
  return { rows: [], numAffectedRows: BigInt(await connection.run(sql, values)) }
}
