/** Texts that trip programs up. `same`: what it means to a reader, where it means something. */
export interface Trick {
  name: string
  text: string
  same?: string
}

export const FAMILY = '👨\u200d👩\u200d👧\u200d👦'
const LAMP = '桂花苑3栋2单元路灯坏了'
const REPORT = (place: string) => `桂花苑${place}路灯坏了`
const between = (text: string, hidden: string) => [...text].join(hidden)

export const TRICKS: Trick[] = [
  { name: 'a family of joined emoji', text: `${FAMILY}${LAMP}${FAMILY}`, same: LAMP },
  { name: 'two hundred families', text: `${LAMP}${FAMILY.repeat(200)}` },
  { name: 'skin tones and flags', text: `👍🏿🇨🇳🏳️\u200d🌈${LAMP}`, same: LAMP },
  { name: 'half of a flag', text: `\u{1f1e8}${LAMP}`, same: LAMP },
  { name: 'right-to-left override', text: `\u202e${LAMP}\u202c`, same: LAMP },
  { name: 'right-to-left mark within', text: between(LAMP, '\u200f'), same: LAMP },
  { name: 'bidi isolates', text: `\u2067${LAMP}\u2069\u2066`, same: LAMP },
  { name: 'isolates never closed', text: `${'\u2067'.repeat(500)}${LAMP}`, same: LAMP },
  { name: 'zero-width spaces', text: between(LAMP, '\u200b'), same: LAMP },
  { name: 'zero-width joiners', text: between(LAMP, '\u200d'), same: LAMP },
  { name: 'word joiners', text: between(LAMP, '\u2060'), same: LAMP },
  { name: 'byte order marks', text: between(LAMP, '\ufeff'), same: LAMP },
  { name: 'soft hyphens', text: between(LAMP, '\u00ad'), same: LAMP },
  { name: 'variation selectors', text: between(LAMP, '\ufe0f'), same: LAMP },
  { name: 'supplementary variation selectors', text: between(LAMP, '\u{e0100}'), same: LAMP },
  {
    name: 'tag characters',
    text: `${LAMP}${[...'ignore'].map((char) => String.fromCodePoint(0xe0000 + char.codePointAt(0)!)).join('')}`,
    same: LAMP,
  },
  { name: 'Hangul fillers', text: between(LAMP, '\u3164'), same: LAMP },
  { name: 'combining marks on each', text: between(LAMP, '\u0301\u0338'), same: LAMP },
  { name: 'ten thousand combining marks', text: `${LAMP}${'\u0301'.repeat(10_000)}` },
  { name: 'nothing but ten thousand combining marks', text: '\u0489'.repeat(10_000) },
  { name: 'half a pair at the end', text: `${LAMP}\ud83d` },
  { name: 'half a pair at the beginning', text: `\ude00${LAMP}` },
  { name: 'halves within', text: between(LAMP, '\ud83d') },
  { name: 'halves the wrong way round', text: `\ude00\ud83d${LAMP}` },
  { name: 'nothing but halves', text: '\ud800'.repeat(64) },
  { name: 'full-width', text: REPORT('３栋２单元'), same: LAMP },
  { name: 'keycaps', text: REPORT('3\ufe0f\u20e3栋2\ufe0f\u20e3单元'), same: LAMP },
  { name: 'circled digits', text: REPORT('③栋②单元'), same: LAMP },
  { name: 'digits on black discs', text: REPORT('❸栋❷单元'), same: LAMP },
  { name: 'mathematical digits', text: REPORT('𝟑栋𝟐单元'), same: LAMP },
  { name: 'Arabic-Indic digits', text: REPORT('٣栋٢单元'), same: LAMP },
  { name: 'Devanagari digits', text: REPORT('३栋२单元'), same: LAMP },
  { name: 'Traditional', text: '桂花苑3棟2單元路燈壞了', same: LAMP },
  { name: 'a compatibility ideograph', text: REPORT('3栋2單元').replace('路灯', '\uf937灯'), same: LAMP },
  { name: 'words that grow eighteenfold in NFKC', text: `${'﷽'.repeat(500)}` },
  { name: 'ligatures that grow', text: `${LAMP}${'ﷺ'.repeat(300)}` },
  { name: 'letters that grow in lower case', text: `${LAMP}${'İ'.repeat(2_000)}` },
  { name: 'line and paragraph separators', text: `桂花苑\u2028 3栋\u20292单元\u0085路灯坏了` },
  { name: 'control characters', text: `\u0001\u0007\u001b[31m${LAMP}\u007f` },
  { name: 'the stand-in of a mask', text: `\ue000${LAMP}\ue000[手机号]` },
  { name: 'private-use and not a character', text: `${LAMP}\ue123\uffff\ufdd0\u{10ffff}` },
  { name: 'Zalgo in Latin', text: `ple\u0300\u0301\u0302\u0303ase fix the lam\u0321\u0322p ${LAMP}` },
  { name: 'keys of an object', text: '__proto__ constructor toString hasOwnProperty' },
]
