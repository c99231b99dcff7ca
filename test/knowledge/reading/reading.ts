import { readFileSync } from 'node:fs'
import { decodeText, isRefused, readKnowledgeFile } from '../../../knowledge/read-file.ts'
import type { KnowledgeFile, RefusedFile } from '../../../knowledge/snapshot.ts'
import { splitFile } from '../../../knowledge/units.ts'

/** A file of this folder's fixtures, read as the library reads it. */
export function fixture(name: string): KnowledgeFile {
  return accepted(readKnowledgeFile(name, decodeText(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))))
}

export function accepted(file: KnowledgeFile | RefusedFile): KnowledgeFile {
  if (isRefused(file)) throw new Error(`refused: line ${file.line}: ${file.reason}`)
  return file
}

export interface Piece {
  words: string
  heading: string | undefined
  indexed: string
  passage: string
}

/** The units of one kind with their words, and those of their passage. */
export function pieces(file: Pick<KnowledgeFile, 'title' | 'text'>, kind: 'passage' | 'sentence' = 'sentence'): Piece[] {
  const units = splitFile(file)
  return units
    .filter((unit) => unit.kind === kind)
    .map((unit) => {
      const passage = units[unit.passage]!
      return {
        words: file.text.slice(unit.start, unit.end),
        heading: unit.heading,
        indexed: unit.indexed,
        passage: file.text.slice(passage.start, passage.end),
      }
    })
}

export function words(file: Pick<KnowledgeFile, 'title' | 'text'>, kind: 'passage' | 'sentence' = 'sentence'): string[] {
  return pieces(file, kind).map((piece) => piece.words)
}
