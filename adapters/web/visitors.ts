/** Who is asking: in the sample community anybody may take its seats; elsewhere a cookie tells who entered with a code. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Chance, Clock } from '../../clock.ts'
import type { WebLogins } from './history.ts'
import { Buckets, type WebLimits } from './limits.ts'
import type { Seat } from './seats.ts'

export interface WebEnv {
  Bindings: HttpBindings
}

export interface Entered {
  senderId: string
  name: string
}

/** The way in where there are no sample seats. */
export interface Door {
  /** Redeems a one-time code; undefined for one that is wrong, used or late. */
  enter(code: string, meta: { address: string }): Promise<Entered | undefined>
  logins: WebLogins
  /** How a visitor is shown, and the group in which they take part. Left out: a resident without one. */
  profile?(senderId: string): Promise<Pick<Seat, 'title' | 'role' | 'group'>>
}

export type EnterResult = { ok: true } | { ok: false; reason: 'wrong' } | { ok: false; reason: 'rate'; retryAfterMs: number }

const COOKIE = 'xiaoge'
const LOGIN_MS = 30 * 86_400_000
const CODE = /^[\p{L}\p{N}_-]{4,128}$/u

export class Visitors {
  readonly #options: {
    clock: Clock
    chance: Chance
    seats?: readonly Seat[] | undefined
    door?: Door | undefined
    secure: boolean
  }
  readonly #perAddress: Buckets
  readonly #overAll: Buckets

  constructor(options: {
    clock: Clock
    chance: Chance
    seats?: readonly Seat[] | undefined
    door?: Door | undefined
    secure: boolean
    limits: WebLimits
  }) {
    const { clock, limits } = options
    this.#options = options
    this.#perAddress = new Buckets({ clock, capacity: limits.codeTries, perSecond: 1 / 60 })
    this.#overAll = new Buckets({ clock, capacity: limits.codeTriesOverAll, perSecond: 1 / 5 })
  }

  get sample(): boolean {
    return this.#options.seats !== undefined
  }

  /** The seats that this visitor may take; undefined for one who has not entered. */
  async seats(context: Context<WebEnv>): Promise<readonly Seat[] | undefined> {
    const { seats, door, clock } = this.#options
    if (seats) return seats
    const token = getCookie(context, COOKIE)
    if (!door || token === undefined || token.length > 200) return undefined
    const login = await door.logins.find(token, clock.now())
    if (!login) return undefined
    const profile = (await door.profile?.(login.sender)) ?? { title: '', role: 'resident' as const }
    return [{ id: 'me', senderId: login.sender, name: login.name, ...profile }]
  }

  async enter(context: Context<WebEnv>, code: unknown): Promise<EnterResult> {
    const { door, clock, chance } = this.#options
    const address = addressOf(context)
    const wait = this.#perAddress.take(address) || this.#overAll.take('')
    if (wait > 0) return { ok: false, reason: 'rate', retryAfterMs: wait }
    const text = typeof code === 'string' ? code.normalize('NFKC').replace(/\s/gu, '') : ''
    const entered = door && CODE.test(text) ? await door.enter(text, { address }) : undefined
    if (!door || !entered) return { ok: false, reason: 'wrong' }
    const token = Buffer.from(chance.bytes(32)).toString('base64url')
    const now = clock.now()
    await door.logins.create(token, { sender: entered.senderId, name: entered.name, expiresAt: now + LOGIN_MS }, now)
    setCookie(context, COOKIE, token, { ...this.#cookie(), maxAge: LOGIN_MS / 1000 })
    return { ok: true }
  }

  async leave(context: Context<WebEnv>): Promise<void> {
    const token = getCookie(context, COOKIE)
    if (token !== undefined) await this.#options.door?.logins.drop(token)
    deleteCookie(context, COOKIE, this.#cookie())
  }

  #cookie() {
    return { httpOnly: true, sameSite: 'Strict', path: '/', secure: this.#options.secure } as const
  }
}

/** The peer's address. A proxy in front makes all visitors one: then the limits over all are what holds. */
export function addressOf(context: Context<WebEnv>): string {
  return context.env.incoming.socket.remoteAddress ?? ''
}

/** Asked from this very machine, and by no proxy on behalf of another. */
export function isLoopback(context: Context<WebEnv>): boolean {
  const local = /^(127\.|::1$|::ffff:127\.)/.test(addressOf(context))
  return local && context.req.header('x-forwarded-for') === undefined && context.req.header('forwarded') === undefined
}
