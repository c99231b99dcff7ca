/** 一个问题的桌子: what was found for one question, weighed: the answer it bears, the place to ask back, or why there is none. */
import { toldApart } from './alike-places.ts'
import type { Answer, Reason } from './answer-types.ts'
import { asksForComing, asksForStart, namesMatterOf, saysStart } from './asked-time.ts'
import { type Candidate, type Found, topScore } from './candidate.ts'
import { coinedElsewhere } from './coined.ts'
import type { Turn } from './crowd.ts'
import { placesThatAnswer } from './elsewhere.ts'
import { isOver, saidToBeOver } from './ended.ts'
import { type InForce, inForceAt } from './in-force.ts'
import { isOnNoList } from './in-range.ts'
import { meansPast, NEARER } from './past-meant.ts'
import { asksHowItCame } from './premise.ts'
import type { AskedQuestion } from './question.ts'
import { cite, distinct } from './quotation.ts'
import { type Why, whyNot, without } from './refusal.ts'
import { comingOf, pastOf } from './repeal.ts'
import { byWords, deniesBasis, retrieve } from './retrieve.ts'
import { MOST_PLACES, rivalry } from './rivals.ts'
import type { Scope } from './scope.ts'
import { type Shelf, shortPlace } from './shelf.ts'
import { type Signals, signalsOf } from './signals.ts'
import type { Hit, Snapshot } from './snapshot.ts'
import { judge } from './sufficiency.ts'
import { asksForOfficer } from './unanswerable.ts'

const MOST_CITATIONS = 3
/** Candidates that are looked at for them: several may lie in one quotation. */
const CITED_AT_MOST = 8
const PASSAGES_SHOWN = 10
/** Further quotations are no worse than the best by more. */
const MORE_GAP = 0.5

/** One question at work. */
export class Desk {
  private readonly asked: AskedQuestion
  private readonly snapshot: Snapshot
  private readonly shelf: Shelf
  private readonly turn: Turn | undefined
  private trace: Answer['trace'] = {}
  /** Of what is no longer in force, the file that comes nearest. */
  private oldFile: number | undefined
  readonly parts: InForce
  private said: Map<Scope, readonly Hit[]> | undefined

  constructor(asked: AskedQuestion, snapshot: Snapshot, shelf: Shelf, turn?: Turn) {
    this.turn = turn
    this.asked = asked
    this.snapshot = snapshot
    this.shelf = shelf
    this.parts = inForceAt(asked.asked, snapshot, shelf)
  }

  find(among: Scope, closely = true): Promise<Found> {
    const said = (scope: Scope) => this.byWords().get(scope) ?? byWords(this.asked, this.snapshot, scope)
    return retrieve(this.asked, this.snapshot, this.shelf, among, { closely, turn: this.turn, said })
  }

  /** All at once: words that are weighed for other questions in between have to be weighed again. */
  private byWords(): Map<Scope, readonly Hit[]> {
    this.said ??= new Map(Object.values(this.parts).map((part) => [part, byWords(this.asked, this.snapshot, part)]))
    return this.said
  }

  async decide(found: Found): Promise<Answer> {
    const outside = await this.outside()
    const signals = signalsOf(this.asked, found, this.snapshot, this.shelf, outside)
    const { sufficient, sum, considered } = judge(signals, found, this.snapshot.reader)
    this.trace = this.traceOf(sum, considered, found)
    const why = sufficient ? this.denied(found, signals) : this.whyNot(found, signals)
    const coming = await this.coming(found, sufficient)
    if (coming) return coming
    // What is in force says otherwise: that helps more than what an old text said.
    const corrected = signals.presumes > 0 && why?.reason === 'false_premise' && signals.presumesAgreeing === 0
    if (corrected && why.shown !== undefined && signals.figureDiffers > 0) return this.refuseFor(why, found)
    if (await this.meantOutdated(found, sufficient)) return this.refuse('outdated', found)
    if (found.candidates.length === 0) return this.refuse('no_basis', found, await this.elsewhere(found, outside))
    if (!why || why.reason === 'no_basis') {
      const owners = coinedElsewhere(found, this.asked, this.snapshot, this.shelf, this.parts.here)
      if (owners.length > 0) return this.refuse('no_basis', found, owners)
    }
    // The best that was found says itself that the matter is not written down.
    if (deniesBasis(this.shelf.folded(this.snapshot, found.candidates[0]!.unit))) return this.refuse('no_basis', found)
    if (why?.reason === 'no_basis') {
      const over = saidToBeOver(found, this.asked, this.snapshot, this.shelf)
      return over ? this.ended('ended', over, found) : this.refuseFor(why, found, await this.elsewhere(found, outside))
    }
    if (why) return this.refuseFor(why, found)
    if (isOnNoList(found.candidates, this.asked, this.snapshot)) return this.refuse('no_basis', found)
    const [shown] = found.candidates
    const reason = isOver(shown!, this.asked, this.snapshot, this.shelf)
    if (reason) return this.ended(reason, shown!, found)
    if (asksForOfficer(this.asked.folded) && signals.lacksPhone) return this.refuse('private', found)
    const { rivals, candidates } = await rivalry(found, this.asked, this.snapshot, this.shelf)
    if (rivals.length > 1) return { ...this.refuse('which_place', found), options: toldApart(rivals, shortPlace) }
    return this.accept(found, this.pick(candidates), 1)
  }

