/** Reads one YAML file against a schema, and finds the line of every mistake. */
import { readFileSync } from 'node:fs'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { didYouMean, type Mistake } from './mistakes.ts'

export interface YamlFile<T> {
  /** Undefined where the file has mistakes. */
  value: T | undefined
  mistakes: Mistake[]
  /** The line of a path inside the file, for checks across files. */
  lineOf(path: readonly PropertyKey[]): number
}

/** `name` is what mistakes call the file. */
export function readYaml<T>(path: string, name: string, schema: z.ZodType<T>): YamlFile<T> {
  const text = readText(path)
  if (text === undefined) {
    const expected = '找不到这个文件，或者没有权限读取'
    return { value: undefined, mistakes: [{ file: name, line: 0, key: '(文件)', expected }], lineOf: () => 0 }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const lineOf = (keys: readonly PropertyKey[]) => {
    for (let length = keys.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  if (document.errors.length > 0) {
    const mistakes = document.errors.map((error) => ({
      file: name,
      line: error.linePos?.[0].line ?? 1,
      key: '(YAML)',
      expected: `这里的写法 YAML 读不懂（${error.code}），请检查缩进、冒号后的空格和引号`,
    }))
    return { value: undefined, mistakes, lineOf }
  }
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { value: parsed.data, mistakes: [], lineOf }
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue, name, lineOf))
  return { value: undefined, mistakes, lineOf }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function mistakesOf(issue: z.core.$ZodIssue, file: string, lineOf: (path: readonly PropertyKey[]) => number): Mistake[] {
  if (issue.code !== 'unrecognized_keys') {
    const { expected, example } = readExpectation(issue.message)
    return [{ file, line: lineOf(issue.path), key: dotted(issue.path), expected, example }]
  }
  const { known } = readExpectation(issue.message)
  return issue.keys.map((key) => ({
    file,
    line: lineOf([...issue.path, key]),
    key: dotted([...issue.path, key]),
    expected: `没有这一项，可用的有：${known.join('、')}`,
    didYouMean: didYouMean(key, known),
  }))
}

function dotted(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`)).join('')
  return text.replace(/^\./, '') || '(整个文件)'
}

interface Expectation {
  expected: string
  example?: string
  known: string[]
}

/** What a schema puts into its error message, so that the words stand beside the rule. */
export function expectation(expected: string, example?: string, known: string[] = []): string {
  return JSON.stringify({ expected, example, known } satisfies Expectation)
}

function readExpectation(message: string): Expectation {
  try {
    return { known: [], ...(JSON.parse(message) as Partial<Expectation> & { expected: string }) }
  } catch {
    return { expected: message, known: [] }
  }
}
