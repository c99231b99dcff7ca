/**
 * 版记: lines that tell only what a text is called, who issued it and when, as clerks write them: with labels (发布机关：……), or an office and a day on one
 * line (某市人民政府 2020年3月1日印发). Pure; the text of a line goes in, what it says comes out.
 */
import { datesIn } from './dates.ts'
import { fold } from './fold.ts'

export interface Imprint {
  title?: string
  offices: string[]
  date?: string
}

const OFFICE_ENDS =
  /(?:委员会|常委会|代表大会|业委会|管委会|党委|党组|党工委|党支部|党总支|组织部|宣传部|政法委|人民政府|办事处|居委会|村委会|办公室|管理局|公安局|民政局|[市区县省]委|政府办|[局厅部院署所]|指挥部|[大支]队|中心|工作站|服务[站处]|物业|公司|协会|日报社|[网社报])$/
/** A place that signs for its office: 望潮街道临港社区 */
const PLACE_SIGNS = /^\p{Script=Han}{2,20}(?:街道|社区|[镇乡村])$/u
const DID = '整理|编写|编制|编印|汇编|印制|印发|发布|公布|颁布|颁发|制定|签发|发'
const DID_AT_END = new RegExp(`[\\s,]{0,4}(?:${DID}|宣)$`, 'u')
const DID_ONLY = new RegExp(`^(?:${DID})$`, 'u')

const OFFICE_LABELS =
  '(?:发布|颁布|公布|公示|发文|印发|制定|制发|编制|编印|整理|编写|拟稿|起草|审定|来文|报送|上报|供稿)(?:机关|单位|机构|部门|者)|發布單位|落款|署名|整理|编写|编制|编印'
const DATE_LABELS = '(?:报送|上报|公布|发布|颁布|印发|成文|发文|签发|制定|编制|整理|生成|更新|修订|通过)(?:日期|时间|日)|日期'
const TITLE_LABELS = '(?:文件|公文|信息)?标题|(?:文件|公文|信息)名称|题目|题名'
/** Of the file's own bookkeeping: nobody asks for it. */
const OTHER_LABELS = '文号|发文字号|文件编号|索引号|主题词|主题分类|体裁分类|公开方式|公开类型'
const LABEL = new RegExp(
  `(?:^|[\\s|(])(?:(?<title>${TITLE_LABELS})|(?<office>${OFFICE_LABELS})|(?<date>${DATE_LABELS})|(?<other>${OTHER_LABELS})) ?: ?`,
  'gu',
)
/** 湖政发〔2024〕3号 */
const NUMBER = /^\p{Script=Han}{1,12} ?[〔[(【](?:19|20)\d{2}[〕\])】] ?第?\d{1,4} ?号$/u
/** 某市人民政府文件: what is printed red above all. */
const RED_HEAD = /^\p{Script=Han}{2,24}(?:政府|委员会|党委|办公室|办事处|[局厅部委])文件$/u

const LONGEST = 120
const MOST_OFFICES = 6

function normal(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The offices that a text is a list of; undefined where anything else is in it. */
export function officesIn(text: string): string[] | undefined {
  const offices = normal(text)
    .split(/[、,;\s]+/u)
    .filter((part) => part !== '')
  const all = offices.length > 0 && offices.length <= MOST_OFFICES && offices.every(isOffice)
  return all ? offices : undefined
}

function isOffice(text: string): boolean {
  if (text.length < 3 || text.length > 30 || /[\d:。?!]/.test(text)) return false
  const folded = fold(text)
  return OFFICE_ENDS.test(folded) || PLACE_SIGNS.test(folded)
}

/** 某某居委会、某某物业 2026年7月1日, （某局整理，2025年3月）, 整理，2025年3月; undefined for every other line. */
export function issuedBy(line: string): Imprint | undefined {
  if (line.length > LONGEST) return undefined
  const whole = normal(line)
  const text = whole.replace(/^\((.{1,118})\)$/u, '$1')
  const dates = datesIn(text)
  const [date] = dates
  if (!date || dates.length > 1 || /[。;:?!]/.test(text)) return undefined
  const before = text.slice(0, date.start).trim()
  const after = text.slice(date.end).trim()
  const did = DID_ONLY.test(after) || DID_AT_END.test(before) || (text !== whole && date.start === 0 && after === '')
  const rest = DID_ONLY.test(after) ? before : `${before} ${after}`.trim()
  const names = withoutEnd(rest, ',、').replace(DID_AT_END, '')
  const offices = names === '' ? [] : officesIn(withoutEnd(names, ','))
  if (!offices || (offices.length === 0 && !did)) return undefined
  return { offices, date: date.iso }
}

/** Without blanks and these marks at its end. */
function withoutEnd(text: string, marks: string): string {
  let end = text.length
  while (end > 0 && (marks.includes(text[end - 1]!) || text[end - 1]!.trim() === '')) end--
  return text.slice(0, end)
}

/** What the labels of a line say; undefined where it does not begin with one, or says more than they do. */
export function labelled(line: string): Imprint | undefined {
  if (line.length > LONGEST) return undefined
  const text = normal(line)
  const found = [...text.matchAll(LABEL)]
  if (found[0]?.index !== 0 || /[。!?]/.test(text)) return undefined
  const said: Imprint = { offices: [] }
  for (const [at, { index, 0: label, groups }] of found.entries()) {
    const value = withoutEnd(text.slice(index + label.length, found[at + 1]?.index), '|)')
    const [date] = datesIn(value)
    if (groups?.title !== undefined) said.title = value
    else if (groups?.office !== undefined) {
      const issued = issuedBy(value) ?? { offices: officesIn(value) ?? [] }
      // 整理：先分类，再装袋 tells how, and not who.
      if (issued.offices.length === 0 && !/[机单者]|部门/u.test(label)) return undefined
      said.offices.push(...issued.offices)
      if (issued.date) said.date ??= issued.date
    } else if (groups?.other === undefined && date) said.date ??= date.iso
  }
  return said
}

/** The number of a document, or what is printed red above its title. */
export function isDocumentMark(line: string): boolean {
  const text = normal(line)
  return text.length <= 40 && (NUMBER.test(text) || RED_HEAD.test(text))
}
