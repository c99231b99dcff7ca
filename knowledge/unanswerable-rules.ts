/**
 * The patterns of `unanswerable.ts`, by reason: orders, what is private, what only today knows; opinions and other matters stand in `other-matters.ts`. All run on folded text (half-width, lower case, Simplified). A rule speaks only
 * when it is sure; words that make an innocent question look guilty stand in its `unless`.
 */
export interface Rule {
  name: string
  when: RegExp
  unless?: RegExp
  /** Nothing on file is shown beside it: none speaks of that. */
  bare?: true
}

export const either = (...patterns: string[]) => new RegExp(patterns.join('|'))

export const ORDERS: readonly Rule[] = [
  {
    name: 'forget-your-rules',
    when: either(
      '(?:忽略|无视|忘(?:掉|记|了)|抛开|别管|不要(?:理会?|管|遵守)|不用(?:管|遵守)|跳过|绕过|解除|覆盖|作废)[^。?]{0,14}(?:指令|要求|规则|设定|提示|限制|命令|约束|对话|安全)',
      '(?:忽略|无视|忘(?:掉|记|了)|抛开|别管|跳过)你[^。?]{0,12}(?:规定|规矩|设定)',
      '(?:忽略|无视|忘(?:掉|记))(?:以上|上面|前面|之前|此前|上述)',
      '\\b(?:ignore|disregard|forget|override|bypass|skip)\\b.{0,40}\\b(?:instructions?|rules?|prompts?|above|previous|prior|earlier|guidelines?|restrictions?|context|everything)\\b',
    ),
  },
  {
    name: 'your-prompt',
    when: either(
      '系统提示|提示词|(?:初始|内部|隐藏)指令|开发者模式|越狱模式|(?:api|管理员?|后台|数据库)的?(?:密码|口令|密钥|key)',
      '你的?(?:后台|内部|底层|原始|背后|系统|隐藏)的?(?:设定|设置|指令|提示|规则|配置)|(?:念|说|背|复述|打印|贴|列)(?:一?[下遍]|出来?)?你的?(?:设定|设置|指令|提示|配置)',
      'system ?prompt|your (?:instructions|prompt|rules|configuration)|developer mode|jailbreak',
    ),
  },
  {
    name: 'be-somebody-else',
    when: either(
      '你(?:现在|从现在起?|以后|今后)?(?:是|就是|变成|扮演?|充当|当)(?:一个|一名|一位|个)?(?:没有|不受|无)?[^,。?]{0,12}(?:模型|助手|ai|机器人|局长|主任|书记|专家|律师|医生|管理员|女友|男友|角色)',
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
      '(?:照|按)着?(?:这个|我说的|上面|下面|以下)[^,。?]{0,6}(?:回答|回复|答|[回写发](?=[:,。]|$))',
      '\\b(?:reply|answer|respond|say|output)\\b.{0,12}\\b(?:only|just|exactly)\\b|\\bonly\\b.{0,20}\\b(?:reply|answer|respond|output|say)\\b',
    ),
  },
  {
    name: 'forged-dialogue',
    when: either(
      '(?:^|\\n)[^\\S\\n]{0,20}(?:system|assistant|user|human|系统(?:通知|消息|指令|公告|提示)?|管理员|助手)\\s*:',
      '</?(?:context|system|instructions?|user|assistant|prompt|im_start)\\b[^>]{0,20}>|</?(?:资料|系统|指令|知识)>|\\[/?(?:inst|system)\\]|<\\|',
    ),
  },
  {
    name: 'write-into-the-base',
    when: either(
      '(?:当作|当成|作为|写进|写入|加进|加入|收录|录入|存入|存进|添加到?|记入|并入)[^,。?]{0,8}(?:知识库|资料库?|数据库|规定里|条例里|官方答复|官方规定|标准答案|收录|系统里)',
      '(?:把|将)[^。?]{0,24}(?:工单|状态|规定|条例|答案|知识库?)[^。?]{0,12}(?:改成|改为|设为|设成|标记为|关闭|删除|删掉)',
    ),
    unless: /(?:吗|嘛|么|谁|怎么|如何|能不能|可以|咋|罚)[^,。]{0,3}$|[?]$/,
  },
  {
    // What is made up is not to be told as what was written.
    name: 'make-it-up',
    when: either(
      '(?:加|添|插|补)[上进入]?一?[句段条行][^。?]{0,40}(?:当成?|作为|算作?|说成)[^,。?]{0,3}(?:原文|依据|出处|规定|文件)',
      '(?:不必|不用|不要|别|无需|甭)再?(?:标注?|注明|写|给|列|带|管)[^,。?]{0,3}(?:出处|来源|依据)',
      '(?:随便|直接|给我|帮我)(?:编造?|杜撰|捏造|虚构)(?:一?[个段条组些份句]|点|出)',
    ),
    unless: /(?:收入|经济|资金)来源|[吗嘛么][?]?$|要不要|用不用/,
  },
  {
    name: 'authorised',
    when: either(
      '(?:管理员|系统|领导|后台|上级|root)(?:已经?|刚刚?)?(?:授权|批准|同意|许可)[^。?]{0,20}(?:列出|发|给|导出|显示|宣布|执行|查)',
    ),
  },
]

