/** What an order to a machine looks like, in Chinese and in English. Runs on folded text (half width, Simplified, lower case, nothing invisible). */
/** What it wants of the machine. */
export type OrderKind = 'override' | 'role' | 'tag' | 'output' | 'secret' | 'tool' | 'link' | 'hidden' | 'code'

const any = (...patterns: string[]) => new RegExp(patterns.join('|'))
const MACHINE =
  '(?:ai|llm|gpt|chatgpt|大模型|语言模型|人工智能|智能体|机器人|智能助手|聊天助手|虚拟助手|ai助手|小格|chatbot|bot|language model|assistant|model|agent)'
const WHAT_WAS_TOLD =
  '(?:指令|指示|提示词?|命令|设定|约束|限制|规则|要求|规定|内容|文字|说明|上下文|对话|资料|材料|文件|instructions?|prompts?|rules?|directions?|guidelines?|context|text|document|passages?|content|constraints?|restrictions?|training)'
const SO_FAR =
  '(?:以上|上述|上面|之前|前面|先前|此前|前文|下文|以下|下面|所有|全部|一切|任何|原有|原来|系统|其他|其余|别的|previous|prior|earlier|above|preceding|following|below|all|any|every|other|system|existing|foregoing|your)'
const ANSWER = '(?:回答|回复|答复|输出|作答|应答|答案)'
const ENGLISH_ANSWER = '(?:answer|reply|respon[ds]e?|output|print|say|write|state)'
const LINK =
  '(?:https?://|www\\.|[a-z0-9-]{1,40}\\.(?:com|cn|net|org|io|xyz|top|cc|info|example|test|site|vip|link)\\b|微信号|加微信|qq群)'

