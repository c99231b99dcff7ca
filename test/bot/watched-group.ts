/** A group in which un-mentioned dangers are noticed, and what it is to offer once. */
import type { Neighbourhood } from './neighbourhood.ts'

export const GROUP = '桂花苑'
export const FIRE = '南门着火了，快来人'

export async function watched(street: Neighbourhood): Promise<void> {
  await street.say('王', '小格 留意险情', { group: GROUP })
}

/** Ten people shout at once: what of the promise is broken. */
export async function shouting(street: Neighbourhood): Promise<string[]> {
  const from = street.channel.said.length
  const cries = Array.from({ length: 10 }, (_, at) =>
    street.channel.message(`邻居${at}`, `${FIRE}${'！'.repeat(at)}`, { group: GROUP }),
  )
  await Promise.all(cries.map((cry) => street.channel.hear(cry)))
  await street.calm()
  const heard = street.channel.said.slice(from).map(({ text }) => text)
  const offers = heard.filter((text) => text.includes('要登记吗')).length
  return [
    ...(offers === 1 ? [] : [`${offers} offers`]),
    ...(heard.length === 2 ? [] : [`${heard.length} messages`]),
    ...((await street.tickets()).length === 0 ? [] : ['filed']),
  ]
}
