/** Codes with letters that point at a person: plates, accounts of mail and chat, papers other than the identity card. */
import { oneOf, pattern } from './pattern.ts'
import type { PiiSpan, PiiType } from './understanding.ts'

const SEP = '[号码证件卡是为:： \\t-]{0,6}'
const END = '(?![0-9a-z])'
/** GA 36: province, office letter, five or six letters and digits; 挂学警港澳领使 may end it. Six mean new energy. */
const PLATE = pattern(
  '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-z] ?[·•.‧・-]? ?(?:(?:[a-z0-9] ?){4,5}[a-z0-9]|[a-z0-9]{4}[挂学警港澳领使])(?![a-z0-9])',
  'g',
)
const EMAIL = pattern('(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,4}', 'g')

/** The group is what is marked. `loose` needs a digit, a dash or an underline, lest `wechat group` be an account. */
const CODES: { type: PiiType; shape: RegExp; loose?: true }[] = [
  { type: 'WECHAT', shape: pattern(`${oneOf('微信号 薇信号 wechatid')}${SEP}([a-z][a-z0-9_-]{4,19})${END}`, 'dg') },
  {
    type: 'WECHAT',
    loose: true,
    shape: pattern(
      `(?<![a-z0-9])${oneOf('微信 薇信 威信 维信 微 薇 v信 vx wx weixin wechat v v我 加我v 加我vx 加我wx')}${SEP}([a-z][a-z0-9_-]{4,19})${END}`,
      'dg',
    ),
  },
  { type: 'WECHAT', shape: pattern(`${oneOf('微信 薇信 v信 vx wx weixin wechat')}${SEP}(\\d{6,10})${END}`, 'dg') },
  { type: 'WECHAT', shape: pattern(`(?<![a-z0-9])(wxid_[a-z0-9]{6,20})${END}`, 'dg') },
  { type: 'QQ', shape: pattern(`(?<![a-z0-9])${oneOf('qq 扣扣 企鹅号 企鹅 q号 扣号 q')}${SEP}([1-9]\\d{4,10})${END}`, 'dg') },
  { type: 'PASSPORT', shape: pattern(`${oneOf('护照 passport')}${SEP}([a-z]{1,2}\\d{7,8})${END}`, 'dg') },
  {
    type: 'HMT_PERMIT',
    shape: pattern(
      `${oneOf('台胞证 通行证 回乡证 港澳证 港澳居民 台湾居民 台通证 港澳通')}${SEP}([a-z]{1,2}\\d{7,10}|\\d{8}(?:\\d{2})?)${END}`,
      'dg',
    ),
  },
  {
    type: 'MILITARY_ID',
    shape: pattern(
      `${oneOf('军官证 士兵证 军人证 警官证 士官证 文职证 军人保障卡 退役证 退伍证 军人')}${SEP}([\\u4e00-\\u9fff]{1,2}字第? ?\\d{6,10}号?|\\d{6,10})${END}`,
      'dg',
    ),
  },
  { type: 'MILITARY_ID', shape: pattern('([军士兵警文]字第 ?\\d{6,10}号?)', 'dg') },
  {
    type: 'SOCIAL_SECURITY',
    shape: pattern(`${oneOf('社保 社会保障 社保卡 医保 医保卡')}${SEP}([a-z]{0,2}\\d{8,10})${END}`, 'dg'),
  },
]

export function personalCodes(text: string): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (const match of text.matchAll(PLATE)) {
    const letters = match[0].slice(1).replace(/[^a-z0-9]/g, '')
    // A word after a province's short name (鲁A级, 京东plus) has no number in it.
    if (/\d.?\d|\d.{2}\d/.test(letters)) spans.push({ start: match.index, end: match.index + match[0].length, type: 'PLATE' })
  }
  for (const match of text.matchAll(EMAIL))
    spans.push({ start: match.index, end: match.index + match[0].length, type: 'EMAIL' })
  for (const { type, shape, loose } of CODES) {
    for (const match of text.matchAll(shape)) {
      const code = match[1]!
      if (loose && !/[\d_-]/.test(code)) continue
      const [start, end] = match.indices![1]!
      spans.push({ start, end, type })
    }
  }
  return spans
}
