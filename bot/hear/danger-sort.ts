/**
 * 哪一种险情、说的是谁: is a second danger of the same person another one than the first, by its sort and by who is meant? What is only worse
 * (没反应了, 还在流血) names nobody and is of the first; whoever names somebody else, or another sort, tells of another. Pure.
 */
import { oneOf, pattern } from './pattern.ts'
import type { EmergencyKind } from './understanding.ts'

type Sort = 'lift' | 'burning' | 'despair' | 'violence' | 'poison' | 'lost' | 'ill' | 'road' | 'unnamed'

/** What was heard: the folded words, and the card that they call for. */
export interface Told {
  folded: string
  kind: EmergencyKind
}

const OF_CARD: Partial<Record<EmergencyKind, Sort>> = {
  ...{ lift: 'lift', gas: 'burning', fire: 'burning', electric: 'burning', despair: 'despair', road: 'road' },
}
const OF_SERVICE: Readonly<Record<string, EmergencyKind>> = {
  ...{ fac_gas: 'gas', fac_fire: 'fire', fac_elevator: 'lift', fac_power: 'electric', fac_road: 'road' },
}
/** By what it is registered as, where its words do not say, or are not for everybody to read. */
export const dangerOf = (service: string): EmergencyKind => OF_SERVICE[service] ?? 'danger'

const OF_WORDS: readonly [Sort, RegExp][] = [
  ['poison', pattern(oneOf('食物中毒 上吐下泻 又吐又拉 又拉又吐 又呕又拉 (?:吃|喝|聚餐)[^。]{0,20}(?:吐|拉肚子|腹泻)'))],
  ['violence', pattern(oneOf('[持拿拎提动]着?刀 砍 捅 打架 打人 打起来 打老婆 打孩子 行凶 抢劫 绑架 斗殴 劈友 歹徒 杀人'))],
  ['lost', pattern(oneOf('走失 走丢 失踪 不见了 丢了 弄丢 找不到 找不着 找唔到 唔见咗 没回家 没回来 联系不上'))],
]

/** Whom words name, by age; in each the words for anybody, and then those for one. */
const AGES: readonly { any: RegExp; one: RegExp }[] = [
  {
    any: pattern(oneOf('小孩 孩子 娃 小朋友 宝宝 婴儿 细路 学生 男孩 女孩 [1-9]岁'), 'g'),
    one: pattern(oneOf('儿子 女儿 闺女 孙子 孙女 外孙 弟弟 妹妹'), 'g'),
  },
  {
    any: pattern(oneOf('老人 老太 老头 大爷 大妈 大娘 阿婆 阿公 老伯 老奶奶 老爷爷 [6-9][0-9]岁'), 'g'),
    one: pattern(oneOf('爸 妈 爹 娘 奶奶 爷爷 外婆 外公 姥姥 姥爷 婆婆 公公 岳母 岳父 丈母娘'), 'g'),
  },
  {
    any: pattern(oneOf('小伙 姑娘 男的 女的 男子 女子 男人 女人 小哥 师傅 工人 大哥 大姐'), 'g'),
    one: pattern(oneOf('老公 老婆 老伴 媳妇 丈夫 妻子'), 'g'),
  },
]
/** Of one's own, and come over them of itself: it is nothing that another danger did to them. */
const OWN = pattern(
  `[我俺咱](?:们)?家?(?:的)?${oneOf('爸 妈 爹 娘 奶奶 爷爷 外婆 外公 老公 老婆 老伴 媳妇 儿子 女儿 孙 婆婆 公公 岳 孩子 娃')}`,
)
const OF_ITSELF = pattern(
  oneOf('突然 忽然 一下子 在家 家里 说不出话 嘴歪 半边身子 心脏病 心梗 脑梗 中风 噎 卡住喉 要生了 快生'),
)
const SICK = pattern('吐|拉|肚|吃|中毒')
/** “我妈也晕了” goes on with the same. */
const TOO = pattern('也|都|跟着')

const sortOf = ({ folded, kind }: Told): Sort =>
  OF_CARD[kind] ??
  OF_WORDS.find(([sort, words]) => words.test(folded) && (sort === 'poison') === (kind === 'medical'))?.[0] ??
  (kind === 'medical' ? 'ill' : 'unnamed')

export const isSortOf = (told: Told, ...sorts: Sort[]): boolean => sorts.includes(sortOf(told))

interface Who {
  age: number
  one: string | null
}

function whoIn(folded: string): Who[] {
  return AGES.flatMap(({ any, one }, age) => [
    ...[...folded.matchAll(one)].map(([word]) => ({ age, one: word })),
    ...(folded.match(any) ? [{ age, one: null }] : []),
  ])
}

/** Does each name somebody, and never the same? An old man may be anybody's father. */
function areOthers(now: string, before: string): boolean {
  const [here, there] = [whoIn(now), whoIn(before)]
  if (here.length === 0 || there.length === 0) return false
  return !here.some((a) => there.some((b) => a.age === b.age && (a.one === null || b.one === null || a.one === b.one)))
}

/** Two of one sort are one unless they are of other people; who falls ill beside a danger is hurt by it, unless it came of itself. */
export function isOtherDanger(now: Told, before: Told): boolean {
  const [here, there] = [sortOf(now), sortOf(before)]
  if (here === 'unnamed') return false
  if (here === 'lost' && there === 'lost') return areOthers(now.folded, before.folded)
  if (here === there && here !== 'ill') return false
  if (here === 'poison') return there !== 'ill' || !SICK.test(before.folded)
  if (here !== 'ill') return there !== 'unnamed' || areOthers(now.folded, before.folded)
  if (TOO.test(now.folded) || there === 'poison' || there === 'burning') return false
  const isNamedAgain = whoIn(before.folded).length > 0 && !areOthers(now.folded, before.folded)
  if (there === 'despair' || there === 'lost' || there === 'ill') {
    return areOthers(now.folded, before.folded) || (there !== 'ill' && OWN.test(now.folded) && !isNamedAgain)
  }
  return OWN.test(now.folded) && OF_ITSELF.test(now.folded) && !isNamedAgain
}
