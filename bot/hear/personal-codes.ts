/** Codes with letters that point at a person: plates, accounts of mail and chat. */
import { digitOf } from './numerals.ts'
import { oneOf, pattern } from './pattern.ts'
import type { PiiSpan, PiiType } from './understanding.ts'

const SEP = '[号码证件卡是为:： \\t-]{0,6}'
const END = '(?![0-9a-z])'
const SPOKEN = '[零〇一幺二三四五六七八九]'
/** GA 36: province, office letter, five or six letters and digits; 挂学警港澳领使 may end it. Six mean new energy. */
const PLATE = pattern(
  '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-z] ?[·•.‧・-]? ?(?:(?:[a-z0-9] ?){4,5}[a-z0-9]|[零〇一幺二三四五六七八九]{5}|[a-z0-9]{4}[挂学警港澳领使])(?![a-z0-9])',
  'g',
)
/** Cars of embassies, old and new, and of the armed police. */
const OTHER_PLATE = pattern(
  '(?<![即大天致促假驱])使 ?\\d{3}[·•.‧・ -]\\d{3}(?!\\d)|(?<!\\d)\\d{3}[·•‧・]?\\d{3}使(?!用)|(?<![a-z0-9])wj ?[\\u4e00-\\u9fff]?[ ·•-]?\\d{4,5}[a-z]?(?![a-z0-9])',
  'g',
)
/** As written, and as people say it lest machines read it: name艾特163点com. */
const EMAIL = pattern(
  `(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}(?:@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,4}| ?(?:@|#|\\(at\\)|\\[at\\]|艾特|圈a| at ) ?[a-z0-9-]{1,63}(?: ?(?:\\.|点|。|dot) ?(?:com|cn|net|org|edu|gov|me|hk|tw)){1,3}(?![a-z0-9]))`,
  'g',
)

/** The group is what is marked. `loose` needs a digit, a dash or an underline, lest `wechat group` be an account. */
const CODES: { type: PiiType; shape: RegExp; loose?: true }[] = [
  {
    type: 'WECHAT',
    shape: pattern(
      `${oneOf('微信号 薇信号 威信号 维信号 卫星号 徽信号 v信号 wx号 vx号 v号 weixin号 绿泡泡 wechatid')}${SEP}([a-z][a-z0-9_-]{4,19})${END}`,
      'dg',
    ),
  },
  {
    type: 'WECHAT',
    loose: true,
    shape: pattern(
      `(?<![a-z0-9])${oneOf('微信 薇信 威信 维信 卫星 徽信 绿泡泡 微❤ 薇❤ 威❤ 微心 微芯 v❤ 微 薇 v信 vx wx weixin wechat v v我 加我v 加我vx 加我wx')}${SEP}([a-z][a-z0-9_-]{4,19})${END}`,
      'dg',
    ),
  },
  { type: 'WECHAT', shape: pattern(`${oneOf('微信 薇信 v信 vx wx weixin wechat')}${SEP}(\\d{6,10})${END}`, 'dg') },
  {
    type: 'WECHAT',
    loose: true,
    shape: pattern(`${oneOf('加我 加好友 加我好友 搜我 搜号 加个好友')}[:：是 ]{0,3}([a-z][a-z0-9_-]{5,19})${END}`, 'dg'),
  },
  { type: 'WECHAT', shape: pattern(`(?<![a-z0-9])(wxid_[a-z0-9]{6,20})${END}`, 'dg') },
  {
    type: 'QQ',
    shape: pattern(`(?<![a-z0-9])${oneOf('qq 扣扣 球球 企鹅号 企鹅 q号 扣号 q')}${SEP}([1-9](?:[ -]?\\d){4,10})${END}`, 'dg'),
  },
  {
    type: 'QQ',
    shape: pattern(`(?<![a-z0-9])${oneOf('qq 扣扣 企鹅号 企鹅 q号 扣号 扣 q')}${SEP}(${SPOKEN}{6,11})(?!${SPOKEN})`, 'dg'),
  },
]

export function personalCodes(text: string): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (const match of text.matchAll(PLATE)) {
    const letters = match[0].slice(1).replace(/[^a-z0-9]/g, '')
    // A word after a province's short name (鲁A级, 京东plus) has no number in it.
    if (/\d.?\d|\d.{2}\d/.test(letters) || isSpoken(match[0]))
      spans.push({ start: match.index, end: match.index + match[0].length, type: 'PLATE' })
  }
  for (const match of text.matchAll(OTHER_PLATE))
    spans.push({ start: match.index, end: match.index + match[0].length, type: 'PLATE' })
  for (const match of text.matchAll(EMAIL))
    spans.push({ start: match.index, end: match.index + match[0].length, type: 'EMAIL' })
  for (const { type, shape, loose } of CODES) {
    for (const match of text.matchAll(shape)) {
      const code = match[1]!
      const said = /[:：是]/.test(match[0].slice(0, -code.length)) && code.length >= 6
      if (loose && !said && !/[\d_-]/.test(code)) continue
      const [start, end] = match.indices![1]!
      spans.push({ start, end, type })
    }
  }
  return spans
}

/** 浙A一二三四五, as dictation writes it. */
function isSpoken(plate: string): boolean {
  return [...plate].filter((char) => digitOf(char) !== undefined).length >= 3
}
