/**
 * One JSON line per event, on stderr, so that stdout belongs to answers.
 *
 * An event has a stable name (`inbox.stored`) and fields; the text of a message is never a field above `debug`, and every
 * string passes the `mask` that the door hands in.
 */
import pino from 'pino'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

export interface Log {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

export type LogFields = Record<string, unknown>

export interface LogOptions {
  level: LogLevel
  /** Applied to every string that is written, also inside nested fields. */
  mask: (text: string) => string
}

export function createLog({ level, mask }: LogOptions): Log {
  const sink = pino(
    {
      level,
      base: null,
      timestamp: () => `,"ts":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'event',
    },
    pino.destination({ fd: 2, sync: true }),
  )
  const write =
    (method: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) => {
      if (sink.isLevelEnabled(method)) sink[method](masked(fields, mask) as LogFields, event)
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

function masked(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (value instanceof Error) return { name: value.name, message: mask(value.message), stack: mask(value.stack ?? '') }
  if (Array.isArray(value)) return value.map((item) => masked(item, mask))
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, mask)]))
  }
  return value
}
