/** What every engine that is measured has to offer. */

export interface Engine {
  /** Takes in all texts; what it must load for it belongs to it. */
  build(texts: readonly string[]): Promise<void>
  /** Places of at most `LOOKED_AT` texts, best first. */
  find(question: string): Promise<number[]>
  /** Texts that it had to encode. */
  encoded?(): number
  close?(): Promise<void>
}
