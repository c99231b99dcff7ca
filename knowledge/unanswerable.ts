/**
 * Questions that no passage can answer, told by their own words: orders to the bot, somebody's private data, opinions and
 * forecasts, what only today's notice board knows, and what has nothing to do with a neighbourhood.
 *
 * Each rule is a pattern of folded text (half-width, lower case, Simplified). A rule speaks only when it is sure; whatever it
 * lets pass is still measured against the passages. Words that make an innocent question look guilty stand in `unless`.
 */
import type { Reason } from './answer-types.ts'

export type Unanswerable = Extract<Reason, 'orders' | 'private' | 'opinion' | 'live' | 'out_of_scope'>

interface Rule {
  name: string
  when: RegExp
  unless?: RegExp
}

const either = (...patterns: string[]) => new RegExp(patterns.join('|'))

const ORDERS: readonly Rule[] = [
  {
    name: 'forget-your-rules',
    when: either(
      '(?:忽略|无视|忘(?:掉|记|了)|抛开|别管|不要(?:理会?|管|遵守)|不用(?:管|遵守)|跳过|绕过|解除|覆盖|作废)[^。?]{0,14}(?:指令|要求|规则|设定|提示|限制|命令|约束|对话|安全)',
      '(?:忽略|无视|忘(?:掉|记))(?:以上|上面|前面|之前|此前|上述)',
      '\\b(?:ignore|disregard|forget|override|bypass|skip)\\b.{0,40}\\b(?:instructions?|rules?|prompts?|above|previous|prior|guidelines|context|everything)\\b',
    ),
  },
  {
    name: 'your-prompt',
    when: either(
      '系统提示|提示词|(?:初始|内部|隐藏)指令|开发者模式|越狱模式|(?:api|管理员|后台|数据库)的?(?:密码|口令|密钥|key)',
      'system ?prompt|your (?:instructions|prompt|rules|configuration)|developer mode|jailbreak',
    ),
  },
  {
    name: 'be-somebody-else',
    when: either(
      '你(?:现在|从现在起?|以后|今后)?(?:是|就是|变成|扮演|充当|当)(?:一个|一名|一位|个)?(?:没有|不受|无)?[^,。?]{0,12}(?:模型|助手|ai|机器人|局长|主任|书记|专家|律师|医生|管理员|女友|男友|角色)',
      '(?:从现在(?:起|开始)|接下来),?(?:请)?你',
      '^请?你?(?:假装|扮演|假设你|装作|模拟一个|角色扮演)|(?:请|你)(?:假装|扮演|假设你|装作)|(?:不受|没有)(?:任何)?限制的',
      '\\b(?:pretend (?:to|that|you)|act as|role ?play|you are now)\\b',
    ),
    unless: /^(?:谁|有人|别人|骗子|他|她)/,
  },
  {
    name: 'say-exactly',
    when: either(
      '(?:只(?:许|能|准|要|需)?|必须|直接|统一|一律|按我说的)(?:回答|回复|输出|答复|说)[^,。?]{0,4}["“「『:]|(?:回答|回复|输出|答复)["“「『][^"”」』]{1,20}["”」』]',
      '(?:照|按)着?(?:这个|我说的|上面|下面|以下)[^,。?]{0,6}(?:回答|回复|答)',
      '\\b(?:reply|answer|respond|say|output)\\b.{0,12}\\b(?:only|just|exactly)\\b|\\bonly\\b.{0,20}\\b(?:reply|answer|respond|output|say)\\b',
    ),
  },
  {
    name: 'forged-dialogue',
    when: either(
      '(?:^|\\n)\\s*(?:system|assistant|user|human|系统(?:通知|消息|指令|公告|提示)?|管理员|助手)\\s*:',
      '</?(?:context|system|instructions?|user|assistant|prompt|im_start)\\b[^>]{0,20}>|</?(?:资料|系统|指令|知识)>|\\[/?(?:inst|system)\\]|<\\|',
    ),
  },
  {
    name: 'write-into-the-base',
    when: either(
      '(?:当作|当成|作为|写进|写入|加进|加入|收录|录入|存入|存进|添加到?|记入|并入)[^,。?]{0,8}(?:知识库|资料库?|数据库|规定里|条例里|官方答复|标准答案|收录|系统里)',
      '(?:把|将)[^。?]{0,24}(?:工单|状态|规定|条例|答案|知识库?)[^。?]{0,12}(?:改成|改为|设为|设成|标记为|关闭|删除|删掉)',
    ),
    unless: /(?:吗|嘛|么|谁|怎么|如何|能不能|可以|咋|罚)[^,。]{0,3}$|[?]$/,
  },
  {
    name: 'authorised',
    when: either(
      '(?:管理员|系统|领导|后台|上级|root)(?:已经?|刚刚?)?(?:授权|批准|同意|许可)[^。?]{0,20}(?:列出|发|给|导出|显示|宣布|执行|查)',
      '(?:宣布|公告|声明)[^?]{0,30}(?:并|然后)(?:回复|回答|发布)',
    ),
  },
]

