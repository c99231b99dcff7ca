/** Units that a question asks a figure of (几天, 多少元), and how such a figure may be written. All on folded text. */
interface Unit {
  asked: string
  /** Behind a figure. */
  written: string
  /** Instead of a figure. */
  bare?: string
}

const UNITS: readonly Unit[] = [
  { asked: '钱|元|块|毛', written: '元|块|角', bare: '免费|无偿|不收' },
  { asked: '万', written: '万|亿' },
  { asked: '天|日|个?工作日', written: '天|日|小时|周|个?月|工作日', bare: '当场|当日|立即|及时' },
  { asked: '个?小时|个?钟头|钟', written: '小时|分钟|天|日', bare: '立即|随时' },
  { asked: '分钟', written: '分钟|小时|秒', bare: '立即|立刻' },
  { asked: '个?月', written: '月|年|日|天|季' },
  { asked: '年', written: '年|月', bare: '长期|每年' },
  { asked: '个?星期|个?周|个?礼拜', written: '周|星期|日|天' },
  { asked: '点钟?', written: '时|点|:' },
  { asked: '岁', written: '岁|周岁' },
  { asked: '次|回|趟', written: '次|回', bare: '每(?:年|月|周|季|日|天|隔)|定期' },
  { asked: '米|公分|厘米', written: '米|公分|厘米|m' },
  { asked: '平米?|平方', written: '平方|平米|㎡|亩' },
  { asked: '度', written: '度|℃' },
  { asked: '公斤|斤|吨', written: '公斤|斤|吨|千克|kg' },
  { asked: '分贝', written: '分贝' },
  { asked: '成|折|倍', written: '成|折|%|倍', bare: '百分之|分之|一半|半价' },
  { asked: '分(?!钟|之|类)', written: '分' },
]
const FIGURE = '[0-9零〇一二两三四五六七八九十百千万半几]'
const UNIT_ROWS = UNITS.map(({ asked, written, bare }) => ({
  asked: new RegExp(`(?:多少|几多|(?<![这那好前近十])几[十百千万]{0,4})(?:${asked})`),
  written: new RegExp(`${FIGURE}[多余]?(?:个|万|千|亿|百){0,4}(?:${written})${bare ? `|${bare}` : ''}`),
}))

/** Does the folded question ask for a figure with a unit, and has the folded text a figure with each unit that is asked? */
export function unitFound(question: string, text: string): boolean {
  const asked = UNIT_ROWS.filter((row) => row.asked.test(question))
  return asked.length > 0 && asked.every((row) => row.written.test(text))
}

/** Does the folded question ask for a figure with a unit that no figure of the folded text has? */
export function unitMissing(question: string, text: string): boolean {
  return UNIT_ROWS.some((row) => row.asked.test(question) && !row.written.test(text))
}
