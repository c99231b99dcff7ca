/**
 * 问法: does a message ask, and does it ask for knowledge (the rule, the price, who must, how long, what follows) or for
 * hands? 路灯坏了谁管 wants a lamp, 路灯坏了罚谁 wants to know. By the shape of the sentence, not by its matter: people ask
 * about things that no list of ours has heard of.
 */
import { PLEA, WORK } from './intent-rule.ts'
import { english, gap, oneOf, pattern } from './pattern.ts'

/** 行不行, 让唔让, 有没有: a word, a denial, the word again. */
const YES_OR_NO = `(?:${[...'能行让该帮挨要用管罚算有是会许准给退收赔犯扣判中好得违做认受属补交查抓报成应对够需作归担去接肯发改免系使放住拆卖买吃养停'].map((word) => `${word}[不唔没冇勿]${word}(?!了)`).join('|')}|可[不唔]可以|需[不唔]需要|合[不唔]合|应[不唔]应|愿[不唔]愿|系咪|系唔系|${oneOf('是否 能否 可否 有无 要唔要 啱唔啱 好勿好 要勿要 好不好使 得不得行')})`
/** What may stand behind the last word: marks, sighs, faces. */
const TAIL = '[^a-z0-9\\u3400-\\u9fff]{0,8}$'
const FINAL = `(?:(?<![人骑白上一斑赛小罗巴车])马${TAIL}|[吗嘛咩伐么哇]|(?<![是都也就还要得从])不|不(?:嘛|哦|咯|啊|呀|呢|哈|嘞|哩)|[了过有出]没|没有?|(?<![从])未|冇|无)${TAIL}|[吗咩伐](?=[^a-z0-9\\u3400-\\u9fff]|$)|[行中可成好]不[,，。?？!！ ]`
/** How many, not some: 装几个, 好几次, 几天没来 count nothing. */
const HOW_MANY =
  '(?<![好这那前十上过老设装加建修添了])几(?:[大天日年月岁块层楼点号折倍分档级类种条步次道项人家周元万千百斤平米个位名成度样件张本套遍字挑只头间户钿回趟轮桌支站种批]|小时|星期|礼拜)(?!没|都|了(?!算))'
const WH = `${HOW_MANY}|${oneOf(
  '多少 好多(?=钱|人|天|年|岁|块) 几多 几钱 几时 几久 多久 多长 多大 多高 多远 多宽 多重 多厚 多深 多快 多早 多晚 多贵 多低 多钱 怎么(?!还|又|老|总|这么|那么|都|就|没人|不[来修管]) 怎样 如何 咋(?!还|又|老|总|这|都|没人|不[来修管]) [啥咩](?!都|也) 什么(?!都|的|也) 甚么 哪 谁 何时 何地 何人 为何 为什么 边个 边度 边啲 乜 点样 点解 点计 点算 爪子 啥人 凭什么 凭啥 怎(?=[评办交算报选领么])',
)}`
const ASKS_ENGLISH = `${english('who|what|when|where|which|why|how|whose|can i|can we|can my|can they|do i|do we|does|is it|is there|are there|should|must|may i|am i')}|^(?:can|could|do|does|did|is|are|am|will|would|should|must|may|if|has|have|any) `
const CHOICE = `还是${gap(14)}[?？]|还是${gap(8)}$|是${gap(10)}还是|[?？]`
const ASKS = pattern(`${YES_OR_NO}|${FINAL}|${WH}|${ASKS_ENGLISH}|${CHOICE}`)

/** What a question for hands asks: whose business it is to come, when they will, what now. */
const ASKS_FOR_HANDS = pattern(
  `${oneOf('派人 来人 派个人 来看 来修 来处理 来清 来收拾 来收(?!费|钱) 来弄 来整 来扫 来锯 来拖 来管管 嚟整 嚟收 嚟睇 来检查 来查 联系物业 (?<!能)帮忙(?!办|什么) 帮我 帮个忙 帮帮 管管 管一管 管一下 清一清 修一修 修修 修一下 弄一下 怎么回事 咋回事 什么情况')}|${oneOf('没人 冇人 没有人 没得人')}${gap(2)}[管理修扫收整清]|(?:能|可以)(?:叫|让|请|派|把|帮|来)${gap(6)}(?:${WORK}|[关停通])|有人来?(?:处理|修|清|管|弄|扫|收|换|看)(?:一下)?[吗么没不]|[一点]下(?:行|好|可以)[吗么不]|(?:能|可)[不否]?[能可]?(?:以)?${gap(8)}[加装增设建补添安](?:几|个|一|些|点)|${english('send someone|can you|could you|can someone|could someone|can anyone|please (?:fix|send|come)')}`,
)
const SENDS = pattern(`${oneOf('能不能 可不可以 能否 麻烦 请 快 赶紧')}${gap(2)}${oneOf('派人 派个人 来人 来个人 来看 来修')}`)

