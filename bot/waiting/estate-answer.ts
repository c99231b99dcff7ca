/** 哪个小区: the answer in any form: a number is a choice already; a name or half of it, a nickname, “就我们小区”. Pure. */
import type { AreaTree } from '../../tickets/area.ts'
import type { Message } from '../flows/flow.ts'

const AROUND =
  /^(?:就?是|就?在|我们?|咱们?|俺们|住在?|的)+|(?:小区|那边|这边|那里|这里|里面|里|的|吧|呢|啊|呀|[。.!！,，\s]){1,8}$/gu
const OURS =
  /^(?:就?[是在]|就)?(?:我们?|咱们?|俺们|本|自己|自家|这个?)(?:这个?|家|自己)?(?:的)?(?:小区|院子?里?|大院|这里|这儿|这边|群)(?:里|的)?$/u

export const isOwnEstate = (folded: string) => OURS.test(folded.replace(/(?<![\s。.!！,，~])[\s。.!！,，~]+$/u, ''))

/** The id of one of `options`; undefined where it fits none, or several. */
export function estateAnswer(
  { folded, speaker, understanding }: Message,
  options: readonly string[],
  areas: AreaTree,
): string | undefined {
  const said = folded.replace(/(?<![\s。.!！,，~])[\s。.!！,，~]+$/u, '')
  if (isOwnEstate(folded)) {
    const own = speaker.area ? areas.nearest(speaker.area, 'estate')?.id : undefined
    return options.find((id) => id === own)
  }
  const name = understanding.place.community ?? said.replace(AROUND, '')
  if (name.length < 2) return undefined
  const namesOf = (id: string) => [areas.get(id)?.name ?? '', ...(areas.get(id)?.nicknames ?? [])].filter((one) => one !== '')
  const exact = options.filter((id) => id === name || namesOf(id).includes(name))
  const partly = options.filter((id) => namesOf(id).some((one) => one.includes(name) || name.includes(one)))
  const found = exact.length > 0 ? exact : partly
  return found.length === 1 ? found[0] : undefined
}
