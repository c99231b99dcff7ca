/**
 * What sort of thing a question asks for, and what such a thing looks like where it is written.
 *
 * Both columns stand side by side so that one cannot change without the other being seen. All patterns run on folded text
 * (half-width, Simplified); the words cover plain Chinese, the commoner dialects and English.
 */
export type AnswerKind =
  | 'money'
  | 'duration'
  | 'frequency'
  | 'length'
  | 'share'
  | 'amount'
  | 'when'
  | 'who'
  | 'where'
  | 'phone'
  | 'papers'
  | 'penalty'
  | 'allowed'
  | 'list'
  | 'how'
  | 'definition'
  | 'yes_no'

interface Row {
  kind: AnswerKind
  asked: RegExp
  /** How an answer looks in a document. */
  shape: RegExp
}

const DIGIT = '[0-9零〇一二两三四五六七八九十百千万几半]'
const HOW_MANY = '(?:多少|几多|好多|幾多|几|若干)'
/** 几 that asks, not 几年来 or 这几天. */
const ASKS_COUNT = '(?<![这那好前近十])几(?=[个条次家名人位户样种类层级步斤件部辆只间张份项块台期岁口桶])'

const any = (...words: string[]) => new RegExp(words.join('|'), 'i')

/** Earlier rows are the more special ones. */
const KINDS: readonly Row[] = [
  {
    kind: 'phone',
    asked: any(
      '电话(?!亭)',
      '热线',
      '打几号',
      '打哪个号',
      '什么号码',
      '联系方式',
      'phone',
      'hotline',
      'number to call',
      'call who',
    ),
    shape: /(?<!\d)(?:1[12]\d{3}|96\d{3,4}|1[12]\d|400[-\d]{7,}|0\d{2,3}[- ]?\d{7,8}|\d{7,8})(?!\d)|热线|举报电话|服务电话/,
  },
  {
    kind: 'frequency',
    asked: any(
      '(?:多久|多长时间|几天|几个月|几年|隔多久|多少天)[^,。?]{0,6}?(?:一次|一回|一趟|换|轮|发一|开一|[查检修洗收]一)',
      `(?:每|一)(?:天|日|周|月|年|季度?|星期|礼拜)[^,。?]{0,6}?${HOW_MANY}[^,。?]{0,2}?[次回趟]`,
      '每(?:个)?(?:月|周|季)[^,。?]{0,6}还是每?',
      'how often',
      '频率|频次',
    ),
    shape: /每(?:隔)?[^,。;]{0,4}?(?:天|日|周|月|年|季|星期|次|学期|小时)|[0-9一二两三四五六七八九十](?:次|回|趟)|定期/,
  },
  {
    kind: 'penalty',
    asked: any(
      '[罚惩](?!站)',
      '处分|处理他|扣(?:几|多少)?分|拘留|坐牢|犯法|违法|后果|追究|责任',
      '(?:会|要|能)(?:怎么?样|咋样|咋整|点样)',
      '咋(?:整治|收拾|处理|处置)|怎么(?:收拾|处理|处置|治)|(?:谁|有没有人)(?:收拾|治)',
      'fine[ds]?\\b|penalt|punish|in trouble',
    ),
    shape:
      /罚款|处[^,。;]{0,14}[元倍]|责令|警告|拘留|没收|吊销|暂扣|刑事责任|赔偿|处分|依法(?:查处|处理|追究|予以)|强制|记入|扣押|扣留|收容/,
  },
  {
    kind: 'money',
    asked: any(
      `${HOW_MANY}[十百千万]{0,4}(?:钱|元|块|万|毛)`,
      '(?<![这那好前近十])几[百千万](?![年个人名家户])',
      '(?:收费|要钱|花钱|免费(?=[吗嘛么不?。,]|的[吗嘛么?]|的?$)|收钱|交钱|掏钱|出钱|价格|价钱|单价|补贴|补助|津贴|奖励|工资|薪酬|待遇|经费|押金|保证金|租金|电费|水费)',
      '(?<!免)费(?=.{0,60}(?:多少|几|谁|怎么|咋|标准|要不要|吗))',
      '赔(?:多少|几)|退(?:多少|几)',
      'how much|cost|free|fee\\b|pay\\b|price|salary|subsid',
    ),
    shape: new RegExp(
      `${DIGIT}[0-9.,]{0,16}(?:余|多)?(?:元|万|亿|块|%|倍)|免费|无偿|不收(?:取)?|不得收取|免收|减免|收费标准|由[^,。;]{1,16}(?:承担|负担|列支)|百分之`,
    ),
  },
  {
    kind: 'share',
    asked: any(
      '百分之几|百分比|比例|几成|几折|打折|占比|参与率|[^,。?]率(?=.{0,60}(?:多少|几))|多少业主|percent|降了多少|涨了多少|增长了?多少',
    ),
    shape: new RegExp(`\\d(?:\\.\\d+)?%|百分之|${DIGIT}分之|${DIGIT}成|半数|过半|三分之`),
  },
  {
    kind: 'duration',
    asked: any(
      '多久|多长时间|好久(?=.{0,60}[?吗嘛能])|几耐|(?<![这那好前近十])几(?:多)?(?:天|日|个?工作日|个?月|年|分钟|个?小时|个?钟头|个?星期|周)',
      '多少(?:天|日|年|个?月|小时|分钟|周)|期限|时限|时效|最(?:晚|迟|快)|最长(?:时间|多久|(?:能|可以)?(?:停|用|拖|等))|几时(?:内|之前)|(?:几|多少)(?:天|日)(?:之)?内|过期|有效期|保质期',
      'how long|how many (?:days|hours|months|years)|deadline|within',
    ),
    shape: new RegExp(
      `${DIGIT}(?:多|余)?(?:个)?(?:工作日|日内|日|天|小时|分钟|个?月|年|周|季度|学时)|当场|当日|即时|立即|及时|随时|逾期|长期|有效期|至[^,。]{1,12}(?:日|月|止)`,
    ),
  },
  {
    kind: 'when',
    asked: any(
      '什么时候|啥时候?|几时|何时|几点|几号|哪天|哪一?日|哪年|哪个月|几月|哪(?:些|个|几)?时(?:间|段|候)|时间(?!银行|存折|币)|时段|从哪天|嘛时候|么子时候',
      'when\\b|what time|what date|which day',
    ),
    shape: new RegExp(
      `${DIGIT}(?:年|月|日|号|时|点|:|季度|个?月|天|小时|周岁)|每(?:年|月|周|季|日|天)|星期|周[一二三四五六日末]|期间|之前|之日起|春节|除夕|元旦|正月|腊月|时段|前`,
    ),
  },
  {
    kind: 'length',
    asked: any(
      '多(?:长|高|宽|远|深|厚|大|重|快|响|近)(?!时间)|几(?:米|公分|厘米|公里|层|平|度|斤|公斤|分贝|寸)|多少(?:米|公分|厘米|公里|平|度|斤|公斤|分贝|摄氏度)|面积|时速|温度|限速|限高',
      'how (?:long is|tall|far|big|large|high|fast|heavy|loud)',
    ),
    shape: new RegExp(
      `${DIGIT}(?:米|厘米|公分|公里|平方|℃|摄氏度|度|千克|公斤|斤|分贝|千瓦|升|层|吨|亩|公顷|毫米|立方|m|cm|km|kg)|百分之|%`,
    ),
  },
  {
    kind: 'amount',
    asked: any(
      `(?:多少|几多|好多(?=.{0,60}[?吗嘛呢])|${ASKS_COUNT})`,
      '几(?:号楼)?岁|数量|上限|下限|最(?:多|少|低|高)|不超过|限(?:养|购|乘)',
      'how many|maximum|minimum|at least|at most',
    ),
    shape: new RegExp(
      `\\d|${DIGIT}(?:余|多)?(?:名|个|人|只|条|件|次|户|家|项|处|座|栋|辆|张|份|岁|周岁|间|级|类|种|套|倍|支|批|期|字|成|分|桶|部|位)`,
    ),
  },
  {
    kind: 'papers',
    asked: any(
      '材料|(?:带|交|备|提供|提交|出示)(?:哪些|什么|啥|点啥|点什么|乜|些)|证件|手续|要(?:哪些|什么|啥|点啥)(?:证|东西|资料)|哪些证|表格|what (?:documents|papers|do i (?:need|bring))|paperwork',
    ),
    shape:
      /(?:带|交|提供|出示|持|凭|填|备齐|附|包括|如下|下列|以下)[^。;]{0,40}(?:证|书|表|件|料|合同|证明|资料|名册|文件|票据|发票|清单|图纸)|[证书表件]、[^。;]{0,16}(?:证|书|表|件|合同)/,
  },
  {
    kind: 'who',
    asked: any(
      '谁|哪个(?:部门|单位|局|所|机构|公司|科|站|科室|领导|来|管)|哪(?:家|些)(?:部门|单位)|(?:什么|啥|哪一?个?)(?:部门|单位|人|机构)|边个|邊個|啷个管|归(?:哪|谁|水)|找哪|向哪|哪里(?:投诉|举报|反映|申请|批|管)|主体',
      'who\\b|whom|which (?:office|department|bureau|agency|authority)',
    ),
    shape:
      /部门|委员会|机关|局(?!限)|政府|单位|中心|公司|企业|办事处|居委会|业委会|物业|所有人|使用人|管理人|业主|负责|承担|党委|支部|党组织|网格(?:长|员)|书记|社工|志愿者|律师|人员|党员|法院|医院|学校|监护人|主管|机构|经营者|由/,
  },
  {
    kind: 'where',
    asked: any(
      '哪里|哪儿|哪边|哪(?:个|些|几个?)?(?:地方|地点|城市|市|区|社区|街道|窗口|场所|位置|路段|区域)|去哪|在哪|到哪|往哪|边度|邊度|啥地方|什么地方|何处|哪块|哪(?=买|办|领|交|报|丢|扔|放|停)|地址|位置',
      'where\\b|which (?:place|city|community|window)',
    ),
    shape:
      /(?:向|到|在|至|由|入)[^,。;]{1,24}(?:部门|中心|机关|局|所|站|窗口|处|政府|办事处|单位|公司|机构|场所|地点|区域|点|内|平台|网|医院|法院|容器|道路|泊位)|区域|地点|场所|[市区县镇乡路街村]|社区|平台|网站|热线/,
  },
  {
    kind: 'list',
    asked: any(
      '哪(?:些|几|四|三|五|六|两|二)|都有(?:什么|啥|哪)|分(?:为|成)?(?:几|哪)|几(?:类|种)|有(?:什么|啥)(?!关系|用)|包括|which ones|what kinds|what types|list',
    ),
    shape: /、|(?:以下|下列|如下)|[(（][一二三四五六七八九十]+[)）]|一是|包括|分为/,
  },
  {
    kind: 'how',
    asked: any(
      '怎么?样?(?:办|弄|申请|报|走|操作|处理|登记|领|交|搞|算|安排|运作|去)|如何|咋(?:个|办|弄|搞|整|申请|处|走|算)|点(?:样|办)|点(?:整|搞)|流程|程序|步骤|几步|办法|要走|啷个|怎么(?!样)',
      'how (?:do|to|can|does|is|should)',
    ),
    shape: /应当|可以|按照|通过|申请|提出|提交|报|由|依|程序|机制|制度|办理|采取|推行|建立|组织|方式/,
  },
  {
    kind: 'definition',
    asked: any(
      '(?:什么|啥|咩|乜)(?:嘢)?(?:意思|叫|东西)|(?:什么|啥)(?:叫|是)|指(?:的是)?(?:什么|啥|哪)|(?:是|算)(?:个)?(?:什么|啥|咩|乜)|算不算|含义|定义|what (?:is|are|does .* mean)|meaning',
    ),
    shape: /是指|指的是|所称|即|是|称为|包括|负责|推行|建立|开展/,
  },
  {
    kind: 'allowed',
    asked: any(
      '能不能|可不可以|可唔可以|得唔得|行不行|许不许|让不让|准不准|给不给|该不该|要不要|用不用|使唔使|需不需要|必须|可否|能否|是否(?:可以|允许|需要|必须|要)|(?:能|可以|可|准|让|允许|许|得|要|用|需要|该|必须|合法|违规|违反|犯规|管)[^,。?]{0,24}(?:吗|嘛|么|不|伐|啵|没|唔|咩|否)(?:[?。!,]|$)|中不中|成不成|得不得|行吗|不行',
      'can (?:i|we|you|my|a|they)|may i|allowed|legal|must (?:i|we)|do i (?:have|need)|is it ok|permitted',
    ),
    shape:
      /可以|应当|不得|禁止|严禁|允许|不准|必须|鼓励|提倡|有权|经[^,。;]{1,20}(?:批准|同意|许可)|无需|不需要|免|方可|倡导|视为|严格|优先|按照|不予|除外/,
  },
  {
    kind: 'yes_no',
    asked: any(
      '(?:吗|嘛|么|伐|咩|不|没|没有)[?!。 ]*$|是不是|对不对|对吧|是吧|有没有|有冇|有无|是否|会不会|算不算|^(?:is|are|do|does|did|will)\\b',
    ),
    shape: /./,
  },
]

const SHAPES = new Map(KINDS.map(({ kind, shape }) => [kind, shape]))

/** The kinds of answer that a folded question asks for, the more special first; none when it does not say. */
export function kindsAsked(question: string): AnswerKind[] {
  return KINDS.filter((row) => row.asked.test(question)).map((row) => row.kind)
}

/** Does a folded piece of text hold something of that shape? */
export function hasShape(kind: AnswerKind, text: string): boolean {
  return SHAPES.get(kind)?.test(text) ?? false
}

/** Kinds whose answer is a figure: without a figure in the text there is no answer. */
export const FIGURE_KINDS: ReadonlySet<AnswerKind> = new Set([
  'money',
  'duration',
  'frequency',
  'length',
  'share',
  'amount',
  'when',
  'phone',
])
