/**
 * Names that no word like 姓名 announces: 徐红霞、沈金花报名, 社工田蕊, 交给段小琴. What counts is how much like a name the characters are,
 * and what stands on both sides. A surname with a title is none, nor is anybody whom every child knows from books.
 */
import { isDigit } from './digit-groups.ts'
import { digitOf } from './numerals.ts'
import { oneOf, pattern } from './pattern.ts'
import { startsWord } from './surname-words.ts'
import { isGivenThroughout, looksGiven, nameEnd, surnameLength } from './surnames.ts'
import type { PiiSpan } from './understanding.ts'
import { isWellKnown } from './well-known.ts'

/** Whose name stands behind it. */
const ROLES = pattern(
  `(?:[人者员主友医师工妹弟哥姐爸妈叔舅姨姑婶嫂爷奶婆媳婿甥侄孙儿夫妻伴]|${oneOf('同学 老师 老板 老头 老太 太太 先生 门卫 保安 保洁 主任 经理 书记 队长 团长 组长 楼长 格长 站长 对象 大名 物业 家属 父亲 母亲 宝宝 女子 男子 女士 学生 老公 外公 阿公 公公 房东 楼上 楼下 隔壁 对门 对面 住户 租户 用户 客户 产权人 姓名 署名 签名 签字 登记')})[:：叫是 ]{0,2}$`,
)
/** With whom something is done. */
const DEEDS = pattern(
  `(?:[说给叫找跟被是请帮替让告荐诉写填问代]|${oneOf('投诉 举报 联系 感谢 谢谢 转交 交给 表扬')})[:： ]{0,2}$`,
)
const JOINS = pattern('[和与及对把由选个欠的为到系]$')
/** Where the last character of a lead and the surname are one word. */
const ONE_WORD = new Set(
  '师傅 师范 师德 师中 儿童 儿科 工程 工时 员工 主管 个花 个钟 个别 和平 和方 的士 到时 对方 对向 对应 给水 被单 请求'.split(
    ' ',
  ),
)
/** What people do, have and are: what goes on after a name. */
const GOES_ON = pattern(
  `^(?:[的在是有住家和跟把被又也说不没总老昨今明前要想去来给等即收签刚正该还曾才]|${oneOf('先生 女士 小姐 太太 同志 报名 报修 反映 投诉 申请 咨询 举报 提出 表示 就行 收 代收 签收 走失 走丢 加班 值班 出差 住院 去世 经常 长期 一直 每天 天天 老是 半夜 电话 手机 身份证 已 多次 擅自 私自 您 你')})`,
)
/** Estates, streets and companies are named with the same characters. */
const ESTATE = pattern(
  `^${oneOf('小区 新村 花园 家园 雅苑 海岸 水岸 公寓 大厦 广场 大道 公司 集团 公园 大学 小学 中学 小镇 小脑 小院 小筑 小道 女儿 女婿 女士 女生 社区')}`,
)
const PLACE = pattern('^[〔路街巷苑村镇县市区省山河湖江桥站店厅馆寺庙塔院校牌奖杯节队社厂矿港湾树花园]')
/** A short name needs more than a place at the beginning. */
const SHORT_GOES_ON = pattern('^(?:[把被说又跟]|在家|不在|电话|先生|女士|小姐)')
const BOOK_OR_BRAND = '《“‘'
/** Surnames that more often begin a sentence as words of their own. */
const ALSO_WORDS =
  '祝公平元向和时从于应支明全单连经查管过万那高常都宁能但要方原居邀容任代黄白红金玉楼房车关申修胡杭商钱班边安费司路成付豆云柳戴智凤龙桂文许盖收阿艾雷伏盛双解闭米谢吉乐溪索岑丁汤阳伊普景颜师柯滑钟林杨苑包荣党简祖劳冒麦顾练叶左贺哈豆江季强印危凌水'

/** Names in the folded text. Linear. */
export function likelyNames(text: string): PiiSpan[] {
  const spans: PiiSpan[] = []
  for (let at = 0; at < text.length; at++) {
    const end = likelyAt(text, at)
    if (end === undefined) continue
    spans.push({ start: at, end, type: 'NAME' })
    at = end - 1
  }
  return spans
}

function likelyAt(text: string, at: number): number | undefined {
  const surname = surnameLength(text, at)
  if (surname === 0 || isWellKnown(text, at)) return undefined
  const end = at + surname + 2
  // The lanes of old towns end like given names: 吉祥里.
  const led = leadOf(text, at)
  const long = end <= text.length && !/[里苑府镇道]/.test(text[end - 1]!)
  if (long && isGivenThroughout(text, at, end)) return isName(text, at, end, led) ? end : undefined
  const apart = !isWord(text, at) && (led !== undefined || opensAt(text, at))
  if (!apart) return undefined
  if (long && isEdge(text[end]) && !namesPlace(text, end) && looksGiven(text, at, end) && nameEnd(text, at) === end) return end
  return isShortName(text, at, end - 1, led) ? end - 1 : undefined
}

type Lead = 'role' | 'deed' | 'joint' | undefined

function leadOf(text: string, at: number): Lead {
  if (ONE_WORD.has(text.slice(at - 1, at + 1))) return undefined
  const before = text.slice(Math.max(0, at - 8), at)
  return ROLES.test(before) ? 'role' : DEEDS.test(before) ? 'deed' : JOINS.test(before) ? 'joint' : undefined
}

/** A surname and one character: many words look like that, so more has to speak for it. */
function isShortName(text: string, at: number, end: number, led: Lead): boolean {
  if (end > text.length || /[里苑府镇道子]/.test(text[end - 1]!) || !isGivenThroughout(text, at, end)) return false
  if (digitOf(text[end - 1]!) !== undefined || namesPlace(text, end)) return false
  if (led === 'role' || (led !== 'joint' && isEdge(text[end]))) return true
  const after = text.slice(end, end + 4)
  return led === 'deed' ? GOES_ON.test(after) : led === undefined && SHORT_GOES_ON.test(after)
}

/** Two characters of given names after the surname. */
function isName(text: string, at: number, end: number, led: Lead): boolean {
  if (namesPlace(text, end)) return false
  const stops = isEdge(text[end])
  const opens = opensAt(text, at)
  const surname = surnameLength(text, at)
  if (surname === 1 && startsWord(text, at)) return led !== undefined && stops
  const number = [...text.slice(at + surname, end)].some((char) => digitOf(char) !== undefined)
  if (startsWord(text, at + 1) || isWord(text, at) || number)
    return (
      ((led || opens) && stops) || (led === 'role' && !number) || (led !== undefined && GOES_ON.test(text.slice(end, end + 4)))
    )
  return stops || opens || led !== undefined
}

function namesPlace(text: string, end: number): boolean {
  return (
    ESTATE.test(text.slice(end - 1, end + 2)) || ESTATE.test(text.slice(end, end + 3)) || PLACE.test(text.slice(end, end + 1))
  )
}

function opensAt(text: string, at: number): boolean {
  return isEdge(text[at - 1]) && !isDigit(text[at - 1]) && !BOOK_OR_BRAND.includes(text[at - 1] ?? ' ')
}

/** The surname begins a word, or is one. */
function isWord(text: string, at: number): boolean {
  return surnameLength(text, at) === 1 && (ALSO_WORDS.includes(text[at]!) || startsWord(text, at))
}

function isEdge(char: string | undefined): boolean {
  return char === undefined || char < '\u3400' || char > '\u9fff'
}
