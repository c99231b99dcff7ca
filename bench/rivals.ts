/**
 * The engines that others would have taken, as their own pages say that they are to be used: with what they bring for Chinese, and with our words
 * instead, where they can be told to take them. A passage is one field, a question asks for any of its words.
 */
import type { Engine } from './engine.ts'
import { LOOKED_AT } from './quality.ts'

type Cut = (text: string) => string[]

/** With `cut` instead of its own tokenizer, which parts at spaces and marks. */
export async function miniSearch(cut?: Cut): Promise<Engine> {
  const { default: MiniSearch } = await import('minisearch')
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], ...(cut && { tokenize: cut }) })
  return {
    build: async (texts) => index.addAll(texts.map((text, id) => ({ id, text }))),
    find: async (question) =>
      index
        .search(question)
        .slice(0, LOOKED_AT)
        .map(({ id }) => id as number),
  }
}

/** With its tokenizer for Mandarin (Node's own segmenter). */
export async function orama(): Promise<Engine> {
  const { create, insertMultiple, search } = await import('@orama/orama')
  const { createTokenizer } = await import('@orama/tokenizers/mandarin')
  const index = create({ schema: { text: 'string' } as const, components: { tokenizer: createTokenizer() } })
  return {
    async build(texts) {
      await insertMultiple(
        index,
        texts.map((text, at) => ({ id: String(at), text })),
        5_000,
      )
    },
    async find(question) {
      const { hits } = await search(index, { term: question, limit: LOOKED_AT })
      return hits.map(({ id }) => Number(id))
    },
  }
}

/** SQLite's FTS5 in memory, without a copy of the texts; `cut` gives it our words, parted by spaces, instead of its trigrams. */
export async function fts5(cut?: Cut): Promise<Engine> {
  const { default: sqlite3 } = await import('sqlite3')
  const database = new sqlite3.Database(':memory:')
  const run = (sql: string, values: unknown[] = []) =>
    new Promise<{ rowid: number }[]>((resolve, reject) => {
      database.all<{ rowid: number }>(sql, values, (error, rows) => (error ? reject(error) : resolve(rows)))
    })
  const tokenize = cut ? 'unicode61 remove_diacritics 0' : 'trigram'
  return {
    async build(texts) {
      await run(`create virtual table passages using fts5(text, content = '', tokenize = '${tokenize}')`)
      await run('begin')
      for (const [at, text] of texts.entries()) {
        await run('insert into passages (rowid, text) values (?, ?)', [at, cut ? cut(text).join(' ') : text])
      }
      await run('commit')
    },
    async find(question) {
      const asked = anyOf(cut ? cut(question) : trigrams(question))
      if (asked === '') return []
      const rows = await run('select rowid from passages where passages match ? order by rank limit ?', [asked, LOOKED_AT])
      return rows.map(({ rowid }) => rowid)
    },
    close: () => new Promise((resolve, reject) => database.close((error) => (error ? reject(error) : resolve()))),
  }
}

/** A query in FTS5's language; in quotation marks nothing of it is an operator. */
const anyOf = (words: readonly string[]) => [...new Set(words)].map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ')

function trigrams(text: string): string[] {
  const characters = [...text]
  return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''))
}