/** Somebody in particular, not just anybody of a sort (老人, 孩子). */
const SOMEBODY =
  '(?:他|她|人家|那家|那户|这家|邻居|楼上|楼下|隔壁|对门|那个(?:人|男的|女的)|车主|住户|租客|户主|举报人|投诉人|大家|所有人|每个人|群里|群友|[老小](?![师板人公婆伴妈爸家东乡区百旧弟妹孩朋学户])[\\u4e00-\\u9fff]|[\\u4e00-\\u9fff]{1,2}(?:阿姨|叔叔?|大爷|大妈|奶奶|爷爷|先生|女士|师傅|姐|嫂|婶)|\\d{2,4}(?:室|号|那家|房|户)|\\d{3,4}的)'
const NUMBER_OR_HOME =
  '(?:手机号码?|电话号?码?|号码|联系方式|微信号?|身份证号?|住址|家庭地址|家住|住(?:在)?(?:哪|几)|姓名|名字|叫(?:啥|什么)名?|姓(?:啥|什么))'
const TELL_ME = '(?:多少|是啥|什么|哪|几|谁|告诉|发|给|查|要一?个|说一?下|报一?下|整理|列|导|有没有|知道|[?]|$)'
const OFFICER = '(?:网格[员长]|书记|主任|管家|楼栋?长|志愿者|社工|民警|干部|领导|经理|保安|[局市镇区县]长|委员|党员)'

