/** The words by which a question goes on from another one: what opens it, what only asks, whom or which case it is about. On folded text. */

const any = (...words: string[]) => words.join('|')

/** 那宝华呢: it goes on. Not 那个, 那边: these point at something. */
const OPENS =
  /^(?:那么|那(?![个边里儿家年天样些位张份条种次时段座栋])|咁|噉|还有|另外|至于|换成|然后)[,、:\s]*|^(?:and|then|so|what about|how about)\b[,\s]*/
const CLOSES = /(?:呢|咧|嘞|哩)[?!。.~\s]*$/
const MARKS = /^[?!。.,、~\s]+|[?!。.,、~\s]+$/g

/** The text without the words that only say that it goes on; `marked`: it had some. */
export function opened(folded: string): { rest: string; marked: boolean } {
  const rest = folded.replace(OPENS, '').replace(CLOSES, '').replace(MARKS, '')
  return { rest, marked: rest.length < folded.replace(MARKS, '').length }
}

const UNIT =
  '(?:个?工作日|个?小时|个?钟头|分钟|个?星期|个?礼拜|个?月|天|日|周|年|万?元|块钱?|钱|岁|米|次|回|只|个人|个|名|人|条|项|度|点钟?|号窗口|号|份|张|种|步|级)?'
const WH = `(?:多少|几多|几(?!乎)[十百千]?)${UNIT}|多久|多长时间|多[长大高远重快宽]|谁|哪(?:里|儿|边|个|些|位|天|年|家|几?条|几)?|(?:什么|啥|咩|乜)(?:时候|时间|材料|手续|证件|部门|单位|地方|条件|意思|东西|人)?|怎么?样?|咋样?|点样|如何|为何|凭(?:什么|啥)|为(?:什么|啥)`
const MAY =
  '可不可以|可唔可以|能不能|能否|可否|行不行|要不要|用不用|需不需要|让不让|许不许|准不准|该不该|是不是|是否|有没有|有冇'
const WILL = '可以|能|行|许|准|要|用|得|需要|必须|合法|合规|违规|违法|犯法|允许|免费|收费|收钱|罚|退|管'
const ENGLISH_ASKS = '\\b(?:how|what|when|where|who|which|why|can|may|must|is it|do i|does)\\b'

/** It says what it wants to know. */
const ASKS = new RegExp(
  any(
    WH,
    MAY,
    `(?:${WILL}|有)[^,。?]{0,6}(?:吗|嘛|么|咩|伐|不|没)$`,
    '罚款?$|处罚$|电话$|地址$|材料$|手续$|流程$|期限$|时限$|费用$|价格$|条件$|依据$|原因$|要求$',
    ENGLISH_ASKS,
  ),
)

export const asks = (rest: string) => ASKS.test(rest)

/** Words that name no matter: what asks, points, permits, and the deeds and things that every matter has. Longer ones first. */
const FILLER = new RegExp(
  any(
    `(?:要|用|需要|必须|得)(?:带|交|拿|提供|准备)?(?:身份证|户口[本簿]|照片|复印件|原件|房产证|银行卡|委托书)`,
    `(?:怎么|咋|如何|在哪里?|去哪里?|到哪里?|哪里|哪儿|什么时候|啥时候|几点|几号)(?:开门|关门|上班|下班|开放|开始|结束|交|缴|领|拿|取|查|看|买|报|补|开|关|换|退|投|扔|丢|倒|放|停|收|送|修|用|做|充|去|来)`,
    MAY,
    WH,
    '电话|热线|地址|位置|联系方式|联系|材料|手续|证件|资料|表格|流程|程序|步骤|期限|时限|时间|有效期|费用|价格|收费|收钱|免费|花钱|要钱|条件|标准|要求|规定|说法|依据|根据|理由|原因|出处|原文',
    '处罚|罚款|罚钱|罚|合法|合规|违规|违法|犯法|允许|办理|办(?!公|事处)|申请|预约|登记|受理|审批|负责|处理|补办|开门|关门|开放',
    '[一每](?:次|回|天|周|个?月|年|户|人|个|家|份)|一共|需要|必须|应该|应当|可以|一定|最(?:多|少|高|低|长|短|晚|迟|快|早)|至少|不?超过|以内|之内|以前|之前',
    '这(?:个|种|些|样|里|边|儿|事)?|那(?:个|种|些|样|里|边|儿|事)?|它们?|他们?|她们?|此|该|其|上面|上述|前面|刚才|刚刚|上边|具体|详细|一下|到底|究竟|大概|一般|另外|请问|我们|你们|咱们|您',
    '[你我咱俺]|[能可要会得用是在有来到给被让去找带管说写讲叫做算内外就都也还只再先的地了过着吗嘛么呢啊呀吧呗哦哈不没行许准退]',
    '\\b(?:how|what|when|where|who|which|why|much|many|long|often|can|may|must|should|do|does|did|is|are|it|that|this|i|we|you|the|a|an|for|in|at|of|to|then|there|about|need|fine|fee|cost|documents?|papers?|number|phone|days?|and)\\b',
  ),
  'g',
)

