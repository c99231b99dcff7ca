/** What a message means: the words that hearing and the flows share. */

export type Intent = 'question' | 'ticket' | 'emergency' | 'status' | 'update' | 'withdraw' | 'chitchat'

export type HeardUrgency = 'emergency' | 'high' | 'normal' | 'low' | 'none'

/** Digits are normalised: 三号楼, 3栋 and 3幢 are all "3". */
export interface HeardPlace {
  community: string | null
  building: string | null
  unit: string | null
  room: string | null
}

/** One place in the text where a house, unit or room is named. */
export interface HouseMention {
  start: number
  end: number
  building: string | null
  unit: string | null
  room: string | null
  /** What the message said first, and took back for this one. */
  takesBack?: HouseMention
}

export interface Problem {
  service: string
  place: HeardPlace
  text: string
}

export type PiiType =
  | 'MOBILE'
  | 'LANDLINE'
  | 'ID_CARD'
  | 'BANK_CARD'
  | 'PLATE'
  | 'ADDRESS'
  | 'NAME'
  | 'EMAIL'
  | 'WECHAT'
  | 'QQ'
  | 'PASSPORT'
  | 'HMT_PERMIT'
  | 'MILITARY_ID'
  | 'SOCIAL_SECURITY'

/** Offsets in UTF-16 units of the original text. */
export interface PiiSpan {
  start: number
  end: number
  type: PiiType
}

export type EmergencyKind = 'gas' | 'fire' | 'lift' | 'electric' | 'medical' | 'danger' | 'road' | 'despair'

/** What is told of is nobody else's business (sensitive.ts). */
export type SensitiveKind = 'health' | 'minors' | 'violence' | 'neighbour' | 'crisis' | 'money'

export interface Understanding {
  intent: Intent
  service?: string
  place: HeardPlace
  urgency: HeardUrgency
  /** 0 to 1: how sure it is of the intent. 1 where rules alone decide. */
  certainty: number
  /** The same of what it is about. */
  serviceCertainty: number
  /** It has the shape of a question, whatever is meant by it. */
  asks: boolean
  problems: Problem[]
  /** The text with personal data replaced. */
  masked: string
  pii: PiiSpan[]
  /** Which card is shown first. */
  emergency?: EmergencyKind
  /** A private matter: in a group it is not spoken of. */
  sensitive?: SensitiveKind
  /** Which rules and words decided, for `--trace`. */
  trace: string[]
}

/** What a chat model says that a message means. */
export interface Opinion {
  intent: Intent
  service: string
  urgency: HeardUrgency
}

/** What came of asking one: `failure` says in a word why there is no opinion. */
export interface Advice {
  /** “openai:qwen2.5:7b”. */
  by: string
  opinion?: Opinion
  failure?: string
}

/**
 * One key for all messages of one trouble (`understand --json`: `incident`; made by incident.ts): matter, estate, building, for a spot also
 * unit and room. Messages about two buildings never share one. Null: no report, nobody else's matter, or no place named.
 */
export type IncidentKey = string | null

/** The names that a community uses, from its settings. */
export interface Vocabulary {
  services: { code: string; name: string; words: string[] }[]
  /** Estates and communities with their nicknames. */
  places: { id: string; names: string[] }[]
}