const PRIVATE: readonly Rule[] = [
  {
    name: 'who-told-on-me',
    when: either(
      '(?:谁|哪个人?|哪家|何人|边个|哪位)[^,。?]{0,6}(?:举报|投诉|告发|揭发|报警|告)(?:的|了)?(?:我|咱|俺)',
      '(?:举报|投诉|告发)(?:我|我家|我们|咱)[^,。?]{0,8}(?:是谁|是哪|叫什么|叫啥|谁)|(?:举报|投诉)人(?:是谁|是哪|的?(?:名字|姓名|电话)(?:是|叫|告诉|给))',
      'who (?:reported|complained about) (?:me|us)',
    ),
  },
  {
    name: 'their-number',
    when: either(`${SOMEBODY}[^,。?]{0,8}${NUMBER_OR_HOME}[^,。?]{0,6}${TELL_ME}`),
    unless:
      /12345|热线|(?:窗口|办公室|部门|单位|服务|投诉|举报|受理|值班|报修|咨询|维修|求助)的?(?:电话|联系方式|号码)|(?:打|拨)(?:哪个|什么|啥|几|多少)|(?:要|需要?|提供|出示|登记|带|填|泄露|公开|公布|贴)[^,。?]{0,10}(?:身份证|姓名|名字|手机|住址)/,
  },
  {
    name: 'a-number-to-me',
    when: /(?:手机号码?|身份证号码?|家庭住址|门牌号)[^,。?]{0,8}(?:给我|发我|发一下|告诉我|给一下|查一?下|整理|列出|导出)/,
    unless: /窗口|热线/,
  },
  {
    name: 'officer-at-home',
    when: either(`${OFFICER}[^,。?]{0,6}(?:家住|家在|住(?:哪|几|在)|家庭|身份证号|私人|老婆|老公|工资卡|手机号|微信号)`),
  },
  {
    name: 'list-of-people',
    when: either(
      '(?:名单|花名册|名册|通讯录|住户表|(?:所有|每个|全部)人的)[^,。?]{0,12}(?:发我|给我|发一份|发出来|发来|导出|列出|列一下|整理|要一份|来一份)',
      '(?:发我|给我|导出|列出|整理)[^,。?]{0,14}(?:人员名单|花名册|通讯录|手机号|电话簿|住户信息|身份证)',
    ),
  },
  {
    name: 'look-somebody-up',
    when: either(
      `(?:帮我|给我|替我|帮忙|你)(?:查|打听|问|核实)[查一下问个]{0,3}${SOMEBODY}[^。?]{0,16}(?:没|吗|是不是|有没有|多少|哪|啥|什么|几|状态|情况|记录|[?]|$)`,
    ),
  },
  {
    name: 'plate-owner',
    when: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][- ·]?[a-z0-9]{5,6}[^。?]{0,20}(?:谁|车主|电话|号码|联系|住)|车主的?(?:电话|号码|是谁|叫|联系方式)/,
  },
  {
    name: 'their-number-en',
    when: either(
      "\\b(?:his|her|their|(?:neighbou?r|owner|resident|tenant)(?:'?s)?|everyone'?s?)\\b.{0,12}\\b(?:phone|mobile|id|wechat) ?(?:number)?\\b",
      '\\b(?:phone|mobile|id|wechat)(?: numbers?)? (?:of|for) (?:my|the|that|all|every).{0,20}\\b(?:neighbou?r|owner|resident|tenant|person|guy|family|everyone)',
      'home address of',
    ),
  },
]

const OPINION: readonly Rule[] = [
  {
    name: 'what-do-you-think',
    when: either(
      '你(?:自己|个人)?(?:觉得|认为|感觉|怎么看|咋看|怎么想|咋想|站哪|评评|来评|评价|给评|支不支持)|(?:说说|谈谈|讲讲)(?:你的?)?(?:看法|想法|感想|观点)',
      'what do you think|your opinion|do you (?:like|think|believe|agree)',
    ),
  },
  {
    name: 'judge',
    when: either(
      '(?:哪(?:个|家|些)|谁)[^,。?]{0,14}(?:最(?:好|差|烂|坏|靠谱|强|牛|黑|没用|差劲|垃圾)|更(?:好|靠谱|差)|比较(?:好|靠谱|差))(?!的?(?:学历|条件))',
      '(?:是不是|算不算|难道不)[^,。?]{0,14}(?:太过|过分|形式主义|搞形式|走过场|作秀|面子工程|多管闲事|吃饱了撑|没人性|荒唐)',
      '有没有(?:必要|意义|意思)(?:啊|呀|呢|吗|[,?]|$)|值不值得|靠不靠谱|有(?:啥|什么)(?:意义|意思)(?:啊|呀|呢|[,?]|$)|图个(?:啥|什么)|还有[^,。?]{1,8}(?:味|意思|意义)吗',
    ),
    unless: /规定|条例|依法|申请|证明/,
  },
  {
    name: 'forecast',
    when: either(
      '(?:将来|未来|明年|后年|过几年)[^,。?]{0,12}(?:会不会|会(?:涨|跌|降|取消|变|拆|改|放开|怎么样)|还会)',
      '(?:会不会|是不是要|啥时候|什么时候|几时)[^,。?]{0,6}(?:取消|废止|涨价|降价|放开|改革)(?:啊|呀|呢|吗|了|\\?|$)|(?:你)?(?:预测|猜猜?)一?下?[^,。?]{0,10}(?:会|涨|跌|赢|输|多少)',
    ),
  },
]

const NOW =
  '(?:今天|今日|今晚|今早|今夜|今朝|今儿|明天|明早|明晚|昨晚|后天|这会儿?|现在|目前|此刻|刚才|这两天|这几天|本周|这周|这个?星期|周末|而家|依家|today|tonight|tomorrow|right now|this (?:week|morning|evening))'
