/** How people say it: photos, voice, quotations, edits, digits, silence, advertisements, small talk, and words that nobody understands. */
import { createAssistant } from '../../../bot/assistant.ts'
import { dialogues, planted } from './promised.ts'

const DIALOGUES = {
  'a report that is put as an angry or a pleading question gets no quotation': `
    刘奶奶：垃圾桶满了三天了 到底有没有人管 → 在哪里&!出处
    刘奶奶：桂花苑4栋门口 → 已登记 #1001：保洁垃圾
    ＝ 保洁垃圾｜桂花苑4栋门口｜普通｜刘奶奶｜已派单`,

  'one’s own ticket is asked after in any words': `
    刘奶奶：桂花苑4栋路灯不亮 → 已登记 #1001
    刘奶奶：几点到呀 → #1001&王网格长
    刘奶奶：大概几天能修好 → （再）#1001
    刘奶奶：怎么这么慢 → （再）#1001
    刘奶奶：师傅姓啥 → （再）#1001
    ＝ 照明｜桂花苑4栋｜普通｜刘奶奶｜已派单`,

  'a photo, then what, then where': `
    许：[照片] → 照片收到了&什么问题
    许：垃圾堆成山了 → 在哪里
    许：桂花苑北门 → 已登记 #1001：保洁垃圾，桂花苑北门
    ＝ 保洁垃圾｜桂花苑北门｜普通｜许｜已派单｜“附照片1张”`,

  'a photo in the group, then a place, then the matter, without our name': `
    小秦@@桂花苑：[照片] → 照片收到了
    小秦@桂花苑：6栋楼下 → 桂花苑6栋楼下&出了什么问题
    小秦@桂花苑：垃圾没人清 → 已登记 #1001：保洁垃圾，桂花苑6栋楼下
    小秦@桂花苑：我先去接孩子了
    ＝ 保洁垃圾｜桂花苑6栋楼下｜普通｜小秦｜已派单｜“照片1张”`,

  'voice alone: told kindly, the second time a person, who calls back': `
    老杨：[语音] → 语音我还听不懂
    老杨：[语音] → 换人来帮&0100-5550001
    老杨：人工 → 已转给社区工作人员，工单 #1001 | 李：待派单 #1001
    ＝ 其他｜｜普通｜老杨｜待派单｜“附语音2条”`,

  'voice, then typed after all': `
    老杨：[语音] → 语音我还听不懂
    老杨：东风院1栋下水道堵了 → 已登记 #1001：给排水，东风院1栋
    老杨：好嘞，谢谢 → 不客气
    ＝ 给排水｜东风院1栋｜普通｜老杨｜已派单｜“附语音1条”`,

  'a neighbour’s words are quoted, twice, about two things': `
    吴@@桂花苑：[引用 3栋电梯又停了，老人下不来] 帮忙报一下这个 → 已登记 #1001：电梯，桂花苑3栋
    吴@@桂花苑：[引用 5栋门口水管漏水] 这个也是 → 已登记 #1002：给排水，桂花苑5栋门口
    吴@@桂花苑：我的工单 → #1001&#1002&详情已私聊 | 吴：#1001&#1002
    ＝ 电梯｜桂花苑3栋｜急｜吴｜已派单
    ＝ 给排水｜桂花苑5栋门口｜普通｜吴｜已派单`,

  'our answer is quoted and asked on': `
    许：垃圾分类有什么规定？ → 出处
    张：你好 → 您好，我是小格
    许：[引用小格 可回收物、有害垃圾、厨余垃圾、其他垃圾。] 几点收 → 垃圾|收集|出处|没查到
    许：谢谢啦 → 不客气`,

  'our notice is quoted: when he comes, and what he should know': `
    刘奶奶：桂花苑3栋楼道灯不亮 → 已登记 #1001
    王：接单 → 已接单 #1001 | 刘奶奶：王网格长已接单
    刘奶奶：[引用小格 您的 #1001 照明，桂花苑3栋：王网格长已接单] 他啥时候来啊 → #1001&办理中&前办好
    刘奶奶：[引用小格 您的 #1001 照明，桂花苑3栋：王网格长已接单] 我下午在家 → 已补充到 #1001 | 王：我下午在家
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘奶奶｜办理中`,

  'the menu by digits of all sorts; a number of nothing is no trouble': `
    奶奶：菜单 → 1. 问政策&2. 报问题
    奶奶：２ → 哪里出了什么问题
    奶奶：一 → 什么问题、在哪里
    奶奶：楼道灯坏了 → 请问在哪里
    奶奶：桂花苑三号楼 → 已登记 #1001：照明，桂花苑3栋
    ＝ 照明｜桂花苑3栋｜普通｜奶奶｜已派单｜“楼道灯坏了”`,

  '返回, 重来 and 人工 in the middle of anything': `
    奶奶：帮助 → 1. 问政策
    奶奶：② → 哪里出了什么问题
    奶奶：路灯坏了 → 请问在哪里
    奶奶：返回 → （再）哪里出了什么问题
    奶奶：重来 → 重新来&1. 问政策
    奶奶：人工 → 0100-5550001`,

  'two failures and a person is offered; one who cannot type is not asked to': `
    爷爷：呜哩哇啦 → 没听明白&居住证
    爷爷：咕噜咕噜呱 → 换人来帮&0100-5550001&回复“人工”
    爷爷：我不会打字，你给我打个电话 → 已把您的问题转给&#1001
    ＝ 其他｜｜普通｜爷爷｜待派单`,

  'somebody is angry and says not why: a kind word, no ticket with nothing in it, and then the matter': `
    小秦：你们这帮人光收钱不办事 → 让您着急了&哪里、什么事
    小秦：桂花苑3栋2单元楼道灯坏了半个月 → 已登记 #1001：照明
    ＝ 照明｜桂花苑3栋2单元楼道｜普通｜小秦｜已派单`,

  'silence: the draft lapses and that is told kindly, once': `
    小秦：路灯不亮 → 在哪里
    （31分钟） → 小秦：“照明”还没登记&缺位置
    （2小时）
    小秦：桂花苑南门的路灯不亮 → 已登记 #1001：照明，桂花苑南门
    ＝ 照明｜桂花苑南门｜普通｜小秦｜已派单`,

  'an answer two days after finds no draft, and is heard out all the same': `
    小秦：小区里有盏路灯不亮 → 在哪里
    （2天） → 小秦：还没登记
    小秦：桂花苑南门 → 桂花苑南门&出了什么问题
    小秦：路灯不亮 → 已登记 #1001：照明，桂花苑南门
    ＝ 照明｜桂花苑南门｜普通｜小秦｜已派单`,

  'an advertisement and a laugh in the middle of a report cost it nothing': `
    小秦：路灯不亮 → 在哪里
    小秦：加微信送优惠，代办贷款秒批 https://x.example
    小秦：哈哈哈哈
    小秦：桂花苑南门 → 已登记 #1001：照明，桂花苑南门
    商家@@桂花苑：专业疏通下水道，清洗油烟机，电话13900001111，量大优惠
    ＝ 照明｜桂花苑南门｜普通｜小秦｜已派单`,

  'greeting and thanks in the middle': `
    刘奶奶：你好呀小格 → 您好，我是小格
    刘奶奶：水管漏水了 → 在哪里
    刘奶奶：麻烦你了 → 不客气
    刘奶奶：桂花苑8栋1单元 → 已登记 #1001：给排水，桂花苑8栋1单元
    ＝ 给排水｜桂花苑8栋1单元｜…｜刘奶奶｜已派单`,

  'neighbours talk around it, and only the one who was asked answers': `
    张@@桂花苑：门口路灯不亮 → 哪栋楼或什么位置
    钱@桂花苑：是啊，黑了好几天了
    孙阿姨@桂花苑：张啊，你家狗找到没
    张@桂花苑：找到了，谢谢
    张@桂花苑：东门 → 已登记 #1001：照明，桂花苑东门
    钱@桂花苑：物业早干嘛去了
    ＝ 照明｜桂花苑东门｜普通｜张｜已派单`,

  'a message is edited: the place is put right': `
    钱：桂花苑3栋楼道灯不亮 → 已登记 #1001
    钱：[改] 桂花苑4栋楼道灯不亮 → 已更正 #1001&桂花苑4栋 | 王：位置更正了
    钱：我的工单 → #1001 照明，桂花苑4栋
    ＝ 照明｜桂花苑4栋楼道｜普通｜钱｜已派单`,

  'the same delivery again is heard once': `
    钱：桂花苑3栋楼道灯不亮 → 已登记 #1001
    钱：[重发]
    钱：谢谢 → 不客气
    ＝ 照明｜桂花苑3栋楼道｜普通｜钱｜已派单`,

  'a teenager: a greeting of one character, a cheer, and a lamp': `
    小鱼：在？ → 您好，我是小格
    小鱼：666
    小鱼：灯坏了 翠湖5栋 → 已登记 #1001：照明，翠湖花园5栋
    小鱼：👍
    ＝ 照明｜翠湖花园5栋｜普通｜小鱼｜已派单`,
}

dialogues(DIALOGUES)

planted(
  'what is quoted is not looked at',
  {
    makeAssistant: (parts) => {
      const assistant = createAssistant(parts)
      return { ...assistant, handle: ({ quoted, ...incoming }) => assistant.handle(incoming) }
    },
  },
  DIALOGUES['a neighbour’s words are quoted, twice, about two things'],
)
