/**
 * 都提交吗: what the answer wants of the matters that were counted up: all, none, or some of them, in whatever words. It is read as a row of known
 * words; one that is not known and names none of the matters makes it no answer. Pure.
 */

/** `named`: matters, and no word on whether they are wanted. `unsure`: yes and no at once. Numbers count from 0. */
export type Answer = 'all' | 'none' | 'unsure' | { only: number[] } | { named: number[] }

export interface Asked {
  count: number
  /** Which of the matters these words name; none where they name none. */
  among(words: string): number[]
}

type Kind = 'yes' | 'fine' | 'no' | 'off' | 'odd' | 'all' | 'rest' | 'only' | 'fill'
type Token = { kind: Kind | 'gap' | 'words'; said: string }

const DO =
  '(?:上报|报修|报|提交|提上|登记|登上|交(?=了|吧|上|呗|$)|(?<!物)办(?!公)|弄|搞|修|(?<![水油气暖钢铁排物])管(?![道子网理线])|处理|派|安排|解决|记上|记下)(?:上去|上来|一下|上|掉|下|完)?了?'
const TIRED = '(?:就|先|都|全|也|暂时|我|还是|那){0,4}'
const NO = `(?:(?:(?<!第)一|哪一?)[个件样]?)?${TIRED}(?:不(?:用|要|必|需要|想|同意|可以|行|麻烦|了)|别|甭|莫|唔使|勿|取消|撤(?:掉|了|销|回)?|去掉|删(?:掉|了|除)?|不(?=${DO}))(?:再|给我|帮我|麻烦|要|想){0,2}(?:${DO}|说|要|你们|您|你)?了?`
const LATER = `${TIRED}(?:以后|回头|改天|下次|过几天|过阵子)(?:再说|再报|再讲|再)?|${TIRED}再说`

/** “不要取消”: said of the no, and no yes to all of it. */
const UNDONE = '(?:不用|不要|不能|别|不)(?:再|给我)?(?:取消|撤|删|算了)'

/** What stands in an answer that names no matter. The first that fits counts, so the longer stands before. */
const WHOLE: readonly (readonly [Kind, string])[] = [
  ['fill', '不着急|不急|不忙|不客气|没别的了?|没有?其他的?了?|没有?了'],
  ['fine', '没错|没问题|冇问题|没意见|没毛病'],
  ['odd', UNDONE],
  ['off', '(?:还是|那|就|都)?算了'],
  ['no', `${NO}|${LATER}|(?:先|都|全|也|还是)?不(?=$|[\\s\\p{P}吧啊呀])|否|不no|no(?![a-z])`],
  ['odd', '(?:已经?|都)?(?:修|弄|搞|清|处理|解决|换|通)?好了'],
  ['yes', `(?:我)?(?:都|全)?(?:要得|要(?:报|交|提交|修|弄|管|办|处理|登记)?|需要|想(?:要|报)|${DO}|发(?:上去|了|吧)?)`],
  [
    'all',
    '[两二俩三仨四五六七八\\d](?:个|件|样|桩|条|处)(?:事情?|问题)?|俩|仨|都|全部|全|统统|通通|所有的?|一起|一块儿?|一并|一齐',
  ],
  [
    'fine',
    '可以|行得?|好嘞|好|对头|对|是|嗯|恩|唔|哦|噢|喔|系|中|成|妥|得|没?必须|当然|肯定|一定|那还用说|这还用问|ok|okay|yes|y(?![a-z])|确认|确定|同意|赶紧|赶快|抓紧|尽快|快点?|马上|立刻|就这样|就这些|就这么|照办|按这个|麻利',
  ],
  [
    'fill',
    '谢谢|多谢|感谢|唔该|辛苦|麻烦|拜托|劳驾|请|帮忙|帮|给|跟|替|把|我们|我|你们|你|您|咱们|咱|俺|小格|同志|师傅|那就|那么|那|这|就|也|还是|还|先|来|去|再|事情|事|的|地|得|了|吧|呗|嘛|嘞|勒|啦|啊|呀|哈|哟|哎|唉|诶|呢|哩|滴|咯|喽|噻|撒|人|一下|下|个|件|呐|哇|真的?|说',
  ],
]
/** What stands beside the matters that an answer names. */
const BESIDE: readonly (readonly [Kind, string])[] = [
  ['odd', UNDONE],
  ['rest', '别的(?:事情?)?|其[他它余]的?|剩下的?|另外(?:[一两三几][个件])?的?|余下的?'],
  ['yes', '(?:就)?(?:行|可以|好(?!了)|够|ok|得)(?=了?[吧啊呀的]{0,2}(?:$|[\\s\\p{P}]))|即可'],
  ['no', `(?:那|就|还是|也|都)?算了|${NO}|${LATER}|除了|除去|除|(?:先|都|也)?不(?=$|[\\s\\p{P}了吧啊呀])`],
  [
    'no',
    '(?<![没未不])(?:已经?|都|又|刚){0,2}(?:有人)?(?:修|弄|搞|清|清理|处理|解决|换|通|扫|搬)?(?:好|走|掉|完|干净)了|没事了',
  ],
  ['no', '(?:我们?)?自己(?:来|弄|修|搞|扔|扫|换|通|处理|解决)'],
  ['only', '(?<![一二两三四五\\d])只(?:有|是)?|单(?=报|要|独)独?|光(?=报|要|修)|仅仅?|(?:那)?就(?:把)?'],
  ['yes', `(?:都|全)?(?:要得|要|需要|想(?:要|报)|${DO}){1,2}`],
  ['all', '都|全部|(?<!安)全|统统|通通'],
  [
    'fill',
    '和|跟|还有|以及|与|也|谢谢|麻烦|请|帮我?|给我?|把|、|我们?|你们?|您|那么|[吧呗嘛啦了啊呀哈呢]{1,4}(?=$|[\\s\\p{P}])|先|嗯{1,4}|行(?=$|[\\s\\p{P}])|好的?(?=$|[\\s\\p{P}])|对(?=$|[\\s\\p{P}])|但是?|不过',
  ],
]

