/**
 * Whether words that are some place's name mean the place where they stand: 日照 is a city and sunshine, 高安 stands in
 * 提高安全, 永安社区 may lie anywhere. A wrong place silences the right rule, so what is doubtful is no place.
 */

/** Names that are everyday words, too: something must say that a place is meant. */
const EVERYDAY = new Set(
  (
    '日照 来宾 阿里 中山 朝阳 东方 安国 新民 大安 安宁 临江 海东 海西 海北 黄南 山南 和田 固原 长治 大同 四平 三沙 白山 双河 新星 开平 龙井 ' +
    '东兴 玉树 高平 长安 中卫 广安 开封 新乡 南充 常德 安康 通化 新余 济源 安顺 文山 保定 红河 黄山 孝感 三河 兴化 永康 安达 海安 海城 宁安 高安 ' +
    '应城 资兴 扬中 丰城 建德 平度 同江 兴平 明光 汉川 石首 老河口 公主岭 凌源 开原 金昌 大庆 个旧 全国'
  ).split(' '),
)
/** Words that every text has, and districts that every town has: they count only below a place (阳泉矿区). */
const EVERY_TOWN = new Set(
  '矿区 郊区 城区 新城区 新市区 市中区 城中区 城东区 城西区 城北区 城关区 桥东区 桥西区 铁东区 铁西区 路南区 路北区 东区 西区 和县 应城市 合作 东方'.split(
    ' ',
  ),
)
/** 中山路, 黄山小区, 东方市场: named after a place, not in it. */
const NAMED_AFTER =
  /^(?:[东西南北中]?(?:路|大道|大街|街(?!道)|桥|门)|公园|广场|花园|小区|大厦|社区|村(?!民)|新村|苑|里(?!面)|酒店|宾馆|学校|小学|中学|医院|银行|牌|菜|话|人民医院|站|机场)/
const LANDSCAPE = /^(?:[江河湖山岛湾]|古城)/
/** What may stand before a name that is short enough to be part of other words. */
const BEFORE_NAME = /[在到去住们咱的和跟与从给对问是请于据按我你他她俺这那里说看查用就吗呢了家省市区县州镇乡、,及]/
const PLACE_FOLLOWS =
  /^(?:$|[,。?!:、 ]|这边|这里|这儿|那边|本地|当地|城区|人(?![民工均口])|的|有|市民|居民|养|停|怎么|现在|能|可以|都|各地|范围|法定|放假)/

export type NameKind =
  /** With its 市, 区, 县 … (嘉兴市). */
  | 'full'
  /** A province or a prefecture without it (嘉兴). */
  | 'short'
  /** A county, a town or a community without it (永安), or two characters in all (和县): likely part of other words. */
  | 'narrow'
  /** The same, where it is a word as any other as well (文明 of 文明社区). */
  | 'everyday'

/** What a place is, behind its name: 新城镇 is not 新城街道, though both are 新城 for short. */
const OTHER_SORT = /^(?:街道|社区|小区|新?村(?!民)|镇|乡(?![下村亲])|县(?![城级])|区(?![域别块间级])|市(?![场集民容面价值]))/
/** Nouns that communities are named for, and that questions have for what they mean. */
const VIRTUES = new Set(
  '文明 和平 阳光 友谊 民主 人民 法治 法制 民生 文化 科技 教育 体育 卫生 工业 农业 绿色 生态 安全 中心 花园 公园 广场 市场 学院 大学 职工 青年 妇女 老年 儿童 志愿 公益 慈善 智慧 爱心 党建'.split(
    ' ',
  ),
)

/** Is a community's short name such a one? */
export function isVirtue(word: string): boolean {
  return VIRTUES.has(word)
}

/** Behind a word that nothing but its place tells from any other. */
const ALONE =
  /^(?:$|[,。?!:、 ]|这边|这里|这儿|那边|本地|当地|的(?:食堂|大厅|网格|书记|主任|居民|业主|住户|老人|物业|小区|社区|规定|标准|收费|电话|政策))/

/** Can the name, which stands for a place so called, stand for it here, whatever stands above it? */
export function standsFor(text: string, start: number, end: number, { name, kind }: { name: string; kind: NameKind }): boolean {
  const after = text.slice(end, end + 4)
  if (kind === 'everyday') return ALONE.test(after) || text[start - 1] === '住'
  return kind !== 'narrow' || text.slice(start, end) === name || !OTHER_SORT.test(after)
}

