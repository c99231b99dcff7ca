/** RELIABILITY row 75: what staff keep for themselves is never found by residents, by words or by meaning, asked however. */
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../clock.ts'
import { answer } from '../../../knowledge/answer.ts'
import type { Answer, Question } from '../../../knowledge/answer-types.ts'
import type { Library } from '../../../knowledge/library.ts'
import { KnowledgeRetriever } from '../../../knowledge/retriever.ts'
import type { Snapshot } from '../../../knowledge/snapshot.ts'
import { neighbourhood } from '../../bot/neighbourhood.ts'
import { CountingEmbeddings } from '../engine/counting-embeddings.ts'
import { library, save, scratchFolder } from '../engine/scratch.ts'

const head = (lines: string) => `---\nplace: 青禾市\n${lines}\n---\n\n`

const PUBLIC: Record<string, string> = {
  '值班.md': `${head('title: 值班安排')}居民可以拨打社区值班电话反映问题。\n\n值班时间为每天八点到二十点。\n`,
  '走访.md': `${head('title: 走访须知')}网格员每月走访居民一次。\n\n走访时应当出示工作证。\n`,
  '门禁.txt': '门禁卡办理\n\n门禁卡在社区服务大厅办理，每张收工本费十元。\n',
}
/** What nobody outside may read: each sentence has a word that stands nowhere else. */
const SECRETS = [
  '独居老人重点名册由鸢尾小组保管，每季度核对一次。',
  '信访积案的稳控方案代号为松针，由街道综治办牵头。',
  '门禁总钥匙存放在琥珀柜，密码每月一日更换。',
  '值班领导的应急联络暗语为白鹭，只在内部群使用。',
  '走访中发现的矛盾线索按银杏、枫叶、柳絮三档登记。',
  '举报人信息由石榴台账单独登记，不得告知被举报人。',
  '拆迁补偿谈判底线为每平方米九千八百元，代号海棠。',
  '重点人员动态每周三报送木槿平台。',
] as const
const CANARIES = ['鸢尾', '松针', '琥珀', '白鹭', '银杏', '枫叶', '柳絮', '石榴', '九千八百', '海棠', '木槿']

const INTERNAL: Record<string, string> = {
  '名册.md': `${head('title: 重点名册管理\n可见范围: 内部\n常见问法: [独居老人名册谁管]')}${SECRETS[0]}\n`,
  '稳控.md': `${head('title: 稳控方案\naudience: staff')}${SECRETS[1]}\n`,
  '内部/钥匙.txt': `门禁总钥匙\n\n${SECRETS[2]}\n`,
  '内部/暗语.html': `<html><head><title>联络</title></head><body><p>${SECRETS[3]}</p></body></html>`,
  '2026/internal/线索.md': `${head('title: 矛盾线索登记\n可见范围: 公开')}${SECRETS[4]}\n`,
  '台账.txt': `内部资料 请勿外传\n\n石榴台账\n\n${SECRETS[5]}\n`,
  '底线.md': `${head('title: 补偿谈判\n公开: 否\nvalid-until: 2020-01-01')}${SECRETS[6]}\n`,
  '动态.md': `${head('title: 动态报送\n公开范围: 工作人员')}${SECRETS[7]}\n`,
}

/** 200 and more: whole sentences, halves, questions, titles and canaries, from several places. */
function queries(): Question[] {
  const texts = SECRETS.flatMap((secret) => {
    const [first = '', second = ''] = secret.split(/[，。]/)
    return [
      secret,
      first,
      second,
      `${first}是什么`,
      `${second}怎么规定的`,
      `请问${first}吗`,
      `谁负责${second}`,
      `${first}，多久一次`,
    ]
  })
  const titles = [
    '重点名册管理',
    '稳控方案',
    '门禁总钥匙',
    '联络',
    '矛盾线索登记',
    '石榴台账',
    '补偿谈判',
    '动态报送',
    '独居老人名册谁管',
  ]
  const all = [
    ...texts,
    ...titles,
    ...titles.map((title) => `《${title}》里怎么写的`),
    ...CANARIES.map((word) => `${word}是什么`),
  ]
  return all.flatMap((text) => [undefined, '青禾市', '海棠市'].map((area) => ({ text, ...(area ? { area } : {}) })))
}

async function opened(files: Record<string, string> = { ...PUBLIC, ...INTERNAL }): Promise<Library> {
  const base = library(scratchFolder(files), scratchFolder(), { embeddings: new CountingEmbeddings() })
  await base.meaningReady()
  return base
}

const asked = (base: Library) => (question: Question) =>
  answer(question, base.snapshot(question.audience), { clock: systemClock })

