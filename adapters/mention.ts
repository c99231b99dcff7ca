/** Our name in a line of a group, as people and their clients write it. */

/**
 * Finds `@小格` (also ＠, also before U+2005 or a word that follows at once) and takes it out.
 * @param names what people call us
 */
export function readMention(text: string, names: readonly string[]): { us: boolean; text: string } {
  let rest = text
  for (const name of names) rest = rest.replaceAll(`@${name}`, ' ').replaceAll(`＠${name}`, ' ')
  return rest === text ? { us: false, text: text.trim() } : { us: true, text: rest.replace(/[ \t\u2005\u3000]+/gu, ' ').trim() }
}