const matcher = (table: readonly (readonly [Kind, string])[]) =>
  table.map(([kind, source]) => [kind, new RegExp(`(?:${source})`, 'iuy')] as const)
const WHOLE_WORDS = matcher(WHOLE)
const BESIDE_WORDS = matcher(BESIDE)
const GAP = /(?!、)[\s\p{P}\p{S}]/u
const LONGEST = 40
const ASKS = /[吗么?]|行不行|要不要|好不好|能不能|可不可以|是不是|为什么|怎么|管不管|[修办]不[修办]/u

/** Undefined where the words are something else. */
export function answerIn(folded: string, asked: Asked): Answer | undefined {
  if (folded.length > LONGEST || ASKS.test(folded)) return undefined
  return whole(tokens(folded, WHOLE_WORDS), asked.count) ?? parted(tokens(folded, BESIDE_WORDS), asked)
}

function tokens(said: string, table: typeof WHOLE_WORDS): Token[] {
  const found: Token[] = []
  for (let at = 0; at < said.length; ) {
    const next = tokenAt(said, at, table)
    const last = found.at(-1)
    if (next.kind === 'words' && last?.kind === 'words') last.said += next.said
    else found.push(next)
    at += next.said.length
  }
  return found
}

function tokenAt(said: string, at: number, table: typeof WHOLE_WORDS): Token {
  if (GAP.test(said[at]!)) return { kind: 'gap', said: said[at]! }
  for (const [kind, shape] of table) {
    shape.lastIndex = at
    const [found = ''] = shape.exec(said) ?? []
    if (found !== '') return { kind, said: found }
  }
  return { kind: 'words', said: said[at]! }
}

/** Of all of them. Undefined where a word is not known, or where all is mere politeness. */
function whole(row: readonly Token[], count: number): Answer | undefined {
  const has = (kind: Token['kind']) => row.some((token) => token.kind === kind)
  if (has('words')) return undefined
  if (has('odd') && !has('yes')) return 'unsure'
  if (has('no')) return has('yes') ? 'unsure' : 'none'
  if (row.some(({ kind, said }) => kind === 'all' && (numberIn(said) ?? count) !== count)) return 'unsure'
  if (has('yes')) return 'all'
  if (has('off')) return 'none'
  return has('fine') || has('all') ? 'all' : undefined
}

const COUNTS = /^(?:.[个件样桩条处]|俩|仨)/u
const NUMERALS = '零一二三四五六七八九'
function numberIn(said: string): number | undefined {
  if (!COUNTS.test(said)) return undefined
  const digit = said[0]!.replace('两', '二').replace('俩', '二').replace('仨', '三')
  const number = /\d/.test(digit) ? Number(digit) : NUMERALS.indexOf(digit)
  return number > 0 ? number : undefined
}

