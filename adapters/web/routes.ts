/** The addresses of the page and of what it calls. Each is a few lines: who asks, may they, what is answered. */
import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { type PageFile, serveFile } from './files.ts'
import { safeHeaders, sameOrigin } from './guard.ts'
import type { ChatHistory } from './history.ts'
import type { Intake, Posted } from './intake.ts'
import { Buckets, LONGEST_BODY, type WebLimits } from './limits.ts'
import { viewOf } from './message.ts'
import { placesOf, type Seat, threadOf, threadsOf } from './seats.ts'
import { type Streams, writePosition } from './streams.ts'
import { addressOf, isLoopback, type Visitors, type WebEnv } from './visitors.ts'

export interface Readiness {
  ok: boolean
  issues: string[]
}

export interface RoutesOptions {
  origin: string | undefined
  title: string
  ourName: string
  history: ChatHistory
  files: ReadonlyMap<string, PageFile>
  visitors: Visitors
  streams: Streams
  intake: Intake
  limits: WebLimits
  clock: Clock
  log: Log
  readiness?: (() => Promise<Readiness>) | undefined
}

/** Messages of a thread that an opened page shows. */
const SHOWN = 100
/** A stream is written past the framework, so it carries its own. */
const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
}

export function createRoutes(options: RoutesOptions): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  app.use(safeHeaders)
  app.get('/livez', (context) => context.text('ok'))
  app.use(sameOrigin(options.origin))
  app.use(
    bodyLimit({ maxSize: LONGEST_BODY, onError: (context) => context.json({ error: 'large', text: '这条消息太长了。' }, 413) }),
  )
  addPages(app, options)
  addDoor(app, options)
  addChat(app, options)
  app.get('/readyz', (context) => answerReadiness(context, options))
  app.notFound((context) => context.json({ error: 'not_found', text: '没有这个页面。' }, 404))
  app.onError((error, context) => {
    options.log.error('web.failed', { error, path: context.req.path })
    return context.json({ error: 'failed', text: '小格这边出了点问题，请稍后再试。' }, 500)
  })
  return app
}

function addPages(app: Hono<WebEnv>, { files, visitors }: RoutesOptions): void {
  app.get('/', async (context) => {
    if (!(await visitors.seats(context))) return context.redirect('/enter', 303)
    return serveFile(context, files.get('chat.html'))
  })
  app.get('/enter', async (context) => {
    if (await visitors.seats(context)) return context.redirect('/', 303)
    return serveFile(context, files.get('enter.html'))
  })
  app.get('/page/:name', (context) => {
    const name = context.req.param('name')
    return serveFile(context, name.endsWith('.html') ? undefined : files.get(name))
  })
}

function addDoor(app: Hono<WebEnv>, { visitors, streams }: RoutesOptions): void {
  app.post('/api/enter', async (context) => {
    if (visitors.sample) return context.notFound()
    const body: unknown = await context.req.json().catch(() => undefined)
    const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
    const result = await visitors.enter(context, code)
    if (result.ok) return context.json({ ok: true })
    if (result.reason === 'rate') {
      const text = '试的次数太多了，请过几分钟再试。'
      return context.json({ error: 'rate', text, retryAfterMs: result.retryAfterMs }, 429)
    }
    return context.json({ error: 'code', text: '口令不对，或者已经用过、过期了。' }, 403)
  })
  app.post('/api/leave', async (context) => {
    const seats = visitors.sample ? [] : ((await visitors.seats(context)) ?? [])
    await visitors.leave(context)
    for (const { senderId } of seats) streams.endOf(senderId)
    return context.json({ ok: true })
  })
}

function addChat(app: Hono<WebEnv>, options: RoutesOptions): void {
  const { visitors, streams, intake, limits, clock } = options
  const buckets = new Buckets({ clock, capacity: limits.burst, perSecond: limits.perSecond })
  app.get('/api/chat', async (context) => {
    const seats = await visitors.seats(context)
    return seats ? context.json(await openChat(seats, options)) : pleaseEnter(context)
  })
  app.get('/api/stream', async (context) => {
    const seats = await visitors.seats(context)
    if (!seats) return pleaseEnter(context)
    const address = addressOf(context)
    if (!streams.hasRoom(address)) return context.json({ error: 'busy', text: '现在人太多，马上再试。' }, 503)
    const outgoing = context.env.outgoing as ServerResponse
    outgoing.writeHead(200, STREAM_HEADERS)
    const after = context.req.header('last-event-id') ?? context.req.query('after')
    const stillWelcome = async () => (await visitors.seats(context)) !== undefined
    streams.serve(outgoing, { seats, address, after, stillWelcome })
    return RESPONSE_ALREADY_SENT
  })
  const post = (kind: 'message' | 'action') => async (context: Context<WebEnv>) => {
    const seats = await visitors.seats(context)
    if (!seats) return pleaseEnter(context)
    const seat = seats.find(({ id }) => id === context.req.param('seat'))
    if (!seat) return context.notFound()
    const wait = buckets.take(seat.senderId)
    if (wait > 0) return context.json({ error: 'rate', text: '您说得有点快，请稍等几秒。', retryAfterMs: wait }, 429)
    return answerPost(context, await intake[kind](await context.req.text(), seat))
  }
  app.post('/api/seats/:seat/messages', post('message'))
  app.post('/api/seats/:seat/actions', post('action'))
}

function answerPost(context: Context<WebEnv>, posted: Posted): Response {
  if (posted.outcome === 'taken') return context.json({ ok: true, seq: posted.seq })
  if (posted.outcome === 'busy') return context.json({ error: 'busy', text: '小格暂时没收下，马上再试。' }, 503)
  return context.json({ error: 'unreadable', text: '这条消息小格读不懂。', reason: posted.reason }, 422)
}

/** Read thread by thread, and the position with it: the stream goes on exactly behind what the page shows. */
async function openChat(seats: readonly Seat[], { history, visitors, ourName, title }: RoutesOptions) {
  const threads = new Map(
    await Promise.all(threadsOf(seats).map(async (thread) => [thread, await history.latest(thread, SHOWN)] as const)),
  )
  const position = new Map([...threads].map(([thread, rows]) => [thread, rows.at(-1)?.seq ?? 0]))
  return {
    sample: visitors.sample,
    title,
    ourName,
    after: writePosition(position),
    seats: seats.map(({ senderId, ...seat }) => ({
      id: seat.id,
      name: seat.name,
      title: seat.title,
      role: seat.role,
      ...(seat.group ? { group: seat.group.name } : {}),
      ...(seat.examples ? { examples: seat.examples } : {}),
      messages: placesOf({ ...seat, senderId })
        .flatMap((place) => {
          const rows = threads.get(threadOf({ ...seat, senderId }, place)?.id ?? '') ?? []
          return rows.map((row) => ({ place, message: viewOf(row, senderId, ourName) }))
        })
        .sort((one, other) => one.message.seq - other.message.seq),
    })),
  }
}

function pleaseEnter(context: Context<WebEnv>): Response {
  return context.json({ error: 'enter', text: '请先用一次性口令进入。' }, 401)
}

async function answerReadiness(context: Context<WebEnv>, { readiness, log }: RoutesOptions): Promise<Response> {
  const state = await (readiness?.() ?? Promise.resolve({ ok: true, issues: [] })).catch((error: unknown) => {
    log.error('web.readiness_failed', { error })
    return { ok: false, issues: ['自检没有完成 / the self-check failed'] }
  })
  return context.json(isLoopback(context) ? state : { ok: state.ok }, state.ok ? 200 : 503)
}
