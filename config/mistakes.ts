/**
 * Mistakes in settings, told all at once and so that a clerk can mend them: file, line, key, what was expected, an example.
 */

export interface Mistake {
  /** A file's name, or `环境变量` for the environment. */
  file: string
  /** 1-based; 0 where there are no lines. */
  line: number
  /** Dotted path: `services[3].acceptHours`. */
  key: string
  /** What should stand there, in words. */
  expected: string
  example?: string
  /** A known word that the unknown one resembles. */
  didYouMean?: string
}

export class SettingsError extends Error {
  readonly mistakes: Mistake[]

  constructor(mistakes: Mistake[]) {
    super(tell(mistakes))
    this.name = 'SettingsError'
    this.mistakes = mistakes
  }
}

function tell(mistakes: Mistake[]): string {
  const lines = mistakes.map(({ file, line, key, expected, example, didYouMean }, index) => {
    const where = line > 0 ? `${file} 第 ${line} 行` : file
    const hint = didYouMean ? `；您是不是想写“${didYouMean}”？` : ''
    const sample = example ? `，例如：${example}` : ''
    return `${index + 1}. ${where}，${key}：${expected}${sample}${hint}`
  })
  return `设置里有 ${mistakes.length} 处需要改，改好后再启动：\n${lines.join('\n')}`
}

/** The candidate nearest to `word`, or undefined where none is near enough to be meant. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Optimal string alignment distance (Damerau 1964): a swap of neighbours is one step. Gives `limit` when it is reached. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, rows[i - 2]![j - 2]! + 1)
      row.push(cost)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
