/**
 * Names of people, where the words around them say that a name stands there: 我叫…, 联系人…, 邻居…, `"name":"…"`, a name before
 * a phone number. A surname alone (张奶奶, 王师傅) is how neighbours speak of each other and points at nobody in particular.
 */
import { likelyNames } from './likely-names.ts'
import { HAN, oneOf, pattern } from './pattern.ts'
import { startsWord } from './surname-words.ts'
import { isGivenThroughout, looksGiven, nameEnd, surnameLength } from './surnames.ts'
import type { PiiSpan } from './understanding.ts'

const ANNOUNCED = oneOf(
  '我叫 俺叫 偶叫 叫做 名叫 名字叫 名字是 他叫 她叫 叫我 姓名 名字 中文名 名字上是 名字写 联系人 收件人 收货人 收款人 户主 户名 开户名 申请人 举报人 投诉人 报修人 报事人 诉求人 当事人 反映人 报案人 持卡人 失主 本人叫 全名 真名 法人 承租人 租客叫 房东叫 小孩叫 孩子叫 儿子叫 女儿叫 老人叫 老公叫 老婆叫 爸爸叫 妈妈叫 父亲叫 母亲叫 爷爷叫 奶奶叫 邻居叫 那人叫 男的叫 女的叫 人叫 的叫 就叫 经理叫 师傅叫 保安叫 同学叫 同事叫 朋友叫 落款 署名 name',
)
const RELATED = oneOf(
  '我爸爸 我妈妈 爸爸 妈妈 爸 妈 父亲 母亲 老爸 老妈 老公 老婆 丈夫 妻子 爱人 儿子 女儿 爷爷 奶奶 外公 外婆 姥姥 姥爷 孙子 孙女 岳父 岳母 公公 婆婆 孩子 哥哥 姐姐 弟弟 妹妹 邻居 业主 住户 租户 房东 租客 居民 老人 患者 病人 学生 同学 党员 退役军人 残疾人 社工 网格员 楼长 组长 经理 管家 保安 保洁 志愿者 司机 室友 同事 朋友 战友 楼上的 楼下的 隔壁的 对门的 代 替 举报 投诉 找 请找 联系 交给 转交 转交给 递给 感谢 表扬 问问 麻烦转',
)
/** A word after which an announced name may stand, with what people put between. */
const AFTER_ANNOUNCEMENT = pattern(`${ANNOUNCED}["'”“]?[:：是叫为 ]{0,3}["'“”「]?`, 'g')
/** After these even an unusual surname is believed. */
const SURE = pattern('[:："“]|[我俺名字]叫|叫做|全名|真名')
const AFTER_RELATION = pattern(`${RELATED}[:：是叫 ]{0,2}`, 'g')
const I_AM = pattern(`(?:我是|本人|这里是|俺是|我系|偶是)[:： ]{0,2}(?=${HAN}{2,4})`, 'g')
const MINORITY = pattern(`${HAN}{1,8}(?:[·•・]${HAN}{1,8}){1,3}`, 'g')
const BOUNDARY = pattern('[\\s,，.。;；:：!！?？、~～()（）"“”\'」\\]|/<>-]|^$')
const BETWEEN = pattern('[ ,，:：、(（]{0,2}(?:的?(?:电话|手机|号码|手机号|tel))?[:：是 ]{0,2}$')
const TITLE = pattern(`^${oneOf('先生 女士 同志 小姐')}`)
/** What is not a full name although it begins with a surname: kin and titles, crafts, and plain words. */
const NOT_A_NAME = pattern(
  `^(?:.${oneOf('奶奶 爷爷 阿姨 大爷 大妈 大娘 大叔 叔叔 伯伯 大伯 婆婆 大姐 大哥 姐 哥 叔 婶 姨 总 工 某 某某 师傅 老师 医生 主任 书记 经理 先生 女士 同志 小姐 队长 所长 警官 律师 院长 老板 家 姓')}|${oneOf(
    '安徽 江苏 江西 江浙 温州 广东 广西 方便 党员 管理 房东 房主 车主 司机 店主 农民 路过 严重 单亲 单身 胡同 井道 方式 申请 申报 申领 凌晨 全天 单位 成年 成都 常住 常年 周一 周二 周三 周四 周五 周六 周日 周末 周边 连续 高层 高龄 高血压 高中 高三 任何 应该 明天 白天 从来 易地 金牌 万达 向你 时候 时间 全家 全职 全体 全小区 居民 居委 国家 公司 公共 公租房 云南 海南 河南 元旦 平时 平安 平房 和平 都是 都有 都在 都没 门口 门卫 相关 来自 来问 来反映 支持 利用 普通 原来 原住 计划 初中 信息 信用 花园 商户 商家 路人 路灯 华夏 文明 何时 何地 车位 车库 车辆 水电 解决 解除 关于 关心 关键 支部 连夜 新来 古城 边上 边境 左边 左右 查询 查不 查一 查下 池塘 简单 简直 阳台 阳光 阳性 游客 游戏 游泳 冷得 冷死 程度 管道 管事 管理员 储户 成员 成天 成人 南方 南门 北方 东方 西方 楼上 楼下 楼道 楼长 楼栋 区里 区内 干部 干活 马上 马路 宝妈 牛奶 包括 包租 高考 常常 尚未 毕业 毕竟 易燃 强制 强烈 强行 费用 费劲 游乐 师傅 师生 官方 屋主 强拆 封闭 权利 权益 应急 惠民 荣誉 乐意 全部 全是 全都 丁字 石头 石油 田地 金额 金融 白色 白领 黄色 黄码 黄线 蓝色 蓝领 红色 时不 时常 司法 司机 法人 信访 安全 安装 安静 安置 成立 武装 文盲 文化 文件 雷电 雷雨 温度 温馨 康复 康养 钱款 钱包 钱多 钱少 宁可 万一 万科 万元 方案 方向 方面 房屋 房租 房产 房子 车子 车祸 童装 童年 班车 班长 严禁 严格 严查 卫生 卫健 米面 米油 花盆 花草 云端 井盖 鲜花 印象 原因 原本 原件 满意 满足 满分 满了 满地 满是 居住 居家 利益 干净 由于 智能 智障 富裕 门禁 门锁 门牌 门诊 来信 来电 来访 海鲜 海报 海外 权力 国庆 国企 但是 相信 修好 修理 修了 银行 银发 玉米 公交 公园 公示 公告 公安 公益 公证 公务 战友 孙子 孙女 孙辈 农行 农业 农商 高利 危险 路边 危房 危楼 智慧 呼吸 呼叫 那个 那边 那家 那种 哈哈 哈喽 母婴 母猫 阿姨 盘查 区别 闻到 闻着 伊始 皮肤 皮球 劳动 劳烦 劳驾 原告 南北 商量 商场 商铺 商店 平台 平方 平米 车棚 车牌 相互 都要 都不 都会 强迫',
  )}|于[今明昨上下去前本每0-9])`,
)
/** What may stand right after a name that a word of kinship introduced. */
const FOLLOWS = pattern(
  `^(?:[的在是有住家和跟把被又也就都说不没总老天半每昨今明前长经私擅乱违要电手身已多一患病卧行退失低去从向来到给打骂养装占开上读考当0-9]|${oneOf('先生 女士 同志 反映 投诉 申请 咨询 举报 提出 表示')})`,
)
const BEFORE_MINORITY = pattern(
  `^${HAN}{0,4}${oneOf('我叫 我是 叫做 名叫 名字 姓名 联系人 邻居 业主 住户 举报人 投诉人 申请人 户主 他叫 她叫 爸爸 妈妈 爸 妈 老公 老婆 是 叫 人')}`,
)
/** The characters that Uyghur, Kazakh and Tibetan names are mostly written with. */
const TRANSCRIBING =
  '买提艾力阿卜杜拉木江汗古丽尼亚孜热合曼依布尔罕帕吾斯库肯巴特娜扎西次仁卓玛多吉旺堆迪再努比娅哈克里穆萨伊赛麦玉素甫凯赛尔沙班'

