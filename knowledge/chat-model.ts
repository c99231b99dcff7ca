/**
 * The chat model behind LangChain: any provider that it knows, and any server that speaks OpenAI's language. LangChain takes a second to load, and only
 * where the settings name a model.
 *
 * Prompts go in as message objects, never through a template: braces are braces. What a server says of an error is not passed on; it may repeat the key.
 */
import type { BaseMessage } from '@langchain/core/messages'
import type { Chat, ChatFailure, Form, Prompt, Said } from './chat.ts'

export interface ChatSettings {
  /** LangChain's name of the provider: `openai`, `ollama`, … */
  provider: string
  model: string
  /** Of a server of one's own; the provider's where it is left out. */
  url?: string
  key?: string
}

interface Answering {
  invoke(messages: BaseMessage[], options: { signal: AbortSignal }): Promise<BaseMessage>
}
interface Filling {
  invoke(messages: BaseMessage[], options: { signal: AbortSignal }): Promise<{ raw: BaseMessage; parsed: unknown }>
}
interface Loaded {
  model: Answering
  /** Asks for an object of this form, in the way that the provider understands. */
  filling(form: Form): Filling
  messagesOf(prompt: Prompt): BaseMessage[]
}

/** Tokens; a model that thinks aloud before it answers needs most of them. */
const MOST_TOKENS = 1_200
/** A server that sends without end must not fill the memory. */
const MOST_BYTES = 256 * 1024

/** Begins to load what the provider needs; connects with the first `say`. */
export function openChat(settings: ChatSettings): Chat & { loaded: Promise<void> } {
  const loading = load(settings)
  return {
    loaded: loading.then(
      () => {},
      () => {},
    ),
    id: `${settings.provider}:${settings.model}`,
    async say(prompt, signal) {
      let loaded: Loaded
      try {
        loaded = await loading
      } catch {
        return { failure: 'missing' }
      }
      try {
        const messages = loaded.messagesOf(prompt)
        if (!prompt.form) return saidIn(await loaded.model.invoke(messages, { signal }))
        return filledIn(await loaded.filling(prompt.form).invoke(messages, { signal }), prompt.form)
      } catch (error) {
        return { failure: failureOf(error) }
      }
    },
  }
}

async function load({ provider, model, url, key }: ChatSettings): Promise<Loaded> {
  const [{ initChatModel }, { HumanMessage, SystemMessage }] = await Promise.all([
    import('langchain/chat_models/universal'),
    import('@langchain/core/messages'),
  ])
  const ofProvider =
    provider === 'openai'
      ? // A server of one's own often wants no key, the client always does.
        {
          apiKey: key ?? (url ? 'none' : undefined),
          configuration: { ...(url ? { baseURL: url } : {}), fetch: fetchUpTo(MOST_BYTES) },
        }
      : { ...(key ? { apiKey: key } : {}), ...(url ? { baseUrl: url, baseURL: url } : {}) }
  const opened = await initChatModel(model, {
    modelProvider: provider,
    maxRetries: 0,
    maxTokens: MOST_TOKENS,
    ...ofProvider,
  })
  const fillings = new WeakMap<Form, Filling>()
  return {
    model: opened,
    filling(form) {
      const known =
        fillings.get(form) ?? opened.withStructuredOutput(form.schema, { name: form.name, includeRaw: true, strict: true })
      fillings.set(form, known)
      return known
    },
    messagesOf: ({ system, user }) => [new SystemMessage(system), new HumanMessage(user)],
  }
}

function saidIn(message: BaseMessage): Said {
  const calls = 'tool_calls' in message && Array.isArray(message.tool_calls) ? message.tool_calls.length : 0
  const text = message.text
  // We offer no tools: who calls one does not answer.
  if (calls > 0 || typeof text !== 'string') return { failure: 'unusable' }
  const { finish_reason: finish, done_reason: done } = (message.response_metadata ?? {}) as Record<string, unknown>
  return finish === 'length' || done === 'length' ? { text, cut: true } : { text }
}

/** LangChain reads the object, but does not compare it with the schema. */
function filledIn({ raw, parsed }: { raw: BaseMessage; parsed: unknown }, form: Form): Said {
  const calls = 'tool_calls' in raw && Array.isArray(raw.tool_calls) ? (raw.tool_calls as { name?: unknown }[]) : []
  // Some providers fill a form in by calling a tool of its name; nobody else's is ours.
  if (calls.length > 1 || calls.some(({ name }) => name !== form.name)) return { failure: 'unusable' }
  return form.fits(parsed) ? { text: JSON.stringify(parsed) } : { failure: 'unusable' }
}

function failureOf(error: unknown): ChatFailure {
  const { status, name } = (typeof error === 'object' && error !== null ? error : {}) as { status?: unknown; name?: unknown }
  if (typeof status === 'number') return `http ${status}`
  return name === 'SyntaxError' || name === 'TypeError' ? 'unusable' : 'unreachable'
}

function fetchUpTo(most: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (!response.body) return response
    let bytes = 0
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > most) controller.error(new TypeError('the answer is too long'))
        else controller.enqueue(chunk)
      },
    })
    const { status, statusText, headers } = response
    return new Response(response.body.pipeThrough(counted), { status, statusText, headers })
  }
}
