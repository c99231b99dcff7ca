/** 写出的地名: places that no list knows, by how they are written: 青禾市梧桐街道安和社区; in a title, below it, and where a text says that its town lies. Pure. */
import { fold } from './fold.ts'
import type { PlaceRef } from './places.ts'

/** 节省, 市 in 超市 and 区 in 小区 name no division. */
const HAN = '\\p{Script=Han}'
const PROVINCE = `${HAN}{2,3}?(?:(?<![节全])省|自治区)`
const CITY = `${HAN}{2,4}?(?<![夜菜超城都集花鱼股])(?:市|自治州)`
const COUNTY = `${HAN}{2,4}?(?:(?<![园灾])县|(?<![小社园校景地城片宅车放厂库灾养行控辖市郊住禁限功能护心街])区)`
/** 医生进社区, 送戏下乡 go there. */
const GOES = '(?<![进到入送走驻])'
const TOWN = `${HAN}{2,5}?${GOES}(?:街道|镇|(?<![下返])乡)`
const COMMUNITY = `${HAN}{2,5}?${GOES}(?:社区|(?<![乡农新村])村)`
const WRITTEN_PLACE = new RegExp(`^(?:中共|关于)?(${PROVINCE})?(${CITY})?(${COUNTY})?(${TOWN})?(${COMMUNITY})?`, 'u')
const NO_NAME =
  /^(?:城市|城镇|城乡|农村|乡村|全|各|本|我|该|老旧|住宅|居民|居住|智慧|美丽|未来|平安|示范|和谐|基层|街道|社区|所有|新建|边远|偏远|高寒|客家|海岛|典型|工业|农业|传统|[一二两三四五六七八九十]+[县区镇乡村]|管理|规范|加强|推进|开展)/

/** A place that no list knows, as it stands at the beginning: 青禾市梧桐街道安和社区. Its parts, from the widest down. */
function writtenParts(text: string): string[] {
  const parts = (WRITTEN_PLACE.exec(fold(text)) ?? []).slice(1).filter((part) => part !== undefined)
  const wrong = parts.findIndex((part) => NO_NAME.test(part) || part.includes('的'))
  return wrong < 0 ? parts : parts.slice(0, wrong)
}

export function writtenPlace(text: string): string | undefined {
  return writtenParts(text).join('') || undefined
}

/** 临港社区各位居民: */
const SALUTED = /^(?:尊敬的|亲爱的|致)?(\p{Script=Han}{3,30}?)的?(?:各位|全体|广大)?(?:居民|业主|村民|住户)/u

export function salutedIn(opening: string): string[] {
  return opening.split('\n').flatMap((line) => SALUTED.exec(line)?.[1] ?? [])
}

/** “——某市某街道基层治理实践”, right below a title that names no place. */
const BELOW = /^\s*(?:[—–―]{1,4}|-{2,4})\s*(?:记|访|看|以|走进|探访|聚焦|来自){0,2}(\S.{3,60})$/u
const FIRST_LINES = 4

export function subtitleIn(opening: string): string {
  const lines = opening.split('\n').slice(0, FIRST_LINES)
  return lines.flatMap((line) => BELOW.exec(line)?.[1] ?? [])[0] ?? ''
}

/** “某街道地处某市某区”: the town with what stands above it. */
const LIES = new RegExp(`^[^。]{0,20}?((?:${TOWN})?(?:${COMMUNITY})?)(?:地处|位于|隶属于?|坐落[于在]|属于?|是)(?=${HAN})`, 'u')

export function lyingIn(opening: string): string[] {
  return opening.split('\n').flatMap((line) => {
    const text = fold(line)
    const [whole = '', own = ''] = LIES.exec(text) ?? []
    const above = writtenParts(text.slice(whole.length)).join('')
    return own === '' || above === '' || NO_NAME.test(own) ? [] : [`${above}${own}`]
  })
}

/**
 * The place of the title, or of what stands below it, with the whole chain of it where an office, or `hints`, tell it; that of the offices where the
 * title has none.
 */
export function writtenIn(titles: readonly string[], offices: readonly string[], hints: readonly string[]): string | undefined {
  const own = titles.map(writtenParts).find((parts) => parts.length > 0)
  const whole = own ? fullest([...offices, ...hints]).find((parts) => endsAs(parts, own)) : fullest(offices)[0]
  return (whole ?? own)?.join('')
}

export const fullestWritten = (texts: readonly string[]): string | undefined => fullest(texts)[0]?.join('')

function fullest(texts: readonly string[]): string[][] {
  const found = texts.map(writtenParts).filter((parts) => parts.length > 0)
  return found.sort((a, b) => b.join('').length - a.join('').length)
}

/** 某市某区某街道 is 某市某街道, told more fully. */
function endsAs(whole: readonly string[], part: readonly string[]): boolean {
  if (whole.join('').endsWith(part.join(''))) return true
  const rest = [...part]
  for (const name of whole.toReversed()) if (name === rest.at(-1)) rest.pop()
  return rest.length === 0 && whole.at(-1) === part.at(-1)
}

const DIVISION_BEFORE = new RegExp(`${HAN}{2,6}(?:[省市州盟县区旗])$`, 'u')
const NO_DIVISION = /(?:本|全|该|我|各|城|超|门|夜|股|花)[市县区省]$/u

/** 某市东湖区 is not the 东湖区 of the city that a list knows: another division stands right before it. */
export function isWhole(text: string): (place: PlaceRef) => boolean {
  const folded = fold(text)
  return ({ start, chain }) => {
    const [above] = DIVISION_BEFORE.exec(folded.slice(Math.max(0, start - 12), start)) ?? []
    return above === undefined || NO_DIVISION.test(above) || chain.some((name) => above.endsWith(name))
  }
}
