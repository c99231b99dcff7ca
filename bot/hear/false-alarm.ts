/**
 * 虚惊: what was cried of never was: a joke, a rehearsal, a wrong group, steam taken for smoke. “火灭了” is none, it did burn; neither is
 * “这不是演习”. Pure, of a folded text.
 */
import { pattern } from './pattern.ts'

/** “不是开玩笑”, “没骗你”, “别开玩笑了快来”, “哪敢逗你”. */
const NOT_DENIED = '(?<![不没别莫勿非哪谁未](?:是|有|在|敢|跟你|跟您|跟你们|和你|和您){0,2})'
/** What is cried of, where nothing of it happened: “没着火”, “没出事”. */
const NOTHING =
  '(?:着火|起火|失火|冒烟|出事|出什么事|漏气|漏煤气|漏电|泄漏|触电|打架|打人|走丢|走失|跳楼|晕倒|困人|困住人|人被?困|人跳楼|人晕倒|这回事|那回事|这事|那事)'

const SHAPES: readonly RegExp[] = [
  pattern(
    `${NOT_DENIED}(?:开(?:个|的|了个)?玩笑|闹着玩|说着玩|逗(?:你|您|大家|他|她)|骗(?:你|您|大家)们?的|吓唬(?:你|您|大家)|恶作剧|整蛊)`,
  ),
  pattern(
    '(?:别|不用|不要|莫|甭|千万别)(?:太)?当真|当我没(?:说|讲|报|喊)|(?:随口|随便|就是|只是|瞎|乱|胡)(?:一)?(?:说说|说的|喊的|讲的|感叹|感慨)',
  ),
  pattern('(?<!是)不是真(?:的|着火|起火|有事|出事|走丢|有人)(?!人|名|话)|^(?:是|都是|全是)?假的(?!吗|吧)'),
  pattern(
    '虚惊|误报|误会|误触|误发|误按|乌龙|没这回事|(?:看|听|闻|弄|搞|认|想|按|碰|点)错(?!误)|(?:发|打|说|报)错(?:了)?(?:群|人|地方|对象|窗口)|打错字',
  ),
  pattern(
    `(?<![不没]|不是|并非)(?:是|在|搞|做|学|练|拍|演)(?:着|个)?(?:消防|应急|疏散|安全)?(?:演习|演练|演戏|演节目|排练|彩排|拍戏|拍电影|拍视频|拍短剧|话剧|小品|台词)`,
  ),
  pattern('(?:孩子|小孩|娃|学生|我|我们|人家)(?:们)?(?:在)?(?:演节目|演戏|排节目|排练|对台词|背台词|念台词|过家家)'),
  pattern('(?:是|说的?是?|讲的?是?|看的?是?)(?:的)?(?:电影|电视剧?|游戏|小说|短视频|视频|剧|梦)里'),
  pattern(`(?:^|[\\s,，。.!！;；]|其实|根本|压根|并|真的?|都|啥|也)没(?:有)?(?:真的?)?${NOTHING}(?!吗|吧|过)`),
  pattern(
    '^(?:我|我们)?(?:就是|只是|在|就)?(?:测试|试试|试一下|试一试)(?:一下|下|你|您|系统|机器人|灵不灵|功能|看|而已)?(?:的|啊|呀|呢|哈)?$',
  ),
]
/** What there is in spite of it. */
const STILL = pattern(
  '但是?|不过|可是|还在|还有|越来越|快来|救命|赶紧|马上来|真(?:的)?(?:着火|起火|有人|出事|漏|困|丢|走丢|打)|是真的|(?:很|好|太)(?:大|浓|重|危险)',
)
const UNREAL = pattern('不是真')

export function isFalseAlarm(folded: string): boolean {
  const said = folded.trim()
  if (said.length > 40 || /[?？]|[吗么]$/u.test(said)) return false
  return SHAPES.some((shape) => shape.test(said)) && !STILL.test(said.replace(UNREAL, ''))
}
