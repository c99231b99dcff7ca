/** 都提交吗: all, none or some, in whatever words; what is told more of one of them is that one's; nothing is lost. */
import { expect, test } from 'vitest'
import { dialogues } from './promised.ts'
import { perform } from './stage.ts'

const TWO = '刘：桂花苑3栋2单元下水道堵了，5栋门口垃圾没人清 → 您说了2件事&都提交吗'
const DRAIN = '＝ 给排水｜桂花苑3栋2单元｜普通｜刘｜已派单'
const RUBBISH = '＝ 保洁垃圾｜桂花苑5栋门口｜普通｜刘｜已派单'

test.each(['行 报吧', '可以 报吧', '那就报吧', '嗯嗯 两个都要', '两件都报吧', '对啊 赶紧的', '都报', '好的好的 谢谢小格', '1'])(
  'all: %s',
  async (yes) => {
    const { faults } = await perform(`${TWO}\n刘：${yes} → 已登记&#1001&#1002\n${DRAIN}\n${RUBBISH}`)
    expect(faults).toEqual([])
  },
)

test.each(['算了都不报', '先不报', '不用了', '都不用了，我自己通开了', '2'])('none: %s', async (no) => {
  expect((await perform(`${TWO}\n刘：${no} → 已取消`)).faults).toEqual([])
})

test.each([
  ['只要下水道的 垃圾不用', DRAIN],
  ['下水道那个报 垃圾的不报', DRAIN],
  ['第一个不用 第二个要', RUBBISH],
  ['就报垃圾吧', RUBBISH],
  ['只报第一个', DRAIN],
  ['垃圾那个不用了', DRAIN],
  ['5栋的不用报', DRAIN],
])('some: %s', async (some, ticket) => {
  expect((await perform(`${TWO}\n刘：${some} → 已登记 #1001&没登记：\n${ticket}`)).faults).toEqual([])
})

test.each(['不对', '第二个', '谢谢', '你们到底管不管', '什么破物业', '怎么办事的', '什么时候来修', '垃圾不要取消'])(
  'in doubt, or angry, it is asked once more and nothing is taken in or lost: %s',
  async (said) => {
    const script = `${TWO}\n刘：${said} → 还没登记&都报\n刘：都报 → 已登记&#1001&#1002\n${DRAIN}\n${RUBBISH}`
    const { faults, transcript } = await perform(script)
    expect(faults).toEqual([])
    expect(transcript.join('\n').split(said)).toHaveLength(2)
  },
)

dialogues({
  'a detail goes into its own, and the offer is asked again': `
    ${TWO}
    刘：下水道是3单元的 → 记下了&（1）给排水，桂花苑3栋3单元&桂花苑5栋门口&都提交吗
    刘：垃圾是4栋门口的 → 记下了&（2）保洁垃圾，桂花苑4栋门口&3栋3单元
    刘：垃圾堆了三天了 → （再）记下了&都提交吗
    刘：可以 报吧 → 已登记&#1001&#1002
    ＝ 给排水｜桂花苑3栋3单元｜普通｜刘｜已派单
    ＝ 保洁垃圾｜桂花苑4栋门口｜普通｜刘｜已派单｜“堆了三天”`,

  'a stair alone is that of the one which has none': `
    刘：桂花苑3栋下水道堵了，5栋门口垃圾没人清 → 都提交吗
    刘：3单元 → 记下了&桂花苑3栋3单元&桂花苑5栋门口
    刘：都报 → 已登记
    ＝ 给排水｜桂花苑3栋3单元｜普通｜刘｜已派单
    ＝ 保洁垃圾｜桂花苑5栋门口｜普通｜刘｜已派单`,

  'the lift is at another stair': `
    刘：桂花苑3栋2单元下水道堵了，还有电梯坏了 → 都提交吗
    刘：电梯是1单元的 → 记下了&桂花苑3栋2单元&（2）电梯，桂花苑3栋1单元
    刘：行 → 已登记&#1001&#1002
    ＝ 给排水｜桂花苑3栋2单元｜普通｜刘｜已派单
    ＝ 电梯｜桂花苑3栋1单元｜普通｜刘｜已派单`,

  'two details in one breath': `
    刘：桂花苑3栋下水道堵了，5栋门口垃圾没人清 → 都提交吗
    刘：下水道是3单元的，垃圾是4栋门口的 → 3栋3单元&4栋门口
    刘：都报 → 已登记
    ＝ 给排水｜桂花苑3栋3单元｜普通｜刘｜已派单
    ＝ 保洁垃圾｜桂花苑4栋门口｜普通｜刘｜已派单`,

  'another trouble is one more of them': `
    ${TWO}
    刘：3栋电梯也坏了 → 记下了&您说了3件事&（3）电梯，桂花苑3栋
    刘：电梯先不报 → 已登记&#1001&#1002&没登记：电梯
    刘：还是报吧 → 已登记 #1003
    ${DRAIN}
    ${RUBBISH}
    ＝ 电梯｜桂花苑3栋｜普通｜刘｜已派单`,

  'a mere name is taken once it was said how to choose': `
    ${TWO}
    刘：第二个 → 只报一件
    刘：第二个 → 已登记 #1001：保洁垃圾&没登记：给排水
    ${RUBBISH}`,

  'among neighbours only plain words count': `
    刘@@桂花苑：3栋2单元下水道堵了，5栋门口垃圾没人清 → 都提交吗
    刘@桂花苑：好啊 赶紧的
    刘@桂花苑：今天买菜不
    刘@桂花苑：都报吧 → 已登记&#1001&#1002
    ${DRAIN}
    ${RUBBISH}`,
})