/** A number that follows the name at once: already marked by others. */
interface Neighbour {
  start: number
  end: number
}

/** Names in the folded text. `numbers` are marks of phones and papers: a name right before one is its owner's. */
export function personalNames(text: string, numbers: readonly Neighbour[]): PiiSpan[] {
  const spans: PiiSpan[] = likelyNames(text).filter(({ start }) => !isOtherWord(text, start))
  const add = (start: number, end: number | undefined) => {
    if (end !== undefined) spans.push({ start, end, type: 'NAME' })
  }
  for (const match of text.matchAll(AFTER_ANNOUNCEMENT)) {
    const at = match.index + match[0].length
    add(at, announced(text, at, SURE.test(match[0])))
  }
  for (const match of text.matchAll(AFTER_RELATION)) {
    const at = match.index + match[0].length
    add(at, careful(text, at, match[0].length > 2 || !/^[代替]/.test(match[0])))
  }
  for (const match of text.matchAll(I_AM)) {
    const at = match.index + match[0].length
    const end = plain(text, at)
    if (end && endsHere(text, end)) add(at, end)
  }
  for (const match of text.matchAll(MINORITY)) add(...minority(text, match.index, match[0]))
  for (const at of clauseStarts(text)) add(at, standingAlone(text, at) ?? transcribed(text, at))
  for (const number of numbers) {
    const owner = ownerOf(text, number)
    if (owner) spans.push(owner)
  }
  return spans
}

function plain(text: string, at: number): number | undefined {
  return isOtherWord(text, at) ? undefined : nameEnd(text, at)
}

/** 谢谢 and 常常 are no names, nor is 阿明, as one calls a neighbour. */
function isOtherWord(text: string, at: number): boolean {
  return text[at] === text[at + 1] || text[at] === '阿' || NOT_A_NAME.test(text.slice(at, at + 4))
}