/** The rule and what follows from it; how much, how long; whose duty. */
const KNOWLEDGE = pattern(
  `${HOW_MANY}|${oneOf(
    '罚 赔 判 拘 坐牢 犯法 犯罪 治罪 违法 合法 违规 合规 非法 法律 王法 政策 规定 规矩 讲究 说法 标准 条件 资格 要求 允许 许可 审批 批准 备案 名额 期限 时限 义务 责任 权利 有权 权力 必须 非得 应当 强制 合理 作数 算数 有效 无效 生效 算不算 算什么 算工伤 属于 待遇 补偿 补贴 补助 津贴 奖金 奖励 有奖 表扬 表彰 工资 退钱 退款 退费 退多少 押金 收费 要钱 免费 花钱 多少 几多 多久 多长 多大 多高 多远 多宽 最多 最长 最高 最低 最少 最晚 最快 最大 最小 起码 至少 负责 承担 谁出 谁掏 谁付 谁担 谁说了算 边个话事 该谁 应该谁 归谁 由谁 谁该 该找 该由 该哪 谁来定 谁批 找谁 跟谁 向谁 问谁 去哪 上哪 到哪 找哪 打哪 打啥 打什么 打边 哪打 哪个部门 哪个局 哪个单位 哪家 什么部门 哪办 在哪 从哪 哪里 什么意思 是什么 是啥 叫什么 叫啥 指什么 什么是 哪些 哪几 哪两 哪三 哪[0-9一二三四五六七八九] 有什么 有啥 什么时候 啥时候 怎么算 咋算 怎么办理 怎么申请 怎么写 怎么投诉 怎么举报 怎么交 怎么定 怎么处罚 怎么收拾 如何 怎样 起诉 打官司 仲裁 法院 能告 告他 告他们 去告 证据 电话到底 号码 保密 公开 公示 抽成 报销 登记 执照 证明 牌照 够不够 先批 收走 没收 扣分 扣几 记档 拿他 拿他们 治他 管得着 管得到 (?<!到底|你们)管不管(?!事) 谁来(?=定|出|付|核|下单|接|评|选|验|审|承|担|催|监|通知) 谁点头 谁催 还管 不满意怎么办 以后怎么办 之后怎么办 凭什么罚 凭什么收 凭啥收 让不让 准不准 许不许 行不行 该不该 要不要 用不用 可不可以 可唔可以 使唔使 得唔得 给不给 有没有权 退不退 赔不赔 补不补 收不收 有冇 有没有规 中不中 要得不 行不 中不 可以不 能不(?!能) 好伐 可以伐',
  )}|${oneOf('行 中 可以 允许 能 准 该 应该 对 合适')}[这样么的了]{0,2}(?:吗|么|嘛|伐|咩|无)|(?:能不能|可不可以|可唔可以|能否|可否)(?!${gap(10)}${WORK})(?!${gap(8)}[加装增设建补添安多开办])(?!${gap(3)}(?:别|安静|小声|轻|不要|注意|快|尽|给|帮|借|一起))|先${gap(8)}还是|是(?!真人|人|机器)${gap(10)}还是|不(?:行|该|算|犯|用|应该|可以)${gap(8)}(?:吗|[?？])|(?:能|可以|可)${gap(14)}(?:吗|不|么|伐|咩)${TAIL}|(?:要|用|得|会|算)${gap(10)}(?:吗|不|么|伐|咩)${TAIL}|${english('fined?|fines?|legal|illegal|allowed|law|rule|rules|permit|how much|how long|how many|must|have to|need|report|rights?|who pays|can i|can we|can they')}`,
)
/** A leader, a shift or a ticket is asked after: 修好了没, 什么时候来. Their own rules hear it. */
const WAITS = pattern(
  `${oneOf('什么时候 啥时候 几时 多久 何时 哪天 几点')}${gap(6)}${oneOf('修 来人 来看 来修 能好 处理 解决 弄好 恢复 派')}|[修弄搞装换]好了?[没吗未]|${oneOf('催 一直没 还没修 没修好 还没处理 报修了 报过 反映过')}`,
)