/** Somebody in particular, not just anybody of a sort (老人, 孩子). */
const SOMEBODY =
  '(?:他|她|人家|那家|那户|这家|邻居|楼上|楼下|隔壁|对门|那个(?:人|男的|女的)|车主|住户|租客|户主|举报人|投诉人|大家|所有人|每个人|群里|群友|[老小](?![师板人公婆伴妈爸家东乡区百旧弟妹孩朋学户])[\\u4e00-\\u9fff]|[\\u4e00-\\u9fff]{1,2}(?:阿姨|叔叔?|大爷|大妈|奶奶|爷爷|先生|女士|师傅|姐|嫂|婶)|\\d{2,4}(?:室|号|那家|房|户)|\\d{3,4}的)'
const NUMBER_OR_HOME =
  '(?:手机号码?|电话号?码?|号码|联系方式|微信号?|身份证号?|住址|家庭地址|家住|住(?:在)?[^,。?的]{0,6}(?:哪|几[号楼栋单层幢])|住(?:在)?几|姓名|名字|叫(?:啥|什么)名?|姓(?:啥|什么))'
const TELL_ME = '(?:多少|是啥|什么|哪|几|谁|告诉|发|给|查|要一?个|说一?下|报一?下|整理|列|导|有没有|知道|[?]|$)'
const OFFICER = '(?:网格[员长]|书记|主任|管家|楼栋?长|志愿者|社工|民警|干部|领导|经理|保安|[局市镇区县]长|委员|党员)'

/** 12号楼网格长的电话, 楼长办公电话: of a post that the community publishes; what is their own (手机, 微信, 家) is another matter. */
const OFFICE_NUMBER = `${OFFICER}们?的?(?:办公|值班|工作|联系)?(?:电话|号码|联系方式|是谁|叫什么|叫啥)|值班(?:室|人员|电话)`

