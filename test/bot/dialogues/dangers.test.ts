/** Life at risk: in the middle of something, told as a question, by two people, and what became of it; private matters beside it. */
import { createAssistant } from '../../../bot/assistant.ts'
import { dialogues, planted } from './promised.ts'

const DIALOGUES = {
  'a danger told in pieces: the ticket has all words, and is of what the first of them named': `
    刘奶奶：桂花苑3栋电梯突然不走了 → 已登记 #1001 | 王：新工单 #1001
    刘奶奶：我们三个人都在里边出不来 → 【紧急】 / 已按紧急登记 #1002 | 王：【紧急】#1002 电梯&突然不走了&三个人 | 赵：【紧急】#1002
    ＝ 电梯｜桂花苑3栋｜普通｜刘奶奶｜已派单
    ＝ 电梯｜桂花苑3栋｜紧急｜刘奶奶｜已派单｜“三个人”`,

  'in the middle of a report the pieces are one matter, and no second one is left open': `
    刘奶奶：电梯突然不走了 → 在哪里
    刘奶奶：我们三个人都在里边出不来 → 【紧急】 / 已按紧急登记 #1001&准确位置在哪里
    刘奶奶：桂花苑3栋 → #1002&王网格长 | 王：【紧急】#1002 电梯&三个人 | 赵：【紧急】#1002
    ＝ 电梯｜｜紧急｜刘奶奶｜已撤回
    ＝ 电梯｜桂花苑3栋｜紧急｜刘奶奶｜已派单｜“三个人”`,

  'asked in private where it is, who says it in the group in a whole sentence answers, too': `
    小郑@@桂花苑：隔壁装修天天电钻，孩子没法写作业 → 私下说更合适 | 小郑：哪栋楼
    小郑@@桂花苑：我是4栋3单元的 → （再）私下说更合适 | 小郑：已登记 #1001：噪声，桂花苑4栋3单元 | 王：新工单 #1001
    ＝ 噪声｜桂花苑4栋3单元｜普通｜小郑｜已派单`,

  'in the middle of a report: the card, where, what became of it, and the lamp is not forgotten': `
    冯：楼道灯坏了 → 在哪里
    冯：救命啊，我爸触电倒地上了 → 【紧急】&120 / 已按紧急登记 #1001&准确位置在哪里
    冯：桂花苑6栋1单元302 → 改登记为 #1002&王网格长 | 王：【紧急】#1002&302 | 赵：【紧急】#1002
    冯：救护车到了，人醒了 → 已补充到紧急工单 #1002 | 王：救护车到了
    冯：谢谢你们 → 不客气
    冯：楼道灯是6栋的 → 已登记 #1003：照明，桂花苑6栋
    ＝ 供电｜｜紧急｜冯｜已撤回
    ＝ 供电｜桂花苑6栋1单元302｜紧急｜冯｜已派单｜“人醒了”
    ＝ 照明｜桂花苑6栋楼道｜普通｜冯｜已派单｜“楼道灯坏了”`,

  'told by a question, the place asked, already over, and a leader accepts': `
    吕：家里一股煤气味，是不是漏气了啊？ → 【紧急】疑似燃气泄漏&119 / 已按紧急登记 #1001&准确位置
    吕：东风院2栋3单元401 → 改登记为 #1002&马网格长 | 马：【紧急】#1002 燃气
    吕：已经好了，阀门关上了 → 已补充到&#1002 | 马：阀门关上了
    马：接单 → 已接单 #1002 | 吕：马网格长已接单
    马：到了 → 已记到 #1002 | 吕：#1002&到了
    ＝ 燃气｜｜紧急｜吕｜已撤回
    ＝ 燃气｜东风院2栋3单元401｜紧急｜吕｜办理中`,

  'thanks while the place is asked are no place, in dialect neither': `
    吕：我家煤气漏了好大味道 → 【紧急】疑似燃气泄漏&119 / 已按紧急登记 #1001&准确位置
    吕：唔該晒 → 不客气
    吕：谢谢啊 → （再）不客气
    吕：东风院2栋3单元401 → 改登记为 #1002&马网格长 | 马：【紧急】#1002 燃气&!唔該&!谢谢
    ＝ 燃气｜｜紧急｜吕｜已撤回
    ＝ 燃气｜东风院2栋3单元401｜紧急｜吕｜已派单`,

  'thanks with the place behind them are the place': `
    吕：我家煤气漏了好大味道 → 【紧急】疑似燃气泄漏&119 / 已按紧急登记 #1001&准确位置
    吕：麻烦了谢谢，东风院2栋3单元401 → 改登记为 #1002&马网格长 | 马：【紧急】#1002&401
    ＝ 燃气｜｜紧急｜吕｜已撤回
    ＝ 燃气｜东风院2栋3单元401｜紧急｜吕｜已派单`,

  'a second danger at another house is no word on the first': `
    冯：小区那只黑狗把老何的腿咬出血了 → 【紧急】&120 / 已按紧急登记 #1001&准确位置
    冯：桂花苑5栋3单元有男的在打老婆，喊救命 → 【紧急】有人遇到危险&110 / 已按紧急登记 #1002&王网格长 | 王：【紧急】#1002&5栋3单元
    ＝ 宠物｜｜紧急｜冯｜待派单
    ＝ 治安隐患｜桂花苑5栋3单元｜紧急｜冯｜已派单`,

  'cried of again with its place: whoever is near is told': `
    冯：着火了 → 【紧急】火情&119 / 已按紧急登记 #1001&准确位置
    冯：桂花苑3栋火好大，快来 → 【紧急】火情 / 改登记为 #1002&王网格长 | 王：【紧急】#1002&3栋 / 火好大
    冯：有人晕倒了 → 【紧急】有人需要急救 / 已补充到紧急工单 #1002 | 王：晕倒
    ＝ 消防｜｜紧急｜冯｜已撤回
    ＝ 消防｜桂花苑3栋｜紧急｜冯｜已派单｜“火好大”｜“晕倒”`,

  'asked where, who tells more behind the place answers': `
    冯：我家电梯困人了 → 【紧急】电梯困人 / 已按紧急登记 #1001&准确位置
    冯：桂花苑2栋，里面是个小孩在哭 → 【紧急】 / 改登记为 #1002 | 王：【紧急】#1002&2栋 / 小孩在哭
    冯：还在电梯里出不来啊 → 【紧急】电梯困人 / 已补充到紧急工单 #1002 | 王：出不来
    ＝ 电梯｜｜紧急｜冯｜已撤回
    ＝ 电梯｜桂花苑2栋｜紧急｜冯｜已派单｜“小孩在哭”`,

  'a question that only contains the words is a question': `
    许：燃气什么时候通？ → 出处|暂无|各地|当天
    许：着火了应该打什么电话？ → 119&!【紧急】
    许：电梯困人了物业多久必须到？ → !【紧急】&!已按紧急登记`,

  'two people tell of one lift: one ticket, the card for both': `
    张@@桂花苑：5栋1单元电梯困人了！ → 【紧急】电梯困人 / 已按紧急登记 #1001
    钱@@桂花苑：5栋1单元电梯里关着人呢快来 → 【紧急】电梯困人 / #1001 已有人报过 | 王：又有1户反映
    王：接单 1001 → 已接单 #1001 | 张：王网格长已接单
    王：#1001 已到场，人救出来了 → 已记到 #1001 | 张：人救出来了
    ＝ 电梯｜桂花苑5栋1单元｜紧急｜张｜办理中｜+钱`,

  'a neighbour is complained about: the group reads nothing of it': `
    小郑@@桂花苑：楼上502天天半夜拖椅子，吵得睡不着 → 私下说更合适&!502&!噪声&!# | 小郑：哪栋楼
    小郑：桂花苑3栋2单元 → 已登记 #1001：噪声 | 王：新工单 #1001
    小郑：别告诉他是我说的 → 已补充到 #1001
    ＝ 噪声｜桂花苑3栋2单元｜普通｜小郑｜已派单`,

  'asked in private and answered in the group, it is not asked anew': `
    小郑@@桂花苑：隔壁装修天天电钻，孩子没法写作业 → 私下说更合适 | 小郑：哪栋楼
    小郑@@桂花苑：4栋3单元 → （再）私下说更合适 | 小郑：已登记 #1001：噪声，桂花苑4栋3单元 | 王：新工单 #1001
    ＝ 噪声｜桂花苑4栋3单元｜普通｜小郑｜已派单`,

  '“算了”, asked where it burns, takes nothing back': `
    冯：着火了 → 【紧急】火情 / 已按紧急登记 #1001&准确位置
    冯：算了 → 紧急工单 #1001 还在办&撤回 1001
    ＝ 消防｜｜紧急｜冯｜待派单`,

  'who takes leave of life is not asked to hold still': `
    冯：活着没劲，药都攒够了 → 【紧急】&陪着&12356&!搬动 / 已按紧急登记 #1001
    ＝ 治安隐患｜｜紧急｜冯｜待派单`,

  'somebody’s illness: asked for in private, with nothing in the group': `
    小郑@@桂花苑：我妈得了老年痴呆，一个人在家，想申请上门照护 → 私下说更合适&!痴呆&!助老 | 小郑：哪栋楼
    孙阿姨@桂花苑：怎么啦小郑
    小郑：桂花苑5栋2单元301 → 已登记 #1001：助老助残
    小郑：谢谢 → 不客气
    ＝ 助老助残｜桂花苑5栋2单元301｜…｜小郑｜已派单`,

  'a family is beaten: the card aloud, the rest in private, no name of theirs in the group': `
    小郑@@桂花苑：3栋502那家天天半夜吵，王大明又在打老婆孩子 → 【紧急】&110 / 正在通知社区值守&!502&!王大明&!# | 小郑：已按紧急登记 #1001 | 王：【紧急】#1001&502
    小郑：警察来了 → 已补充到紧急工单 #1001
    王：接单 → 已接单 #1001 | 小郑：王网格长已接单
    ＝ 治安隐患｜桂花苑3栋502｜紧急｜小郑｜办理中｜“警察来了”`,

  'where staff have switched it on, an un-mentioned fire is noticed and offered once': `
    王@@桂花苑：留意险情 → 我也会提醒一次
    张@桂花苑：南门着火了，快来人 → 【紧急】火情 / 要登记吗
    钱@桂花苑：真的着火了！好大烟
    张@桂花苑：登记 → 已按紧急登记 #1001 | 王：【紧急】#1001
    钱@桂花苑：登记 → 已经登记
    ＝ 消防｜桂花苑南门｜紧急｜张｜已派单`,

  'an angry father: a child is hurt, he wants to know when': `
    冯：你们到底管不管！孩子在滑梯上摔了，滑梯那块板子裂了半个月！ → 在哪里
    冯：桂花苑小广场！ → 已登记 #1001&桂花苑广场
    冯：什么时候修？ → #1001&已派单&王网格长
    冯：怎么还没人来！ → 已替您催办 #1001 | 王：有人催办 #1001
    ＝ 治安隐患｜桂花苑广场｜急｜冯｜已派单`,
}

dialogues(DIALOGUES)

planted(
  'whatever names a danger is one',
  {
    makeAssistant: ({ understand, ...parts }) =>
      createAssistant({
        ...parts,
        understand: (text) =>
          text.includes('困人') ? { ...understand(text), intent: 'emergency', emergency: 'lift' } : understand(text),
      }),
  },
  DIALOGUES['a question that only contains the words is a question'],
)

planted(
  'nothing is a private matter',
  {
    makeAssistant: ({ understand, ...parts }) =>
      createAssistant({
        ...parts,
        understand(text) {
          const { sensitive, ...rest } = understand(text)
          return rest
        },
      }),
  },
  DIALOGUES['somebody’s illness: asked for in private, with nothing in the group'],
)