/** “要2” may be the second choice or the second matter. */
const BARE_NUMBER = /^\d{1,2}$/

/** Of some of them: each name goes with the yes or no before it, else with the one behind. */
function parted(row: readonly Token[], { count, among }: Asked): Answer | undefined {
  const marks = new Marks()
  let numbers = 0
  for (const { kind, said } of row) {
    if (kind !== 'words') {
      marks.word(kind, said)
      continue
    }
    const bare = said.replace(EDGES, '')
    if (bare === '') continue
    const found = among(bare)
    if (found.length === 0) return undefined
    if (BARE_NUMBER.test(bare)) numbers++
    marks.name(found)
  }
  marks.word('gap', '')
  if (marks.names === 0) return undefined
  if (row.some(({ kind }) => kind === 'odd')) return 'unsure'
  const merelyNumber = numbers > 0 && marks.names === 1 && !row.some(({ said }) => said.startsWith('只'))
  return merelyNumber ? 'unsure' : concluded(marks, count)
}

/** What has been said of which, word by word. */
class Marks {
  readonly wanted = new Set<number>()
  readonly unwanted = new Set<number>()
  /** Named, and nothing said of them. */
  readonly bare: number[] = []
  /** Whether all the others are wanted. */
  rest: boolean | undefined
  names = 0
  private open: number[] = []
  private openRest = false
  private before: boolean | undefined
  /** “就灯”: wanted, unless a no comes behind. */
  private leaning = false
  private everything = false
  private stale = false

  name(found: readonly number[]): void {
    this.names++
    if (this.before !== undefined) {
      this.put(found, this.before)
      this.before = undefined
      this.everything = false
      return
    }
    if (this.stale) this.bare.push(...this.open.splice(0))
    this.stale = false
    this.open.push(...found)
  }

  word(kind: Exclude<Token['kind'], 'words'>, said: string): void {
    if (kind === 'gap') this.pause()
    else if (kind === 'all') this.everything = true
    else if (kind === 'only') this.leaning ||= this.open.length === 0
    else if (kind === 'rest') this.restNamed()
    else if (kind === 'yes' || kind === 'no') this.verdict(kind === 'yes', /^[都全]/u.test(said))
  }

  private restNamed(): void {
    if (this.before === undefined) this.openRest = true
    else this.rest = this.before
    this.before = undefined
  }

  private verdict(wanted: boolean, ofAll: boolean): void {
    if (this.openRest) this.rest = wanted
    else if (this.open.length > 0) this.put(this.open.splice(0), wanted)
    else {
      this.everything ||= ofAll
      this.before = this.before !== false && wanted
      return
    }
    this.openRest = false
    this.leaning = false
    this.everything = false
  }

  private pause(): void {
    // “除了垃圾都报”: all the others.
    if (this.before === true && this.everything && this.names > 0) this.rest = true
    if (this.leaning) this.put(this.open.splice(0), true)
    this.before = undefined
    this.everything = false
    this.leaning = false
    this.stale = this.open.length > 0
    if (this.stale) this.open = [...new Set(this.open)]
  }

  private put(numbers: readonly number[], wanted: boolean): void {
    for (const one of numbers) (wanted ? this.wanted : this.unwanted).add(one)
  }

  get left(): number[] {
    return [...this.bare, ...this.open].filter((at) => !this.wanted.has(at) && !this.unwanted.has(at))
  }
}

/** What hangs on a name: “那个…的事”. */
const EDGES =
  /^(?:那边?|这边?|关于|说的?|我家|家里|的|个|件){1,4}(?=.)|(?:的?(?:那|这)?(?:(?:(?<!第)一)?[个件条样桩])?(?:事情?|问题)?的?|的话|[的了吧啊呢]){1,4}$/gu

function concluded({ wanted, unwanted, left, rest }: Marks, count: number): Answer {
  const all = Array.from({ length: count }, (_, at) => at)
  if (all.some((at) => wanted.has(at) && unwanted.has(at))) return 'unsure'
  if (left.length > 0) return wanted.size + unwanted.size === 0 ? { named: left } : 'unsure'
  const only = wanted.size > 0 && rest !== true
  const chosen = all.filter((at) => (only ? wanted.has(at) : !unwanted.has(at)))
  if (chosen.length === 0) return 'none'
  return chosen.length === count ? 'all' : { only: chosen }
}
