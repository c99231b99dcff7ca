/** Private matters as people tell them in a group, and what of them may be heard there. */
import type { Neighbourhood } from './neighbourhood.ts'

export const GROUP = '桂花苑'

/** A service, a place, a number, a person: nothing of it may stand in the group. */
export const NAMING =
  /#\d|给排水|噪声|治安|邻里|助老|宠物|保洁|微心愿|其他|消防|违建|油烟|桂花苑|\d栋|单元|\d{3}|跺脚|打孩子|抑郁|网贷|瘫痪/

export const PRIVATE_REPORTS: [kind: string, text: string][] = [
  ['a neighbour', '小格 桂花苑3栋2单元501天天半夜跺脚，睡不着'],
  ['a child', '小格 桂花苑3栋1单元302的孩子天天一个人在家，没人管，请社区看看'],
  ['health', '小格 桂花苑3栋1单元202我妈瘫痪在床，想申请上门护理，请帮忙'],
  ['a dog that is somebody’s', '小格 桂花苑5栋1单元101邻居家的狗天天不拴绳，请管一管'],
  ['smoke', '小格 桂花苑5栋1单元楼下天天在楼道抽烟，请管一管'],
]

/** What of the report stood in the group, or was not said at all. */
export async function leaks(street: Neighbourhood, text: string): Promise<string[]> {
  const here = await street.say('刘', text, { group: GROUP })
  const there = street.heard('d:刘')
  return [
    ...here.filter((line) => NAMING.test(line.replace(/^@\S+ /, ''))).map((line) => `named in the group: ${line}`),
    ...(here.length === 1 ? [] : [`${here.length} lines in the group`]),
    ...(there.some((line) => line.includes('#1001')) ? [] : ['not confirmed in private']),
  ]
}