/** Talk that neighbours have for its own sake; an assistant of the house knows nothing of it. */
const IDLE = pattern(
  `${oneOf('下雨 下雪 天气 气温 刮风 台风来 热不热 冷不冷')}${gap(6)}(?:[吗不么没?？]|怎么样|怎样|如何)|(?:会不会|会|要不要|要)${gap(2)}(?:下雨|下雪|降温|刮风|打雷)${gap(3)}$|借[我点几一两三个下]|${oneOf('红烧 清蒸 排骨 炖 腌 包饺子 馄饨 火锅 奶茶 蛋糕 馆子 菜谱 饺子 面条 鱼汤')}${gap(8)}${oneOf('怎么做 咋做 怎么烧 好吃 哪家 谁会 谁做')}|${oneOf('谁 有人 有没有人 有冇人 哪个 大家')}${gap(6)}${oneOf('去跳 打麻将 打牌 打球 跳舞 跳广场舞 爬山 钓鱼 逛街 看电影 看球 跑步 遛弯 散步 唱歌 组队 吃饭 吃火锅 喝酒')}|${oneOf('怎么做好吃 咋做好吃 哪家好 哪家便宜 哪家最好 好看吗 好玩吗 好喝吗 好吃不 谁赢 几比几 球赛 世界杯 欧冠 追剧 演唱会 一起吃 一起喝 一起玩 一起吗 一起去 有人去吗 去不去玩 吃了吗 吃了没 吃饭了 吃饭没 睡了吗 睡了没 在干嘛 在干啥 忙啥呢 群里有 谁把群 群名 去哪玩 去哪儿玩 哪里好玩 一起接 一起拼 谁做了 今天谁做 谁在家 谁家有 谁有(?!权|资格|责任|义务|空来) 星座 笑话 wifi密码 wi-fi密码 哪买的 哪里买的 在哪买的 哪来的')}|有人${gap(4)}一起|(?:谁|哪)家${gap(4)}[落丢掉拿]了|^哈哈|^${gap(4)}(?:大家|你们|邻居们)觉得|机器人你?会|${oneOf('谁拍的 私聊 有意者 加微信 加v 好商量 都好谈')}|^(?:什么|啥|咩)情况${TAIL}|${english('weather|recipe|football|movie')}`,
)

interface Asking {
  /** Whether it asks for somebody to come and do something. */
  forHands: boolean
  /** Whether it has the shape of a question at all. */
  asks: boolean
  /** Whether what is asked can be answered by knowledge, not by hands. */
  forKnowledge: boolean
  /** Whether it is a question that neighbours ask each other. */
  idle: boolean
}

/** How far from the end of a message its question is looked for: what comes before is the story that leads to it. UTF-16 units. */
const LAST_WORDS = 34
/** A word of Latin letters takes more of them. */
const LAST_LATIN = 120
const LATIN = pattern('[a-z]{2,12} [a-z]{1,12} [a-z]{1,12}')

/** Reads a folded text. */
export function askingIn(text: string): Asking {
  const asks = ASKS.test(text)
  if (!asks) return { asks: false, forKnowledge: false, forHands: false, idle: false }
  const idle = IDLE.test(text)
  // A question stands at the end of its story, or the question mark shows where it stands.
  const question = questionIn(text)
  const hands = forHands(question)
  const forKnowledge = !idle && ASKS.test(question) && KNOWLEDGE.test(question) && !WAITS.test(text) && !hands
  return { asks, forKnowledge, forHands: hands, idle }
}

/** The plea stands in the last clause; an earlier one belongs to the story. */
function forHands(question: string): boolean {
  const clause = /[^，,。!！;；\n]{4,40}[?？!！。~ ]{0,8}$/.exec(question)?.[0] ?? question
  return ASKS_FOR_HANDS.test(clause) || PLEA.test(clause) || SENDS.test(question)
}

function questionIn(text: string): string {
  const marked = text.lastIndexOf('?')
  const end = marked < 0 ? text.length : marked + 1
  return text.slice(Math.max(0, end - (LATIN.test(text) ? LAST_LATIN : LAST_WORDS)), end)
}