const LIVE: readonly Rule[] = [
  {
    name: 'state-of-now',
    when: either(
      `${NOW}[^,。?]{0,14}(?:停(?:水|电|气|暖)|(?<!自)来(?:水|电|气)|恢复|修好|修没修|通(?:水|电|气|了没)|开门|关门|上班|下班|营业|开不开|有人(?:吗|在)|人多|排队|预警|限行|限号|封路|几点|到账|到货|放号|有号|进度|water|power|open|close)`,
    ),
    unless: /规定|条例|依法|罚|赔|退|补偿|告诉|提前|通知|应该?|必须|谁(?:管|负责)|哪个部门|找谁|投诉|违法|合法/,
  },
  {
    name: 'is-it-out',
    when: either(
      '(?:今年|今次|这次|这回|本次|本届|最新|这批)[^。?]{0,24}(?:公布|发布|公告|出来|定(?:下来|了)|放榜|开始报|名单|下来)[^。?]{0,3}(?:没|了没|了吗|没有|了么|吗|[,?]|$)',
      '(?:今年|明年)[^。?]{0,16}(?:调休|补班|补休|放假安排)|(?:今年|这个月|本月)[^。?]{0,14}(?:有没有|是不是|是否|会不会)[^。?]{0,6}(?:延|提前|推迟|变|改|调整|取消|涨|降)',
    ),
    unless: /规定|条例|应当|谁(?:来|负责)/,
  },
  {
    name: 'my-case',
    when: /我(?:的|家|们)?[^。?]{0,14}(?:申请|补贴|工单|案子|投诉|报修|材料|退款)[^,。?]{0,10}(?:到哪(?:一?步|了)|进度|办(?:好|下来)了?(?:没|吗)|批(?:了|下来)(?:没|吗)|审(?:核)?(?:完|过|好)了?(?:没|吗)|到账(?:没|了没|了吗)|处理得?(?:怎么样了|咋样了|好了[没吗]))/,
  },
  {
    name: 'who-holds-it-now',
    when: either(
      '(?:现在|现任|目前|如今|当前|今年|新上任|本届)[^,。?]{0,16}(?:书记|[市县镇区局院校]长|主任|主席|领导|负责人)[^,。?]{0,6}(?:是谁|叫(?:啥|什么)|姓(?:啥|什么)|哪位|谁)',
      '(?:书记|[市县镇区局院校]长)(?:现在|目前)?(?:是谁|叫(?:啥|什么)|姓(?:啥|什么)|是哪位)|谁是[^,。?]{0,10}(?:书记|[市县镇区局]长)',
      'who is the (?:current )?(?:mayor|secretary|chief|head)',
    ),
  },
]

