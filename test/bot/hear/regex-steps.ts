/**
 * A small backtracking matcher that counts its steps: how much work a pattern can be made to do, without a clock. It reads the
 * syntax that `pattern()` lets through; what it does not know it refuses.
 */
type Node =
  | { kind: 'char'; test: (char: string) => boolean; sample: string }
  | { kind: 'sequence'; nodes: Node[] }
  | { kind: 'choice'; options: Node[] }
  | { kind: 'repeat'; node: Node; least: number; most: number; lazy: boolean }
  | { kind: 'look'; node: Node; behind: boolean; negated: boolean }
  | { kind: 'start' }
  | { kind: 'end' }

export class SteppedPattern {
  steps = 0
  #most = Number.POSITIVE_INFINITY
  readonly #root: Node

  constructor(source: string) {
    this.#root = new Parser(source).parse()
  }

  /** Tries to match from `at`; `steps` grows by what it took. Throws when it takes more than `most`. */
  matchAt(text: string, at: number, most = Number.POSITIVE_INFINITY): boolean {
    this.#most = most
    return this.#match(this.#root, text, at, () => true)
  }

  /** A text that the pattern matches, or nearly: `pick(n)` gives a number below n. */
  sample(pick: (below: number) => number): string {
    return sampleOf(this.#root, pick)
  }

  #match(node: Node, text: string, at: number, next: (at: number) => boolean): boolean {
    if (++this.steps > this.#most) throw new Error(`more than ${this.#most} steps`)
    switch (node.kind) {
      case 'char':
        return at < text.length && node.test(text[at]!) && next(at + 1)
      case 'start':
        return at === 0 && next(at)
      case 'end':
        return at === text.length && next(at)
      case 'choice':
        return node.options.some((option) => this.#match(option, text, at, next))
      case 'sequence':
        return this.#sequence(node.nodes, 0, text, at, next)
      case 'repeat':
        return this.#repeat(node, 0, text, at, next)
      case 'look':
        return this.#look(node, text, at) !== node.negated && next(at)
    }
  }

  #sequence(nodes: Node[], index: number, text: string, at: number, next: (at: number) => boolean): boolean {
    const node = nodes[index]
    if (!node) return next(at)
    return this.#match(node, text, at, (after) => this.#sequence(nodes, index + 1, text, after, next))
  }

  #repeat(node: Node & { kind: 'repeat' }, done: number, text: string, at: number, next: (at: number) => boolean): boolean {
    const stop = () => done >= node.least && next(at)
    const more = () =>
      done < node.most &&
      this.#match(
        node.node,
        text,
        at,
        (after) => (after > at || done < node.least) && this.#repeat(node, done + 1, text, after, next),
      )
    return node.lazy ? stop() || more() : more() || stop()
  }

  #look(node: Node & { kind: 'look' }, text: string, at: number): boolean {
    if (!node.behind) return this.#match(node.node, text, at, () => true)
    for (let start = at; start >= 0 && at - start <= longest(node.node); start--) {
      if (this.#match(node.node, text, start, (end) => end === at)) return true
    }
    return false
  }
}

function longest(node: Node): number {
  if (node.kind === 'char') return 1
  if (node.kind === 'choice') return Math.max(0, ...node.options.map(longest))
  if (node.kind === 'sequence') return node.nodes.reduce((sum, one) => sum + longest(one), 0)
  return node.kind === 'repeat' ? node.most * longest(node.node) : 0
}

function sampleOf(node: Node, pick: (below: number) => number): string {
  if (node.kind === 'char') return node.sample
  if (node.kind === 'choice') return sampleOf(node.options[pick(node.options.length)]!, pick)
  if (node.kind === 'sequence') return node.nodes.map((one) => sampleOf(one, pick)).join('')
  if (node.kind !== 'repeat') return ''
  const times = node.least + pick(Math.min(node.most - node.least, 8) + 1)
  return Array.from({ length: times }, () => sampleOf(node.node, pick)).join('')
}

class Parser {
  #at = 0
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  parse(): Node {
    const node = this.#choice()
    if (this.#at < this.#source.length) throw new Error(`cannot read /${this.#source}/ at ${this.#at}`)
    return node
  }

  #eat(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #choice(): Node {
    const options = [this.#sequence()]
    while (this.#eat('|')) options.push(this.#sequence())
    return options.length === 1 ? options[0]! : { kind: 'choice', options }
  }

  #sequence(): Node {
    const nodes: Node[] = []
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) nodes.push(this.#quantified(this.#atom()))
    return { kind: 'sequence', nodes }
  }

  #quantified(node: Node): Node {
    const braces = /^\{(\d+)(?:,(\d+))?\}/.exec(this.#source.slice(this.#at))
    let [least, most] = [1, 1]
    if (braces) {
      this.#at += braces[0].length
      least = Number(braces[1])
      most = Number(braces[2] ?? braces[1])
    } else if (this.#eat('?')) least = 0
    else return node
    return { kind: 'repeat', node, least, most, lazy: this.#eat('?') }
  }

  #atom(): Node {
    if (this.#eat('^')) return { kind: 'start' }
    if (this.#eat('$')) return { kind: 'end' }
    if (this.#eat('[')) return this.#class()
    if (this.#eat('(')) return this.#group()
    if (this.#eat('.')) return { kind: 'char', test: (char) => char !== '\n', sample: 'z' }
    const test = this.#escapable()
    return { kind: 'char', test: (char) => test.has(char), sample: test.sample }
  }

  #group(): Node {
    const look = ['?=', '?!', '?<=', '?<!'].find((head) => this.#eat(head))
    if (!look && !this.#eat('?:')) this.#at += /^(?:\?<\w+>)?/.exec(this.#source.slice(this.#at))![0].length
    const node = this.#choice()
    if (!this.#eat(')')) throw new Error(`a group of /${this.#source}/ does not end`)
    return look ? { kind: 'look', node, behind: look.includes('<'), negated: look.includes('!') } : node
  }

  #class(): Node {
    const negated = this.#eat('^')
    const parts: { has(char: string): boolean; sample: string }[] = []
    while (!this.#eat(']')) {
      const low = this.#escapable()
      if (this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']') {
        this.#at++
        const high = this.#escapable()
        parts.push({ has: (char) => char >= low.sample && char <= high.sample, sample: low.sample })
      } else parts.push(low)
    }
    const test = (char: string) => parts.some((part) => part.has(char)) !== negated
    return { kind: 'char', test, sample: negated ? '中' : (parts[0]?.sample ?? '') }
  }

  /** One character, or a shorthand for many. */
  #escapable(): { has(char: string): boolean; sample: string } {
    const char = this.#source[this.#at++]!
    if (char !== '\\') return { has: (other) => other === char, sample: char }
    const escaped = this.#source[this.#at++]!
    if (escaped === 'd') return { has: (other) => other >= '0' && other <= '9', sample: '7' }
    if (escaped === 's') return { has: (other) => /\s/.test(other), sample: ' ' }
    const meant = escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped === 'u' ? this.#unicode() : escaped
    if (/[a-zA-Z]/.test(escaped) && !'ntu'.includes(escaped)) throw new Error(`cannot read \\${escaped}`)
    return { has: (other) => other === meant, sample: meant }
  }

  #unicode(): string {
    const code = this.#source.slice(this.#at, this.#at + 4)
    this.#at += 4
    return String.fromCharCode(Number.parseInt(code, 16))
  }
}
