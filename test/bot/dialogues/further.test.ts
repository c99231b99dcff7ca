/** 又一件: several troubles told one after the other, while something is still asked of the first: each keeps its own place, none is lost. */
import { expect, test } from 'vitest'
import { dialogues } from './promised.ts'
import { perform } from './stage.ts'

const WHICH = '请问是哪个小区'
const ONE_AFTER_THE_OTHER: [first: string, second: string, ticket: string, asks: string, filed: string][] = [
  ['11栋垃圾没人收', '对了4栋门禁也坏了', '门禁，桂花苑4栋', '11栋', '保洁垃圾，翠湖花园11栋'],
  ['12栋2单元楼道灯坏了', '3栋1单元下水道堵了', '给排水，桂花苑3栋1单元', '12栋', '照明，翠湖花园12栋2单元楼道'],
  ['十三栋一单元电梯坏了', '6号楼3单元漏水', '给排水，桂花苑6栋3单元', '13栋', '电梯，翠湖花园13栋1单元'],
  ['9栋2单元门禁坏了', '还有5栋1单元有老鼠', '虫鼠，桂花苑5栋1单元', '9栋', '门禁，翠湖花园9栋2单元'],
  ['9栋门禁坏了', '四号楼的门禁也不好使', '门禁，桂花苑4栋', '9栋', '门禁，翠湖花园9栋'],
  ['9栋门禁坏了', '桂花苑4栋也是', '门禁，桂花苑4栋', '9栋', '门禁，翠湖花园9栋'],
  ['11栋那个牌子不见了', '桂花苑4栋门禁坏了', '门禁，桂花苑4栋', '11栋', '其他，翠湖花园11栋'],
]

test.each(ONE_AFTER_THE_OTHER)('%s / %s', async (first, second, ticket, asks, filed) => {
  const { faults, transcript } = await perform(`
    刘@@桂花苑：${first} → ${WHICH}
    刘@@桂花苑：${second} → 已登记 #1001：${ticket}。 / 刚才说的${asks}&哪个小区
    刘@@桂花苑：翠湖花园 → 已登记 #1002：${filed}。
    ＝ ${ticket.replace('，', '｜')}｜…｜刘｜已派单
    ＝ ${filed.replace('，', '｜')}｜…｜刘｜已派单`)
  expect(faults, transcript.join('\n')).toEqual([])
})

test.each(['4栋', '不对，是4栋', '哦是4栋垃圾没人收'])('put right, it stays one: %s', async (said) => {
  const { faults } = await perform(`
    刘@@桂花苑：11栋垃圾没人收 → ${WHICH}
    刘@@桂花苑：${said} → 已登记 #1001：保洁垃圾，桂花苑4栋。
    ＝ 保洁垃圾｜桂花苑4栋｜普通｜刘｜已派单`)
  expect(faults).toEqual([])
})

const TWO = '刘：桂花苑2栋1单元下水道堵了，5栋2单元电梯坏了 → 您说了2件事&都提交吗'

test.each(['我家也漏水', '我家漏水', '还有阳台漏水', '厨房水管爆了', '对了，俺家卫生间水管也漏', '屋里水龙头坏了'])(
  'of a kind that was counted up already, at a home: %s',
  async (said) => {
    const { faults, transcript } = await perform(`
      ${TWO}
      刘：${said} → 记下了&“${said}”在哪栋楼
      刘：7栋 → 您说了3件事&给排水，桂花苑2栋1单元&电梯，桂花苑5栋2单元&（3）给排水，桂花苑7栋
      刘：1 → 已登记&#1001&#1002&#1003
      ＝ 给排水｜桂花苑2栋1单元｜…｜刘｜已派单
      ＝ 电梯｜桂花苑5栋2单元｜…｜刘｜已派单
      ＝ 给排水｜桂花苑7栋｜…｜刘｜已派单｜“${said}”`)
    expect(faults, transcript.join('\n')).toEqual([])
  },
)

test.each(['漏到我家了', '家里都淹了', '我家客厅都淹了'])('what came of it is no other trouble: %s', async (said) => {
  const { faults, transcript } = await perform(`
    刘：桂花苑3栋2单元漏水，5栋楼道灯坏了 → 您说了2件事
    刘：${said} → 记下了&您说了2件事
    刘：都报 → 已登记&#1001&#1002
    ＝ 给排水｜桂花苑3栋2单元｜…｜刘｜已派单｜“${said}”
    ＝ 照明｜桂花苑5栋楼道｜…｜刘｜已派单`)
  expect(faults, transcript.join('\n')).toEqual([])
})

test.each(['厨房', '我家阳台'])('part of a home chooses no matter: %s', async (said) => {
  const { faults, transcript } = await perform(`
    ${TWO}
    刘：${said} → 还没登记
    刘：${said} → 请回复选项前的数字
    刘：都报 → 已登记&#1001&#1002
    ＝ 给排水｜桂花苑2栋1单元｜…｜刘｜已派单
    ＝ 电梯｜桂花苑5栋2单元｜…｜刘｜已派单`)
  expect(faults, transcript.join('\n')).toEqual([])
})