export const PRIVATE: readonly Rule[] = [
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
    unless: either(
      OFFICE_NUMBER,
      '12345|热线|(?:窗口|办公室|部门|单位|服务|投诉|举报|受理|值班|报修|咨询|维修|求助)的?(?:电话|联系方式|号码)|(?:打|拨)(?:哪个|什么|啥|几|多少)|(?:要|需要?|提供|出示|登记|带|填|泄露|公开|公布|贴)[^,。?]{0,10}(?:身份证|姓名|名字|手机|住址)',
    ),
  },
  {
    name: 'a-number-to-me',
    when: /(?:手机号码?|身份证号码?|家庭住址|门牌号)[^,。?]{0,8}(?:给我|发我|发一下|告诉我|给一下|查一?下|整理|列出|导出)/,
    unless: /窗口|热线/,
  },
  {
    name: 'officer-at-home',
    when: either(
      `${OFFICER}[^,。?]{0,6}(?:家住|家在|住(?:哪|几|在|边)|屋企|屋头|家庭|身份证号|私人|老婆|老公|工资卡|手机号|微信号)`,
    ),
  },
  {
    // 老张屋头在几组, 陈伯屋企喺边度: dialect for somebody's home, not one's own.
    name: 'their-home',
    when: /(?<![你您])(?:屋头|屋企)是?(?:在|住|喺|系)(?:哪|几|边|啥)/,
    unless: /我|咱|俺/,
  },
  {
    // 三号楼那家是什么情况: of a household, and no clerk tells it.
    name: 'that-household',
    when: /(?:[\d一二三四五六七八九十]{1,3}(?:号楼|[栋幢])|楼上|楼下|隔壁|对门|\d{3,4}室?)的?那[家户](?:人家?)?(?:是|有|现在)?(?:什么|啥|咋个?|怎么个?)情况/,
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

const NOW =
  '(?:今天|今日|今晚|今早|今夜|今朝|今儿|明天|明早|明晚|昨晚|后天|这会儿?|现在|目前|眼下|如今|此刻|刚才|这两天|这几天|本周|这周|这个?星期|周末|而家|依家|today|tonight|tomorrow|right now|this (?:week|morning|evening))'
export const LIVE: readonly Rule[] = [
  {
    name: 'state-of-now',
    when: either(
      `${NOW}[^,。?]{0,14}(?:停(?:水|电|气|暖)|(?<!自)来(?:水|电|气)|恢复|修好|修没修|通(?:水|电|气|了没)|开门|关门|上班|下班|营业|开不开|有人(?:吗|在)|人多|排队|预警|限行|限号|封路|几点|到账|到货|放号|有号|进度|停运|(?:是不是|有没有)[停堵断]|(?:成立|建[成好]|完工|竣工|开工|投用|通车)了?(?:没|吗|么)|water|power|open|close)`,
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
    // 今天食堂有没有鱼, 今儿个发没发禁放的通知.
    name: 'posted-today',
    when: either(
      `${NOW}[^。?]{0,20}(?:发没发|出没出|贴没贴|有没有[发出贴]|发了没)[^。?]{0,14}(?:通知|公告|通告|预警|菜单|名单)`,
      `(?:今[天日早晚夜朝]|今儿|明[天早晚]|而家|依家)[^。?]{0,14}(?:菜单|菜谱|食堂|饭堂)[^。?]{0,12}(?:有没有|有冇|有[啥什]|吃[啥什]|食[乜咩]|是[啥什])`,
    ),
    unless: /规定|条例|应当|必须|几点|多少钱|价/,
  },
  {
    // A document counts up to its own day; a count up to this one is on somebody's screen.
    name: 'count-of-now',
    when: either(
      '(?:此刻|这会儿|截[止至]到?(?:今天|今日|今儿|现在|此刻|昨天|今早)|今天|今日|今儿个?|(?:今年|本月|这个?月|本周|这个?(?:礼拜|星期|周))?到(?:今天|现在|这个?(?:礼拜|星期|周|月))(?:为止)?|这个?(?:礼拜|星期|月)(?:到现在|为止)?|本周|本月|昨天)[^,。?]{0,24}(?:多少|几(?:个|件|起|次|人|户|支|场|张|单|类|批|家|条)|没(?:办完|处理|办结|解决))',
      '(?:要|给|查)[^,。?]{0,4}实时的?(?:数|$)|实时(?:数据|数字|情况|人数|排队)',
      '(?:今天|今日|最新|眼下|此刻)的(?:数字?|数据)(?:[?。,]|$)|(?:眼下|现在|目前|如今|这会儿?)[^,。?]{0,12}还(?:有|剩)(?:多少|几)[^,。?]{0,12}[没未]',
    ),
    unless: /规定|条例|依法|应当|罚|赔|每[周月天日]|可以|能[^量]|[费钱元]|要?交|允许|不超过|最[多少高低]|请假|休/,
  },
  {
    // 今年台风季有没有船出事: what has happened since no paper tells.
    name: 'has-it-happened',
    when: /(?:今年|最近|近期|这阵子?|这两天|上周|上个?(?:礼拜|星期))[^,。?]{0,12}(?:有没有|有冇|发没发)[^,。?]{0,8}(?:出事|出过事|事故|伤亡|死人|着火|起火|被抓|被罚|出险)/,
    unless: /规定|条例|怎么|处罚|赔/,
  },
  {
    name: 'my-case',
    when: /我(?:的|家|们)?[^。?]{0,14}(?:申请|补贴|津贴|补助|低保|救助|证件?|户口|积分|工单|案子|投诉|报修|材料|退款)[^,。?]{0,10}(?:到哪(?:一?步|了)|进度|办(?:好|下来)了?(?:没|吗)|批(?:了|下来)(?:没|吗)|审(?:核)?(?:完|过|好)了?(?:没|吗)|到账(?:没|了没|了吗)|处理得?(?:怎么样了|咋样了|好了[没吗]))/,
  },
  {
    name: 'who-holds-it-now',
    when: either(
      '(?:现在|现任|目前|如今|当前|今年|新上任|本届)[^,。?]{0,16}(?:书记|[市县镇区局院校]长|主任|主席|领导|负责人)[^,。?]{0,6}(?:是谁|叫(?:啥|什么)|姓(?:啥|什么)|哪位|谁)',
      '(?:书记|[市县镇区局院校]长)(?:现在|目前)?(?:是谁|叫(?:啥|什么)|姓(?:啥|什么)|是哪位)|谁是[^,。?]{0,10}(?:书记|[市县镇区局]长)',
      'who is the (?:current )?(?:mayor|secretary|chief|head)',
    ),
    // 没设街道办那阵子书记是哪位当的: of another time, and a report may tell.
    unless: /那阵子?|那会儿?|那时|当时|当年|以前|之前/,
  },
]

/** Asks how to reach an office holder. */
export const OFFICER_NUMBER = new RegExp(`${OFFICER}[^,。?]{0,6}${NUMBER_OR_HOME}`)
