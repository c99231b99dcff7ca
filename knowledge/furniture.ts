/**
 * 版面杂项: what a web page prints around its text (breadcrumbs, bylines, tags, “share”, licences, neighbouring articles) and
 * what must never be quoted as an answer. Judged by shape and by where it stands; whatever is doubtful stays text.
 */
import { fold } from './fold.ts'
import { isDocumentMark, labelled } from './imprint.ts'
import type { Line } from './lines.ts'
import { spacedTables } from './spaced-rows.ts'

/** A paragraph that carries content: long, with sentences. */
const CONTENT_LENGTH = 60

const CRUMBS =
  /^(?:您?(?:现?在)?的?位置|当前位置|您所在的?位置|位置)\s*[:：]|^首页\s*(?:[>›»/|-]|$)|(?:[^\s。，,]{1,20}\s{0,4}(?:>>|»|›)\s{0,4}){1,12}\S{1,40}$|^[^\s。，,>]{1,14}(?:\s{0,4}>\s{0,4}[^\s。，,>]{1,30}){2,12}$/
const CREDIT_LABEL =
  '责任?编辑?|责任编辑|编辑|编审|审核|审签|校对|监制|终审|值班编委|记者|通讯员|摄影|撰文|供稿|图片?来源|稿件来源|作者|文字|制图|编发'
const CREDIT = new RegExp(`^[（(【\\[]?\\s*(?:${CREDIT_LABEL})\\s*[:：/]\\s*[^。；]{0,60}$`)
const CREDIT_PART = /^[（(【](?:[^）)】]{0,30})(?:图片由|供稿|供图|通讯员|记者|摄影?|来源|责编|编辑)(?:[^）)】]{0,30})[）)】]$/
const BYLINE =
  /(?:^|\s)(?:(?:发布)?(?:时间|日期)\s*[:：]\s*(?:19|20)\d{2}|(?:文章来源|信息来源|稿源|来源|作者|发布(?:单位|机构|者)|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:数|量|次数)?|访问量|字号|字体|索引号|文号|责任编辑|编辑)\s*[:：])/
const STAMP = /^(?:19|20)\d{2}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?$/
const ISSUE = /^《[^》]{2,24}》\s*[（(][^）)]*(?:版|期)[）)]$/
const TAIL =
  /^(?:相关(?:热词|阅读|新闻|链接|推荐|报道|文章|附件下载|搜索)|延伸阅读|推荐阅读|猜你喜欢|热门(?:推荐|文章|搜索)|上一[篇条页]|下一[篇条页]|分享(?:到|至|:|$)|收藏|打印(?:本页|$)|关闭(?:窗口|本页|$)|返回(?:顶部|首页|列表)|回到顶部|友情链接|网站(?:地图|声明|导航|标识码|备案)|站点地图|免责声明|版权(?:声明|所有)|技术支持|(?:主|承|协)办(?:单位)?\s*[:：]|copyright|©|all rights reserved|扫一?扫|微信扫|关注我们|联系我们$|关于我们$|点击(?:下载|查看更多)|更多[>》]*$|我要(?:纠错|评论)|用户评论)/
const TAIL_ANYWHERE =
  /ICP备|公网安备|all rights reserved|版权所有|(?:新闻信息|网络视听|出版)[^。]{0,12}许可证|“?扫一扫”?(?:添加|关注|下载|分享)|欢迎关注.{0,20}(?:公众号|微信|微博)|(?:举报邮箱|违法和不良信息举报)|最佳浏览效果|(?:未经|非经).{0,8}授权.{0,8}(?:禁止|不得)(?:转载|复制)|长按.{0,6}二维码/i
const MENU =
  /^[^\s。，；：:|·]{1,8}(?:\s*[|｜·]\s*|\s{2,})(?:[^\s。，；：:|·]{1,8}(?:\s*[|｜·]\s*|\s{2,})){2,}[^\s。，；：:|·]{1,8}$/
const CAPTION =
  /^(?:图(?:为|片|[一二三四五六七八九十\d]{1,2}[:：]?)|资料图|上图|下图|【图[^】]*】|图[:：])|[（(][^）)]{0,12}摄[）)]?$|\S{2,4}[/ ]摄$/
