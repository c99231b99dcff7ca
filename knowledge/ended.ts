/**
 * 已经过去的一句: a sentence of a paper that still holds may say of itself until when it held (该优惠已于2023年12月31日结束). Of today it says nothing. Pure; folded
 * text.
 */
import { asksForPast } from './asked-time.ts'
import { writtenBefore } from './asked-year.ts'
import type { Candidate, Found } from './candidate.ts'
import { datesIn, isPast } from './dates.ts'
import type { AskedQuestion } from './question.ts'
import { NEAR_ENOUGH_TO_SHOW } from './refusal.ts'
import type { Shelf } from './shelf.ts'
import type { Snapshot } from './snapshot.ts'

const WHAT = '(?:规定|政策|标准|优惠|措施|办法|补贴|补助|奖励|减免|折扣|活动|待遇|服务|收费|试点)'
/** Right before the day. 截至2023年底办结三百件 counts, and ends nothing. */
const UNTIL = new RegExp(
  `(?:(?:执行|实行|施行|优惠|试行|延续|延长|持续|有效)期?限?(?:为|是)?(?:至|到)|${WHAT}(?:截[止至](?:到|至|于)?|只?[到至]))$`,
  'u',
)
const ON = /[于在]$/u
/** Right behind it. */
const ENDED = /^ ?起?(?:全部|正式|已经?)?(?:结束|停止|终止|取消|截止|到期|停办)/u
const REACH = 14

/** `today`: ISO day. */
export function hasEnded(sentence: string, today: string): boolean {
  return datesIn(sentence).some(({ iso, start, end }) => {
    if (!isPast(iso, today)) return false
    const before = sentence.slice(Math.max(0, start - REACH), start)
    return UNTIL.test(before) || (ON.test(before) && ENDED.test(sentence.slice(end, end + REACH)))
  })
}

/** 还打八折吗, 还发不发: does it go on? 还是 is “or”. */
const GOES_ON = /还(?!是|没)[^,。?!;]{1,12}(?:[吗么嘛]|不$|[?]$|没有?$|$)/u

/** Candidates among which the sentence is sought that says of something that it is over. */
const LOOKED_AT = 8

/** Was it so in a year before the one that is asked about, or until a day that is over? */
export function isOver(
  { file, unit }: Candidate,
  asked: AskedQuestion,
  snapshot: Snapshot,
  shelf: Shelf,
): 'ended' | 'earlier_year' | undefined {
  const sentence = shelf.folded(snapshot, unit)
  if (hasEnded(sentence, shelf.today) && !asksForPast(asked.content, shelf.today)) return 'ended'
  const before = !shelf.articled(file) && writtenBefore(asked, snapshot.files[file]!, sentence, shelf.today)
  return before ? 'earlier_year' : undefined
}

/** 还打八折吗: it is not given any more, and that is an answer, however little of it was met. */
export function saidToBeOver(
  { candidates }: Found,
  asked: AskedQuestion,
  snapshot: Snapshot,
  shelf: Shelf,
): Candidate | undefined {
  if (!GOES_ON.test(asked.folded)) return undefined
  const isNear = ({ sentenceMeaning = 0 }: Candidate) => sentenceMeaning >= NEAR_ENOUGH_TO_SHOW
  return candidates
    .slice(0, LOOKED_AT)
    .find((candidate) => isNear(candidate) && hasEnded(shelf.folded(snapshot, candidate.unit), shelf.today))
}
