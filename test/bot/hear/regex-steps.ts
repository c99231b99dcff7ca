/**
 * A small backtracking matcher that counts its steps: how much work a pattern can be made to do, without a clock. It reads the
 * syntax that the product uses; what it does not know it refuses.
 */
type Node =
  | { kind: 'char'; test: (char: string) => boolean; sample: string }
  | { kind: 'sequence'; nodes: Node[] }
  | { kind: 'choice'; options: Node[] }
  | { kind: 'repeat'; node: Node; least: number; most: number; lazy: boolean }
  | { kind: 'look'; node: Node; behind: boolean; negated: boolean }
  | { kind: 'group'; node: Node; number: number; name?: string }
  | { kind: 'back'; to: number | string; folding: boolean }
  | { kind: 'border'; negated: boolean }
  | { kind: 'start'; ofLine: boolean }
  | { kind: 'end'; ofLine: boolean }

export class SteppedPattern {
  steps = 0
  /** Where the last match ended. */
  end = 0
  #most = Number.POSITIVE_INFINITY
  readonly #root: Node
  readonly #captured = new Map<number | string, string>()

  constructor(source: string, flags = '') {
    this.#root = new Parser(source, flags).parse()
  }

  /** Tries to match from `at`; `steps` grows by what it took. Throws when it takes more than `most`. */
  matchAt(text: string, at: number, most = Number.POSITIVE_INFINITY): boolean {
    this.#most = most
    this.#captured.clear()
    return this.#match(this.#root, text, at, (end) => {
      this.end = end
      return true
    })
  }

  /** A text that the pattern matches, or nearly: `pick(n)` gives a number below n. */
  sample(pick: (below: number) => number): string {
    return sampleOf(this.#root, pick)
  }

  /** For every part that may be repeated without end, or, where none may, often: what may stand before it, and what it repeats. */
  pumps(pick: (below: number) => number): { before: string; repeated: string }[] {
    return pumpsOf(this.#root, '', pick, this.endless ? Number.POSITIVE_INFINITY : OFTEN)
  }

  /** Whether any part of it may be repeated without end. */
  get endless(): boolean {
    return isEndless(this.#root)
  }

  #match(node: Node, text: string, at: number, next: (at: number) => boolean): boolean {
    if (++this.steps > this.#most) throw new Error(`more than ${this.#most} steps`)
    switch (node.kind) {
      case 'char':
        return at < text.length && node.test(text[at]!) && next(at + 1)
      case 'group':
        return this.#match(node.node, text, at, (end) => this.#keep(node, text.slice(at, end), () => next(end)))
      case 'back':
        return this.#back(node, text, at, next)
      case 'border':
        return (isWord(text[at - 1]) !== isWord(text[at])) !== node.negated && next(at)
      case 'start':
        return (at === 0 || (node.ofLine && text[at - 1] === '\n')) && next(at)
      case 'end':
        return (at === text.length || (node.ofLine && text[at] === '\n')) && next(at)
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

  #keep({ number, name }: Node & { kind: 'group' }, said: string, next: () => boolean): boolean {
    const before = this.#captured.get(number)
    this.#captured.set(number, said)
    if (name !== undefined) this.#captured.set(name, said)
    if (next()) return true
    if (before === undefined) this.#captured.delete(number)
    else this.#captured.set(number, before)
    return false
  }

  #back({ to, folding }: Node & { kind: 'back' }, text: string, at: number, next: (at: number) => boolean): boolean {
    const said = this.#captured.get(to) ?? ''
    const here = text.slice(at, at + said.length)
    const same = folding ? here.toLowerCase() === said.toLowerCase() : here === said
    this.steps += said.length
    return same && next(at + said.length)
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

function isWord(char: string | undefined): boolean {
  return char !== undefined && /\w/.test(char)
}

function longest(node: Node): number {
  if (node.kind === 'group') return longest(node.node)
  if (node.kind === 'back') return Number.POSITIVE_INFINITY
  if (node.kind === 'char') return 1
  if (node.kind === 'choice') return Math.max(0, ...node.options.map(longest))
  if (node.kind === 'sequence') return node.nodes.reduce((sum, one) => sum + longest(one), 0)
  // Zero times endless is zero here.
  return node.kind === 'repeat' ? node.most * longest(node.node) || 0 : 0
}

function sampleOf(node: Node, pick: (below: number) => number): string {
  if (node.kind === 'char') return node.sample
  if (node.kind === 'choice') return sampleOf(node.options[pick(node.options.length)]!, pick)
  if (node.kind === 'sequence') return node.nodes.map((one) => sampleOf(one, pick)).join('')
  if (node.kind === 'group') return sampleOf(node.node, pick)
  if (node.kind !== 'repeat') return ''
  const times = node.least + pick(Math.min(node.most - node.least, 8) + 1)
  return Array.from({ length: times }, () => sampleOf(node.node, pick)).join('')
}

function isEndless(node: Node): boolean {
  if (node.kind === 'group' || node.kind === 'look') return isEndless(node.node)
  if (node.kind === 'choice') return node.options.some(isEndless)
  if (node.kind === 'sequence') return node.nodes.some(isEndless)
  return node.kind === 'repeat' && (node.most === Number.POSITIVE_INFINITY || isEndless(node.node))
}

/** Repetitions from which on a part counts as repeated often. */
const OFTEN = 8

function pumpsOf(
  node: Node,
  before: string,
  pick: (below: number) => number,
  least: number,
): { before: string; repeated: string }[] {
  if (node.kind === 'group' || node.kind === 'look') return pumpsOf(node.node, before, pick, least)
  if (node.kind === 'choice') return node.options.flatMap((option) => pumpsOf(option, before, pick, least))
  if (node.kind === 'repeat') {
    const inner = pumpsOf(node.node, before, pick, least)
    return node.most < least ? inner : [{ before, repeated: sampleOf(node.node, pick) }, ...inner]
  }
  if (node.kind !== 'sequence') return []
  let stands = before
  return node.nodes.flatMap((one) => {
    const found = pumpsOf(one, stands, pick, least)
    stands += sampleOf(one, pick)
    return found
  })
}

/** For classes such as \\p{L}: the first of these that is in it is its sample. */
const SAMPLES = '中a7 ，-_@\n①²́\u200bＡ☎あЖ\ue000\ud83d€+'

class Parser {
  #at = 0
  #groups = 0
  readonly #source: string
  readonly #flags: string

  constructor(source: string, flags: string) {
    this.#source = source
    this.#flags = flags
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
    const braces = /^\{(\d+)(,?)(\d*)\}/.exec(this.#source.slice(this.#at))
    let [least, most] = [1, 1]
    if (braces) {
      this.#at += braces[0].length
      least = Number(braces[1])
      most = braces[3] ? Number(braces[3]) : braces[2] ? Number.POSITIVE_INFINITY : least
    } else if (this.#eat('?')) least = 0
    else if (this.#eat('*')) [least, most] = [0, Number.POSITIVE_INFINITY]
    else if (this.#eat('+')) most = Number.POSITIVE_INFINITY
    else return node
    return { kind: 'repeat', node, least, most, lazy: this.#eat('?') }
  }

  #atom(): Node {
    const ofLine = this.#flags.includes('m')
    if (this.#eat('^')) return { kind: 'start', ofLine }
    if (this.#eat('$')) return { kind: 'end', ofLine }
    if (this.#eat('\\b')) return { kind: 'border', negated: false }
    if (this.#eat('\\B')) return { kind: 'border', negated: true }
    const back = /^\\(?:([1-9]\d?)|k<(\w+)>)/.exec(this.#source.slice(this.#at))
    if (back) {
      this.#at += back[0].length
      return { kind: 'back', to: back[2] ?? Number(back[1]), folding: this.#flags.includes('i') }
    }
    if (this.#eat('[')) return this.#class()
    if (this.#eat('(')) return this.#group()
    const everything = this.#flags.includes('s')
    if (this.#eat('.')) return { kind: 'char', test: (char) => everything || char !== '\n', sample: 'z' }
    const test = this.#escapable()
    return { kind: 'char', test: this.#folding((char) => test.has(char)), sample: test.sample }
  }

  #folding(test: (char: string) => boolean): (char: string) => boolean {
    if (!this.#flags.includes('i')) return test
    return (char) => test(char) || test(char.toLowerCase()) || test(char.toUpperCase())
  }

  #group(): Node {
    const look = ['?=', '?!', '?<=', '?<!'].find((head) => this.#eat(head))
    const plain = !look && this.#eat('?:')
    const name = look || plain ? null : /^(?:\?<(\w+)>)?/.exec(this.#source.slice(this.#at))
    this.#at += name?.[0].length ?? 0
    if (name) this.#groups += 1
    const number = this.#groups
    const node = this.#choice()
    if (!this.#eat(')')) throw new Error(`a group of /${this.#source}/ does not end`)
    if (name) return { kind: 'group', node, number, ...(name[1] === undefined ? {} : { name: name[1] }) }
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
    const within = this.#folding((char) => parts.some((part) => part.has(char)))
    const test = (char: string) => within(char) !== negated
    const sample = negated ? ([...SAMPLES].find(test) ?? '中') : (parts[0]?.sample ?? '')
    return { kind: 'char', test, sample }
  }

  /** One character, or a shorthand for many. */
  #escapable(): { has(char: string): boolean; sample: string } {
    const char = this.#source[this.#at++]!
    if (char !== '\\') return { has: (other) => other === char, sample: char }
    const escaped = this.#source[this.#at++]!
    const named = 'pP'.includes(escaped) ? /^\{[^}]*\}/.exec(this.#source.slice(this.#at))![0] : ''
    this.#at += named.length
    if ('dDsSwWpP'.includes(escaped)) {
      const real = new RegExp(`\\${escaped}${named}`, named ? 'u' : '')
      return { has: (other) => real.test(other), sample: [...SAMPLES].find((one) => real.test(one)) ?? '' }
    }
    const control = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', 0: '\0' }[escaped]
    const meant = control ?? ('ux'.includes(escaped) ? this.#unicode(escaped === 'x' ? 2 : 4) : escaped)
    if (/[a-zA-Z]/.test(escaped) && !'ntrfvux'.includes(escaped)) throw new Error(`cannot read \\${escaped}`)
    return { has: (other) => other === meant, sample: meant }
  }

  #unicode(length: number): string {
    const braced = /^\{([0-9a-f]+)\}/i.exec(this.#source.slice(this.#at))
    const code = braced?.[1] ?? this.#source.slice(this.#at, this.#at + length)
    this.#at += braced?.[0].length ?? length
    return String.fromCodePoint(Number.parseInt(code, 16))
  }
}