/** 各位居民： and 各街道办事处，各社区居委会： and 特此通知。 say nothing. */
const COURTESY =
  /^(?:(?:各位|尊敬的|亲爱的|广大)[^。，,]{1,20}[:：!]|各[^。；;\d]{1,80}(?:办事处|委员会|[委局办处科室院校所站队部]|中心|单位|公司|企业|部门|小组|支部|业主|居民|村民|同志|朋友们?|市民|住户|商户|家长)[:：]|特此(?:通知|公告|通告|函告|说明)[。.!]?)$/
/** 为做好……工作，现将有关事项通知如下。 tells why something is written and nothing of it. */
const PREAMBLE =
  /^(?:为|根据|按照|依据|经)[^。；;]{4,160}现(?:将|就)?[^。；;]{0,40}(?:通知|公告|通告|通报|公布|公示|明确|说明|告知)如下[。:：]$/
const CAPTION_DUTY = /\d|应当|不得|禁止|可以|必须|请|须|[日时点]起|将|办理|即日|[今明]天|停[水电气]/

function isContent(line: Line): boolean {
  return line.text.length >= CONTENT_LENGTH && /[。；;！？?]/.test(line.text)
}

/** A list item or a numbered paragraph is content also when it is short. */
function isListed(text: string): boolean {
  return /^(?:[-*+] |#|\||第.{1,6}[条条章]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．)])/.test(
    text,
  )
}

/** Of a sentence: who wrote it, behind a paragraph's end in brackets (记者 某某 图片由某某提供), or why (现将有关事项通知如下). */
export function saysNothing(sentence: string): boolean {
  return CREDIT_PART.test(sentence) || CREDIT.test(sentence) || PREAMBLE.test(sentence)
}

/** 时间：9月18日（星期五）19:00—21:10 is when people meet: from one hour to another, on a day of the week. No page is published so. */
const OCCASION =
  /^时间\s{0,4}[:：].{0,60}?(?:星期|周[一二三四五六日天]|[上下中]午|晚上?|早上?|\d{1,2}(?:[:：]\d{2}|[时点])\s{0,4}[-—–~～至到起])/
/** What stands beside the time of a meeting or an event, and beside no byline. */
const MET = '主\\s{0,4}持(?:人)?|出席(?:人员|人)?|列席(?:人员|人)?|缺席(?:人员|人)?|记\\s{0,4}录(?:人|员)?|召集人'
const BESIDE = `(?:会议|活动)?(?:地\\s{0,4}点|主题|议题|名称|对象|内\\s{0,4}容|流程|安排)|${MET}|参(?:加|会|与)(?:人员|人|对象|单位)?|主讲人?`
const BESIDE_OCCASION = new RegExp(`^(?:${BESIDE})\\s{0,4}[:：]`)
/** The same on its line, or beside a bare 日期, which may be that of the paper as well. */
const BESIDE_DAY = new RegExp(
  `(?:^|\\s)(?:${BESIDE}|(?:集合|报名|开始|具体)?时间|集合(?:地点)?|路线|报名(?:方式|电话)?|名额|人数|费用|物资|项目)\\s{0,4}[:：]`,
)
const MINUTES = new RegExp(`^(?:${MET})\\s{0,4}[:：]`)
const BARE_TIME = /^时间\s{0,4}[:：]/
const BARE_DAY = /^日\s{0,4}期\s{0,4}[:：]/
/** How far around a line the others of an occasion stand. */
const AROUND = [-2, -1, 1, 2]
const PUBLISHED =
  /(?:来源|作者|发布\S{1,2}|编辑|索引号|字号|字体)\s{0,4}[:：]|浏览|访问量|(?:阅读|点击)(?:次|量|数|\s{0,4}[:：])/

/** Is the line at `at` of `lines` one that says when something takes place? */
export function isOccasion(lines: readonly Line[], at: number): boolean {
  const text = fold(lines[at]!.text.slice(0, 120))
  const day = BARE_DAY.test(text)
  if (!(day || BARE_TIME.test(text)) || PUBLISHED.test(text)) return false
  if (day && BESIDE_DAY.test(text)) return true
  return OCCASION.test(text) || isBeside(lines, at, day ? BESIDE_DAY : BESIDE_OCCASION)
}

