/** What is wanted: two residents and one lamp, several matters of one person, given up, taken up again, another subject between. */
import { createAssistant } from '../../../bot/assistant.ts'
import { dialogues, planted } from './promised.ts'

const DIALOGUES = {
  'two residents and one lamp: one ticket, and both are told': `
    张@@桂花苑：3栋2单元楼道灯坏了 → 已登记 #1001：照明 | 王：新工单 #1001
    李大姐@@桂花苑：3栋2单元的灯不亮，摸黑上楼 → #1001 已有人报过，已把您加上 | 王：又有1户反映
    王：接单 → 已接单 #1001 | 张：王网格长已接单
    王：修好了，换了灯泡 → 已办结 | 张：已办结 | 李大姐：您同报的 #1001&已办结
    ＝ 照明｜桂花苑3栋2单元楼道｜普通｜张｜待核查｜+李大姐`,

  'two lamps are two tickets': `
    张@@桂花苑：3栋2单元楼道灯坏了 → 已登记 #1001
    赵四@@桂花苑：5栋楼道灯也坏了 → 已登记 #1002
    赵四@@桂花苑：#1002 有人来吗 → #1002&5栋&详情已私聊 | 赵四：#1002
    ＝ 照明｜桂花苑3栋2单元楼道｜普通｜张｜已派单
    ＝ 照明｜桂花苑5栋楼道｜普通｜赵四｜已派单`,

  '“我家也是” joins; at another building it is as urgent and its own': `
    张@@桂花苑：3栋停水了 → 已登记 #1001：给排水
    钱@@桂花苑：我家也是 → #1001 已有人报过，已把您加上
    孙阿姨@@桂花苑：5栋也是 → 已登记 #1002：给排水，桂花苑5栋
    周大爷@桂花苑：+1
    ＝ 给排水｜桂花苑3栋｜急｜张｜已派单｜+钱
    ＝ 给排水｜桂花苑5栋｜急｜孙阿姨｜已派单`,

  'withdrawn in her own words, asked once': `
    孙阿姨：桂花苑4栋2单元下水道堵了 → 已登记 #1001
    孙阿姨：不用修了，我自己通开了 → 撤回 #1001&吗？
    孙阿姨：是的 → #1001 已撤回 | 王：已撤回，不用再办
    孙阿姨：我的工单 → #1001&已撤回
    ＝ 给排水｜桂花苑4栋2单元｜普通｜孙阿姨｜已撤回`,

  'one of three is withdrawn, by what it is about': `
    孙阿姨：桂花苑4栋楼道灯坏了 → 已登记 #1001
    孙阿姨：桂花苑4栋门口垃圾没人清 → 已登记 #1002
    孙阿姨：桂花苑4栋电梯按钮失灵 → 已登记 #1003
    孙阿姨：垃圾那个不用了，已经清走了 → 撤回 #1002（保洁垃圾&!#1001
    孙阿姨：要 → #1002 已撤回
    孙阿姨：我的工单 → #1003&#1001&!#1002
    ＝ 照明｜桂花苑4栋楼道｜普通｜孙阿姨｜已派单
    ＝ 保洁垃圾｜桂花苑4栋门口｜普通｜孙阿姨｜已撤回
    ＝ 电梯｜桂花苑4栋｜普通｜孙阿姨｜已派单`,

  'almost withdrawn: 算了还是修吧': `
    何：桂花苑7栋单元门关不上 → 已登记 #1001
    何：撤回吧 → 撤回 #1001&吗？&2. 不撤回
    何：算了还是修吧 → 不撤回，#1001 照常办
    何：我报的门修得怎么样了 → #1001&已派单
    ＝ 门禁｜桂花苑7栋｜普通｜何｜已派单`,

  'withdrawn, and wanted again: a new ticket with the old words': `
    何：桂花苑7栋单元门关不上 → 已登记 #1001
    何：不用修了 → 撤回 #1001
    何：1 → #1001 已撤回
    何：算了还是修吧 → 已登记 #1002：门禁，桂花苑7栋
    ＝ 门禁｜桂花苑7栋｜普通｜何｜已撤回
    ＝ 门禁｜桂花苑7栋｜普通｜何｜已派单｜“单元门关不上”`,

  'a draft given up and taken up again is asked for what it lacked': `
    何：我家门口路灯坏了 → 在哪里
    何：算了 → 已取消
    何：还是修吧 → 接着登记&在哪里
    何：桂花苑7栋 → 已登记 #1001：照明，桂花苑7栋
    ＝ 照明｜桂花苑7栋｜普通｜何｜已派单｜“门口路灯坏了”`,

  'a question and a request in one message: an answer and a ticket': `
    许：桂花苑3栋2单元灯坏了，另外居住证怎么办？ → 出处 / 已登记 #1001：照明&!居住证
    许：更多 → 完整依据
    许：进度 → #1001 照明
    ＝ 照明｜桂花苑3栋2单元｜普通｜许｜已派单`,

  'another subject in between, and the way back': `
    许：我要报修 → 您请说
    许：厨房下水堵了 → 在哪里
    许：对了，垃圾分类有什么规定？ → 出处 / 还差位置
    许：桂花苑2栋1单元601 → 已登记 #1001：给排水&601
    ＝ 给排水｜桂花苑2栋1单元601｜普通｜许｜已派单`,

  'two open matters are told apart by number': `
    钱：桂花苑1栋楼道灯坏了 → 已登记 #1001
    钱：桂花苑1栋水管漏水 → 已登记 #1002
    钱：催一下 → 哪一单&1. #1002 给排水&2. #1001 照明
    钱：第二个 → 已替您催办 #1001 | 王：有人催办 #1001
    钱：#1002 也催一下 → 已替您催办 #1002
    ＝ 照明｜桂花苑1栋楼道｜普通｜钱｜已派单
    ＝ 给排水｜桂花苑1栋｜普通｜钱｜已派单`,

  'a clerk tells two things of one place at once, and confirms both': `
    科员小方：东风院2栋楼道灯不亮，另外4栋门口垃圾没人清 → 您说了2件事&照明&保洁垃圾&都提交吗
    科员小方：都提交 → 已登记&#1001&#1002 | 马：新工单 / 新工单
    科员小方：进度 → #1001&#1002
    ＝ 照明｜东风院2栋楼道｜普通｜科员小方｜已派单
    ＝ 保洁垃圾｜东风院4栋门口｜普通｜科员小方｜已派单`,

  'from house to house without a comma: each matter is an item, none is lost': `
    孙阿姨：桂花苑3栋灯坏了 7栋水管爆了 5栋狗乱叫 → 您说了3件事&照明，桂花苑3栋&给排水，桂花苑7栋&宠物，桂花苑5栋
    孙阿姨：都提交 → 已登记&#1001&#1002&#1003
    ＝ 照明｜桂花苑3栋｜普通｜孙阿姨｜已派单｜“灯坏了”
    ＝ 给排水｜桂花苑7栋｜…｜孙阿姨｜已派单｜“水管爆了”
    ＝ 宠物｜桂花苑5栋｜普通｜孙阿姨｜已派单`,

  'two of them, as dictation writes them': `
    孙阿姨：桂花苑二栋单元门坏了五栋水管爆了 → 您说了2件事&门禁，桂花苑2栋&给排水，桂花苑5栋
    孙阿姨：是 → 已登记&#1001&#1002
    ＝ 门禁｜桂花苑2栋｜普通｜孙阿姨｜已派单
    ＝ 给排水｜桂花苑5栋｜…｜孙阿姨｜已派单`,
}

dialogues(DIALOGUES)

planted(
  'nobody who reports the same is recognised',
  {
    makeAssistant: (parts) =>
      createAssistant({
        ...parts,
        desk: { ...parts.desk, report: (db, request) => parts.desk.report(db, { ...request, matter: null }) },
      }),
  },
  DIALOGUES['two residents and one lamp: one ticket, and both are told'],
)

planted(
  'whatever is given up is gone',
  {
    makeAssistant: (parts) => {
      const assistant = createAssistant(parts)
      const deaf = (text: string) => text.replace('还是修吧', '')
      return { ...assistant, handle: (incoming) => assistant.handle({ ...incoming, text: deaf(incoming.text) }) }
    },
  },
  DIALOGUES['a draft given up and taken up again is asked for what it lacked'],
)
