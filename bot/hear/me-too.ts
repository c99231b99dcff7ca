/** “我家也是”, “+1”, “俺家也停了”: a bystander means what a neighbour has said. Pure. */
import { foldText } from './folded-text.ts'
import { houseMentions } from './house-number.ts'
import { oneOf, pattern } from './pattern.ts'

const WHO = `(?:${oneOf('我 俺 咱 我们 咱们 俺们 我哋 我家 俺家 咱家 我们家 俺们家 咱们家 我屋里 我这 我这边 我这里 我们这 我们这边 我们这里 我们楼 我们栋 我们单元 我们这栋 我们这个单元 这边 这里 楼上 楼下 隔壁')}(?:家)?(?:这边|这里|里)?)`
const SAME = oneOf(
  '是 是的 是这样 这样 一样 有 有这个问题 是这个问题 同样 遇到 遇到了 碰到了 停 停了 停水 停水了 停电 停电了 停气 停气了 停暖了 没水 没水了 没电 没电了 没气 没气了 没来水 没来电 断了 断水了 断电了 坏 坏了 不亮 不亮了 不热 不热了 黑 黑了 漏 漏了 漏水 漏水了 堵 堵了 打不开 关不上 冇 冇水 冇电 系',
)
const TAIL = '(?:的|啊|呀|呢|了|哦|哟|喔|嘛|咧|捏|哩|咯|噢|诶){0,3}'
const BARE = pattern(
  `^(?:(?:对|对的|是的|嗯|是啊|对啊|对对|哎|唉){0,1}${WHO}(?:那)?(?:也|都|亦)(?:都)?${SAME}${TAIL}|我也|俺也一样|[+＋]{1,2}1|加一|加1|同上|附议|同问|同求|同感|me ?too|(?:情况|问题)?(?:同样|一样)的?(?:问题|情况|毛病)?${TAIL}|(?:也|都)(?:是|一样)(?:这样|的)?${TAIL})$`,
)
/** What may stand around a place: “我家也是，5栋的”. */
const AROUND = pattern(oneOf('我在 我是 我住 住在 就是 在 住 是'), 'g')
const LONGEST = 40

/** `names`: of the estate that was heard in it, if any: one may stand beside the words, as may a house. */
export function isMeToo(text: string, names: readonly string[] = []): boolean {
  if (text.length > LONGEST) return false
  const folded = foldText(text).text.replace(/#\s?\d{1,9}/g, ' ')
  const houses = houseMentions(folded)
  let rest = folded
  // “5栋那边也是”
  for (const { start, end } of houses.toReversed())
    rest = `${rest.slice(0, start)},${rest.slice(end).replace(/^的?(?:那边|那里|那儿|那头)/u, '')}`
  for (const name of names) rest = rest.replace(foldText(name).text, ',')
  const parts = rest.split(/[\s,，。.!！~～、?？]/u).filter((part) => part !== '')
  const own = parts.filter((part) => BARE.test(part))
  const others = parts
    .filter((part) => !BARE.test(part))
    .map((part) => part.replace(AROUND, '').replace(/[的这里边]|^(?:对|是|嗯|唉|哎)[的啊呀]?$/gu, ''))
  return own.length > 0 && others.every((part) => part === '')
}
