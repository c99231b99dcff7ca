/**
 * 不换题: an answer to a question that goes on (充电桩在哪 → 晚上几点关) must speak of what was asked first. Words of opening hours are like any others, so that
 * the nearest sentence is often of another matter; said without its name it would be taken for the answer. Pure.
 */
import type { Answer } from './answer-types.ts'
import { fold } from './fold.ts'
import { matterOf, withoutAsking } from './follow-up-words.ts'

/** On which days an office is open is asked of the office, whatever was to be done there. */
const DAYS = /周[一二三四五六日天末]|(?:星期|礼拜)[一二三四五六日天]|周末|节假日|过年|春节|国庆/u

/** `before`: the question that it goes on from, and what that was answered with. */
export function keepsSubject(
  { citations, said: shown = 1, asked, standing }: Answer,
  said: string,
  before: { text: string; answer: Answer | null },
): boolean {
  if (!asked || standing !== undefined || citations.length === 0 || DAYS.test(said)) return true
  // Who asks of somebody (我老伴也要办 老年证怎么办) says that before the matter.
  const subject = matterOf(withoutAsking(fold(before.text)).split(' ').at(-1) ?? '')
  const whole = fold(asked.text)
  const pairs = [...subject].slice(1).map((char, at) => [...subject][at]! + char)
  // Another matter took its place (那冰箱呢), or it has none.
  if (pairs.length === 0 || !whole.includes(subject)) return true
  const first = before.answer?.outcome === 'answered' ? before.answer.citations.slice(0, before.answer.said ?? 1) : []
  // What is only there for “更多” answers nothing.
  return citations.slice(0, shown).some(({ file, heading = '', quote }) => {
    if (first.some((one) => one.file === file && (one.heading ?? '') === heading)) return true
    // A file's own name is of all that stands in it: “停车、充电和养犬约定”, of which one part is about building work.
    const text = fold(`${heading.split(' › ').at(-1)} ${quote}`)
    return pairs.some((pair) => text.includes(pair))
  })
}
