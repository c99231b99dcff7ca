/** Two matters in one message: “3栋灯坏了，另外居住证怎么办？” asks one thing and reports another. Pure. */
import { followsUp } from '../../knowledge/follow-up.ts'
import { gazetteer } from '../../knowledge/places.ts'
import type { Understanding } from '../hear/understanding.ts'

export interface Matters {
  /** What is asked, whole. */
  question: string
  /** What is reported. */
  request: string
}

/** Where one matter ends and another may begin. */
const BOUNDARY =
  /(?<=[。！？!?；;\n])|(?<![,，、\s])[,，、\s]*(?=(?:另外|还有|顺便|对了|再就是|再问|请问|想问|问一下|问下|还想|我想问|然后))/u
const OPENING = /^(?:另外|还有|顺便|对了|再就是|然后)+[,，、\s]*/u
const MOST_PIECES = 8

/** Undefined where it is one matter: a question about what is reported (“什么时候能修”, “归谁管”) belongs to it. */
export function mattersIn(text: string, understand: (text: string) => Understanding): Matters | undefined {
  const pieces = text.split(BOUNDARY).filter((piece) => piece.trim() !== '')
  if (pieces.length < 2 || pieces.length > MOST_PIECES) return undefined
  const asking = pieces.map((piece) => isWholeQuestion(piece.replace(OPENING, ''), understand))
  const question = pieces.filter((_, at) => asking[at]).map((piece) => piece.replace(OPENING, '').trim())
  const request = pieces
    .filter((_, at) => !asking[at])
    .join('')
    .replace(OPENING, '')
    .trim()
  if (question.length === 0 || request === '') return undefined
  const { intent, problems, service = 'other' } = understand(request)
  const reports = intent === 'ticket' || (intent === 'update' && service !== 'other')
  return reports && (problems.length > 0 || service !== 'other') ? { question: question.join(' '), request } : undefined
}

function isWholeQuestion(piece: string, understand: (text: string) => Understanding): boolean {
  const { intent, asks, service = 'other', masked } = understand(piece)
  if (intent !== 'question' || !asks || piece.length < 4) return false
  return !followsUp(masked, gazetteer()) && !ABOUT_WORK.test(piece) && (service !== 'other' || piece.length >= 6)
}

/** When somebody comes, whose it is: asked of what was just reported. */
const ABOUT_WORK =
  /谁(?:来)?(?:管|负责|修)|(?:来|派)人|什么时候.{0,6}(?:修|来|好|处理)|多久.{0,4}(?:修|来|好|处理)|能不能.{0,4}(?:修|看|处理)/u
