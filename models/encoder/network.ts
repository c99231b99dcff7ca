/**
 * 网络: a model folder opened by the native runtime, inside a thread: texts to tokens, tokens to what the model says of them.
 *
 * Texts run one by one, not padded to a batch: with dynamic 8-bit quantisation a result would depend on who else is in the batch,
 * and alone a long text is even quicker (70 against 83 ms for 507 tokens; short ones would gain a quarter).
 */
import type { Tensor } from 'onnxruntime-node'
import type { ModelFiles } from './model-folder.ts'

export interface Tokens {
  ids: number[]
  /** 0 for the first text, 1 for the second of a pair. */
  types: number[]
  /** The tokens whose last state somebody looks at; left out, all. Only a model that asks for them spares itself the others. */
  rows?: number[]
}

export interface Network {
  /** At most 512: what is cut off is cut before the closing mark. */
  tokensOf(text: string, second?: string): Tokens
  /** The model's outputs, by name. */
  run(tokens: Tokens): Promise<Record<string, Tensor>>
}

const MOST_TOKENS = 512
// No text gives fewer tokens than a fifteenth of its characters in practice; a book is not tokenised to read its first page.
const MOST_CHARACTERS = 8_000

/** Rejects where the runtime does not load on this machine, or makes nothing of the files. `asWritten`: the model learnt from texts that nobody had folded. */
export async function openNetwork(
  { model, tokenizer: tokenizerFile }: ModelFiles,
  { asWritten = false }: { asWritten?: boolean } = {},
): Promise<Network> {
  const plain = asWritten ? (text: string) => text.slice(0, MOST_CHARACTERS) : folded
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  const { Tokenizer } = await import('@huggingface/tokenizers')
  const tokenizer = new Tokenizer(JSON.parse(tokenizerFile.toString('utf8')) as object, {})
  const session = await InferenceSession.create(model, {
    // One thread: the machine has two, and the other one answers people.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  })
  const tensor = (values: readonly number[], shape: number[]) => new Tensor('int64', BigInt64Array.from(values, BigInt), shape)
  return {
    tokensOf(text, second) {
      const pair = second === undefined ? {} : { text_pair: plain(second) }
      const { ids, token_type_ids: types } = tokenizer.encode(plain(text), { ...pair, return_token_type_ids: true })
      if (ids.length <= MOST_TOKENS) return { ids, types }
      const cut = (all: readonly number[]) => [...all.slice(0, MOST_TOKENS - 1), all.at(-1)!]
      return { ids: cut(ids), types: cut(types) }
    },
    run({ ids, types, rows = [...ids.keys()] }) {
      const ofText = (values: readonly number[]) => tensor(values, [1, values.length])
      const known = {
        input_ids: () => ofText(ids),
        attention_mask: () => ofText(ids.map(() => 1)),
        token_type_ids: () => ofText(types),
        rows: () => tensor(rows, [rows.length]),
      }
      const feeds = session.inputNames.map((name) => {
        const values = known[name as keyof typeof known]
        if (!values) throw new Error(`the model wants an input that nobody has: ${name}`)
        return [name, values()] as const
      })
      return session.run(Object.fromEntries(feeds))
    },
  }
}

/** The tokenizer does not lower capitals, and the vocabulary knows none. */
function folded(text: string): string {
  return text.slice(0, MOST_CHARACTERS).normalize('NFKC').toLowerCase()
}
