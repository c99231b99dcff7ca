/** What is heard: somebody beaten at home, impatience about an open ticket, a trouble put right, and a question that goes on. */
import { dialogues } from './promised.ts'

dialogues({
  'beaten at home: the card, a person is told, and the address is kept': `
    刘：我爱人打我，我怕，住桂花苑4栋2单元201 → 【紧急】有人遇到危险&110 / 已按紧急登记 #1001 | 王：【紧急】#1001&201
    ＝ 治安隐患｜桂花苑4栋2单元201｜紧急｜刘｜已派单`,

  'in a group the address is told in private alone': `
    刘@@桂花苑：俺老公天天揍我，3栋1单元202 → 【紧急】有人遇到危险&110 / 已按紧急登记&!#&!202 | 刘：已按紧急登记 #1001
    ＝ 治安隐患｜桂花苑3栋1单元202｜紧急｜刘｜已派单`,

  'asked what to do about it: numbers, and never “no basis”': `
    刘：家暴怎么办 → 110&12338`,

  'a telephone is none': `
    刘：桂花苑3栋楼道灯坏了 → 已登记 #1001
    刘：我老公打我电话说还没修 → !紧急
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘｜已派单`,

  'impatient about an open ticket: an apology, it is urged once, and how it stands': `
    刘：桂花苑3栋楼道灯坏了 → 已登记 #1001
    （3小时）
    刘：到底管不管啊？？？ → 对不起&催办 #1001 | 王：催办&#1001
    刘：你们是死人吗 → 对不起&#1001&刚催过&已派单
    刘：谁负责的啊 电话给我 → 个人号码不能给&公开电话
    （30分钟）
    刘：有没有人管啊 → （再）对不起&催办 #1001
    （2天）
    刘：一个礼拜了都没动静 → （再）催办 #1001
    （2小时）
    刘：光说不做，骗子 → （再）催办 #1001
    刘：能不能今天搞定 → （再）#1001&刚催过
    （2小时）
    刘：我要投诉你们 → （再）催办 #1001
    刘：把负责人手机号发我 → （再）个人号码不能给
    ＝ 照明｜桂花苑3栋楼道｜…｜刘｜…`,

  'with several open it is asked which': `
    刘：桂花苑3栋楼道灯坏了 → 已登记 #1001
    刘：桂花苑5栋门口垃圾没人收 → 已登记 #1002
    （3小时）
    刘：到底有没有人管啊 → 对不起&哪一单&照明&垃圾
    刘：1 → 催办 #1002
    ＝ 照明｜桂花苑3栋楼道｜…｜刘｜…
    ＝ 保洁垃圾｜桂花苑5栋门口｜…｜刘｜…`,

  'what names another thing is no impatience, and with nothing open it is none either': `
    刘：桂花苑3栋楼道灯坏了 → 已登记 #1001
    （3小时）
    刘：桂花苑5栋电梯坏了没人管 → 已登记 #1002
    刘：老人没人管 → !催办
    吴：到底有没有人管啊 → !催办
    ＝ 照明｜桂花苑3栋楼道｜…｜刘｜…
    ＝ 电梯｜桂花苑5栋｜…｜刘｜…`,

  'a house that the estate does not have is asked about as in a new report': `
    刘：桂花苑3栋楼道灯坏了 → 已登记 #1001
    刘：不是3栋是13栋 → 哪个小区&翠湖花园&!已更正
    刘：翠湖花园 → 已更正 #1001：位置是翠湖花园13栋
    ＝ 照明｜翠湖花园13栋楼道｜…｜刘｜…`,

  'another trouble than was said is put right, and what of it stays is said': `
    刘：桂花苑4栋2单元路灯坏了 → 已登记 #1001
    刘：说错了，不是路灯，是电梯 → 已补充到 #1001：是电梯，不是照明&时限不变 | 王：#1001&不是路灯，是电梯
    ＝ 照明｜桂花苑4栋2单元｜…｜刘｜…｜“是电梯”`,

  'also where only the right thing is said, and where the wrong one has another name': `
    刘：桂花苑4栋2单元门禁坏了 → 已登记 #1001
    （3分钟）
    刘：搞错了是水管漏水了 → 已补充到 #1001：是&不是门禁&!撤回
    小秦：桂花苑5栋噪音太大 → 已登记 #1002 
    小秦：不是噪音，是油烟 → 已补充到 #1002：是油烟
    ＝ 门禁｜桂花苑4栋2单元｜…｜刘｜…
    ＝ 噪声｜桂花苑5栋｜…｜小秦｜…`,
})
