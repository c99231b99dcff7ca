/**
 * 一处一事: “3栋灯坏了 7栋水管爆了”: who names another house and a trouble there has gone on to another matter, with a comma or without one,
 * however little else parts the two. Pure.
 */
import { extentOf } from '../../tickets/incident.ts'
import { houseMentions, houseOf } from './house-number.ts'
import { PLEA, TROUBLE } from './intent-rule.ts'
import { matterIn } from './matter.ts'
import { gap, oneOf, pattern } from './pattern.ts'
import { isFirm, MERE_COMPLAINT, type Parted, PLAIN_AFTER_OPENING } from './problems.ts'
import { type ServiceScore, scoreServices } from './service.ts'
import type { HouseMention, Vocabulary } from './understanding.ts'

/** A stretch of the folded text about what is the matter at one house; together they cover all of it. */
export interface Stretch {
  start: number
  end: number
  service: string
}

interface Piece {
  start: number
  text: string
  house: House | undefined
  best: ServiceScore | undefined
}

type House = Pick<HouseMention, 'building' | 'unit'>

/** What is known of the stretch that is being read. */
interface Here {
  house: House
  troubled: boolean
  services: Set<string>
  kinds: Set<string>
}

/** At the end of a piece these tell a trouble without 了: “5栋水管漏 7栋狗叫”. */
const BARE_TROUBLE = pattern(
  `(?:[坏爆漏堵裂断塌吵叫臭脏破烂停闪灭锈歪松卡满]|不[动走转开响通灵行])(?:[了着的咯啦掉啊呢特脱忒哒喽嘞咗]{0,3}|得${gap(4)})[ ]?$`,
)
/** A thing of which we know no service, but that it is broken. */
const BROKEN_THING = pattern(`${oneOf('坏 爆 裂 塌 碎 断 掉 倒 烂')}${oneOf('了 咯 啦 咗 掉 着')}`)
/** What another matter does to people at another house is no matter of its own. */
const SUFFERS = pattern(
  oneOf('睡不着 睡不好 没法睡 瞓唔着 休息不好 被吵 吵醒 受不了 看不见 看不清 闻得到 闻到 听得到 听得见 吓到 吓死 害怕 难受'),
)
/** What is mended is not reported. */
const SETTLED = pattern(
  oneOf(
    '已 修好 换好 弄好 搞好 处理好 处理完 清理好 清理完 搞定 解决了 就修 就来修 修了 换了 恢复 没坏 没事 没问题 是好的 好的呀',
  ),
)
/** What stands beside a house that is named alone: “7栋那边，水管爆了”. Words for “next to” are not among it: they tell the way. */
const ONLY_PARTICLES = pattern('^[的那边里呢这儿是我们家门口楼下道前后上 ,，、:：]{0,8}$')
/** Before a second house these join the two in one matter: 3栋漏到2栋, 3栋和5栋. */
const JOINED = '到从在和跟与及至给对往向离比把被是不、或像由去'
const MOST = 6

/** One stretch at least; its service where there is only one says nothing. */
export function stretchesIn(parted: Parted, vocabulary: Vocabulary): Stretch[] {
  const { text } = parted
  const mentions = houseMentions(text)
  const stretches: Stretch[] = [{ start: 0, end: text.length, service: 'other' }]
  if (mentions.length < 2) return stretches
  let here = nothingYet({ building: null, unit: null })
  let alone: Piece | undefined
  for (const piece of piecesOf(parted, mentions, vocabulary)) {
    const named = piece.house ?? alone?.house
    if (!tellsTrouble(piece, named)) {
      if (piece.house && here.house.building === null) here.house = piece.house
      alone = piece.house && isAlone(piece, text) ? piece : undefined
      continue
    }
    const house = named && completed(named, here.house)
    if (house && here.troubled && isElsewhere(house, here.house) && isOwn(piece, here) && stretches.length < MOST) {
      const { start } = piece.house ? piece : alone!
      stretches.at(-1)!.end = start
      stretches.push({ start, end: text.length, service: serviceOf(piece, here) })
      here = nothingYet(house)
    } else if (stretches.length === 1 && !here.troubled) stretches[0]!.service = codeOf(piece) ?? 'other'
    if (house && (!here.troubled || here.house.building === null)) here.house = house
    note(piece, here)
    alone = undefined
  }
  return stretches
}

