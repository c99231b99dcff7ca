/** The whole house on a machine whose model is damaged: it starts, answers by words, tells the admins, and is whole again without a restart. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openHouse } from '../../cli/house.ts'
import { systemClock } from '../../clock.ts'
import { readCommunity } from '../../config/community.ts'
import { readSettings } from '../../config/settings.ts'
import { silentLog } from '../../log.ts'
import { accountId, bind, meet } from '../../store/people.ts'
import { countingChance, PretendChannel, until } from '../bot/neighbourhood.ts'
import { FILES, scratchFolder } from '../knowledge/engine/scratch.ts'

const SHIPPED = fileURLToPath(new URL('../../models/encoder/', import.meta.url))

test('a damaged model costs meaning only, aloud, until it is put right', { timeout: 120_000 }, async () => {
  const model = scratchFolder()
  for (const name of ['model.onnx', 'tokenizer.json', 'checksums.json']) copyFileSync(join(SHIPPED, name), join(model, name))
  const tokens = readFileSync(join(model, 'tokenizer.json'))
  tokens[tokens.length >> 1]! ^= 0x55
  writeFileSync(join(model, 'tokenizer.json'), tokens)
  const settings = readSettings({
    ...{ XIAOGE_ENCODER: model, XIAOGE_KNOWLEDGE: scratchFolder(FILES), XIAOGE_DATA: scratchFolder() },
  })
  const channel = new PretendChannel()
  // Ten times as fast: the minute until it is told, the pauses between tries. No faster: a model's thread has a minute to start, too.
  const clock = {
    now: () => systemClock.now() + systemClock.elapsed() * 10,
    elapsed: () => systemClock.elapsed(),
    sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms >= 2_000 && ms <= 120_000 ? ms / 10 : ms, signal),
  }
  const community = readCommunity(settings.configFolder)
  const house = await openHouse({
    ...{ settings, community, clock, chance: countingChance(), log: silentLog },
    openChannels: async () => [channel],
  })
  onTestFinished(() => house.stop())
  await house.store.tx(async (db) => {
    const at = clock.now()
    await meet(db, { channel: 'pretend', nativeId: '李', name: '李', stable: true, at, freshId: 'fresh', directThread: 'd:李' })
    await bind(db, { account: accountId('pretend', '李'), person: 'li-staff', code: null, at })
  })
  await house.start()
  const told = () => channel.said.flatMap(({ thread, text }) => (thread === 'd:李' ? [text] : []))
  await channel.hear(channel.message('阿明', '路灯不亮了找谁报修？'))
  await until(() => channel.said.some(({ thread }) => thread === 'd:阿明'), 'an answer', 30_000)
  expect(channel.said.find(({ thread }) => thread === 'd:阿明')!.text).toContain('拨打街道值班室电话报修')
  expect((await house.readiness()).notes.join()).toContain('tokenizer.json is damaged')
  await until(() => told().length > 0, 'word of the loss', 60_000)
  copyFileSync(join(SHIPPED, 'tokenizer.json'), join(model, 'tokenizer.json'))
  await until(() => told().length > 1, 'word that it is back', 60_000)
  expect(told()).toMatchObject([expect.stringContaining('只按字词查找'), expect.stringContaining('恢复')])
  expect(house.library.report()).toMatchObject({ state: 'complete' })
  expect((await house.readiness()).notes.join()).not.toContain('damaged')
})