const OUT_OF_SCOPE: readonly Rule[] = [
  {
    name: 'weather',
    when: either(
      '天气(?!.{0,12}(?:停工|燃放|供暖|作业|施工|预案|预警|禁))|(?:今天|明天|后天|这周|周末|今晚|下午).{0,10}(?:下不?下?雨|下雪|刮风|降温|升温|热不热|冷不冷|多少度|几度|带伞|出太阳)',
      '\\bweather\\b|will it (?:rain|snow)|(?:rain|snow)(?:ing)? (?:today|tomorrow)',
    ),
    unless: /室温|室内|屋里|家里|暖|规定|罚|可以/,
  },
  {
    name: 'markets',
    when: /股票|股市|大盘(?=今|明|会|涨|跌|点)|比特币|币圈|双色球|大乐透|金价|油价|(?:房价|黄金|基金|汇率)(?:最近|还|明天|今年|会|要)+(?:涨|跌)|买(?:哪只|什么)基金|bitcoin|stock (?:price|market)/,
  },
  {
    name: 'kitchen',
    when: either(
      '(?:怎么|咋|如何|点样?)(?:烧|炒|炖|煮|蒸|卤|腌|红烧|做)(?:才|得|出)?[^,。?]{0,6}(?:好吃|入味|嫩|不柴|不腥|菜|汤|肉|鱼|鸡|米饭|面条|饺子|蛋糕)',
      '(?:红烧|清蒸|糖醋|宫保|凉拌)[^,。?]{1,6}(?:怎么|咋|如何|做法)|菜谱|食谱|\\brecipe|how (?:do i|to) cook',
    ),
    unless: /油烟|禁|罚|摊|违|扰民/,
  },
  {
    name: 'homework',
    when: /(?:数学|语文|英语|物理|化学|作业|奥数|应用|几何|方程)题|鸡兔同笼|解方程|求导|(?:帮|替)我?(?:孩子|娃)?(?:做|写)(?:个|下|完)?作业|\d+ *[+*×÷] *\d+ *(?:=|等于)|homework/,
  },
  {
    name: 'write-for-me',
    when: either(
      '(?:写|编|作|来|讲|唱|创作|生成|画)(?:一|个|我|给|篇|首|段|份|封|幅|点|两)+[^,。?]{0,14}(?:诗|歌|作文|文章|小说|故事|笑话|情书|检讨|文案|论文|演讲稿|对联|剧本|代码|程序|段子|祝福语|诉状|起诉书|简历|图片|画)',
      '(?:帮|替|给)我(?:写|画|翻译|编|润色|起草)|翻译(?:成|一下|这)|write (?:me )?(?:a|an|some) (?:poem|essay|story|song|code|letter)|tell me a (?:joke|story)|translate (?:this|the)',
    ),
  },
  {
    name: 'leisure',
    when: either(
      '(?:世界杯|欧冠|nba|中超|球赛).{0,8}(?:谁|赢|比分|冠军)|(?:电视剧|电影).{0,6}(?:推荐|好看|哪部)|星座|运势|推荐(?:一?个|几个|点|些|一下)?[^,。?]{0,6}(?:餐厅|饭店|景点|电影|歌|小说|手机|电脑|酒店|旅游)',
      '(?:机票|火车票|高铁票)(?:怎么|多少|哪里)[^,。?]{0,4}(?:买|订|钱)|怎么减肥|怎么追(?:女生|男生)|^你(?:多大|几岁|是男|叫什么|会什么|有女朋友|吃饭)',
    ),
  },
  {
    name: 'medicine',
    when: /(?:头疼|发烧|咳嗽|感冒|血压|糖尿病|肚子疼|失眠|拉肚子|牙疼|腰疼|胃疼)[^。?]{0,12}(?:吃(?:什么|啥)药|怎么(?:治|缓解)|是什么病|用什么药)|吃(?:什么|啥)药(?:好|管用)|开(?:个|张)药方/,
  },
  {
    name: 'lawyer-work',
    when: /(?:判断|分析|预测|你看|帮我看)[^,。?]{0,10}(?:能赢|胜诉|输赢|能不能赢|胜算)|(?:官司|起诉|告)[^,。?]{0,8}(?:能不能|能|会不会)(?:打)?赢/,
  },
]

export interface UnanswerableFinding {
  reason: Unanswerable
  /** Name of the rule that spoke: for the trace. */
  rule: string
}

const RULES: readonly (readonly [Unanswerable, readonly Rule[]])[] = [
  ['orders', ORDERS],
  ['private', PRIVATE],
  ['out_of_scope', OUT_OF_SCOPE],
  ['opinion', OPINION],
  ['live', LIVE],
]

/** The first rule that recognises the folded question; undefined for whatever a passage might answer. */
export function findUnanswerable(question: string): UnanswerableFinding | undefined {
  for (const [reason, rules] of RULES) {
    const rule = rules.find((candidate) => candidate.when.test(question) && !candidate.unless?.test(question))
    if (rule) return { reason, rule: rule.name }
  }
  return undefined
}

const OFFICER_NUMBER = new RegExp(`${OFFICER}[^,。?]{0,6}${NUMBER_OR_HOME}`)

/** Asks how to reach an office holder: only what is published may be told, and without that it is private. */
export function asksForOfficer(question: string): boolean {
  return OFFICER_NUMBER.test(question)
}
