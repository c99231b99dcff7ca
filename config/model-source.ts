/** Where a model comes from, as one setting says it: a word, an address, or a folder. */
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'

export type ModelSource =
  | { kind: 'off' }
  /** The one that ships. */
  | { kind: 'shipped' }
  | { kind: 'endpoint'; url: string }
  /** Of model.onnx and tokenizer.json. */
  | { kind: 'folder'; folder: string }

/** `words`: which of on and off there are. A folder is told from a slip of the pen by its slash. Relative ones lie in `root`. */
export function modelSource(root: string, words: readonly ('on' | 'off')[]): z.ZodType<ModelSource, string> {
  return z.string().transform((text, context): ModelSource => {
    if (text === 'on' && words.includes('on')) return { kind: 'shipped' }
    if (text === 'off' && words.includes('off')) return { kind: 'off' }
    if (isPlainUrl(text)) return { kind: 'endpoint', url: text.replace(/(?<!\/)\/+$/, '') }
    if (/[\\/]/.test(text) && !/^\w+:\/\//.test(text))
      return { kind: 'folder', folder: isAbsolute(text) ? text : join(root, text) }
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
}

/** A chat model by the provider that has it. */
export interface ChatModelName {
  provider: string
  model: string
}

/** “openai:qwen2.5:7b”; the empty text is none. */
export const chatModelName: z.ZodType<ChatModelName | undefined, string> = z
  .string()
  .regex(/^$|^[a-z][a-z0-9_-]{1,30}:\S{1,200}$/)
  .transform((text) => {
    const at = text.indexOf(':')
    return at < 0 ? undefined : { provider: text.slice(0, at), model: text.slice(at + 1) }
  })

/** An address without a key in it; the empty text is none. */
export const optionalUrl: z.ZodType<string | undefined, string> = z
  .string()
  .refine((text) => text === '' || isPlainUrl(text))
  .transform((text) => (text === '' ? undefined : text.replace(/(?<!\/)\/+$/, '')))

/** A name and a password in it would be shown and logged: keys have a setting of their own. */
function isPlainUrl(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false
  const { username, password, search, hash } = new URL(text)
  return [username, password, search, hash].every((part) => part === '')
}
