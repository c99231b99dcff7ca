/** 地点: which estate, house, unit and room a message speaks of. */
import { type CommunityName, communityName } from './community-name.ts'
import { asWritten, type FoldedText, foldText } from './folded-text.ts'
import { houseMentions, houseOf } from './house-number.ts'
import { oneOf, pattern } from './pattern.ts'
import { takesBack } from './self-correction.ts'
import type { HeardPlace, Vocabulary } from './understanding.ts'

export const NOWHERE: HeardPlace = { community: null, building: null, unit: null, room: null }

/** Who is called is not where: @忠义社区小助手. A group's @ ends at a space, or at the word for a helper. */
const CALLED = pattern(`@[^\\s,，:：@]{1,20}?(?:${oneOf('小助手 助手 机器人 小格 成员 所有人')}|(?=[\\s,，:：@])|$)`, 'g')

/**
 * The place in a text. The community is the name in the settings where they know it, else as the text writes it; digits are
 * Arabic: 三号楼, 3栋 and 3幢 are all "3". What the text does not say is null.
 */
export function placeInText(original: string, vocabulary: Vocabulary, folded: FoldedText = foldText(original)): HeardPlace {
  // Spaces of the same length keep every offset.
  const text = folded.text.replace(CALLED, (called) => ' '.repeat(called.length))
  const mentions = houseMentions(text)
  const house = houseOf(mentions)
  const first = mentions.find((mention) => mention.building === house.building)
  const name = rightName(text, vocabulary, communityName(text, vocabulary, first?.building ? first.start : undefined))
  if (!name) return { community: null, ...house }
  return { community: name.known ?? asWritten(folded, original, name.start, name.end), ...house }
}

/** “桂花苑3栋灯坏了，说错了，是东风院”: the estate that puts the first one right. */
function rightName(text: string, vocabulary: Vocabulary, name: CommunityName | undefined): CommunityName | undefined {
  if (!name) return undefined
  const later = communityName(' '.repeat(name.end) + text.slice(name.end), vocabulary)
  return later?.known && takesBack(text.slice(name.end, later.start)) ? later : name
}
