/**
 * 公文腔: how far a text speaks the language of reports (统筹推进, 构建格局) and not that of notices and guides. Residents' words are further from it, so that what
 * reads them together is less sure even where the answer stands there. Pure.
 */
const WORDS =
  /年来|以来|累计|同比|试点|抓手|统筹|推动|推进|机制|创新|党建|引领|辖区|格局|网格化|实践|探索|满意度|成效|覆盖率|下一步|打造|构建|形成|有效|治理|增强|提升|破解|激发|合力/gu
const HAN = /\p{Script=Han}/gu
/** Such words in a thousand characters: papers of a community have 0 to 2, collections of practices 5 to 45. */
const A_THOUSAND = 1000
const REPORT = 12
/** A file's beginning tells. UTF-16 units. */
const READ = 6000

/** 1 for everyday language, 0 for a report. */
export function plainness(text: string): number {
  const head = text.slice(0, READ)
  const characters = head.match(HAN)?.length ?? 0
  if (characters === 0) return 1
  return 1 - Math.min(1, (A_THOUSAND * (head.match(WORDS)?.length ?? 0)) / characters / REPORT)
}