/** Danger told of as a case: what the law says, what one gets or pays for it. */
const AS_A_CASE = pattern(
  `${oneOf('罚 掏钱 谁掏 要赔 赔不赔 赔偿吗 谁赔 赔多少 担责 追责 判几 判多 判不判 怎么判 关几[天年] [拘居]留?几 蹲几 坐几年 该不该(?!报警|打|叫|救|扶|跑|喊) 让不让 准吗 许他 许不许 准不准 得行不 要得不 能让建 损失 医药费 要啥凭据 什么证据 啥证据 犯法 犯罪 治罪 违法 合法 合规 违规 法律 规定 规矩 讲究 奖金 奖励 有奖 表扬 表彰 荣誉 报销 许可 审批 有权 先公布 牌子 合适吗 权利 明令 不准的 会不会被处理 被咋处理 告诉我爸妈 跟家里人讲 见义勇为')}|${oneOf('让 能 可以 准')}(?:这么|这样|他们这么)|${english('allowed|legal|illegal|law|rules|fined?|permit|per shift|how many')}`,
)
/** What is asked long after a fight, an injury or a rescue. Of a jump, a fire or a lift it would be too bold a guess. */
const AS_A_CASE_OF_PEOPLE = pattern(
  oneOf(
    '支持吗 义务 有责任 责任教 承担 离婚 抚养 帮衬 待遇 评等级 重看 留底 保密 该找商场 警察管不管 得不得管 收拾 这么发 劝劝吗 收她 收他 帮扶 养老 作数 补一点 补多少 补贴 补助 领啥 能领 找谁要 放出来 轻伤 轻微伤 加重 谁盯 通气 警告 关一块 谈和 普通人 能告 去告 工资 医药费 看病的钱 多少年 打官司 起诉 收费不 收费吗 哪家单位 哪个单位',
  ),
)
const OFTEN_A_CASE = [
  'violence',
  'a cry for help',
  'a person down, and worse',
  'somebody fell into a hole',
  'an old person fell',
]
const WHOM_TO_CALL = pattern(
  `${oneOf('打什么 打啥 打哪个 打哪 打几号 打几多 找谁 找哪 跟谁说 跟谁讲 向谁 告诉谁 联系谁 报给谁 问谁')}${gap(6)}${TAIL}`,
)
/** Words of one who stands before it. */
const HERE_AND_NOW = pattern(
  `${oneOf('现在 正在 快来 快点 快快 赶紧 马上 救命 快救 还在 刚才 刚刚 此刻 今晚 今早 怎么办 咋办 咋整 点算 越来越 好大 好重 好浓 很大 很重 很浓 太大 不敢 有人在吗 躲')}|!!|！！`,
)
const ONE_OF_US = pattern(
  `[我俺咱阮侬]|阿拉|${oneOf('楼上 楼下 隔壁 对门 这里 这儿 这边 那边 家里 屋里 屋头 楼道')}|[0-9一二三四五六七八九十](?:栋|幢|号|单元|楼|座)|[了啦咗没不]|[0-9一二三四五六七八九两几]天|邻居|路上|${oneOf('厨房 门口 老人 大爷 奶奶 孩子 小孩 娃')}`,
)

/** Nobody who is frightened speaks so. */
const COOL_HEADED = pattern(oneOf('封存 明令 不准的 奖金 奖励 表彰 见义勇为'))
/** 找谁, 电话多少: who asks that may need it now. */
const SEEKS_HELP = pattern(
  `${oneOf('找谁 找哪 跟谁 向谁 打哪 打什么 打啥 打几 电话 号码 报警 打110 打120 去哪 上哪 到哪 在哪 哪里 哪儿 哪边 多久 什么时候 啥时候 怎样 如何 谁来 有没有人 帮 救护车 医院 急')}|${english('help|call')}`,
)
/** A case is told at length; who is in danger writes little, and 这犯法吗 behind it is an outcry. UTF-16 units. */
const SHORTEST_STORY = 28
const HOUSE = pattern('[0-9一二三四五六七八九十a-z](?:栋|幢|号楼|单元|座|楼)')
const CLAUSES = pattern('[,，。;；!！\\n ](?=[^,，。;；!！?？\\n ])')

/** Whether a text names a danger only to ask about it. Cautious: whoever is in it, or sees it now, is not asking for the rule. */
export function asksOfDanger(text: string, rule: string): boolean {
  if (!ASKS.test(text) || HERE_AND_NOW.test(text)) return false
  const oneClause = !CLAUSES.test(text)
  const question = questionIn(text)
  if (COOL_HEADED.test(question) || (OFTEN_A_CASE.includes(rule) && AS_A_CASE_OF_PEOPLE.test(question))) return true
  const asksRule =
    AS_A_CASE.test(question) || (OFTEN_A_CASE.includes(rule) && askingIn(text).forKnowledge && !SEEKS_HELP.test(question))
  if (asksRule) return oneClause || LATIN.test(text) || (text.length >= SHORTEST_STORY && !HOUSE.test(text))
  return oneClause && WHOM_TO_CALL.test(text) && text.length <= 16 && !ONE_OF_US.test(text)
}