const RULES: readonly [OrderKind, RegExp][] = [
  [
    'override',
    any(
      `(?:忽略|忽视|无视|不(?:要|必|用)(?:再)?(?:理会|管|遵守|参考|看)|别(?:管|理会|看)|忘记|忘掉|忘了|抛开|抛弃|丢弃|推翻|跳过|绕过)[^。!?]{0,12}${SO_FAR}[^。!?]{0,10}${WHAT_WAS_TOLD}`,
      `${SO_FAR}[^。!?]{0,10}${WHAT_WAS_TOLD}[^。!?]{0,8}(?:一律|全部|统统|都|均)?(?:作废(?!的)|不算数|无需遵守|不用管|忽略|失去效力)(?=[^。]{0,30}(?:${ANSWER}|只|现在|改))`,
      `\\b(?:ignore|disregard|forget|override|bypass|skip|discard|neglect|drop)\\b[^.!?]{0,40}\\b${SO_FAR}\\b[^.!?]{0,40}\\b${WHAT_WAS_TOLD}`,
      `\\b(?:do not|don't|never|stop)\\b[^.!?]{0,16}\\b(?:follow|obey|use|read|consider|trust)\\w*[^.!?]{0,24}\\b${SO_FAR}\\b`,
      `(?:上面|以上|上述|前面|前文|之前|上文)[^。!?]{0,8}(?:写的|说的|内容|资料|文字|规定|要求)?[^。!?]{0,4}(?:统统|通通|全都|全部|都)?(?:不算数?(?=[,。:;!]|$)|是(?:测试|假的|错的|玩笑)|不要(?:信|当真|采用)|别(?:信|当真))`,
      '(?:以(?:我|下面|这段|本段)(?:说的|的话|话|文字|内容)?为准)|(?:最高|更高|第一)(?:的)?优先级?(?:执行|指令|处理|遵守|服从)|优先于(?:其他|其它|别的|上面|所有|一切)(?:内容|资料|指令|文字|段落|规则|要求|提示)',
      '(?:忽略|无视|忽视|不理会)(?:用户|提问者?|读者|居民的(?:真实)?(?:问题|提问))|(?:不要|别|不用|停止)(?:总结|概括|翻译|分析|引用|阅读)(?:这|本|该|此)[份篇段个]?(?:文件|文章|资料|文档|内容|页)?|系统级的?(?:命令|指令|提示)',
      '(?:后面|前面|其他|别的|上面|下面)的?(?:资料|内容|文件|规定|段落|文字)[^。!?]{0,6}(?:是旧的|不用看|别看|过时了?[,。]|都错|都是错)|假[设定](?:所有|一切|以上|上述)[^。!?]{0,8}(?:不存在|无效|不成立|作废)',
      '(?:解除|取消|关闭|绕过|突破)(?:全部|所有|一切|任何)的?(?:安全|内容|回答)?(?:限制|防护|过滤|审查)(?=[,。;!]|$)|照(?:这里|下面|本段|这段|以下)[^。!?]{0,4}(?:写的|说的)?(?:答|说|回)(?!收|复印)',
      '(?:别再?|不要再?|不许再?|停止)(?:引用|参考|依据|使用|采用|按照?|理会)[^。!?]{0,8}(?:条例|规定|资料|原文|文件|材料|上面|其他)[^。!?]{0,16}(?:改|说|告诉|回答|答|只)',
      '\\beverything (?:above|below|before|else|so far)\\b[^.!?]{0,30}\\b(?:tests?|fake|wrong|outdated|jokes?|irrelevant|void|cancell?ed|example)\\b|^\\W*override\\b',
      '\\byour (?:actual|real|true|new|only|next|main|sole) (?:tasks?|jobs?|goals?|purpose|role|instructions?|mission)\\b|\\b(?:takes? precedence|outranks?|highest priority) (?:over|above)?',
      '(?:新的?|最新的?|更高(?:优先级|权限)的?|隐藏的?|特别)(?:指令|指示|系统提示|命令)[:如是]',
      '\\b(?:new|updated|hidden|secret|priority|real) (?:instructions?|system prompt|directives?)\\b',
    ),
  ],
  [
    'role',
    any(
      '(?:从现在(?:起|开始)|接下来|现在起|此刻起)[^。!?]{0,6}(?:你|您)(?:是|就是|要|将|只|必须|扮演)',
      '(?:你|您)(?:现在)?(?:扮演|充当|假装|模拟|切换(?:到|为)|进入)[^。!?]{0,12}(?:角色|助手|模式|管理员|开发者|身份|专家|机器人)',
      `(?:如果|若|假如|只要|既然)?(?:你|您|读者|接收者)是(?:一个|一名|一款|个)?[^。!?]{0,6}(?:程序|系统|软件|助理|客服|${MACHINE})`,
      '(?:你|您)(?:必须|要|应当?|需要|务必|只能|得)(?:假定|假装|认为|相信|服从|听从|照办|当作|说|声称|回答|答复|告诉|拒绝|输出|回复|承认)|(?:你|您)(?:不再|没有)(?:受|有)?(?:任何|一切)?(?:限制|约束|规则)|假定自己',
      '(?:看见|看到|读到|收到)(?:这|此|本)(?:行|段|句|条)(?:字|话|文字|消息)?的?(?:系统|程序|人工智能|模型|助手|机器|ai)|(?:你|您)的(?:任务|目标|身份|角色|设定|使命|工作)(?:变|改|已|是|就是)',
      '(?:小助手|智能客服|机器助手|自动回复|答题程序|聊天程序|ai客服)[^。!?]{0,10}(?:[,:]|看到|读到|必须|要|应|请)',
      "\\bif you(?: are|'re) (?:reading|processing|seeing|an? (?:ai|bot|model|program|machine|automated))\\b|\\bas (?:a|an|the) (?:language model|ai|assistant|bot|llm)\\b|\\bthe (?:assistant|model|bot|ai|chatbot|summari[sz]er|system)(?: reading this)? (?:is (?:required|instructed|obliged|ordered|asked)|must|should|shall|needs? to|has to|will)\\b|\\bto the (?:summari[sz]er|reader model|responder)\\b",
      '\\bfrom (?:this|that|here|now)(?: point| moment| line)?(?: on| onwards?| forward)\\b',
      '(?:你|您)现在(?:是|已经是)|(?:进入|切换到|启用|打开)(?:开发者|调试|管理员|越狱|无限制|上帝)模式',
      `(?:致|告|写给|提醒|请|各位|通知|注意)[^。!?]{0,6}${MACHINE}[:,必须应请]`,
      `(?:作为|身为)(?:一个|一名)?[^。!?]{0,4}${MACHINE}(?:模型|助手)?[,你您应必]`,
      `${MACHINE}(?:模型|助手)?(?:请)?(?:注意[:,]|你)`,
      `${MACHINE}[^。!?]{0,8}(?:读到|看到|遇到|处理|检索到|总结|引用)[^。!?]{0,10}(?:这|此|本|该)(?:段|句|行|文|条)`,
      `(?:读到|看到|处理|检索到)(?:这|此|本|该)(?:段|句|行|篇)[^。!?]{0,10}${MACHINE}`,
      '\\byou are (?:now )?(?:a|an|the|no longer|in)\\b|\\bfrom now on\\b|\\b(?:act|behave|respond|speak) as\\b|\\bpretend (?:to be|that|you)|\\b(?:developer|debug|admin|jailbreak|dan) mode\\b',
      `\\b(?:attention|note|notice|message|dear|hey|hello|to)(?: to| for)?(?: the| any| all)?[ ,:]+(?:\\w+ )?${MACHINE}s?\\b`,
      '\\b(?:as an ai|if you are an? (?:ai|llm|assistant|language model)|ai (?:assistants?|models?|agents?) (?:must|should|need|reading))\\b',
    ),
  ],
  [
    'tag',
    any(
      '<\\|?(?:im_start|im_end|system|assistant|user|endoftext|begin_of_text|eot_id|start_header_id)\\|?>|</?(?:system|assistant|instructions?|prompt|tool_call|s)>',
      '\\[/?(?:inst|system|assistant)\\]|<</?sys>>|^\\W{0,6}(?:system|assistant|developer)(?: prompt| message| note)?\\W{0,4}:',
      '^\\W{0,6}(?:系统(?:提示|消息|指令|通知|管理员)?|助手|开发者|管理员(?:指令|消息))\\W{0,4}:(?=.*(?:回答|回复|输出|忽略|必须|你|问|告诉))',
      '"role" ?: ?"(?:system|assistant|user)"|\\b(?:begin|end|start) (?:of )?(?:system )?(?:instructions?|prompt|context|document)\\b|(?:资料|文档|上下文|正文)(?:到此)?结束[,。;:!]?.{0,12}(?:指令|任务|系统|问题)',
    ),
  ],
  [
    'output',
    any(
      `(?:无论|不管|不论)[^。!?]{0,14}(?:问|提问|询问|说)[^。!?]{0,14}(?:都|一律|只|统一|就)[^。!?]{0,4}(?:要|能|须|必须|会)?(?:${ANSWER}|说|告诉|答)`,
      `(?:凡是|当|如果|若|只要|一旦|每次|有人)[^。!?]{0,14}(?:被问|问到|问起|提问|询问|查询)[^。!?]{0,20}(?:一律|必须|都要|就|只能|统一|直接)[^。!?]{0,4}(?:${ANSWER}|说|告诉|答)`,
      `(?:你|您)的?(?:所有|每[个条次]|全部)?${ANSWER}[^。!?]{0,10}(?:必须|都要|都应|只能|一律|应当|要|请)`,
      `(?:在|把|将|于)[^。!?]{0,14}${ANSWER}(?:的)?(?:开头|最前|第一句|结尾|末尾|最后|前面|后面|中|里|正文)[^。!?]{0,8}(?:加上?|写上?|附上?|输出|插入|带上|包含|放上?|说(?!明))`,
      `${ANSWER}的?(?:第一|最后一|每一|头一)(?:句|行|个字)[^。!?]{0,6}(?:必须|要|应当|只能|都|写)|(?:${ANSWER}|居民|用户)[^。!?]{0,8}(?:照抄|原样(?:输出|复制|照搬))`,
      `(?:请|只|仅|直接|必须|务必|改为|统一|一律)(?:只|仅|直接|用)?(?:输出|打印|复述)(?!量|功率|电压|材料)`,
      `(?:只|仅)(?:回答|回复|答复)[:“"「『一"]|(?:一律|统一|只能|必须)${ANSWER}(?:为|成|说)?[:“"「『"]|(?:请|必须)用(?:英文|英语|外语|诗歌|代码|表情)${ANSWER}`,
      `(?:统一|一律|全部|都|只能|改成|改为|改口)(?:告诉|告知|答复|回复|回答|答|说|讲)(?:提问|居民|用户|来人|他们|对方|别人|群众|为|成|是|“|:|"|[^。!?]{0,6}(?:已经|就是|可以|不用|免费))`,
      `(?:${ANSWER}|答)(?:居民|用户|问题|提问)?(?:时|的时候|之前|之后)[^。!?]{0,6}(?:不要|不得|不许|别|勿|只需|只要|必须|务必|先)(?:提|说|讲|引|写|透露|告诉|加|声明)`,
      `(?:不要|不许|不必|(?<!分)别)(?:回答|答复|理会)(?:原|这个|该|用户|居民|提问|任何|别的|其他)?(?:的)?(?:问题|提问|请求)?|(?:${ANSWER})(?:里|中|内|内容)?(?:都|一律|必须|要)?(?:带上|夹带|附带|植入|提到|推荐)`,
      `(?:${ANSWER})(?:中|里)(?:要|请|必须)?(?:隐藏|省略|去掉|删去|隐瞒|不提)|(?:你|您)(?:接下来|之后|以后|下面|随后)的?(?:所有|每|全部)?(?:${ANSWER})|请(?:改称|谎称|声称|一口咬定)|(?:在|于)(?:任何|所有|每[次个条])(?:${ANSWER})(?:之?前|之?后)|(?:${ANSWER})[^。!?]{0,8}时[^。!?]{0,4}把[^。!?]{0,6}(?:金额|数字|日期|名字|费用)`,
      '(?:谁|任何人|有人|来人|居民|用户|大家|无论谁|凡)(?:来|若|要是|一|再|如果|只要)*(?:问|询问|提问|咨询)[^。!?]{0,16}(?:答案(?:都|永远|一律|就)|都讲|都说|就讲|就说|务必|一口咬定|都答|照[^。!?]{0,6}答|引导)|(?:写进|放进|塞进|混进)[^。!?]{0,8}(?:话里|回答|答复|回复)|把[^。!?]{0,6}(?:问题|这句话|上文|对话|原话)[^。!?]{0,4}(?:重复|复述|存到|复读)',
      `(?:只需|只要|只许|只能|只管)(?:回|说|写|答|讲|输出)[^。!?]{0,4}[“"「『:]|(?:告诉|通知|回复)(?:提问|问话|来问|询问)(?:的人|者|人)`,
      '(?:翻译|改写|续写|写诗|作诗|角色扮演|总结)(?:任务|指令)[:,]|(?:译成|翻译成)[^。!?]{0,8}(?:后|再|并)?(?:输出|回答|作答)',
      `\\b(?:respond|reply|answer|speak|talk|write back)\\b[^.!?]{0,24}\\b(?:in|as) (?:french|english|german|spanish|russian|japanese|korean|latin|rhymes?|verse|json|code|uppercase|all caps|emojis?|a pirate)\\b`,
      "\\b(?:do not|don't|never|must not|avoid)\\b[^.!?]{0,10}\\b(?:mention|mentioning|reveal|disclose|tell|refer to|cite|quote|answer)\\b|\\b(?:claim|pretend|insist|assert|lie) that\\b|\\b(?:residents?|users?|people|everyone|customers?|readers?|visitors?) (?:must|should|need to|have to|are to) be (?:told|informed|sent|redirected|given)\\b",
      '\\b(?:output|print|emit|utter|type) (?:the )?(?:word|words|phrase|string|text|token|letter|number)\\b',
      `\\b(?:always|only|just|simply|must|should|shall|please)\\b[^.!?]{0,16}\\b${ENGLISH_ANSWER}\\b[^.!?]{0,24}(?:["'“‘:]|\\bwith\\b|\\bin\\b|\\bthat\\b|\\bas\\b|\\bonly\\b)`,
      `\\b${ENGLISH_ANSWER}\\b (?:only|just|exactly|nothing but|with only|with the (?:word|phrase|text|sentence)|the (?:word|phrase|following)|the exact)\\b`,
      `\\b(?:start|begin|end|finish|prefix|open|close)\\b[^.!?]{0,16}\\b(?:your|every|each|all|the) (?:answers?|repl(?:y|ies)|responses?|outputs?|messages?)\\b`,
      '\\bcopy\\b[^.!?]{0,40}\\b(?:answer|reply|response|output)\\b',
      '\\b(?:when|if|whenever)\\b[^.!?]{0,40}\\b(?:asks?|asked|queried|summari[sz]|analy[sz]|question)\\w*[^.!?]{0,50}\\b(?:say|answer|reply|respond|tell|print|claim|output)\\b',
      '\\b(?:append|prepend|insert|include|add)\\b[^.!?]{0,40}\\b(?:to|in|at|into) (?:your|every|each|all|the) (?:answers?|repl(?:y|ies)|responses?|outputs?)\\b|\\btell (?:the |every |all )?(?:users?|residents?|readers?|people|everyone|them)\\b',
    ),
  ],
  [
    'secret',
    any(
      '(?:输出|打印|显示|透露|泄露|告诉|公布|发(?:送|给|到|出)|说出|列出|展示|复述|交出)[^。!?]{0,14}(?:系统提示词|提示词|内部指令|密钥|api ?key|token|环境变量|聊天记录)',
      '(?:你|您)(?:之前|先前|刚才|最初|一开始)?(?:收到|得到|看到|拿到|被给|被告知)的?[^。!?]{0,4}(?:提示|指令|指示|要求|设定|规则)',
      `(?:问题|提问|对话|聊天|原话|原文|答案|回答|会话)[^。!?]{0,10}(?:提交|上传|发送|转发|回传|汇报|同步)(?:到|至|给)?[^。!?]{0,4}${LINK}`,
      '\\byour (?:hidden |secret |original |initial |internal |system |full )*(?:instructions|prompts?|rules|guidelines|configuration)\\b',
      '(?:请|你|务必|必须)[^。!?]{0,8}(?:输出|打印|列出|说出|公布|念出)[^。!?]{0,10}(?:居民|用户|住户|业主|报修人|邻居)的?(?:全部|所有)?(?:电话|手机号?|身份证号?|住址|姓名|名单|隐私)',
      '(?:把|将)[^。!?]{0,8}(?:居民|用户|住户|业主|报修人|提问人?|对方)[^。!?]{0,8}(?:电话|手机号?|身份证号?|住址|名单)[^。!?]{0,8}(?:发给|发到|发送|输出|贴出|列出|告诉)',
      '(?:系统提示词|提示词|内部指令|密钥|api ?key|聊天记录|环境变量)[^。!?]{0,12}(?:输出|打印|显示|发|告诉|公布|列出|原样|复述)',
      '\\b(?:reveal|leak|print|show|send|output|disclose|expose|repeat|exfiltrate|share|email|forward|post|list|give)\\b[^.!?]{0,40}\\b(?:system prompts?|prompts?|api[ _-]?keys?|passwords?|secrets?|credentials?|instructions|tokens?|chat (?:history|logs?)|conversations?|phone numbers|personal data|id numbers)\\b',
    ),
  ],
  [
    'tool',
    any(
      '(?:调用|触发)(?:一下|以下|下列|如下|后台|这个|系统)?[^。!?,、]{0,6}(?:工具|函数|接口|api|插件)(?![车材])',
      '(?:执行|运行)(?:一下|以下|下列|如下|后面|这段|这个)的?[^。!?,、]{0,4}(?:脚本|代码|sql|命令|指令|操作|shell|程序)',
      '(?:删除|清空|关闭|办结|撤回|导出|伪造|批量)[^。!?]{0,2}(?:所有|全部|一切|每[一个张条])的?[^。!?]{0,4}(?:工单|数据库|知识|账号|日志|投诉|索引)',
      '\\b(?:call|invoke|use|trigger|run|execute)\\b[^.!?]{0,24}\\b(?:tools?|functions?|api|plugins?|commands?|scripts?|code|sql|shell)\\b',
      '\\b(?:delete|close|drop|erase|wipe|export|modify|resolve|cancel|create)\\b[^.!?]{0,16}\\b(?:all|every|each|any|the)\\b[^.!?]{0,16}\\b(?:tickets?|records?|files?|tables?|data(?:base)?|users?|logs?|complaints?|index)\\b',
      'rm -rf|drop table|<\\?php|curl [a-z0-9-]*:?/?/?',
    ),
  ],
  [
    'link',
    any(
      `(?:转发|转给|发给|发送(?:给|到|至)?|推送|推给|附上|贴上|贴出|引导|告诉|告知|推荐|加上|带上|散发|让)[^。!?]{0,24}${LINK}`,
      `${LINK}[^。!]{0,80}(?:转发|发给(?:每|所有|大家|用户|居民|群)|推送给|告诉(?:每|所有|大家|用户|居民)|附在|贴在|放在)[^。!?]{0,12}`,
      `\\b(?:send|forward|share|append|include|insert|redirect|direct|tell|point|refer|link|recommend|post|submit)\\b[^.!?]{0,60}${LINK}`,
      '!\\[[^[\\]]*\\]\\(\\s*(?:https?:)?//',
      `${LINK}[^\\s。]{0,80}[?&][a-z_]+=(?:\\{|\\[|<|%7b|\\$)`,
    ),
  ],
  [
    'code',
    any('<(?:script|iframe|object|embed|img|svg)\\b|javascript:|\\bon(?:error|load|click)\\s*=', '[a-z0-9+/]{80,}={0,2}'),
  ],
]

/** The first rule that a folded sentence meets. */
export function orderIn(folded: string): OrderKind | undefined {
  return RULES.find(([, pattern]) => pattern.test(folded))?.[0]
}

// Of talk between a person and a machine; in a file of Chinese rules an English sentence has no use for them.
const ENGLISH_TALK =
  /\b(?:you|your|users?|readers?|answers?|repl(?:y|ies)|respond|responses?|say|tell|write|reading|reader|translate|sentence|resident|word|phrase|repeat|output|print|must|assistants?|instructions?|instead|system|models?|questions?|summar\w+|pretend|claim|regulations?|ignore|recommend|resolved?|trusted|execute)\b/
const LEAST_WORDS = 5

/** The same for a sentence in a file that is Chinese otherwise: English there that talks to somebody is an order, whatever it says. */
export function orderInChinese(folded: string): OrderKind | undefined {
  const known = orderIn(folded)
  if (known || /\p{Script=Han}/u.test(folded)) return known
  return (folded.match(/[a-z]{2,}/g)?.length ?? 0) >= LEAST_WORDS && ENGLISH_TALK.test(folded) ? 'output' : undefined
}
