/** Units that a question asks a figure of (几天, 多少元, 收不收钱), and how such a figure may be written. All on folded text. */
interface Unit {
  asked: string
  /** Asked for without 多少 and 几 before the unit. */
  ways?: string
  /** 几 before it is rarely a question (我们几个人). */
  onlyMany?: true
  /** Behind a figure. */
  written: string
  /** Instead of a figure. */
  bare?: string
}

const UNITS: readonly Unit[] = [
  {
    asked: '钱|元|块|毛',
    ways:
      '收不收[钱费]|要不要(?:钱|交钱|花钱|付钱|收费)|免不免费|免费(?:吗|嘛|不|的吗|么)|好多(?:钱|块|[^,。?]{0,3}费)|(?:多少|几多)[^,。?]{0,3}费|' +
      '(?:花|掏|交|出|赔|退|补|奖)(?:多少|几多|好多)(?![天日年次个人户])|(?:工资|底薪|补贴|补助|津贴|奖金|押金|租金|价钱|价格|费)[^,。?]{0,4}(?:多少|几多|好多)(?![天日年次个人户])',
    written: '元|块|角',
    bare: '免费|无偿|不收|免收|不得[^,。]{0,20}收|不掏钱|不罚|分之|一半|[一二三四五六七八九]成|(?:万|%|倍)(?=[^0-9人户件名次家]|$)',
  },
  { asked: '万', written: '万|亿' },
  { asked: '天|日|个?工作日', written: '天|日|小时|周|个?月|工作日', bare: '当场|当日|立即|及时' },
  { asked: '个?小时|个?钟头|钟', written: '小时|分钟|天|日', bare: '立即|随时' },
  { asked: '分钟', written: '分钟|小时|秒', bare: '立即|立刻' },
  { asked: '个?月', written: '月|年|日|天|季' },
  { asked: '年', written: '年|月', bare: '长期|每年' },
  { asked: '个?星期|个?周|个?礼拜', written: '周|星期|日|天' },
  { asked: '点钟?', written: '时|点|:' },
  {
    asked: '岁',
    ways: '多大(?:年纪|岁数|年龄)|年龄[^,。?]{0,4}(?:限制|要求|多少|上限)',
    written: '岁|周岁',
    bare: '老年人|未成年|成年',
  },
  { asked: '次|回|趟', written: '次|回', bare: '每(?:年|月|周|季|日|天|隔)|定期' },
  { asked: '米|公分|厘米', written: '米|公分|厘米|m' },
  { asked: '平米?|平方', written: '平方|平米|㎡|亩' },
  { asked: '度', written: '度|℃' },
  { asked: '公斤|斤|吨', written: '公斤|斤|吨|千克|kg' },
  { asked: '分贝', written: '分贝' },
  { asked: '个?人|名', onlyMany: true, written: '人|名|位|口|员|户', bare: '过半|半数|[一二三四五六七八九]成|分之' },
  { asked: '户', onlyMany: true, written: '户|家', bare: '过半|半数|[一二三四五六七八九]成|分之' },
  { asked: '家', onlyMany: true, written: '家|户|所|个' },
  { asked: '件|起|宗', onlyMany: true, written: '件|起|宗|单|桩|例|条|项|个' },
  { asked: '栋|幢|座', onlyMany: true, written: '栋|幢|座' },
  { asked: '台|辆', onlyMany: true, written: '台|辆|部|个' },
  { asked: '间', onlyMany: true, written: '间|个|处' },
  { asked: '场|届', onlyMany: true, written: '场|届|次|期' },
  { asked: '成|折|倍', written: '成|折|%|倍', bare: '百分之|分之|一半|半价' },
  { asked: '分(?!钟|之|类)', written: '积?分' },
]
const FIGURE = '[0-9零〇一二两三四五六七八九十百千万半几]'

/** What has a form of its own: how long, on which day of the week, and which number to call. */
const FORMS = [
  {
    asked: /(?:(?<![一每两几个0-9])(?:星期|礼拜|周))几(?![次回天趟])/,
    written: /(?:周|星期|礼拜)[一二三四五六日天末几]|每[天日周]|天天|随时|工作日|全年|全天|节假日|\d日/,
  },
  {
    asked:
      /多久(?![^,。?]{0,6}[一1][次回趟])|多长时间|几耐|最(?:晚|迟|快|长)[^,。?]{0,2}(?:多久|好久)|好久(?:之?内|上门|办[好完结]|能[办到给])|[期时]限是?(?:多|几)|how long/,
    written: new RegExp(
      `${FIGURE} ?[多余]?个多?(?:月|小时|钟头|星期|工作日|季度|学期)|${FIGURE} ?[多余]?(?:工作日|天|小时|分钟|秒|周(?!年)|星期|刻钟)|` +
        '(?<!月[0-9一二三四五六七八九十]{0,2} ?)[0-9一二三四五六七八九十] ?日|(?<![0-9〇零一二三四五六七八九])(?:[0-9]{1,2}|[一二两三四五六七八九十半]) ?[多余]?年(?!级)|当场|当[日天]|即时|立即|立刻|及时|随时|长期|永久|年底前|月底前',
    ),
  },
  {
    asked:
      /(?:电话|热线|号码)(?:号码)?(?:是|要打|打)?(?:多少|几号|哪个|什么|啥)|(?:打|拨)(?:哪个|什么|啥|几号|多少)(?:电话|号)|联系方式|phone number/,
    written:
      /(?<!\d)(?:11\d|12[0-2]|1[12]\d{3}|9[56]\d{3,4}|1\d{10}|400[-\d]{7,}|0\d{2,3}[- ]?\d{7,8}|\d{7,8})(?![\d件次人户名个元万])/,
  },
]
/** 几 that asks, not 这几天, 没几天. */
const FEW = '|(?<![这那哪好前近十没])几[十百千万]{0,4}'
/** Of what 几个人 alone may be said without asking: 一共弄了几座. */
const FEW_IN_ALL = '|(?:一共|总共|拢共|统共|[建设搞弄办开盖装修配划聘招选评]了)(?:有|出)?几[十百千万]{0,4}'
const UNIT_ROWS = UNITS.map(({ asked, ways, onlyMany, written, bare }) => ({
  asked: new RegExp(`(?:多少|几多${onlyMany ? FEW_IN_ALL : FEW})(?:${asked})${ways ? `|${ways}` : ''}`),
  written: new RegExp(`${FIGURE} ?[多余]?(?:个|万|千|亿|百){0,4}(?:${written})${bare ? `|${bare}` : ''}`),
})).concat(FORMS)

/** Does the folded question ask for a figure with a unit, and has the folded text a figure with each unit that is asked? */
export function unitFound(question: string, text: string): boolean {
  const asked = UNIT_ROWS.filter((row) => row.asked.test(question))
  return asked.length > 0 && asked.every((row) => row.written.test(text))
}

/** Does the folded question ask for a figure with a unit that no figure of the folded text has? */
export function unitMissing(question: string, text: string): boolean {
  return UNIT_ROWS.some((row) => row.asked.test(question) && !row.written.test(text))
}
