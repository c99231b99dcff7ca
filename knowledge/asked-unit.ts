/** Units that a question asks a figure of (几天, 多少元), and how such a figure may be written. All on folded text. */
const UNITS: readonly (readonly [string, string])[] = [
  ['钱|元|块|毛', '元|块|角|免费|无偿|不收'],
  ['万', '万|亿'],
  ['天|日|个?工作日', '天|日|小时|周|个月|当场|立即|及时'],
  ['个?小时|个?钟头|钟', '小时|分钟|天|日|立即'],
  ['分钟', '分钟|小时|秒|立即|立刻'],
  ['个?月', '月|年|日|天|季'],
  ['年', '年|月|长期'],
  ['个?星期|个?周|个?礼拜', '周|星期|日|天'],
  ['点钟?', '时|点|:'],
  ['岁', '岁|周岁|年龄'],
  ['次|回|趟', '次|回|每|一年|定期'],
  ['米|公分|厘米', '米|公分|厘米|m'],
  ['平米?|平方', '平方|平米|㎡|亩'],
  ['度', '度|℃'],
  ['公斤|斤|吨', '公斤|斤|吨|千克|kg'],
  ['分贝', '分贝'],
  ['成|折|倍', '成|折|%|倍|百分之|分之|半'],
  ['分(?!钟|之|类)', '分'],
]
const FIGURE = '[0-9零〇一二两三四五六七八九十百千万半几]'
const UNIT_ROWS = UNITS.map(([asked, written]) => ({
  asked: new RegExp(`(?:多少|几多|(?<![这那好前近十])几)(?:${asked})`),
  written: new RegExp(`${FIGURE}[多余]?(?:个|万|千|亿|百)*(?:${written})|(?:免费|无偿|不收|当场|当日|立即|立刻|及时|定期|每)`),
}))

/** Does the folded question ask for a figure with a unit that no figure of the folded text has? */
export function unitMissing(question: string, text: string): boolean {
  return UNIT_ROWS.some((row) => row.asked.test(question) && !row.written.test(text))
}