/** After 姓名 and the like anything short that ends at a boundary is a name, whatever its surname. */
function announced(text: string, at: number, sure: boolean): number | undefined {
  if (NOT_A_NAME.test(text.slice(at, at + 4))) return undefined
  let end = at
  while (end - at < 8 && isHan(text[end])) end++
  const length = end - at
  const most = surnameLength(text, at) === 2 ? 4 : 3
  const named = sure || (surnameLength(text, at) > 0 && !/[谁啥么哪吗呢填写]/.test(text.slice(at, end)))
  if (named && length >= 2 && (length <= most || isTranscribed(text.slice(at, end))) && isBoundary(text, end)) return end
  const short = nameEnd(text, at)
  return short !== undefined && !/[路街巷苑园村镇县区]/.test(text[short] ?? '') ? short : undefined
}

/** After a word of kinship or neighbourhood many other words may follow: only what looks like a name from end to end. */
function careful(text: string, at: number, allowed: boolean): number | undefined {
  const longest = allowed ? plain(text, at) : undefined
  if (longest === undefined) return undefined
  // 王浩上小学: where the longer reading runs on into another word, the shorter one may end well.
  for (const end of longest - at > 2 ? [longest, longest - 1] : [longest]) {
    if (end - at === 2 && startsWord(text, at)) continue
    if (looksGiven(text, at, end) && (!isHan(text[end]) || FOLLOWS.test(text.slice(end, end + 2)))) return end
  }
  return undefined
}

/** Names with a dot (买买提·艾力): after words that announce one, or where the characters themselves are those of such names. */
function minority(text: string, start: number, whole: string): [number, number | undefined] {
  const lead = BEFORE_MINORITY.exec(whole)
  const from = start + (lead?.[0].length ?? 0)
  if (!lead && !isTranscribed(whole)) return [from, undefined]
  return [from, trimTail(text, from, start + whole.length)]
}

function isTranscribed(name: string): boolean {
  const characters = [...name].filter((char) => isHan(char))
  return characters.filter((char) => TRANSCRIBING.includes(char)).length * 2 >= characters.length
}

/** 扎西多吉是…: a name without a dot that opens a clause, all of it in the characters of such names. */
function transcribed(text: string, at: number): number | undefined {
  let end = at
  while (end - at < 8 && TRANSCRIBING.includes(text[end] ?? ' ')) end++
  if (end - at < 4 || text[at] === text[at + 1]) return undefined
  return isBoundary(text, end) || FOLLOWS.test(text.slice(end, end + 2)) ? end : undefined
}

function trimTail(text: string, from: number, end: number): number | undefined {
  const dot = text.slice(from, end).search(/[·•・](?!.{0,24}[·•・])/)
  if (dot < 1) return undefined
  const lastPart = from + dot + 1
  const stop = text.slice(lastPart, end).search(/[的在是有住家和跟电手身想要来去说我你他她不没]/)
  return stop > 0 ? lastPart + stop : end
}

/** 李强先生; 张三住…: a name that opens a clause and is followed by what only a name has. */
function standingAlone(text: string, at: number): number | undefined {
  const end = plain(text, at)
  if (end === undefined) return undefined
  for (const stop of end - at === 3 && surnameLength(text, at) === 1 ? [end, end - 1] : [end]) {
    const next = text.slice(stop, stop + 2)
    if (stop - at >= 2 && TITLE.test(next)) return stop
    if (stop - at >= 2 && /^住[^宅户院房建]/.test(next) && isGivenThroughout(text, at, stop)) return stop
  }
  return undefined
}

/** 王芳 13…; 李强电话13…: the name right before a number is its owner's. */
function ownerOf(text: string, number: Neighbour): PiiSpan | undefined {
  const before = text.slice(Math.max(0, number.start - 10), number.start)
  const end = number.start - BETWEEN.exec(before)![0].length
  for (const length of [4, 3, 2]) {
    const start = end - length
    if (start < 0 || plain(text, start) !== end || !looksGiven(text, start, end)) continue
    if (length === 4 && surnameLength(text, start) === 1) continue
    return { start, end, type: 'NAME' }
  }
  return undefined
}

function* clauseStarts(text: string): Generator<number> {
  for (let i = 0; i < text.length; i++) if (isHan(text[i]) && (i === 0 || isBoundary(text, i - 1))) yield i
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && char >= '\u4e00' && char <= '\u9fff'
}

function isBoundary(text: string, at: number): boolean {
  return at >= text.length || BOUNDARY.test(text[at]!) || /\d/.test(text[at]!)
}

/** 我是张建国 is a name only when the clause ends there or goes on as after a name. */
function endsHere(text: string, end: number): boolean {
  return isBoundary(text, end) || /^(?:的|电话|手机|住|家住|身份|想|要|今年)/.test(text.slice(end, end + 2))
}
