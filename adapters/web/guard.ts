/** What every answer carries, and what every request must show before anything is done for it. */
import type { MiddlewareHandler } from 'hono'
import type { WebEnv } from './visitors.ts'

const HEADERS: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

export const safeHeaders: MiddlewareHandler<WebEnv> = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value)
  if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store')
}

/**
 * Only our own page may change something, and only by a request that no form and no foreign page can make. Where an address is
 * configured, other host names are refused: a foreign name that was pointed at this machine would otherwise pass as "same origin".
 */
export function sameOrigin(origin: string | undefined): MiddlewareHandler<WebEnv> {
  const ownHost = origin === undefined ? undefined : new URL(origin).host
  return async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (ownHost !== undefined && host !== ownHost && !isAddress(host)) {
      return context.json({ error: 'host', text: '这个网址不是这里登记的网址。' }, 421)
    }
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
    const from = context.req.header('origin')
    const site = context.req.header('sec-fetch-site')
    if (from === undefined || hostOf(from) !== host || (site !== undefined && site !== 'same-origin')) {
      return context.json({ error: 'origin', text: '只接受从本页面发出的请求。' }, 403)
    }
    const type = context.req.header('content-type') ?? ''
    if (!/^application\/json(\s*;|\s*$)/i.test(type)) return context.json({ error: 'type', text: '只接受 JSON。' }, 415)
    return next()
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** A numeric address, or this machine's own name: no name service can point these elsewhere. */
function isAddress(host: string): boolean {
  return /^(localhost|\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])(:\d+)?$/i.test(host)
}
