/** A row of the settings, and the forms that their values take. */
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url))

export const CHANNELS = ['web', 'terminal'] as const
export type Channel = (typeof CHANNELS)[number]

export interface SettingRow<T> {
  name: string
  standard: string
  expected: string
  example: string
  /** Never shown. */
  secret?: boolean
  schema: z.ZodType<T, string>
}

export const row = <T>(value: SettingRow<T>) => value

export const folder = z
  .string()
  .min(1)
  .transform((path) => (isAbsolute(path) ? path : join(PROJECT_ROOT, path)))
export const onOff = z.enum(['on', 'off']).transform((value) => value === 'on')
export const channelList = z
  .string()
  .transform((text) => text.split(/[,，\s]+/).filter(Boolean))
  .pipe(z.array(z.enum(CHANNELS)).min(1))
export const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535)
// What a header can hold: anything else would end in an error that shows it.
export const key = z.string().regex(/^[\x21-\x7e]*$/)
export const origin = z
  .string()
  .refine((text) => text === '' || (/^https?:\/\//.test(text) && URL.canParse(text)))
  .transform((text) => (text === '' ? undefined : new URL(text).origin))
