/** A linear softmax over sparse traits, several heads beside each other, by stochastic gradient descent (AdaGrad: Duchi, Hazan, Singer 2011). */

export interface Sample {
  /** Indices of traits, and how much of each. */
  at: Int32Array
  much: Float32Array
  /** By head: the index of its label among the labels of all heads; −1 where the head is not asked. */
  labels: number[]
  /** Added to each label's sum, and not learnt here: what was learnt before. */
  known?: Float32Array
}

export interface Model {
  /** Trait by trait, one a label. */
  weights: Float32Array
  biases: Float32Array
  width: number
}

export interface Teaching {
  /** Where each head's labels begin and end. */
  spans: [number, number][]
  traits: number
  epochs: number
  /** Pull towards zero, a step and trait. */
  decay: number
  rate: number
}

/** The same samples in the same order give the same model. */
export function teach(samples: Sample[], { spans, traits, epochs, decay, rate }: Teaching): Model {
  const width = spans.at(-1)![1]
  const model: Model = { weights: new Float32Array(traits * width), biases: new Float32Array(width), width }
  const sizes = new Float32Array(traits * width).fill(1e-3)
  const biasSizes = new Float32Array(width).fill(1e-3)
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const number of shuffled(samples.length, epoch + 1)) {
      const sample = samples[number]!
      const { at, much, labels } = sample
      for (const [head, [begin, end]] of spans.entries()) {
        const label = labels[head]!
        if (label < 0) continue
        const shares = sharesOf(model, sample, begin, end)
        for (let one = begin; one < end; one++) {
          const error = shares[one - begin]! - (one === label ? 1 : 0)
          biasSizes[one]! += error * error
          model.biases[one]! -= (rate * error) / Math.sqrt(biasSizes[one]!)
          for (let index = 0; index < at.length; index++) {
            const place = at[index]! * width + one
            const slope = error * much[index]! + decay * model.weights[place]!
            sizes[place]! += slope * slope
            model.weights[place]! -= (rate * slope) / Math.sqrt(sizes[place]!)
          }
        }
      }
    }
  return model
}

/** The sum of each label of all heads, before the softmax. */
export function sumsOf(model: Model, sample: Sample): Float32Array {
  const { weights, biases, width } = model
  const sums = sample.known ? sample.known.map((known, label) => known + biases[label]!) : biases.slice()
  for (let index = 0; index < sample.at.length; index++) {
    const row = sample.at[index]! * width
    for (let label = 0; label < width; label++) sums[label]! += sample.much[index]! * weights[row + label]!
  }
  return sums
}

function sharesOf({ weights, biases, width }: Model, { at, much, known }: Sample, begin: number, end: number): Float64Array {
  const sums = new Float64Array(end - begin)
  for (let one = begin; one < end; one++) sums[one - begin] = biases[one]! + (known?.[one] ?? 0)
  for (let index = 0; index < at.length; index++) {
    const row = at[index]! * width
    for (let one = begin; one < end; one++) sums[one - begin]! += much[index]! * weights[row + one]!
  }
  let top = Number.NEGATIVE_INFINITY
  for (const sum of sums) top = Math.max(top, sum)
  let all = 0
  for (let one = 0; one < sums.length; one++) all += sums[one] = Math.exp(sums[one]! - top)
  return sums.map((odds) => odds / all)
}

/** A seeded order (mulberry32, public domain). */
function shuffled(count: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at)
  let state = seed
  for (let at = count - 1; at > 0; at--) {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (at + 1)
    const kept = order[at]!
    order[at] = order[other]!
    order[other] = kept
  }
  return order
}
