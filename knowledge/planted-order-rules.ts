/** What an order to a machine looks like, in Chinese and in English. Runs on folded text (half width, Simplified, lower case, nothing invisible). */
import type { OrderKind } from './planted-orders.ts'

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
  '(?:https?://|www\\.|[a-z0-9-]+\\.(?:com|cn|net|org|io|xyz|top|cc|info|example|test|site|vip|link)\\b|微信号|加微信|qq群)'

const RULES: readonly [OrderKind, RegExp][] = [
  [
    'override',
    any(
      `(?:忽略|忽视|无视|不(?:要|必|用)(?:再)?(?:理会|管|遵守|参考|看)|别(?:管|理会|看)|忘记|忘掉|忘了|抛开|抛弃|丢弃|推翻|跳过|绕过)[^。!?]{0,12}${SO_FAR}[^。!?]{0,10}${WHAT_WAS_TOLD}`,
      `${SO_FAR}[^。!?]{0,10}${WHAT_WAS_TOLD}[^。!?]{0,8}(?:一律|全部|统统|都|均)?(?:作废(?!的)|不算数|无需遵守|不用管|忽略|失去效力)(?=[^。]{0,30}(?:${ANSWER}|只|现在|改))`,
      `\\b(?:ignore|disregard|forget|override|bypass|skip|discard|neglect|drop)\\b[^.!?]{0,40}\\b${SO_FAR}\\b[^.!?]{0,40}\\b${WHAT_WAS_TOLD}`,
      `\\b(?:do not|don't|never|stop)\\b[^.!?]{0,16}\\b(?:follow|obey|use|read|consider|trust)\\w*[^.!?]{0,24}\\b${SO_FAR}\\b`,
      '(?:新的?|最新的?|更高(?:优先级|权限)的?|隐藏的?|特别)(?:指令|指示|系统提示|命令)[:如是]',
      '\\b(?:new|updated|hidden|secret|priority|real) (?:instructions?|system prompt|directives?)\\b',
    ),
  ],
  [
    'role',
    any(
      '(?:从现在(?:起|开始)|接下来|现在起|此刻起)[^。!?]{0,6}(?:你|您)(?:是|就是|要|将|只|必须|扮演)',
      '(?:你|您)(?:现在)?(?:扮演|充当|假装|模拟|切换(?:到|为)|进入)[^。!?]{0,12}(?:角色|助手|模式|管理员|开发者|身份|专家|机器人)',
      '(?:你|您)现在(?:是|已经是)|(?:进入|切换到|启用|打开)(?:开发者|调试|管理员|越狱|无限制|上帝)模式',
      `(?:致|告|写给|提醒|请|各位|通知|注意)[^。!?]{0,6}${MACHINE}[:,必须应请]`,
      `(?:作为|身为)(?:一个|一名)?[^。!?]{0,4}${MACHINE}[,你您应必]`,
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
      `(?:请|只|仅|直接|必须|务必|改为|统一|一律)(?:只|仅|直接|用)?(?:输出|打印|复述)(?!量|功率|电压|材料)`,
      `(?:只|仅)(?:回答|回复|答复)[:“"「『一"]|(?:一律|统一|只能|必须)${ANSWER}(?:为|成|说)?[:“"「『"]|(?:请|必须)用(?:英文|英语|外语|诗歌|代码|表情)${ANSWER}`,
      `\\b(?:always|only|just|simply|must|should|shall|please)\\b[^.!?]{0,16}\\b${ENGLISH_ANSWER}\\b[^.!?]{0,24}(?:["'“‘:]|\\bwith\\b|\\bin\\b|\\bthat\\b|\\bas\\b|\\bonly\\b)`,
      `\\b${ENGLISH_ANSWER}\\b (?:only|just|exactly|nothing but|with only|with the (?:word|phrase|text|sentence)|the (?:word|phrase|following)|the exact)\\b`,
      `\\b(?:start|begin|end|finish|prefix|open|close)\\b[^.!?]{0,16}\\b(?:your|every|each|all|the) (?:answers?|repl(?:y|ies)|responses?|outputs?|messages?)\\b`,
      '\\b(?:when|if|whenever)\\b[^.!?]{0,40}\\b(?:asks?|asked|queried|summari[sz]|analy[sz]|question)\\w*[^.!?]{0,50}\\b(?:say|answer|reply|respond|tell|print|claim|output)\\b',
      '\\b(?:append|prepend|insert|include|add)\\b[^.!?]{0,40}\\b(?:to|in|at|into) (?:your|every|each|all|the) (?:answers?|repl(?:y|ies)|responses?|outputs?)\\b|\\btell (?:the |every |all )?(?:users?|residents?|readers?|people|everyone|them)\\b',
    ),
  ],
  [
    'secret',
    any(
      '(?:输出|打印|显示|透露|泄露|告诉|公布|发(?:送|给|到|出)|说出|列出|展示|复述|交出)[^。!?]{0,14}(?:系统提示词|提示词|内部指令|密钥|api ?key|token|环境变量|聊天记录)',
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
      `${LINK}[^。!?]{0,40}(?:转发|发给(?:每|所有|大家|用户|居民|群)|推送给|告诉(?:每|所有|大家|用户|居民)|附在|贴在|放在)[^。!?]{0,12}`,
      `\\b(?:send|forward|share|append|include|insert|redirect|direct|tell|point|refer|link|recommend|post|submit)\\b[^.!?]{0,60}${LINK}`,
      '!\\[[^\\]]*\\]\\(\\s*(?:https?:)?//',
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