/** Of an occasion's line: does it tell the day of what is to come, and not when people met? */
export function isAnnounced(lines: readonly Line[], at: number): boolean {
  return BARE_DAY.test(fold(lines[at]!.text.slice(0, 20))) && !isBeside(lines, at, MINUTES)
}

function isBeside(lines: readonly Line[], at: number, label: RegExp): boolean {
  return AROUND.some((by) => {
    const line = lines[at + by]
    return line !== undefined && label.test(fold(line.text.slice(0, 40)))
  })
}

/** A line that tells who published when: read by infer.ts, then not quoted. */
export function isByline(lines: readonly Line[], at: number): boolean {
  const line = lines[at]!
  const text = fold(line.text)
  if (STAMP.test(text)) return true
  if (line.text.length <= 120 && BYLINE.test(text) && !/[。！？]/.test(text) && !isOccasion(lines, at)) return true
  return isDocumentMark(line.text) || (labelled(line.text) !== undefined && !isOccasion(lines, at))
}

function captions(lines: readonly Line[], firstContent: number, dropped: Set<Line>): void {
  const byline = lines.findIndex((_, index) => index < firstContent && isByline(lines, index))
  if (byline < 0) return
  const between = lines.slice(byline + 1, firstContent).filter((line) => !dropped.has(line))
  const looksSo = (line: Line) =>
    line.text.length <= 45 &&
    /。$/.test(line.text) &&
    line.text.indexOf('。') === line.text.length - 1 &&
    !CAPTION_DUTY.test(line.text) &&
    !isListed(line.text)
  if (between.length > 0 && between.every(looksSo)) for (const line of between) dropped.add(line)
}

/** No line of furniture is longer than this. */
const LONGEST_FURNITURE = 400

/** Empty for what is too long to be furniture. */
function foldedShort({ text }: Line): string {
  return text.length <= LONGEST_FURNITURE ? fold(text) : ''
}

/** After the last paragraph with content: from the first line that only a page's foot has, everything that is short goes. */
function foot(lines: readonly Line[], dropped: Set<Line>): void {
  let last = lines.length - 1
  while (last >= 0 && !(isContent(lines[last]!) && !TAIL_ANYWHERE.test(foldedShort(lines[last]!)))) last--
  let begun = false
  for (let at = last + 1; at < lines.length; at++) {
    const text = foldedShort(lines[at]!)
    begun ||= TAIL.test(text) || TAIL_ANYWHERE.test(text) || ISSUE.test(text) || CREDIT.test(text)
    // Once the foot has begun, only what is clearly numbered content could still be meant for the reader.
    if (begun && !(isListed(lines[at]!.text) && lines[at]!.text.length > 25)) dropped.add(lines[at]!)
  }
}

/** The lines of a file that are furniture. Linear; the same lines give the same answer. */
export function furnitureIn(lines: readonly Line[]): Set<Line> {
  const dropped = new Set<Line>()
  const found = lines.findIndex(isContent)
  const firstContent = found < 0 ? Math.min(lines.length, 6) : found
  const rows = new Set(spacedTables(lines).flatMap((table) => table.rows))
  lines.forEach((line, at) => {
    if (rows.has(line)) return
    const inHead = at < firstContent && at < 15
    const short = line.text.length <= 160
    // Most of a text is neither: to fold it all takes as long as everything else together.
    if (!(inHead || short) || isListed(line.text)) return
    const text = foldedShort(line)
    if (text === '') return
    if (inHead && (CRUMBS.test(text) || MENU.test(text))) dropped.add(line)
    else if (inHead && isByline(lines, at)) dropped.add(line)
    else if (short && (CREDIT.test(text) || ISSUE.test(text) || CAPTION.test(text) || COURTESY.test(text))) dropped.add(line)
    else if (short && /^(?:上一[篇条]|下一[篇条])\s*[:：]/.test(text)) dropped.add(line)
  })
  captions(lines, firstContent, dropped)
  foot(lines, dropped)
  return dropped
}
