/** The chat model that the settings name, ready to say answers more plainly and to be asked what is unclear; nothing of it is loaded where they name none. */
import type { Clock } from '../clock.ts'
import type { Settings } from '../config/settings.ts'
import { type ChatFailure, type PatientChat, patient } from '../knowledge/chat.ts'
import { openChat } from '../knowledge/chat-model.ts'
import { createRephrase, type Rephrase } from '../knowledge/rephrase.ts'
import type { Log } from '../log.ts'

export type ChatSettings = Pick<Settings, 'chatModel' | 'chatUrl' | 'chatKey' | 'chatSeconds'>

/** What a command uses that was told nothing. */
export const NO_CHAT: ChatSettings = { chatModel: undefined, chatUrl: undefined, chatKey: '', chatSeconds: 15 }

export interface Rephrasing {
  /** Gives answers back as they are where there is no model. */
  rephrase: Rephrase
  chat: PatientChat | undefined
  /** The same model, of whom it is asked what a message means: nobody waits for that as long as for an answer. */
  adviser: PatientChat | undefined
  /** What the provider needs is loaded, or cannot be. A command waits for it, so that its first question does not. */
  loaded: Promise<void>
}

/** Before the first word of a reply; a resident who waits longer writes again. */
const ADVICE_MS = 3_000

export function openRephrasing(settings: ChatSettings, { clock, log }: { clock: Clock; log: Log }): Rephrasing {
  const { chatModel, chatUrl, chatKey, chatSeconds } = settings
  if (!chatModel)
    return { rephrase: async (_question, answer) => answer, chat: undefined, adviser: undefined, loaded: Promise.resolve() }
  const opened = openChat({ ...chatModel, ...(chatUrl ? { url: chatUrl } : {}), ...(chatKey ? { key: chatKey } : {}) })
  const chat = patient(opened, { clock, log, limitMs: chatSeconds * 1_000 })
  // Its failures are counted apart: a model may be too slow for this and quick enough for answers.
  const adviser = patient(opened, { clock, log, limitMs: Math.min(chatSeconds * 1_000, ADVICE_MS) })
  return { rephrase: createRephrase({ chat }), chat, adviser, loaded: opened.loaded }
}

/** Why a model does not answer, for people; never what its server said, which might hold the key. */
export function failureWords(failure: ChatFailure): string {
  switch (failure) {
    case 'missing':
      return '装不上：提供方写错了，或者要先安装它的 LangChain 包'
    case 'unreachable':
      return '连不上'
    case 'late':
      return '超过时限没有回应'
    case 'unusable':
      return '回应不能用'
    case 'resting':
      return '连续失败，暂停一会儿再试'
    default:
      return `接口拒绝（${failure}）`
  }
}
