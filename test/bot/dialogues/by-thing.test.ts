/** Who works tickets names them by what they are: several at once, to take, to close, to hand on; and takes back what was closed by mistake. */
import { dialogues } from './promised.ts'

const SAME_HOUSE = `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    钱：桂花苑3栋门口垃圾没人收 → 已登记 #1002`
const TWO = `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    钱：桂花苑4栋门口垃圾没人收 → 已登记 #1002`
const FIVE = `${SAME_HOUSE}
    周大爷：桂花苑4栋楼道灯不亮 → 已登记 #1003
    梅：桂花苑5栋厨房漏水 → 已登记 #1004
    奶奶：桂花苑6栋门禁坏了 → 已登记 #1005`
const END_SAME = (one: string, two: string) => `
    ＝ 照明｜桂花苑3栋楼道｜…｜刘奶奶｜${one}
    ＝ 保洁垃圾｜桂花苑3栋门口｜…｜钱｜${two}`
const END_TWO = (one: string, two: string) => `
    ＝ 照明｜桂花苑3栋楼道｜…｜刘奶奶｜${one}
    ＝ 保洁垃圾｜桂花苑4栋门口｜…｜钱｜${two}`
const END_FIVE = (one: string, two: string, three: string, four: string, five: string) => `${END_SAME(one, two)}
    ＝ 照明｜桂花苑4栋楼道｜…｜周大爷｜${three}
    ＝ 给排水｜桂花苑5栋｜…｜梅｜${four}
    ＝ 门禁｜桂花苑6栋｜…｜奶奶｜${five}`
const BOTH_TAKEN = '刘奶奶：#1001.*已接单 | 钱：#1002.*已接单'

