/** JSON lines: one object a line. A bad line is an error of its own and stops nobody else's. */

export type ParsedLine = { line: number; value: Record<string, unknown> } | { line: number; error: string }

/** Longest line that is looked at: a question is short. */
const LONGEST = 1 << 20

/** The objects of a stream, in order; empty lines are skipped. Memory holds one line at a time. */
export async function* jsonLines(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<ParsedLine> {
  let line = 0
  for await (const text of linesOf(stream)) {
    line++
    if (text.trim() !== '') yield parseLine(text, line)
  }
}

function parseLine(text: string, line: number): ParsedLine {
  if (text.length > LONGEST) return { line, error: `第 ${line} 行太长` }
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return { line, error: `第 ${line} 行不是一个 JSON 对象` }
    return { line, value: value as Record<string, unknown> }
  } catch {
    return { line, error: `第 ${line} 行不是合格的 JSON` }
  }
}

async function* linesOf(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
