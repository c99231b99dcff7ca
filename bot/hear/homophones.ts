/**
 * What dictation and hasty typing make of the words that matter: 路等 for 路灯, 电替 for 电梯. A stretch of text that sounds like one of
 * these words, and is no word of its own, is read as that word. The length of the text does not change, so offsets hold.
 */
import { pinyin } from 'pinyin-pro'

/** The words, each with the ordinary words that sound the same and are left alone. */
const WORDS: Record<string, string> = {
  路灯: '',
  声控灯: '',
  楼道: '楼到 漏到',
  电梯: '点题 店提',
  漏水: '楼水',
  停水: '听水',
  停电: '听点',
  跳闸: '',
  井盖: '紧盖 仅盖',
  窨井: '',
  燃气: '然起',
  天然气: '',
  煤气: '没气 霉气 没起 没其 每期 美其',
  液化气: '',
  触电: '出点 处点 初点 出店',
  冒烟: '',
  着火: '找活 招货 这或 着或 找货',
  起火: '起货 骑货 其或 七或',
  消防: '小房 小方 销房',
  垃圾: '',
  油烟: '有烟 又淹 有严',
  噪音: '',
  门禁: '门进 门今 门仅 门近',
  充电: '冲点',
  积水: '几水 及水 接水',
  堵塞: '',
  下水道: '',
  化粪池: '',
  物业: '无业',
  违建: '未见 味见 为建',
  蟑螂: '',
  老鼠: '老叔 老树 老书 老输',
  被困: '',
  晕倒: '运到 云到',
  昏倒: '混到 婚到',
  昏迷: '',
  撤销: '车销',
  工单: '',
  投诉: '头数 头书',
  报修: '保修 包修',
  居住证: '',
  残疾证: '',
  塌陷: '他现 她现 它现 他嫌 她嫌 他先 她先',
  暖气: '',
  装修: '装休',
  扰民: '',
  单元: '单院 弹援',
  充电桩: '',
  灭火器: '',
}

const syllables = new Map<string, string>()
const terms = Object.entries(WORDS).map(([word, alike]) => ({
  word,
  sound: [...word].map(soundOf),
  alike: new Set(alike.split(' ')),
}))
const byFirstSound = grouped()

/** The text as it was meant, as far as its sound tells; the same text when nothing sounds like something else. */
export function heardRight(text: string): string {
  let right = ''
  let at = 0
  while (at < text.length) {
    const term = misheardAt(text, at)
    right += term ?? text[at]
    at += term?.length ?? 1
  }
  return right
}

function misheardAt(text: string, at: number): string | undefined {
  if (!isHan(text[at])) return undefined
  for (const { word, sound, alike } of byFirstSound.get(soundOf(text[at]!)) ?? []) {
    const written = text.slice(at, at + word.length)
    if (written.length < word.length || written === word || alike.has(written)) continue
    // One character at least must stand as it should: two wrong ones are more likely two other words.
    if (![...written].some((char, i) => char === word[i])) continue
    if ([...written].every((char, i) => char === word[i] || (isHan(char) && soundOf(char) === sound[i]))) return word
  }
  return undefined
}

/** The syllable without its tone, with the sounds merged that many people do not keep apart (zh/z, ing/in). */
function soundOf(char: string): string {
  let sound = syllables.get(char)
  if (sound === undefined) {
    const plain = pinyin(char, { toneType: 'none', type: 'string' })
    sound = plain.replace(/^([zcs])h/, '$1').replace(/([ei])ng$/, '$1n')
    syllables.set(char, sound)
  }
  return sound
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && char >= '\u4e00' && char <= '\u9fff'
}

function grouped(): Map<string, typeof terms> {
  const groups = new Map<string, typeof terms>()
  for (const term of terms) groups.set(term.sound[0]!, [...(groups.get(term.sound[0]!) ?? []), term])
  return groups
}
