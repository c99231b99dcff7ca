/** 紧急: the card that comes first, and what is said of an emergency's ticket. */
import type { EmergencyKind } from '../hear/understanding.ts'
import { short } from './brevity.ts'

export const emergencyFiled = ({ number, told }: { number: number; told: string }) =>
  `已按紧急登记 #${number}，${told ? `正在通知${short(told, 30)}` : '正在通知社区值守'}。请先保证安全，保持电话畅通。`
export const emergencyAskPlace = () => '准确位置在哪里？小区、楼栋、单元。'
/** Of one that was told before another. */
export const emergencyAskPlaceOf = (number: number) => `另外，#${number} 的准确位置在哪里？`
/** What was told in the same breath of other houses. */
export const emergencyBeside = (numbers: readonly number[]) =>
  `另外说的见 ${numbers.map((number) => `#${number}`).join('、')}。`
/** Stands for how a place is known that nobody has said of this danger. */
const LIKELY = '可能：'
export const homeMark = () => `${LIKELY}刚才说的住处`
/** Of another ticket. */
export const saidThereMark = (number: number) => `${LIKELY}#${number} 说的`
export const perhapsSameNote = (number: number, where: string) =>
  `可能和 #${number}${where ? `（${where}）` : ' '}是同一件事，请一并核实。`
export const placeSaidThere = (number: number, where: string) => `可能和 #${number} 是同一件事，那边说在${where}`
export const isLikelyMark = (detail: string | null) => detail?.startsWith(LIKELY) === true
export const likelyPlace = (where: string, mark: string) => `可能在${where}（${mark.slice(LIKELY.length)}）`
/** `where`: empty where others read along. */
export const emergencyAskIfThere = (where: string) => `是在${where || '您刚才说的住处'}吗？不是请说准确位置。`
/** It is there, and of which estate it is nobody knows. */
export const emergencyAskEstate = () => '请再说一下是哪个小区。'
export const thereNote = (where: string) => `位置确认：${where}`
export const notThereNote = () => '不在刚才说的位置，正在问准确位置'
/** “算了” to the question where: what was reported stands. */
export const emergencyStands = (number: number) => `紧急工单 #${number} 还在办。确实不用了，请发“撤回 ${number}”。`
export const emergencyAdded = (number: number) => `已补充到紧急工单 #${number}，并再次通知。`

export const emergencyRefiled = ({ number, was, told }: { number: number; was: number; told: string }) =>
  `位置收到，改登记为 #${number}（原 #${was} 撤回），正在通知${short(told, 30) || '社区值守'}。请保持电话畅通。`
export const refiledNote = (number: number) => `位置已说清，改登记为 #${number}`
export const placeNote = (where: string, said: string) =>
  said === where ? `位置：${where}` : `位置：${where}（原话：${said}）`

/** Of somebody who was taken ill, in place of the service's name. */
export const firstAid = () => '有人需要急救'

interface Card {
  title: string
  steps: string[]
  /** In the order to call. */
  call: ('119' | '120' | '110' | '12356')[]
}

const WHO = { 119: '火警、抢险救援：', 120: '医疗急救：', 110: '报警：', 12356: '心理援助热线：' } as const

// What fire brigades, utilities and rescue services print on their own leaflets: leave, cut off, do not touch, then call.
const CARDS: Record<EmergencyKind, Card> = {
  gas: {
    title: '【紧急】疑似燃气泄漏',
    steps: ['不要开关电器，不要点火，屋里不打电话', '关阀门，开门窗，马上撤到室外', '到了室外再拨打：'],
    call: ['119', '120', '110'],
  },
  fire: {
    title: '【紧急】火情',
    steps: ['先撤离，走楼梯，不坐电梯', '湿毛巾捂口鼻，弯腰走；门烫就别开，堵缝呼救', '马上拨打：'],
    call: ['119', '120', '110'],
  },
  lift: {
    title: '【紧急】电梯困人',
    steps: ['不要扒门，不要爬出轿厢', '按轿厢里的报警钮，靠壁站好等救援', '联系不上或有人不适，马上拨打：'],
    call: ['119', '120', '110'],
  },
  electric: {
    title: '【紧急】触电或带电危险',
    steps: ['不要靠近，不要用手拉触电的人', '能安全做到就先断电；离断落的电线8米以上', '马上拨打：'],
    call: ['120', '119', '110'],
  },
  medical: {
    title: '【紧急】有人需要急救',
    steps: ['说清地点和病情，听接线员指导', '不要随意搬动；派人到路口接救护车', '马上拨打：'],
    call: ['120', '110', '119'],
  },
  danger: {
    title: '【紧急】有人遇到危险',
    steps: ['先离开危险处，到有人的地方', '不要独自上前，记住位置和特征', '马上拨打：'],
    call: ['110', '120', '119'],
  },
  despair: {
    title: '【紧急】请先别一个人扛',
    steps: ['难受的是您，请告诉身边的人，让他陪着您', '难受的是别人，陪着他，听他说，收好药和刀，别让他独处', '马上拨打：'],
    call: ['120', '110', '12356'],
  },
  road: {
    title: '【紧急】道路危险',
    steps: ['不要靠近，提醒旁人绕行', '有人受伤不要随意搬动', '马上拨打：'],
    call: ['110', '120', '119'],
  },
}

/** What to do first when life is at risk: fixed words. The numbers stand alone on their lines, so that a phone makes them a link. */
export function emergencyCard(kind: EmergencyKind): string {
  const card = CARDS[kind]
  const steps = card.steps.map((step, index) => `${index + 1}. ${step}`)
  return [card.title, ...steps, ...card.call.flatMap((number) => [WHO[number], number])].join('\n')
}