  private whyNot(found: Found, signals: Signals): Why {
    return whyNot(this.asked, found, signals, (unit) => this.shelf.folded(this.snapshot, unit))
  }

  /** Why not, though the matter is written of: it is asked how something came about that is not so. */
  private denied(found: Found, signals: Signals): Why | undefined {
    if (signals.figureDiffers === 0 || signals.presumesAgreeing > 0 || !asksHowItCame(this.asked.folded)) return undefined
    const why = this.whyNot(found, signals)
    return why.reason === 'false_premise' ? why : undefined
  }

  private ended(reason: 'ended' | 'earlier_year', shown: Candidate, found: Found): Answer {
    return { ...this.refuseFor({ reason, shown }, found), past: pastOf(this.snapshot.files[shown.file]!) }
  }

  /** Beside an opinion that is not given: what is on file about its matter. */
  async withFacts(refusal: Answer): Promise<Answer> {
    const found = await this.find(this.parts.here)
    const [first] = found.candidates
    const signals = signalsOf(this.asked, found, this.snapshot, this.shelf)
    if (!first || !judge(signals, found, this.snapshot.reader).sufficient) return refusal
    return { ...refusal, citations: [cite(first, this.asked, this.snapshot)] }
  }

  /** Several places are named: the best of each that has an answer. */
  async compare(found: Found): Promise<Answer> {
    const best: Candidate[] = []
    const spoken: boolean[] = []
    for (const place of this.asked.named.slice(0, MOST_PLACES)) {
      const own = await this.find(inForceAt([place], this.snapshot, this.shelf).here)
      const signals = signalsOf(this.asked, own, this.snapshot, this.shelf)
      const { sufficient, sum, considered } = judge(signals, own, this.snapshot.reader)
      if (Object.keys(this.trace).length === 0) this.trace = this.traceOf(sum, considered, own)
      const [first] = own.candidates
      spoken.push(sufficient && first !== undefined)
      if (sufficient && first && !best.some((other) => other.unit === first.unit)) best.push(first)
    }
    if (best.length === 0) return this.refuse('no_basis', found)
    const lacking = this.asked.named
      .slice(0, MOST_PLACES)
      .filter((_, at) => !spoken[at])
      .map(shortPlace)
    return { ...this.accept(found, best, best.length), ...(lacking.length > 0 ? { lacking } : {}) }
  }

  /** With what is on file, where that helps more than the bare word. */
  private refuseFor({ reason, shown }: Why, found: Found, elsewhere: readonly string[] = []): Answer {
    const refusal = this.refuse(reason, found, elsewhere)
    return shown ? { ...refusal, citations: [cite(shown, this.asked, this.snapshot)] } : refusal
  }

  private traceOf(decision: number, considered: Readonly<Record<string, number>>, { candidates }: Found): Answer['trace'] {
    const [best] = candidates
    const ofBest = Object.entries(best?.features ?? {}).map(([name, value]) => [`first.${name}`, value] as const)
    return { kinds: this.asked.kinds.join(' '), decision, ...considered, ...Object.fromEntries(ofBest) }
  }

