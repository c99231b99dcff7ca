/**
 * The only reader of the environment. Every setting has a row in `SETTINGS`, and the same row in docs/settings.md (tested).
 */
import { z } from 'zod'
import { didYouMean, type Mistake, SettingsError } from './mistakes.ts'
import { type ChatModelName, chatModelName, type ModelSource, modelSource, optionalUrl } from './model-source.ts'
import {
  CHANNELS,
  type Channel,
  channelList,
  folder,
  key,
  onOff,
  origin,
  PROJECT_ROOT,
  port,
  row,
  type SettingRow,
} from './setting-row.ts'

export { CHANNELS, type Channel, PROJECT_ROOT }

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

export interface Settings {
  configFolder: string
  knowledgeFolder: string
  dataFolder: string
  channels: Channel[]
  webHost: string
  webPort: number
  /** Where the page is reached from outside, when it stands behind a proxy: decides the cookie's Secure and the accepted Origin. */
  webOrigin: string | undefined
  logLevel: (typeof LOG_LEVELS)[number]
  encoder: ModelSource
  /** At an endpoint: which of its models, and the key it asks for. */
  encoderModel: string
  encoderKey: string
  reranker: ModelSource
  rerankerModel: string
  rerankerKey: string
  chatModel: ChatModelName | undefined
  chatUrl: string | undefined
  chatKey: string
  chatSeconds: number
  /** In a group, a message that begins with this word is meant for 小格. */
  prefix: string
  /** For how long 小格 listens on before it asks, seconds. */
  lullSeconds: number
  /** The moved-aside, damaged database was seen: begin with an empty one. */
  newDatabase: boolean
}

