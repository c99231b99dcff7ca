/** Where it is: the place that is missing, in pieces, in every spelling, pointed at, or put right. */
import { createAssistant } from '../../../bot/assistant.ts'
import { dialogues, planted } from './promised.ts'

const DIALOGUES = {
  'a grandmother tells of her stairs, then that it is her own house, then where': `
    刘奶奶：我家楼道的灯坏了，黑咕隆咚的，我老太婆不敢下楼 → 在哪里
    刘奶奶：就我们家这个楼呀 → 没听明白位置
    刘奶奶：桂花苑的呀，三号楼二单元 → 已登记 #1001：照明&桂花苑3栋2单元&王网格长 | 王：新工单 #1001
    刘奶奶：谢谢你啊小同志 → 不客气
    ＝ 照明｜桂花苑3栋2单元｜普通｜刘奶奶｜已派单｜“不敢下楼”`,

  'in the group of one estate nobody is asked which': `
    张@@桂花苑：楼下垃圾桶满得都溢出来了，苍蝇乱飞 → 桂花苑的哪栋楼或什么位置
    钱@桂花苑：我早上路过也看见了
    张@桂花苑：5栋门口那个 → 已登记 #1001：保洁垃圾&5栋门口&!哪
    张@桂花苑：哎今天的菜真便宜
    ＝ 保洁垃圾｜桂花苑5栋门口｜普通｜张｜已派单`,

  'in the group of several estates it is asked once, by number or nickname': `
    钱@@桂园社区：3栋楼下的井盖松了，车一过咣当响 → 哪个小区&2. 东风院
    李大姐@桂园社区：我们那边也有一个
    钱@桂园社区：老东风那边的 → 已登记 #1001：道路井盖&东风院3栋 | 马：新工单 #1001
    ＝ 道路井盖｜东风院3栋楼下｜…｜钱｜已派单`,

  'a flat in dashes, and the door put right before anybody comes': `
    吴：水管爆了，桂花苑3-2-501 → 已登记 #1001：给排水&桂花苑3栋2单元501
    吴：错了错了，是3-2-601 → 已更正 #1001&601&!501
    吴：我的工单 → #1001 给排水，桂花苑3栋2单元601
    ＝ 给排水｜桂花苑3栋2单元601｜…｜吴｜已派单`,

  'a renter from Guangdong: Traditional in, Traditional out, full-width digits': `
    林：電梯又停咗喺八樓，㩒極都冇反應 → 請問在哪裡
    林：翠湖花園１２棟 → 已登記 #1001：電梯&翠湖花園12棟&何網格長
    林：幾時有人嚟整呀 → #1001 電梯&已派單&何網格長
    林：唔該晒 → 不客氣
    ＝ 电梯｜翠湖花园12栋｜…｜林｜已派单`,

  'the house put right while the estate is asked is no answer to that': `
    陈：5栋电梯坏了 → 哪个小区
    陈：哎呀不是5栋，是6栋 → 好的，是6栋&哪个小区&翠湖花园
    陈：翠湖 → 已登记 #1001：电梯，翠湖花园6栋
    ＝ 电梯｜翠湖花园6栋｜…｜陈｜已派单｜“不是5栋，是6栋”`,

  'put right after filing, it is another leader’s': `
    陈：桂花苑3栋楼道灯不亮 → 已登记 #1001&王网格长 | 王：新工单 #1001
    陈：说错了，是东风院3栋 → 已更正 #1001&东风院3栋&改由马网格长办 | 王：#1001 已转给别人 | 马：新工单 #1001&东风院3栋
    陈：好的谢谢 → 不客气
    ＝ 照明｜东风院3栋楼道｜普通｜陈｜已派单`,

  'what is said right after a correction belongs to the same ticket, and who goes there reads the right house': `
    陈：桂花苑3栋楼道灯不亮 → 已登记 #1001 | 王：新工单 #1001
    陈：不是3栋，是5栋 → 已更正 #1001&5栋 | 王：5栋
    陈：晚上看不见路 → 已补充到 #1001 | 王：晚上看不见路
    王：#1001 → #1001&楼道灯不亮（位置以桂花苑5栋&为准）
    ＝ 照明｜桂花苑5栋楼道｜普通｜陈｜已派单｜“晚上看不见路”`,

  'put right in the same breath, it is filed at the right house': `
    陈：桂花苑5栋的门禁坏了，哎说错了，是6栋的 → 已登记 #1001：门禁，桂花苑6栋
    ＝ 门禁｜桂花苑6栋｜…｜陈｜已派单｜“说错了”`,

  'and moves no other report': `
    陈：桂花苑3栋楼道灯不亮 → 已登记 #1001
    （10分钟）
    陈：5栋1单元门禁坏了，说错了，是6栋的 → 已登记 #1002：门禁，桂花苑6栋1单元
    陈：桂花苑2栋门口路灯不亮 啊不 7栋门口 → 已登记 #1003：照明，桂花苑7栋门口
    ＝ 照明｜桂花苑3栋楼道｜普通｜陈｜已派单
    ＝ 门禁｜桂花苑6栋1单元｜…｜陈｜已派单
    ＝ 照明｜桂花苑7栋门口｜…｜陈｜已派单`,

  'said of what was reported before, that one is moved': `
    陈：桂花苑3栋灯坏了 → 已登记 #1001
    陈：桂花苑3栋垃圾没人收 → 已登记 #1002
    陈：我刚才在3栋报的灯坏了 应该是4栋 → 已更正 #1001&4栋
    ＝ 照明｜桂花苑4栋｜普通｜陈｜已派单
    ＝ 保洁垃圾｜桂花苑3栋｜普通｜陈｜已派单`,

  'or reported now, where it never was': `
    陈：我刚才在桂花苑3栋报的灯坏了 应该是4栋 → 已登记 #1001：照明，桂花苑4栋
    ＝ 照明｜桂花苑4栋｜…｜陈｜已派单`,

  'a place taken back for none is asked after': `
    张@@桂花苑：3栋灯坏了，哎呀说错了 → 桂花苑的哪栋楼或什么位置
    张@桂花苑：4栋 → 已登记 #1001：照明，桂花苑4栋
    ＝ 照明｜桂花苑4栋｜…｜张｜已派单`,

  'it is the door and not the lift, said before anybody knew where': `
    周大爷：电梯坏了 → 在哪里
    周大爷：不是电梯，是单元门禁刷不开 → 记下了&哪栋楼
    周大爷：桂花苑2栋 → 已登记 #1001：门禁，桂花苑2栋
    ＝ 门禁｜桂花苑2栋｜…｜周大爷｜已派单`,

  'it is the door and not the lift, said after filing': `
    周大爷：桂花苑2栋电梯坏了 → 已登记 #1001：电梯
    周大爷：不是电梯，是单元门禁刷不开 → 已补充到 #1001 | 王：#1001&门禁刷不开
    周大爷：进度怎么样了 → #1001&已派单&门禁刷不开
    ＝ 电梯｜桂花苑2栋｜…｜周大爷｜已派单｜“不是电梯，是单元门禁刷不开”`,

  'a shared location is a place': `
    小秦：[位置 翠湖花园东门] → 翠湖花园东门&出了什么问题
    小秦：路灯不亮 → 已登记 #1001：照明&翠湖花园&何网格长&!在哪里
    小秦：大概有三盏 → 已补充到 #1001
    ＝ 照明｜翠湖花园定位：翠湖花园东门｜普通｜小秦｜已派单｜“大概有三盏”`,

  'five pieces in one breath: one ticket, no riddle between': `
    小鱼…：小格
    小鱼…：在吗
    小鱼…：翠湖12栋
    小鱼…：电梯门关不上了 → 已登记 #1001：电梯，翠湖花园12栋
    小鱼：都两天了 → 已补充到 #1001
    ＝ 电梯｜翠湖花园12栋｜急｜小鱼｜已派单｜“都两天了”`,

  'in pieces without an estate: whatever is added is kept until it is known': `
    孙阿姨…：3栋
    孙阿姨…：2单元
    孙阿姨：灯不亮了 → 哪个小区
    孙阿姨：都好几天了 → 记下了&哪个小区
    孙阿姨：桂花苑 → 已登记 #1001：照明，桂花苑3栋2单元
    孙阿姨：晚上看不见 → 已补充到 #1001
    ＝ 照明｜桂花苑3栋2单元｜普通｜孙阿姨｜已派单｜“都好几天了”｜“晚上看不见”`,

  'a place put right, or a word put right, is no trouble yet': `
    陈：桂花苑5栋1单元 → 5栋1单元，那里出了什么问题
    陈：不对，是6栋 → 6栋1单元，那里出了什么问题
    陈：打错了 是水不是电 → （再）桂花苑6栋1单元，那里出了什么问题
    陈：漏了一地 → 已登记 #1001：给排水，桂花苑6栋1单元
    ＝ 给排水｜桂花苑6栋1单元｜…｜陈｜已派单`,

  'an estate that no list has is said so, and goes along with the ticket': `
    孙阿姨：松涛里6栋的灯坏了 → 没查到“松涛里”&哪个小区
    孙阿姨：就是松涛里 → 已登记 #1001：照明，6栋（说是松涛里）
    ＝ 照明｜6栋（说是松涛里）｜普通｜孙阿姨｜待派单`,

  'a wrong name that is put right is not kept': `
    孙阿姨：松涛里6栋的灯坏了 → 没查到“松涛里”&哪个小区
    孙阿姨：说错了，桂花苑 → 已登记 #1001：照明，桂花苑6栋。
    ＝ 照明｜桂花苑6栋｜普通｜孙阿姨｜已派单`,

  'what happened to a thing that stands somewhere is no place': `
    孙阿姨：我们小区东门的树倒了 → 哪个小区
    孙阿姨：旁边的棚子也压塌了 → 记下了&哪个小区
    孙阿姨：桂花苑 → 已登记 #1001：绿化，桂花苑东门
    ＝ 绿化｜桂花苑东门｜普通｜孙阿姨｜已派单｜“旁边的棚子也压塌了”`,
}

dialogues(DIALOGUES)

planted(
  'what was asked is forgotten by the next message',
  { makeAssistant: (parts) => createAssistant({ ...parts, sessionMs: 1 }) },
  DIALOGUES['a grandmother tells of her stairs, then that it is her own house, then where'],
)