/** `text` is folded; the name stands from `start` to `end`, nothing above it stands before it. */
export function meansPlace(text: string, start: number, end: number, kind: NameKind): boolean {
  const words = text.slice(start, end)
  const after = text.slice(end, end + 5)
  if (EVERY_TOWN.has(words)) return start === 0 && after === ''
  if (kind === 'full')
    return !(words.endsWith('市') && /^[场集]/.test(after)) && !(words.endsWith('区') && /^[域间别块]/.test(after))
  if (NAMED_AFTER.test(after)) return false
  if (kind === 'narrow' && LANDSCAPE.test(after)) return false
  if (kind === 'short' && !EVERYDAY.has(words)) return true
  const before = start === 0 ? '' : text[start - 1]!
  const begins = before === '' || BEFORE_NAME.test(before) || !/\p{Script=Han}/u.test(before)
  return begins && (!EVERYDAY.has(words) || PLACE_FOLLOWS.test(after))
}

const LONGEST_PART = 13
/** In the names of towns stand 村 and 街 (中关村街道), but no wider division. */
const IN_A_NAME = '(?![市区县])\\p{Script=Han}'
const TOWN = `(?:${IN_A_NAME}){2,5}?(?:街道|镇|乡)`
const COMMUNITY = '(?:(?![市县])[\\p{Script=Han}\\d]){2,6}?(?:社区|小区|村|苑)'
/** A district only above another part, or where the name of its place ends: 老城区 alone is the old town. */
const DISTRICT = `(?!老?城区|[新郊山市景园矿库灾]区)(?:(?![镇乡街村])${IN_A_NAME}){2,4}?(?<![小社])区(?=${TOWN}|${COMMUNITY}|[:,"“「]|$)`
const OF_ITS_SORT =
  '示范|贫困|百强|农业|工业|先进|重点|典型|优秀|文明|平安|边[境远]|沿[海边]|民族|试点|直管|部分|其他|有关|相关|周边|多[数个]|[两几]个|所辖|下辖|特色|强'
const COUNTY = `(?!${OF_ITS_SORT})(?:(?![镇乡街村])${IN_A_NAME}){2,3}?县(?![级城直域])`
const CITY = `(?!${OF_ITS_SORT})(?:(?![镇乡街村])${IN_A_NAME}){2,3}?(?<![级菜夜超城都集花鱼股门])市(?![场集容面级直域]|民(?!政))`
const parts = (...shapes: string[]) => new RegExp(`^(?:${shapes.join('|')})`, 'u')
/** What localPart() is told of a place that is written without its 省, 市 or 县: 湖南沅安市, but 永安社区 is named after 永安. */
export const SHORT = ''
/** What may lie right below a place that is called so. */
const BELOW: readonly (readonly [RegExp, RegExp])[] = [
  [/^$/, parts(CITY, COUNTY)],
  [/(?:社区|小区|[村苑乡镇]|街道)$/, parts(COMMUNITY)],
  [/[区县旗]$/, parts(TOWN, COMMUNITY)],
  [/(?:省|自治区)$/, parts(CITY, COUNTY, DISTRICT, TOWN, COMMUNITY)],
]
const BELOW_ANY = parts(COUNTY, DISTRICT, TOWN, COMMUNITY)
const NOT_LOCAL =
  /^(?:所属|下属|辖区|范围|历史|街道|社区|各|全|本|该|的|所有|每|城市|居民|人民|我|是|有|在|和(?![平谐睦顺兴美悦畅])|与|及|以|对|新建|辖|探索|推[进动行]|创新|打造|构建|实施|开展|加强|深化|破解|[用让把])/

/** A part of a place that no list knows, where it stands at `at` behind the place that is called `above`: 永安市安和社区. */
export function localPart(text: string, at: number, above: string): string | undefined {
  const [, below = BELOW_ANY] = BELOW.find(([called]) => called.test(above)) ?? []
  const part = below.exec(text.slice(at, at + LONGEST_PART))?.[0]
  return part === undefined || NOT_LOCAL.test(part) ? undefined : part
}

/** Does a text have a place's short name as a place, or for something that is called after it (岑溪社区), and not inside other words? */
export function isNamedFor(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = at === 0 ? '' : text[at - 1]!
    const after = text.slice(at + name.length, at + name.length + 5)
    const begins = before === '' || BEFORE_NAME.test(before) || !/\p{Script=Han}/u.test(before)
    if (begins && (NAMED_AFTER.test(after) || OTHER_SORT.test(after) || PLACE_FOLLOWS.test(after))) return true
  }
  return false
}
