/** 引用: what a quoted message speaks of. Of our own answers the words that answer with the file's title and place, not our marks. Pure. */
import type { Incoming } from '../../adapters/adapter.ts'

/** UTF-16 units of a quotation that are looked at. */
const LONGEST = 600
const SOURCE = /《([^》\n]{2,80})》 ?(\p{Script=Han}[^\s]*)?/u

export function quotedWords({ text, us }: NonNullable<Incoming['quoted']>): string {
  const said = text.slice(0, LONGEST).replace(/^(?:@\S{1,30}\s+)+/u, '')
  if (!us) return said.trim()
  const [words = ''] = said.split(/\n?(?:出处：|回复“更多”|回复「更多」|（AI)/u)
  const [, title = '', place = ''] = SOURCE.exec(said) ?? []
  const about = [title.includes(place) ? '' : place, title].filter((part) => part !== '')
  return [...about, words.replace(/〔\d+〕/g, '').trim()].join(' ').trim()
}
