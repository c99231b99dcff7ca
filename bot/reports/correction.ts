/** 更正: what was wrong and what is right, told from the words. Pure. */
import { fold } from '../../knowledge/fold.ts'
import type { Message } from '../flows/flow.ts'
import { housesIn } from '../hear/house-number.ts'
import type { HeardPlace, Understanding } from '../hear/understanding.ts'

export interface Correction {
  /** Nothing where only the right thing was said. */
  wrong: string
  right: string
}

const NAMED = /^[\s,，。、:：]+|[\s,，。！!]+$/gu

const HOUSE =
  '(?:\\p{Script=Han}{2,6})?[0-9０-９零〇一二两三四五六七八九十]{1,4}(?:号楼|栋|幢|座|单元)(?:[0-9零一二三四五六七八九十]{1,4}(?:单元|室|号|层|楼)?){0,3}'
const AT_END = '(?:的|那边|那里|那儿)?[吧呀啊呢哦嘛。.!！~\\s]{0,4}$'
/** “算了还是5栋”: the house and nothing else. “还是3栋的问题”, “还是不亮” go on about what was said. */
const RATHER = new RegExp(
  `^(?:(?:算了|哎呀|哎|唉|哦|噢|嗯|不|那|要不|要么|就)[,，、。\\s]{0,2}){0,4}还是(?:按|写|报|算|填|改成|改为|去)?(${HOUSE})${AT_END}`,
  'u',
)
/** “灯是6栋”, “垃圾那个在6栋”: of what is talked of, and where. */
const THING_IS = new RegExp(
  `^(?:[哦噢啊嗯哎]|那|对了|不对)?[,，、\\s]{0,2}(?<thing>(?:(?!还有|另外|不是|也).){1,8}?)(?:那一?[个单件条]|的事|的那个)?(?:应该|应当|其实|才)?(?:是|在|系)(?:在)?${HOUSE}${AT_END}`,
  'u',
)

/** “不是3栋是5栋”, “是5栋，不是3栋”, “说错了，应该是5栋”, “3栋改成5栋”. */
const SHAPES: readonly { shape: RegExp; wrong: number; right: number }[] = [
  { shape: /不是(.{1,16}?)[,，。、\s]*(?:而是|应该是|应是|应为|是)(.{1,30})$/u, wrong: 1, right: 2 },
  { shape: /(?:应该|应当|其实|应)?是(.{1,16}?)[,，、\s]*(?:而)?不是(.{1,16})$/u, wrong: 2, right: 1 },
  {
    shape:
      /(?:[说写打搞弄报讲填记看]错|[址置点方]错|^错|^(?:[哦噢啊呃哎诶嗯]+[,，、\s]*)?(?:不对|不好意思))(?:了|啦|咯)?[,，。:：、\s]*(?:应该|应当|其实)?(?:是|为|在)?(.{1,30})$/u,
    wrong: 0,
    right: 1,
  },
  { shape: /^(?:更正|订正|纠正)(?:一下|下)?[,，。:：、\s]*(?:应该|应当)?(?:是|为|在)?(.{1,30})$/u, wrong: 0, right: 1 },
  { shape: /(.{1,12}?)(?:改成|改为|换成)(.{1,20})$/u, wrong: 1, right: 2 },
  { shape: RATHER, wrong: 0, right: 1 },
]

/** “说错了，是502”: a flat. */
const roomed = (said: string) => (/^[1-9]\d{2,3}$/.test(fold(said)) ? `${said}室` : said)

export function correctionIn(text: string): Correction | undefined {
  for (const { shape, wrong, right } of SHAPES) {
    const match = shape.exec(text)
    const tidy = (group: number) => (group === 0 ? '' : roomed((match?.[group] ?? '').replace(NAMED, '')))
    if (match && tidy(right) !== '') return { wrong: tidy(wrong), right: tidy(right) }
  }
  return undefined
}

/** “搞错了是水管爆了”: it is said that it was wrong, and not of what. “不好意思，电梯坏了” says nothing of the kind. */
const ADMITS = /(?:^|[\s,，。.!！])(?:哎呀?|啊|哦|噢|唉|我)?[说写打搞弄报讲填看记]错/u
export interface MatterPutRight {
  /** What was wrong; empty where only the right thing was said. */
  wrong: string
  right: Understanding
  words: string
}

/** The trouble that is put right: “不是电梯，是门禁刷不开”; undefined where the words name no trouble, or put a place right. */
export function correctedMatter(
  text: string,
  understand: (text: string) => Understanding,
  /** Where it is plain of what: “说错了，是门禁” puts it right, too. */
  isOnlyOne = false,
): MatterPutRight | undefined {
  const said = correctionIn(text)
  if (!said || correctedPlace(text, understand)) return undefined
  if (said.wrong === '' && !(isOnlyOne && ADMITS.test(text))) return undefined
  const right = understand(said.right)
  const { service = 'other', emergency } = right
  return service !== 'other' && emergency === undefined ? { wrong: said.wrong, right, words: said.right } : undefined
}

const SPOT = /[东南西北正后侧][大小]?门|车库|车棚|广场|路口|楼顶|楼下|地下室|楼道/u

/** The place that is put right; undefined where the words correct something else: “不是灯，是水管”. */
export function correctedPlace(
  text: string,
  understand: (text: string) => Understanding,
): { wrong: HeardPlace; right: HeardPlace; words: string } | undefined {
  const said = correctionIn(text)
  if (!said) return undefined
  const right = understand(said.right).place
  const somewhere = right.building !== null || right.community !== null || right.unit !== null || right.room !== null
  return somewhere || SPOT.test(fold(said.right))
    ? { wrong: understand(said.wrong).place, right, words: said.right }
    : undefined
}

/** “刚才在3栋报的灯坏了，应该是4栋”: said of what was reported before. */
const REPORTED =
  /(?:刚才|刚刚|刚|之前|上次|上回|昨天|前天|早上|上午|下午|前面).{0,8}(?:报|反映|登记|说|讲|提|发)(?![错反岔串])|我(?:报|反映|登记)[过了]?的/u

/** A trouble and its place, which the same breath puts right, though nothing is said of an earlier report: it moves none. */
export function reportsAnew({
  folded,
  understanding: { intent, service = 'other' },
}: Pick<Message, 'folded' | 'understanding'>) {
  return intent === 'ticket' && service !== 'other' && housesIn(folded).putsRight && !REPORTED.test(folded)
}

/** The same said of an earlier report: the house that was named first, and what is wrong there. */
export function putRightOf({ folded }: Pick<Message, 'folded'>): { building: string | null; unit: string | null } | undefined {
  return REPORTED.test(folded) ? housesIn(folded).mentions.find(({ takesBack }) => takesBack)?.takesBack : undefined
}

/** “灯是6栋”: a thing and its house, and no trouble told; whether that is put right by it only what is filed tells. */
export const thingPlaced = ({ folded }: Pick<Message, 'folded'>): string | undefined =>
  THING_IS.exec(folded.trim())?.groups?.thing
