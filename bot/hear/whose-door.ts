/**
 * 谁家: the flats and people that are left once personal data is masked. Whoever works on a ticket needs them; a neighbour who is told of it need not
 * learn whose door it was. Stricter than mask.ts: here a number that may be a door is one, and 张阿姨 is somebody. Pure.
 */
import { foldText, originalSpan } from './folded-text.ts'
import { houseMentions } from './house-number.ts'
import { oneOf, pattern } from './pattern.ts'
import { surnameLength } from './surnames.ts'

const DOOR_MASK = '[房号]'
const NAME_MASK = '[姓名]'

const HAN_DIGIT = '[一二三四五六七八九]'
/** What makes of a number an amount, a date, the name of a thing, a ticket. */
const NO_DOOR = `(?![0-9:.]|[年月元块米平克斤升瓦伏个人天小分次度%型版条根路毫厘千公]|[mck][mgw]|-[0-9]|号(?:线|文|令|单|工单)|[那这]?单(?!元))`
const DOORS = [
  // Floor and door: 301, 1102; never 110, which is called.
  pattern(
    `(?<![0-9a-z.#￥¥第共约:-])(?!(?:110|112|114|119|120|122)(?![0-9]))[0-9]{1,2}(?:0[1-9]|1[0-9]|2[0-4])${NO_DOOR}(?:室|房(?!子|价|东)|户(?!主)|号房?)?`,
    'g',
  ),
  pattern(
    `(?<![一二三四五六七八九十百零〇])${HAN_DIGIT}[零〇]${HAN_DIGIT}(?![一二三四五六七八九十百年月日元])(?:室|房(?!子|价|东)|户(?!主)|号房?)?`,
    'g',
  ),
  pattern('[东西南北中左右][边侧手]?(?:户(?![外型主籍])|室(?![内外]))', 'g'),
]
/** The end of a place that names its room. */
const ROOM_AT_END = pattern('(?:[0-9]{3,4}[a-z]?|[零〇一二三四五六七八九十]{3,4})(?:室|房|户|号)?$')
/** How one speaks of a neighbour; a 师傅 has come to mend something. */
const CALLED = pattern(
  `(?:${oneOf('奶奶 爷爷 阿姨 阿婆 阿公 大爷 大妈 大娘 大叔 大伯 大婶 大姐 大哥 大嫂 叔叔 伯伯 婆婆 先生 女士 小姐 太太 老太 老头 老师 医生 叔 伯 婶 姨 姐 哥 嫂')})|(?<=老.|小[^区时车路门])(?=家)`,
  'g',
)

interface Hidden {
  start: number
  end: number
  by: string
}

/** Masked words without doors and without those who live behind them. */
export function withoutDoors(masked: string): string {
  const folded = foldText(masked)
  const found = [...doors(folded.text), ...neighbours(folded.text)].sort((a, b) => a.start - b.start || b.end - a.end)
  let said = ''
  let at = 0
  for (const { start, end, by } of found) {
    const span = originalSpan(folded, start, end)
    if (span.start < at) continue
    said += masked.slice(at, span.start) + by
    at = span.end
  }
  return said + masked.slice(at)
}

function* doors(text: string): Generator<Hidden> {
  for (const { start, end, room } of houseMentions(text)) {
    const last = room === null ? null : ROOM_AT_END.exec(text.slice(start, end))
    if (last) yield { start: start + last.index, end, by: DOOR_MASK }
  }
  for (const shape of DOORS)
    for (const { index, 0: door } of text.matchAll(shape)) yield { start: index, end: index + door.length, by: DOOR_MASK }
}

function* neighbours(text: string): Generator<Hidden> {
  for (const { index, 0: title } of text.matchAll(CALLED)) {
    const start = [2, 1].map((length) => index - length).find((from) => from >= 0 && surnameLength(text, from) === index - from)
    if (start === undefined) continue
    const lead = /[老小]/u.test(text[start - 1] ?? '') ? start - 1 : start
    yield { start: lead, end: index + title.length, by: NAME_MASK }
  }
}