dialogues({
  'two that are done are both closed, each with its own words': `${SAME_HOUSE}
    王：两个都接了 → 已接单 #1001&已接单 #1002&!办好回复 | ${BOTH_TAKEN}
    王：3栋的灯换好了，垃圾也清走了 → #1001 已办结&#1002 已办结 | 刘奶奶：已办结：3栋的灯换好了&!垃圾 | 钱：已办结：垃圾也清走了&!灯${END_SAME('待核查', '待核查')}`,

  'without a mark between them, and in a list': `${SAME_HOUSE}
    王：灯和垃圾都接了 → 已接单 #1001&已接单 #1002 | ${BOTH_TAKEN}
    王：灯修好了垃圾也清走了 → #1001 已办结&#1002 已办结 | 刘奶奶：已办结：灯修好了&!垃圾 | 钱：已办结：垃圾也清走了${END_SAME('待核查', '待核查')}`,

  'one is done and the other is not': `${SAME_HOUSE}
    王：3栋的都接了 → 已接单 #1001&已接单 #1002 | ${BOTH_TAKEN}
    王：灯修好了，垃圾还没清 → #1001 已办结&已记到 #1002 | 刘奶奶：已办结：灯修好了&!垃圾 | 钱：有补充.*垃圾还没清${END_SAME('待核查', '办理中')}`,

  'what is at another house than was named is asked about': `${TWO}
    王：3栋和4栋都接了 → 已接单 #1001&已接单 #1002 | ${BOTH_TAKEN}
    王：3栋的灯换好了，垃圾也清走了 → #1001 已办结&#1002 要办结吗&1. 办结 | 刘奶奶：已办结：3栋的灯换好了&!垃圾
    王：1 → #1002 已办结 | 钱：已办结：垃圾也清走了${END_TWO('待核查', '待核查')}`,

  'numbers from one to another are those that are theirs': `${TWO}
    马：1001到1004都接了 → 没有找到
    王：1001到1004都接了 → 已接单 #1001&已接单 #1002 | ${BOTH_TAKEN}
    王：1到4都修好了 → #1001 已办结&#1002 已办结 | 刘奶奶：已办结 | 钱：已办结${END_TWO('待核查', '待核查')}`,

  'all that is offered is taken': `${TWO}
    王：全部接单 → 已接单 #1001&已接单 #1002 | ${BOTH_TAKEN}${END_TWO('办理中', '办理中')}`,

  'a count that is not that of the offers is asked about, with all for a choice': `${FIVE}
    王：两个都接了 → 哪一单要接单&#1001&#1005&6. 都接单
    王：6 → 已接单 #1001&已接单 #1005 | 刘奶奶：已接单 | 钱：已接单 | 周大爷：已接单 | 梅：已接单 | 奶奶：已接单
    王：都修好了 → 哪一单&6. 都办结
    王：取消 → 已取消
    王：漏水和门禁都办结了 → 哪一单要办结&#1004&#1005&!#1001&3. 都办结
    王：3 → #1004 已办结&#1005 已办结 | 梅：已办结 | 奶奶：已办结${END_FIVE('办理中', '办理中', '办理中', '待核查', '待核查')}`,

  'of two lamps it is asked which; the rest is done': `${FIVE}
    王：这几单我都接了 → 已接单 #1001&已接单 #1005 | 刘奶奶：已接单 | 钱：已接单 | 周大爷：已接单 | 梅：已接单 | 奶奶：已接单
    王：漏水修好了，灯也修好了，门禁等配件 → #1004 已办结&#1005 要挂账吗|哪一单 | 梅：已办结：漏水修好了
    王：取消 → 已取消${END_FIVE('办理中', '办理中', '办理中', '待核查', '办理中')}`,

  'what they have not is said; how it was done is no other ticket': `${FIVE}
    王：门禁和电梯我接了 → 已接单 #1005&“电梯”没对上 | 奶奶：已接单
    王：3栋灯换好了，换了个灯泡，线路也接好了 → #1001 已办结&!没对上 | 刘奶奶：已办结：3栋灯换好了，换了个灯泡，线路也接好了
    王：8栋的电梯修好了 → 哪一单要办结&都不是就发
    王：取消 → 已取消
    王：垃圾清了 → #1002 要办结吗
    王：取消 → （再）已取消${END_FIVE('待核查', '已派单', '已派单', '已派单', '办理中')}`,

  'a new trouble beside a word on the work is told of its own': `${FIVE}
    王：5栋漏水修好了，4栋灯又坏了 → #1004 已办结&已记到 #1003 | 梅：已办结：5栋漏水修好了&!灯 | 周大爷：4栋灯又坏了
    王：门禁修好了，7栋井盖翘起来了 → #1005&#1006.*桂花苑7栋 | 奶奶：已办结：门禁修好了&!井盖${END_FIVE('已派单', '已派单', '已派单', '待核查', '待核查')}
    ＝ 道路井盖｜桂花苑7栋｜…｜王｜已派单`,

  'by its thing a ticket is handed on, and nothing is filed': `${FIVE}
    王：把漏水那个转给李强 → “李强”没有对上&赵副网格长
    王：取消 → 已取消
    王：漏水那个给赵副网格长 → #1004 已转派给赵副网格长 | 赵：#1004
    王：3栋的灯转给赵副网格长 → #1001 已转派给赵副网格长 | 赵：#1001
    王：门禁的派周网格员去 → #1005 已转派给周网格员 | 周：#1005
    赵：4栋的灯我接了 → 已接单 #1003 | 周大爷：赵副网格长已接单 | 王：赵副网格长已接单
    李：漏水的转给王网格长 → #1004 已转派给王网格长 | 王：#1004${END_FIVE('已派单', '已派单', '办理中', '已派单', '已派单')}`,

  'of two that fit it is asked which is handed on': `${FIVE}
    王：灯那个转给赵副网格长 → 哪一单要转派&#1001&#1003&!#1002
    王：2 → #1003 已转派给赵副网格长 | 赵：#1003${END_FIVE('已派单', '已派单', '已派单', '已派单', '已派单')}`,

  'an order on a ticket goes before a report that was begun': `${TWO}
    王：楼下的井盖翘起来了 → 哪栋楼
    王：1001修好了 → #1001 已办结 | 刘奶奶：已办结
    王：那个垃圾退单，不归我管 → #1002 要退单吗
    王：2 → 已记到 #1002 | 钱：不归我管
    王：桂花苑7栋 → 已登记 #1003${END_TWO('待核查', '已派单')}
    ＝ 道路井盖｜桂花苑7栋｜…｜王｜已派单`,

  'what was closed by mistake is undone, in many words': `${TWO}
    王：1001修好了 → #1001 已办结 | 刘奶奶：已办结
    王：刚才那个办错了，撤销 → #1001 已重办 | 刘奶奶：要重办：刚才误报&!撤销
    王：1001修好了 → （再）#1001 已办结 | 刘奶奶：（再）已办结
    王：1001办错单了，撤销 → （再）#1001 已重办 | 刘奶奶：（再）要重办
    王：1001修好了 → （再）#1001 已办结 | 刘奶奶：（再）已办结
    王：撤销刚才那个 → （再）#1001 已重办 | 刘奶奶：（再）要重办
    王：刚才点错了，撤回 → 没什么可撤销${END_TWO('已派单', '已派单')}`,

  'a mistake is no reason, no closing and no remark': `${TWO}
    王：1002办结 → 怎么办好的
    王：刚才那个办错了，撤销 → 已取消
    王：1002接单 → 已接单 #1002 | 钱：已接单
    王：1002办错了，撤销 → #1002 还没办结${END_TWO('已派单', '办理中')}`,

  'what they have just reported themselves is withdrawn': `${TWO}
    王：1001修好了 → #1001 已办结 | 刘奶奶：已办结
    王：桂花苑7栋井盖坏了 → 已登记 #1003
    王：刚才那个撤回 → 撤回 #1003
    王：1 → #1003 已撤回${END_TWO('待核查', '已派单')}
    ＝ 道路井盖｜桂花苑7栋｜…｜王｜已撤回`,

  'a leader reports still, and a resident orders nothing': `${TWO}
    王：3栋水管漏了，5栋门禁也坏了 → 您说了2件事
    王：取消 → 已取消
    刘奶奶：灯和垃圾都接了 → .&!已接单
    刘奶奶：取消 → 已取消
    刘奶奶：3栋的灯转给赵副网格长 → .&!已转派
    王：6栋漏水我接了 → 哪一单要接单
    王：取消 → （再）已取消${END_TWO('已派单', '已派单')}`,
})
