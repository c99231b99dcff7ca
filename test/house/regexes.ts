/** Every regular expression of the product: those written as literals, and those that modules put together when they are loaded. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { PROJECT_ROOT } from '../../config/settings.ts'

export interface Found {
  source: string
  flags: string
  /** File and line of a literal; the file for one that is put together. */
  where: string
}

export function literalsIn(path: string): Found[] {
  const text = readFileSync(join(PROJECT_ROOT, path), 'utf8')
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Found[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), where: `${path}:${line}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** What `new RegExp` is called with from our own files while they are loaded. */
export async function builtWhileLoading(load: () => Promise<unknown>): Promise<Found[]> {
  const found: Found[] = []
  const real = globalThis.RegExp
  globalThis.RegExp = new Proxy(real, {
    construct(target, [source, flags = ''], to) {
      const made = Reflect.construct(target, [source, flags], to) as RegExp
      const where = ownCaller(new Error('where').stack ?? '')
      if (where !== undefined) found.push({ source: made.source, flags: made.flags, where })
      return made
    },
  })
  try {
    await load()
  } finally {
    globalThis.RegExp = real
  }
  return found
}

function ownCaller(stack: string): string | undefined {
  const caller = stack.split('\n')[2] ?? ''
  const at = caller.indexOf(PROJECT_ROOT)
  const path = at < 0 ? '' : caller.slice(at + PROJECT_ROOT.length).replace(/^\//, '')
  return path === '' || path.startsWith('node_modules') || path.startsWith('test/') ? undefined : path.replace(/[:?)].*$/, '')
}
