/** 简繁: who writes Traditional is answered in Traditional. */
import { isSimplified, isTraditional, toTraditional } from '../../knowledge/fold.ts'

export type Language = 'zh-Hans' | 'zh-Hant'

/** The script of what was just said; of a text in neither script (“1”, “OK”) what is known of the person. */
export function languageOf(text: string, known: Language): Language {
  if (isTraditional(text)) return 'zh-Hant'
  return isSimplified(text) ? 'zh-Hans' : known
}

/** The finished text in the reader's script. */
export function inScript(text: string, language: Language): string {
  return language === 'zh-Hant' ? toTraditional(text) : text
}