/** The answers in which something internal shows. */
async function leaks(ask: (question: Question) => Promise<Answer>): Promise<string[]> {
  const found: string[] = []
  for (const question of queries()) {
    // The trace echoes the question's words; everything else must be free of what the question itself did not say.
    const { trace, ...given } = await ask(question)
    const text = JSON.stringify(given)
    const words = CANARIES.filter((word) => !question.text.includes(word) && text.includes(word))
    const files = Object.keys(INTERNAL).filter((path) => text.includes(path))
    if (words.length + files.length > 0) found.push(`${question.text}: ${[...words, ...files].join(' ')}`)
  }
  return found
}

describe('what is internal', () => {
  test('is found by no resident, in 200 questions and more about nothing else', async () => {
    expect(queries().length).toBeGreaterThanOrEqual(200)
    const base = await opened()
    expect(base.report().refused).toEqual([])
    expect(await leaks(asked(base))).toEqual([])
  })

  test('the planted bug, a search that forgets who asks, is found', async () => {
    const base = await opened()
    const forgetful = (question: Question) => answer(question, base.snapshot('staff'), { clock: systemClock })
    expect((await leaks(forgetful)).length).toBeGreaterThan(20)
  })

  test('stands in nothing that residents are answered from: no file, no unit, no count of words, no vector', async () => {
    const base = await opened()
    const seen = base.snapshot()
    expect(JSON.stringify([seen.files, seen.units, seen.refused])).not.toMatch(new RegExp(CANARIES.join('|')))
    const retriever = new KnowledgeRetriever({ snapshot: () => base.snapshot(), k: 20 })
    for (const secret of SECRETS) {
      const units = [...seen.byWords(secret, 50), ...((await seen.byMeaning(secret, 50)) ?? [])]
      expect(units.every(({ unit }) => Object.hasOwn(PUBLIC, seen.files[seen.units[unit]!.file]!.path))).toBe(true)
      const documents = await retriever.invoke(secret)
      expect(documents.every(({ metadata }) => Object.hasOwn(PUBLIC, metadata.file))).toBe(true)
    }
    for (const canary of CANARIES) expect(seen.known(canary), canary).toBe(0)
  })

  test('leaves the rest as it would be without it', async () => {
    const [base, without] = [await opened(), await opened(PUBLIC)]
    const same = ({ files, units }: Snapshot) => ({ files, units })
    expect(same(base.snapshot())).toEqual(same(without.snapshot()))
    for (const query of ['值班电话', '走访要出示什么', '门禁卡多少钱']) {
      expect(base.snapshot().byWords(query, 9)).toEqual(without.snapshot().byWords(query, 9))
      expect(await base.snapshot().byMeaning(query, 9)).toEqual(await without.snapshot().byMeaning(query, 9))
    }
  })

  test('is found by staff', async () => {
    const given = await asked(await opened())({ text: '独居老人重点名册由谁保管', area: '青禾市', audience: 'staff' })
    expect(given.citations[0]?.quote).toContain('鸢尾小组')
  })

  test('that is put among the public files while it runs, or becomes internal, is gone at once', async () => {
    const folder = scratchFolder(PUBLIC)
    const base = library(folder, scratchFolder())
    await base.ready
    save(folder, '内部/钥匙.txt', INTERNAL['内部/钥匙.txt']!)
    save(folder, '走访.md', PUBLIC['走访.md']!.replace('title', '可见范围: 内部\ntitle'))
    await base.refresh()
    expect(base.snapshot().files.map(({ path }) => path)).toEqual(['值班.md', '门禁.txt'])
    expect(base.snapshot('staff').files).toHaveLength(4)
  })

  test.each([
    ['可见范围: 部分人', '应为“公开”或“内部”'],
    ['密级: 秘密', '可见范围: 内部'],
    ['audiance: internal', '可见范围: 内部'],
  ])('that is said in words nobody knows (%s) refuses the file instead of showing it', async (line, reason) => {
    const base = await opened({ '一.md': `${head(line)}一句话。\n` })
    expect(base.report()).toMatchObject({ files: 0, refused: [{ line: 3, reason: expect.stringContaining(reason) }] })
  })
})

test('in chat staff are told it privately, and nobody where others read along', async () => {
  const base = await opened()
  const area = '青禾市'
  const town = await neighbourhood({ knowledge: (question) => asked(base)({ ...question, area }) })
  const question = '独居老人重点名册由谁保管？'
  expect((await town.say('李', question)).join()).toContain('鸢尾小组')
  expect((await town.say('王', question)).join()).toContain('鸢尾小组')
  expect((await town.say('阿明', question)).join()).not.toContain('鸢尾')
  expect((await town.say('李', question, { group: '桂花苑', addressed: true })).join()).not.toContain('鸢尾')
  await town.close()
})
