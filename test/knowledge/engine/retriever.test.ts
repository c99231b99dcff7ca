import { expect, test } from 'vitest'
import { named } from '../../../knowledge/embeddings.ts'
import { fuse } from '../../../knowledge/fuse.ts'
import { KnowledgeRetriever } from '../../../knowledge/retriever.ts'
import { CountingEmbeddings } from './counting-embeddings.ts'
import { FILES, library, save, scratchFolder } from './scratch.ts'

test('LangChain gets passages as documents that say where they stand, of the base as it is now', async () => {
  const folder = scratchFolder(FILES)
  const base = library(folder, scratchFolder(), { embeddings: new CountingEmbeddings() })
  await base.meaningReady()
  const retriever = new KnowledgeRetriever({ snapshot: () => base.snapshot(), k: 2 })
  const documents = await retriever.invoke('路灯不亮怎么报修')
  expect(documents).toHaveLength(2)
  const { file, title, place, start, end } = documents[0]!.metadata
  expect({ file, title, place }).toEqual({ file: 'lights.md', title: '路灯报修指南', place: '青禾市' })
  expect(FILES['lights.md']!.slice(start, end)).toBe(documents[0]!.pageContent)
  save(folder, 'lights.md', '# 路灯\n\n路灯不亮的，怎么报修请看公告栏。\n')
  await base.refresh()
  expect((await retriever.invoke('路灯不亮怎么报修'))[0]!.pageContent).toContain('公告栏')
})

test('words lead where the base knows the question’s words, meaning where it does not', () => {
  const byMeaning = [
    { unit: 1, score: 0.6 },
    { unit: 2, score: 0.5 },
  ]
  const byWords = [
    { unit: 2, score: 9 },
    { unit: 3, score: 2 },
  ]
  expect(fuse({ byWords, byMeaning, mass: 10 }).map(({ unit }) => unit)).toEqual([2, 3, 1])
  expect(fuse({ byWords, byMeaning, mass: 1000 }).map(({ unit }) => unit)).toEqual([1, 2, 3])
  expect(fuse({ byWords, byMeaning: undefined, mass: 10 }).map(({ unit }) => unit)).toEqual([2, 3])
  expect(fuse({ byWords: [], byMeaning: undefined, mass: 0 })).toEqual([])
})

test('anybody’s embeddings plug in, with a name to keep their vectors under', async () => {
  const counting = new CountingEmbeddings()
  const plain = {
    embedQuery: (text: string) => counting.embedQuery(text),
    embedDocuments: (texts: string[]) => counting.embedDocuments(texts),
  }
  expect(await named(plain, 'my-model')).toMatchObject({ id: 'my-model', dimension: 64 })
  expect(await named(counting)).toMatchObject({ id: 'counting', dimension: 64 })
  const base = library(scratchFolder(FILES), scratchFolder(), { embeddings: plain })
  await base.meaningReady()
  expect(base.report()).toMatchObject({ state: 'complete', vectors: base.report().units })
})
