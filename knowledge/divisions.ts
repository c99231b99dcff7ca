/** 行政区划: provinces, prefectures and counties as the ministry lists them, with the short and Latin names people use. */
import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'

export type Level = 'nation' | 'province' | 'city' | 'county' | 'local'

export interface Division {
  /** The full name: 嘉兴市. */
  name: string
  /** From the province down, itself last: ['浙江省', '嘉兴市']; of the nation: []. */
  chain: readonly string[]
  level: Level
}

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|裕固|保安|独龙|鄂伦春|各'
/** Of the peoples in a name, some go without 族 (伊犁哈萨克自治州); 蒙古 in 内蒙古 and 藏 in 西藏 belong to the name. */
const AUTONOMOUS = new RegExp(`(?:(?:${PEOPLES})族|(?<!^内)蒙古|哈萨克|柯尔克孜|锡伯|塔吉克|维吾尔){0,6}自治[区州县旗]$`)
const SUFFIX = /(?:特别行政区|[省市区县盟旗]|地区|林区|矿区|新区)$/
/** Names that Latin letters write otherwise than their pinyin. */
const LATIN: Record<string, string> = {
  陕西: 'shaanxi',
  内蒙古: 'inner mongolia',
  西藏: 'tibet',
  香港: 'hong kong',
  澳门: 'macau',
  哈尔滨: 'harbin',
  呼和浩特: 'hohhot',
  乌鲁木齐: 'urumqi',
  拉萨: 'lhasa',
  鄂尔多斯: 'ordos',
  喀什: 'kashgar',
}

let loaded: readonly Division[] | undefined

/** All divisions, the highest first. Read from its file at the first call (36 kB, some milliseconds). */
export function divisions(): readonly Division[] {
  loaded ??= parse(readFileSync(new URL('./divisions.txt', import.meta.url), 'utf8'))
  return loaded
}

function parse(file: string): Division[] {
  const provinces: Division[] = []
  const cities: Division[] = []
  const counties: Division[] = []
  let province = ''
  for (const line of file.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue
    if (!line.startsWith(' ')) {
      province = line.trim()
      provinces.push({ name: province, chain: [province], level: 'province' })
      continue
    }
    const [city = '-', ...names] = line.trim().split(' ')
    const above = city === '-' ? [province] : [province, city]
    if (city !== '-') cities.push({ name: city, chain: above, level: 'city' })
    for (const name of names) counties.push({ name, chain: [...above, name], level: 'county' })
  }
  return [...provinces, ...cities, ...counties]
}

/** 嘉兴市 → 嘉兴, 延边朝鲜族自治州 → 延边. One character alone (易县) is no name: then the full one comes back. */
export function shortName(name: string): string {
  const short = AUTONOMOUS.test(name) ? name.replace(AUTONOMOUS, '') : name.replace(SUFFIX, '')
  return short.length >= 2 ? short : name
}

/** Of what no list knows: 荷叶 of 荷叶社区. */
export const bareName = (name: string): string => name.replace(/(?:街道|社区|小区|[省市区县镇乡村])$/, '')

/** 岑溪: cenxi. */
export const speltOut = (name: string): string => pinyin(name, { toneType: 'none', type: 'array', v: true }).join('')

export function isWide(level: Division['level']): boolean {
  return level === 'nation' || level === 'province' || level === 'city'
}

let latin: Map<string, Division[]> | undefined

/** Provinces and prefectures by what their names look like in Latin letters, without spaces: zhejiang, weifang, hongkong. */
export function byLatinName(): ReadonlyMap<string, readonly Division[]> {
  if (latin) return latin
  latin = new Map()
  for (const division of divisions()) {
    if (division.level === 'county') break
    const short = shortName(division.name)
    const spelt = speltOut(short)
    for (const name of new Set([LATIN[short]?.replace(/ /g, ''), short === '陕西' ? undefined : spelt])) {
      if (name) latin.set(name, [...(latin.get(name) ?? []), division])
    }
  }
  return latin
}
