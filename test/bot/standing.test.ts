import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createNews } from '../../bot/loop/house-news.ts'
import { standingText } from '../../cli/standing-report.ts'
import { answer } from '../../knowledge/answer.ts'
import { peek } from '../../store/database.ts'
import { standingHits } from '../../store/standing-hits.ts'
import { library, scratchFolder } from '../knowledge/engine/scratch.ts'
import { countingChance, neighbourhood } from './neighbourhood.ts'

const FAQ = '问：社区服务大厅几点上班\n答：八点半开门。\n\n问：大件垃圾扔到哪里\n答：扔到北门。\n'

describe('the hits of a standing answer', () => {
  test('are counted when it is given in chat, once a message, and shown beside a running house', async () => {
    const base = library(scratchFolder({ '大厅.faq.md': FAQ }), scratchFolder())
    await base.ready
    const town = await neighbourhood({
      knowledge: (question) => answer(question, base.snapshot(), { clock: town.clock }),
    })
    const message = town.channel.message('阿明', '社区服务大厅几点上班？')
    await town.channel.hear(message)
    await town.channel.hear(message)
    await town.calm()
    expect(town.heard('d:阿明').join()).toContain('八点半开门')
    await town.say('阿芳', '请问社区服务大厅几点上班')
    await town.say('阿芳', '更多')
    await town.say('阿芳', '谢谢')
    const key = '大厅.faq.md#社区服务大厅几点上班'
    expect(await standingHits(town.store.read)).toEqual([{ key, hits: 2, lastAt: town.clock.now() }])
    // Asked outside of a chat, it counts nothing.
    await answer({ text: '社区服务大厅几点上班' }, base.snapshot(), { clock: town.clock })
    expect(await peek(join(town.folder, 'xiaoge.db'), standingHits)).toMatchObject([{ hits: 2 }])
    expect(await standingText(town.folder, base.snapshot().standing)).toBe(
      '标准问答 2 条，答过 2 次；“社区服务大厅几点上班”2 次；1 条还没有人问到',
    )
    await town.close()
  })

  test('are left out where there is no database yet', async () => {
    const base = library(scratchFolder({ '大厅.faq.md': FAQ }), scratchFolder())
    await base.ready
    expect(await standingText(scratchFolder(), base.snapshot().standing)).toBe('标准问答 2 条')
    expect(await standingText(scratchFolder(), [])).toBeUndefined()
  })
})

describe('when meaning is lost', () => {
  async function watched() {
    const town = await neighbourhood()
    let works: boolean | undefined
    // A new watch each time: what was told rests in the database, not in a process.
    const look = async (now: boolean | undefined) => {
      works = now
      const { store, clock } = town
      const news = createNews({ store, clock, chance: countingChance(), admins: ['li-staff'], meaningWorks: () => works })
      const said = await news()
      await town.calm()
      return said
    }
    return { town, look, told: () => town.heard('d:李') }
  }

  test('admins are told once, after a minute, and once when it is back', async () => {
    const { town, look, told } = await watched()
    for (const works of [true, undefined, false, false]) expect(await look(works)).toBe(false)
    await town.clock.advance(61_000)
    expect(await look(undefined)).toBe(false)
    expect(await look(false)).toBe(true)
    await town.clock.advance(600_000)
    expect(await look(false)).toBe(false)
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain('只按字词查找')
    expect(await look(true)).toBe(true)
    expect(await look(true)).toBe(false)
    expect(told()).toHaveLength(2)
    expect(told()[1]).toContain('恢复')
    await town.close()
  })

  test('for a moment, nobody hears of it', async () => {
    const { town, look, told } = await watched()
    await look(false)
    await town.clock.advance(30_000)
    await look(true)
    await town.clock.advance(60_000)
    await look(false)
    await town.clock.advance(59_000)
    await look(false)
    await look(true)
    expect(told()).toEqual([])
    await town.close()
  })
})