const nothingYet = (house: House): Here => ({ house, troubled: false, services: new Set(), kinds: new Set() })

function note(piece: Piece, here: Here): void {
  const code = codeOf(piece)
  const kind = matterIn(piece.text, code)
  here.troubled = true
  if (code) here.services.add(code)
  if (kind) here.kinds.add(kind)
}

/** The clauses, parted once more where a trouble is told and the next house follows without a comma, as dictation writes it. */
function piecesOf({ text, clauses }: Parted, mentions: readonly HouseMention[], vocabulary: Vocabulary): Piece[] {
  return clauses.flatMap(({ start, text: clause }) => {
    const within = mentions.filter((mention) => mention.start >= start && mention.start < start + clause.length)
    const starts = [start]
    for (const { start: at } of within.slice(1)) {
      const before = text.slice(starts.at(-1), at)
      const after = text.slice(at, start + clause.length)
      const parts = TROUBLE.test(before) && (TROUBLE.test(after) || BARE_TROUBLE.test(after))
      if (parts && !JOINED.includes(before.trimEnd().at(-1) ?? '')) starts.push(at)
    }
    return starts.map((from, at): Piece => {
      const to = starts[at + 1] ?? start + clause.length
      const houses = within.filter((mention) => mention.start >= from && mention.start < to)
      const said = text.slice(from, to)
      return {
        ...{ start: from, text: said },
        house: houses.some(({ building, unit }) => building !== null || unit !== null) ? houseOf(houses) : undefined,
        best: scoreServices(said, vocabulary)[0],
      }
    })
  })
}

const codeOf = ({ best }: Piece) => (best && best.score >= PLAIN_AFTER_OPENING ? best.code : undefined)

/** “5栋的也坏了”: what was spoken of before. */
const serviceOf = (piece: Piece, here: Here) =>
  codeOf(piece) ?? (piece.text.includes('也') ? [...here.services].at(-1) : undefined) ?? 'other'

function tellsTrouble(piece: Piece, house: House | undefined): boolean {
  const { text } = piece
  if (SETTLED.test(text)) return false
  return (
    TROUBLE.test(text) || PLEA.test(text) || (house !== undefined && codeOf(piece) !== undefined && BARE_TROUBLE.test(text))
  )
}

function isAlone({ start, text: said }: Piece, text: string): boolean {
  const [mention, more] = houseMentions(said)
  const rest = mention ? said.slice(0, mention.start) + said.slice(mention.end) : said
  return more === undefined && ONLY_PARTICLES.test(rest) && !JOINED.includes(text[start - 1] ?? ' ')
}

const completed = (house: House, known: House): House => ({ ...house, building: house.building ?? known.building })

function isElsewhere(house: House, known: House): boolean {
  if (house.building !== known.building) return true
  return house.unit !== null && known.unit !== null && house.unit !== known.unit
}

function isOwn(piece: Piece, here: Here): boolean {
  const { text, best } = piece
  if (SUFFERS.test(text) || MERE_COMPLAINT.test(text)) return false
  const code = codeOf(piece)
  if (!best || code === undefined) return here.house.building !== null && BROKEN_THING.test(text)
  if (!here.services.has(code)) return isFirm(best, PLAIN_AFTER_OPENING)
  // The same again at a house of its own: each has its lamp; that the water is off there too may be one burst pipe.
  const kind = matterIn(text, code)
  if (here.house.building === null) return false
  if (kind === null) return text.includes('也')
  return here.kinds.has(kind) || extentOf(kind) !== 'building'
}