dialogues({
  'the estate is asked for each that can be in no such one, and all are filed without a further question': `
    刘@@桂花苑：9栋2单元门禁坏了 → ${WHICH}
    刘@@桂花苑：16栋漏水 → 记下了&请问9栋是哪个小区&团结巷
    刘@@桂花苑：团结巷 → 请问16栋是哪个小区&!团结巷
    刘@@桂花苑：1 → 已登记&#1001 门禁，团结巷9栋2单元&#1002 给排水，翠湖花园16栋
    ＝ 门禁｜团结巷9栋2单元｜…｜刘｜已派单
    ＝ 给排水｜翠湖花园16栋｜…｜刘｜已派单`,

  'one estate for all who waited for it': `
    陈：3栋路灯不亮 → ${WHICH}
    陈：6栋电梯坏了 → 记下了&请问3栋是哪个小区
    陈：桂花苑 → 已登记&照明，桂花苑3栋&电梯，桂花苑6栋
    ＝ 照明｜桂花苑3栋｜普通｜陈｜已派单
    ＝ 电梯｜桂花苑6栋｜…｜陈｜已派单`,

  'two more in one sentence wait with it, each at its own house': `
    刘@@桂花苑：9栋2单元门禁坏了 → ${WHICH}
    刘@@桂花苑：3栋路灯不亮，6栋电梯坏了 → 记下了&请问9栋是哪个小区
    刘@@桂花苑：翠湖花园 → 您说了3件事&门禁，翠湖花园9栋2单元&照明，桂花苑3栋&电梯，桂花苑6栋
    刘@@桂花苑：都报 → 已登记&#1001&#1002&#1003
    ＝ 门禁｜翠湖花园9栋2单元｜…｜刘｜已派单
    ＝ 照明｜桂花苑3栋｜…｜刘｜已派单
    ＝ 电梯｜桂花苑6栋｜…｜刘｜已派单`,

  'the answer and another trouble in one breath': `
    刘@@桂花苑：11栋垃圾没人收 → ${WHICH}
    刘@@桂花苑：翠湖花园的，对了4栋门禁也坏了 → 已登记&保洁垃圾，翠湖花园11栋&门禁，翠湖花园4栋
    ＝ 保洁垃圾｜翠湖花园11栋｜…｜刘｜已派单
    ＝ 门禁｜翠湖花园4栋｜…｜刘｜已派单`,

  'what names no house is at the one before it; a home is asked for': `
    刘@@桂花苑：11栋垃圾没人收 → ${WHICH}
    刘@@桂花苑：电梯也坏了 → 记下了&请问11栋是哪个小区
    刘@@桂花苑：我家漏水了 → （再）记下了&请问11栋是哪个小区
    刘@@桂花苑：翠湖花园 → “我家漏水了”在哪栋楼
    刘@@桂花苑：5栋 → 已登记&保洁垃圾，翠湖花园11栋&电梯，翠湖花园11栋&给排水，翠湖花园5栋
    ＝ 保洁垃圾｜翠湖花园11栋｜…｜刘｜已派单
    ＝ 电梯｜翠湖花园11栋｜…｜刘｜已派单
    ＝ 给排水｜翠湖花园5栋｜…｜刘｜已派单`,

  'a spot of the estate keeps its place, too': `
    陈：南门路灯不亮 → ${WHICH}
    陈：4栋门禁也坏了 → 记下了&请问南门是哪个小区
    陈：桂花苑 → 已登记&照明，桂花苑南门&门禁，桂花苑4栋
    ＝ 照明｜桂花苑南门｜…｜陈｜已派单
    ＝ 门禁｜桂花苑4栋｜…｜陈｜已派单`,

  'who cannot say is asked no more, and only that one is marked': `
    刘@@桂花苑：11栋垃圾没人收 → ${WHICH}
    刘@@桂花苑：4栋门禁也坏了 → 已登记 #1001：门禁，桂花苑4栋。 / 刚才说的11栋
    刘@@桂花苑：不知道 → 位置先不问了。已登记 #1002
    ＝ 门禁｜桂花苑4栋｜普通｜刘｜已派单
    ＝ 保洁垃圾｜桂花苑11栋（位置未说清，请联系诉求人核实）｜普通｜刘｜已派单`,

  'what neighbours are asked is no report': `
    刘@@桂花苑：11栋垃圾没人收 → ${WHICH}
    刘@桂花苑：3栋电梯坏了你们知道吗
    刘@桂花苑：翠湖花园 → 已登记 #1001：保洁垃圾，翠湖花园11栋
    ＝ 保洁垃圾｜翠湖花园11栋｜…｜刘｜已派单`,

  'of one house, a home is taken to be there, and shown for the yes': `
    刘：桂花苑2栋下水道堵了，2栋楼道灯坏了，2栋门禁坏了 → 您说了3件事
    刘：我家漏水 → 记下了&您说了4件事&（4）给排水，桂花苑2栋
    刘：都报 → 已登记&#1001&#1002&#1003&#1004
    ＝ 给排水｜桂花苑2栋｜…｜刘｜已派单
    ＝ 照明｜桂花苑2栋楼道｜…｜刘｜已派单
    ＝ 门禁｜桂花苑2栋｜…｜刘｜已派单
    ＝ 给排水｜桂花苑2栋｜…｜刘｜已派单｜“我家漏水”`,

  'in private every further word is answered, in other words': `
    刘：桂花苑5栋402漏水 → 已登记 #1001
    刘：楼上漏下来的 → 已补充到 #1001
    刘：都漏了两天了 → 记下了，承办人也看得到 | 王：两天
    刘：我住301 → 记上了
    刘：天花板都湿了 → 补上了
    刘：老人都不敢进厕所 → 都记在一起了
    ＝ 给排水｜桂花苑5栋402｜…｜刘｜已派单｜“老人都不敢进厕所”`,

  'in a group who calls us is answered, and neighbours are spared': `
    刘@@桂花苑：2栋路灯坏了 → 已登记 #1001
    刘@@桂花苑：2栋路灯闪 → 已补充到 #1001
    刘@@桂花苑：2栋路灯还闪 → 记下了 | 王：还闪
    刘@桂花苑：2栋路灯闪得眼睛疼
    刘@@桂花苑：灯闪得我睡不着 → 记上了
    ＝ 照明｜桂花苑2栋｜…｜刘｜已派单｜“眼睛疼”`,
})