/** What is left of a text without all that: its matter. */
export function matterOf(rest: string): string {
  return rest.replace(FILLER, '').replace(/[^\p{L}\p{N}]/gu, '')
}

const PEOPLE =
  '(?:外地|外省|外市|本地|本市|农村|城镇)户(?:口|籍)|户(?:口|籍)(?:不在(?:本地|本市)|在(?:外地|外省|老家))|老伴儿?|老公|老婆|爱人|妻子|丈夫|爸爸?|妈妈?|父母|父亲|母亲|爷爷|奶奶|公公|婆婆|岳父|岳母|儿子|女儿|孙子|孙女|邻居|亲戚|老人家?|老年人|孩子|小孩|儿童|未成年人?|学生|残疾人|外地人|外来人口|外国人|租客|租户|租房|房东|业主|党员|军人|孕妇|单位|公司|企业|商户|个人|居民|住户|家属|本地人|退休(?:人员|老人)?|[一二三四五六七八九十百0-9]{1,5}岁(?:以上|以下)?'
const TIMES =
  '周[一二三四五六日天末]|(?:星期|礼拜)[一二三四五六日天]|周末|晚上|夜里|半夜|早上|上午|中午|下午|白天|节假日|过年|春节|假期|国庆|平时|工作日|冬天|夏天|冬季|夏季'
const CASES =
  '第[一二两三0-9]次|首次|初次|再次|再犯|屡教不改|逾期|过期|超期|超时|晚|丢|拒不|不改正?|情节严重|造成后果|造成损失|代办|委托|别人|自己|要是|如果|的话|时候|以上|以下'
const WHOM_OR_CASE = new RegExp(any(PEOPLE, TIMES, CASES), 'g')

/** “我老伴也要办”: somebody else, and the deed that was asked about. */
const ALSO = /也(?:要|想|能|可以|得|需要|准备|打算|该){0,2}(?:去|来)?(?:办|领|申请|交|报名|用|查|补|换|买|享受)/
export const isAlso = (words: string) => ALSO.test(words)

/** Does it only say whom it is about, or in which case (老人, 周末, 第二次)? Then it narrows the matter that was talked of. */
export function isWhomOrCase(rest: string): boolean {
  WHOM_OR_CASE.lastIndex = 0
  return WHOM_OR_CASE.test(rest) && matterOf(rest.replace(WHOM_OR_CASE, '')) === ''
}

const BEFORE_WH =
  '(?:(?:需要|可以|应该|应当|必须|大概|一般|一共|分别|最多|最少|最高|最低|最长|最晚|最迟|至少|提交|准备|提供|罚款|处罚|收费|[要会得该能都各被给去找向由归在到带交是有叫罚收花补处])){0,6}'
const BEHIND_WH = '(?:以内|之内|内|办理|办(?![结公])|申请|处罚|罚款|负责|受理|能|可以|[弄收算交罚管吗嘛么呢啊呀的]){0,6}'
const ASKING = new RegExp(any(`${BEFORE_WH}(?:${WH})${BEHIND_WH}`, MAY, '(?:吗|嘛|么|呢|咩|伐)$'), 'g')

/** A question's matter with its places, as it was said: without what it asks. */
export function withoutAsking(question: string): string {
  return question.replace(MARKS, '').replace(ASKING, ' ').replace(/\s+/g, ' ').replace(MARKS, '')
}