export const SETTINGS = {
  configFolder: row({
    name: 'XIAOGE_CONFIG',
    standard: 'config',
    expected: '设置文件夹',
    example: '/srv/xiaoge/config',
    schema: folder,
  }),
  knowledgeFolder: row({
    name: 'XIAOGE_KNOWLEDGE',
    standard: 'knowledge/files',
    expected: '知识文件夹',
    example: '/srv/xiaoge/知识',
    schema: folder,
  }),
  dataFolder: row({
    name: 'XIAOGE_DATA',
    standard: 'data',
    expected: '数据文件夹',
    example: '/srv/xiaoge/data',
    schema: folder,
  }),
  channels: row({
    name: 'XIAOGE_CHANNELS',
    standard: 'web',
    expected: `渠道名，用逗号隔开，可用：${CHANNELS.join('、')}`,
    example: 'web,terminal',
    schema: channelList,
  }),
  webHost: row({
    name: 'XIAOGE_WEB_HOST',
    standard: '127.0.0.1',
    expected: '监听的地址',
    example: '0.0.0.0',
    schema: z.string().min(1),
  }),
  webPort: row({ name: 'XIAOGE_WEB_PORT', standard: '8080', expected: '0 到 65535 的端口号', example: '8080', schema: port }),
  webOrigin: row({
    name: 'XIAOGE_WEB_ORIGIN',
    standard: '',
    expected: '网页对外的网址，只在有反向代理时填',
    example: 'https://chat.example.org',
    schema: origin,
  }),
  logLevel: row({
    name: 'XIAOGE_LOG_LEVEL',
    standard: 'info',
    expected: `日志级别：${LOG_LEVELS.join('、')}`,
    example: 'warn',
    schema: z.enum(LOG_LEVELS),
  }),
  encoder: row({
    name: 'XIAOGE_ENCODER',
    standard: 'on',
    expected: 'on、off、OpenAI 兼容接口的网址（到 /v1 为止，密钥另写），或带斜杠的模型文件夹',
    example: 'http://127.0.0.1:11434/v1',
    schema: modelSource(PROJECT_ROOT, ['on', 'off']),
  }),
  encoderModel: row({
    name: 'XIAOGE_ENCODER_MODEL',
    standard: '',
    expected: '接口上的模型名，XIAOGE_ENCODER 是网址时必填',
    example: 'bge-m3',
    schema: z.string().max(200),
  }),
  encoderKey: row({
    name: 'XIAOGE_ENCODER_KEY',
    standard: '',
    expected: '接口的密钥',
    example: 'sk-…',
    secret: true,
    schema: key,
  }),
  reranker: row({
    name: 'XIAOGE_RERANKER',
    standard: 'off',
    expected: 'off、重排接口的完整网址（密钥另写），或带斜杠的模型文件夹',
    example: 'http://127.0.0.1:8000/v1/rerank',
    schema: modelSource(PROJECT_ROOT, ['off']),
  }),
  rerankerModel: row({
    name: 'XIAOGE_RERANKER_MODEL',
    standard: '',
    expected: '重排接口上的模型名',
    example: 'bge-reranker-v2-m3',
    schema: z.string().max(200),
  }),
  rerankerKey: row({
    name: 'XIAOGE_RERANKER_KEY',
    standard: '',
    expected: '重排接口的密钥',
    example: 'sk-…',
    secret: true,
    schema: key,
  }),
  chatModel: row({
    name: 'XIAOGE_CHAT_MODEL',
    standard: '',
    expected: '“提供方:模型”，提供方用 LangChain 的叫法，OpenAI 兼容的一律写 openai',
    example: 'openai:qwen2.5:7b',
    schema: chatModelName,
  }),
  chatUrl: row({
    name: 'XIAOGE_CHAT_URL',
    standard: '',
    expected: '接口的网址（到 /v1 为止，密钥另写）',
    example: 'http://127.0.0.1:11434/v1',
    schema: optionalUrl,
  }),
  chatKey: row({
    name: 'XIAOGE_CHAT_KEY',
    standard: '',
    expected: '接口的密钥',
    example: 'sk-…',
    secret: true,
    schema: key,
  }),
  chatSeconds: row({
    name: 'XIAOGE_CHAT_SECONDS',
    standard: '15',
    expected: '1 到 50 的秒数',
    example: '15',
    schema: z
      .string()
      .regex(/^(?:[1-9]|[1-4]\d|50)$/)
      .transform(Number),
  }),
  prefix: row({
    name: 'XIAOGE_PREFIX',
    standard: '小格',
    expected: '群里叫它的词',
    example: '小格',
    schema: z.string().min(1).max(20),
  }),
  lullSeconds: row({
    name: 'XIAOGE_LULL_SECONDS',
    standard: '2',
    expected: '0 到 10 的秒数',
    example: '2',
    schema: z
      .string()
      .regex(/^(?:\d(?:\.\d)?|10)$/)
      .transform(Number),
  }),
  newDatabase: row({ name: 'XIAOGE_NEW_DATABASE', standard: 'off', expected: 'on 或 off', example: 'on', schema: onOff }),
} satisfies { [Key in keyof Settings]: SettingRow<Settings[Key]> }

/** The environment with some names set: what a command's options say wins. */
export function environmentWith(changes: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...changes }
}

/** Reads the settings from `env`. Throws a `SettingsError` that lists every mistake. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const mistakes: Mistake[] = []
  const settings: Record<string, unknown> = {}
  for (const [key, { name, standard, expected, example, schema }] of Object.entries<SettingRow<unknown>>(SETTINGS)) {
    const parsed = schema.safeParse(env[name]?.trim() || standard)
    if (parsed.success) settings[key] = parsed.data
    else mistakes.push({ file: '环境变量', line: 0, key: name, expected: `应为${expected}`, example: `${name}=${example}` })
  }
  if ((settings.encoder as ModelSource | undefined)?.kind === 'endpoint' && settings.encoderModel === '') {
    const { name, expected, example } = SETTINGS.encoderModel
    mistakes.push({ file: '环境变量', line: 0, key: name, expected: `应为${expected}`, example: `${name}=${example}` })
  }
  mistakes.push(...unknownNames(env))
  if (mistakes.length > 0) throw new SettingsError(mistakes)
  return settings as unknown as Settings
}

function unknownNames(env: Record<string, string | undefined>): Mistake[] {
  const known = Object.values(SETTINGS).map((setting) => setting.name)
  return Object.keys(env)
    .filter((name) => name.startsWith('XIAOGE_') && !known.includes(name))
    .map((name) => ({
      file: '环境变量',
      line: 0,
      key: name,
      expected: '没有这个设置',
      didYouMean: didYouMean(name, known),
    }))
}