  refuse(reason: Reason, found: Found, elsewhere: readonly string[] = []): Answer {
    return without(reason, {
      passages: this.passagesOf(found),
      trace: this.trace,
      ...(elsewhere.length > 0 ? { elsewhere: [...elsewhere] } : {}),
      ...(reason === 'no_basis' && this.asked.strangers.length > 0 ? { lacking: this.asked.strangers } : {}),
      ...(reason === 'no_basis' && found.instead ? { instead: found.instead } : {}),
      ...(reason === 'outdated' && this.oldFile !== undefined ? { past: pastOf(this.snapshot.files[this.oldFile]!) } : {}),
    })
  }

  private accept(found: Found, candidates: readonly Candidate[], said: number): Answer {
    const citations = distinct(candidates.map((candidate) => cite(candidate, this.asked, this.snapshot))).slice(
      0,
      Math.max(MOST_CITATIONS, said),
    )
    return {
      outcome: 'answered',
      citations,
      passages: this.passagesOf(found),
      trace: this.trace,
      ...(said > 1 ? { said } : {}),
    }
  }

  /** The same search among the files that do not hold where it is asked. */
  async outside(): Promise<Found | undefined> {
    const found = this.parts.elsewhere.size > 0 ? await this.find(this.parts.elsewhere, false) : undefined
    return found?.candidates.length ? found : undefined
  }

  private async meantOutdated(found: Found, sufficient: boolean): Promise<boolean> {
    if (this.parts.past.size === 0) return false
    const past = await this.find(this.parts.past, false)
    this.oldFile = past.candidates[0]?.file
    // A place's name says nothing of old or new.
    return meansPast({
      folded: this.asked.content,
      found,
      sufficient,
      past,
      files: this.snapshot.files,
      today: this.shelf.today,
    })
  }

  /** From what is not in force yet: where it is asked for, or where nothing else answers; then it is only shown. */
  private async coming(found: Found, sufficient: boolean): Promise<Answer | undefined> {
    if (this.parts.coming.size === 0) return undefined
    const next = await this.find(this.parts.coming)
    const [first] = next.candidates
    if (!first || topScore(next) < topScore(found) - NEARER) return undefined
    const file = this.snapshot.files[first.file]!
    const meant = asksForComing(this.asked.content, this.shelf.today, file.inForceFrom!)
    if (!meant && sufficient && topScore(next) <= topScore(found) + NEARER) return undefined
    const signals = signalsOf(this.asked, next, this.snapshot, this.shelf)
    const start = meant && asksForStart(this.asked.folded)
    const known = start && namesMatterOf(this.asked.folded, file.title)
    if (!known && !judge(signals, next, this.snapshot.reader).sufficient) return undefined
    const coming = comingOf(file)
    if (!meant) return { ...this.refuseFor({ reason: 'not_yet', shown: first }, next), coming }
    const own = next.candidates.filter((candidate) => candidate.file === first.file)
    const day = start ? own.filter(({ unit }) => saysStart(this.shelf.folded(this.snapshot, unit))) : []
    return { ...this.accept(next, day.length > 0 ? day.slice(0, 1) : this.pick(own), 1), coming }
  }

  /** The best sentences, none inside another; where the question asks which places, one of each place. */
  private pick(candidates: readonly Candidate[]): Candidate[] {
    const near = candidates.filter((candidate) => candidate.score >= candidates[0]!.score - MORE_GAP)
    if (!this.asked.acrossPlaces) return near.slice(0, CITED_AT_MOST)
    const files = new Map<number, Candidate>()
    // Which places speak of something is a question about the very words.
    const literal = near.toSorted((a, b) => b.sentenceWords - a.sentenceWords)
    for (const candidate of literal) if (!files.has(candidate.file)) files.set(candidate.file, candidate)
    return [...files.values()]
  }

  /** Looked for closely, and only when there is nothing else to say. */
  private async elsewhere(found: Found, outside: Found | undefined): Promise<string[]> {
    if (!outside || topScore(outside) < topScore(found)) return []
    const closely = await this.find(this.parts.elsewhere)
    return placesThatAnswer(this.asked, { here: found, outside: closely }, this.snapshot, this.shelf)
  }

  private passagesOf(found: Found): Answer['passages'] {
    return found.passages.slice(0, PASSAGES_SHOWN).map(({ unit, score }) => {
      const { file, start, end } = this.snapshot.units[unit]!
      return { file: this.snapshot.files[file]!.path, start, end, score }
    })
  }
}
