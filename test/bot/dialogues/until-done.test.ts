/** Until it is done: leaders act by a reply in their own words, residents ask, press, complain and rate, also days after. */
import { createAssistant } from '../../../bot/assistant.ts'
import { dialogues, planted } from './promised.ts'

const DIALOGUES = {
  'a leader with cold fingers: 接单, 到了, 修好了': `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001 | 王：新工单 #1001&1. 接单
    王：接单 → 已接单 #1001 | 刘奶奶：王网格长已接单
    王：到了 → 已记到 #1001 | 刘奶奶：到了
    王：修好了 → 已办结，现在是“待核查” | 刘奶奶：已办结&没好就回复 | 李：请核查 #1001
    李：通过 → 已核查 | 刘奶奶：办得怎么样&5. 很满意
    刘奶奶：很满意 → 谢谢您的评价&5分 | 王：收到评价：5分
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜已归档`,

  'several in hand: “修好了” is asked which': `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    钱：桂花苑5栋垃圾没人清 → 已登记 #1002
    王：接单 1001 → 已接单 #1001 | 刘奶奶：已接单
    王：接单 1002 → 已接单 #1002 | 钱：已接单
    王：修好了 → 哪一单&#1001&#1002
    王：#1001 → #1001 已办结 | 刘奶奶：#1001&已办结：修好了
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜待核查
    ＝ 保洁垃圾｜桂花苑5栋｜普通｜钱｜办理中`,

  'several in hand: the one that is named is taken, and done': `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    钱：桂花苑5栋垃圾没人清 → 已登记 #1002
    王：5栋的垃圾我来 → 已接单 #1002 | 钱：已接单
    王：3栋楼道灯我接了 → 已接单 #1001 | 刘奶奶：已接单
    王：3栋的灯修好了 → #1001 已办结 | 刘奶奶：#1001&已办结
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜待核查
    ＝ 保洁垃圾｜桂花苑5栋｜普通｜钱｜办理中`,

  'several in hand: “that of building 5” names the thing, too': `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    钱：桂花苑5栋垃圾没人清 → 已登记 #1002
    王：5栋那个我接了 → 已接单 #1002 | 钱：已接单
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜已派单
    ＝ 保洁垃圾｜桂花苑5栋｜普通｜钱｜办理中`,

  'a leader who names what is none of theirs reports it': `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    王：6栋漏水我去看看 → 已登记 #1002
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜已派单
    ＝ 给排水｜桂花苑6栋｜急｜王｜已派单`,

  'a leader returns it with a reason, the office hands it on': `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    王：2 → 退单 #1001 的理由
    王：这是供电公司的线路，不归我们修 → 已退单 | 李：被退单：这是供电公司
    李：派单 1001 给 周网格员 → 已派单给周网格员 | 周：新工单 #1001
    周：接单 → 已接单 #1001 | 刘奶奶：周网格员已接单
    刘奶奶：到哪一步了 → #1001&办理中&周网格员
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜办理中`,

  'not fixed: reopened by a complaint, fixed, rated': `
    周大爷：桂花苑2栋门禁坏了 → 已登记 #1001
    王：接单 → 已接单 | 周大爷：已接单
    王：办结 换了读卡器 → 已办结 | 周大爷：已办结：换了读卡器
    周大爷：还是刷不开啊，白修了 → 对不起没办好。#1001 已重办 | 王：要重办
    王：办结 重新布了线 → 已办结 | 周大爷：重新布了线
    李：核查 1001 通过 → 已核查 | 周大爷：办得怎么样
    周大爷：4 → 4分
    ＝ 门禁｜桂花苑2栋｜普通｜周大爷｜已归档`,

  'a low mark offers a reopening, and a digit takes it': `
    周大爷：桂花苑2栋门禁坏了 → 已登记 #1001
    王：接单 → 已接单 | 周大爷：已接单
    王：办结 换了读卡器 → 已办结 | 周大爷：已办结
    李：核查 1001 通过 → 已核查 | 周大爷：办得怎么样
    周大爷：不满意 → 2分&要重新办理吗&1. 重办
    周大爷：1 → 对不起没办好。#1001 已重办 | 王：要重办
    ＝ 门禁｜桂花苑2栋｜普通｜周大爷｜已派单`,

  'a mark before there is anything to mark is kept for later, and is nothing to add': `
    周大爷：桂花苑2栋门禁坏了 → 已登记 #1001
    周大爷：5分 → #1001 还在处理&办好后
    王：接单 → 已接单 | 周大爷：已接单
    王：办结 换了读卡器 → 已办结 | 周大爷：已办结
    李：核查 1001 通过 → 已核查 | 周大爷：办得怎么样
    周大爷：5分 → #1001，5分
    ＝ 门禁｜桂花苑2栋｜普通｜周大爷｜已归档`,

  'of two, the one that was begun is the one that is mended': `
    周大爷：桂花苑2栋门禁坏了 → 已登记 #1001
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1002
    王：接单 1002 → 已接单 #1002 | 刘奶奶：已接单
    王：修好了 → #1002 已办结 | 刘奶奶：已办结
    ＝ 门禁｜桂花苑2栋｜普通｜周大爷｜已派单
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜待核查`,

  'nobody came for hours: pressed in plain words, then asked after': `
    老杨：东风院1栋下水道堵了 → 已登记 #1001&马网格长
    （5小时） → 马：超时
    老杨：怎么还没人来啊，都半天了 → 已替您催办 #1001 | 马：有人催办 #1001
    马：接单 → 已接单 | 老杨：马网格长已接单
    老杨：到哪一步了 → #1001&办理中
    ＝ 给排水｜东风院1栋｜普通｜老杨｜办理中`,

  'the rating two days after is still a rating': `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    （1天）
    王：接单 → 已接单 | 刘奶奶：已接单
    王：办结 换了灯泡 → 已办结 | 刘奶奶：已办结
    李：核查 1001 通过 → 已核查 | 刘奶奶：办得怎么样
    （2天）
    刘奶奶：5 → #1001，5分
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜已归档`,

  'a clerk’s morning: the list, a place nobody knows, handed on': `
    李：待办 → 没有要办的工单
    孙阿姨：有人乱停车堵了消防通道 → 在哪里
    孙阿姨：我也不知道是哪 → 没听明白位置
    孙阿姨：人工 → 已登记 #1001 | 李：待派单 #1001
    李：待办 → #1001
    李：派单 1001 给 王网格长 → 已派单给王网格长 | 王：新工单 #1001
    ＝ 停车｜（位置未说清，请联系诉求人核实）｜普通｜孙阿姨｜已派单`,
}

dialogues(DIALOGUES)

planted(
  'who waits cannot press',
  {
    makeAssistant: (parts) =>
      createAssistant({
        ...parts,
        desk: {
          ...parts.desk,
          act: (db, order) => parts.desk.act(db, order.verb === 'nudge' ? { ...order, verb: 'add' } : order),
        },
      }),
  },
  DIALOGUES['nobody came for hours: pressed in plain words, then asked after'],
)
