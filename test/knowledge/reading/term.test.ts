/** From which day a file is in force, and until when, by its own words. */
import { describe, expect, test } from 'vitest'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { isSeasonOver } from '../../../knowledge/validity.ts'
import { accepted } from './reading.ts'

const RULE = '第一条 居民使用乒乓球室，应当提前一天登记，带走垃圾并关好门窗。'
const read = (title: string, ...lines: string[]) => accepted(readKnowledgeFile('a.md', [title, RULE, ...lines].join('\n\n')))
const head = (...lines: string[]) => accepted(readKnowledgeFile('a.md', lines.join('\n')))

describe('from when', () => {
  test.each([
    ['第二条 本办法自2027年2月1日起施行。', '2027-02-01'],
    ['第二条　本办法从2027年2月1日起正式执行。', '2027-02-01'],
    ['第二条 自二〇二七年二月一日起施行。', '2027-02-01'],
    ['第二条 本實施辦法自2027年2月1日起施行。', '2027-02-01'],
    ['第二条 本办法由居民会议负责解释，自2027年2月1日起生效，《乒乓球室约定》同时废止。', '2027-02-01'],
    ['本办法自2027年2月起实施。', '2027-02'],
    ['第二条 本办法自2027年2月1日起施行，2019年1月1日起施行的《乒乓球室约定》同时废止。', '2027-02-01'],
  ])('%s', (line, from) => expect(read('桥西社区乒乓球室使用办法', line).inForceFrom).toBe(from))

  test.each([
    ['第二条 本办法第五条自2027年2月1日起施行。'],
    ['第二条 本办法自公布之日起施行，2019年1月1日起施行的《乒乓球室约定》同时废止。'],
    ['第二条 《球场管理条例》自2027年2月1日起施行。'],
    ['第二条 自2027年2月1日起实施网上登记。'],
    ['第二条 2027年2月1日起球室免费。'],
    ['第二条 以上标准自2027年2月1日起执行。'],
  ])('%s: says nothing of the file', (line) => expect(read('桥西社区乒乓球室使用办法', line).inForceFrom).toBeUndefined())

  test('is told also where how long is left open', () => {
    const file = read('桥西社区乒乓球室使用办法', '第二条 本办法自2026年2月1日起施行，试行三五年。')
    expect(file).toMatchObject({ inForceFrom: '2026-02-01' })
    expect(file.validUntil).toBeUndefined()
  })

  test('is read from what stands below a title', () => {
    const passed = '（2026年10月8日桥西社区居民会议通过，自2027年2月1日起施行）'
    expect(head('桥西社区乒乓球室使用办法', passed, '', RULE).inForceFrom).toBe('2027-02-01')
    expect(head('桥西社区乒乓球室使用办法', '施行日期：2027-02-01', '', RULE).inForceFrom).toBe('2027-02-01')
    expect(head('桥西社区乒乓球室使用办法（2027年2月1日起施行）', '', RULE).inForceFrom).toBe('2027-02-01')
  })

  test('of an amended text is the day of the amendment', () => {
    const passed = '（2026年10月8日桥西社区居民会议修订，自2027年2月1日起施行）'
    expect(head('桥西社区公约', passed, RULE, '第二条 本公约自2018年1月1日起施行。').inForceFrom).toBe('2027-02-01')
  })

  test('so many days after it was issued', () => {
    const written = (line: string) =>
      accepted(readKnowledgeFile('a.md', `---\ndate: 2026-11-20\n---\n# 桥西社区球室办法\n\n${RULE}\n\n${line}`)).inForceFrom
    expect(written('第二条 本办法自发布之日起三十日后施行。')).toBe('2026-12-20')
    expect(written('第二条 本办法自发布之日起施行。')).toBeUndefined()
  })

  test('a report of a rule is no rule', () => {
    expect(read('桥西社区球室管理经验总结', '本办法自2027年2月1日起施行。').inForceFrom).toBeUndefined()
  })

  test('what the front matter says is believed', () => {
    const written = (key: string) => readKnowledgeFile('a.md', `---\n${key}\n---\n# 桥西社区球室办法\n\n${RULE}`)
    for (const key of ['in-force-from: 2027-03-01', 'effective-date: 2027-03-01', '施行日期: 2027年3月1日'])
      expect(accepted(written(key)).inForceFrom).toBe('2027-03-01')
    expect(accepted(written('施行日期: 自公布之日起')).inForceFrom).toBeUndefined()
    expect(written('in-force-from: 明年')).toMatchObject({ line: 2, reason: expect.stringContaining('in-force-from') })
  })
})

describe('how long', () => {
  test.each([
    ['第二条 本办法自2022年2月1日起施行，试行三年。', '2025-01-31'],
    ['第二条 本办法自2022年2月1日起试行，试行期2年。', '2024-01-31'],
    ['第二条 本办法自2022年2月1日起施行，有效期为五年。', '2027-01-31'],
    ['第二条 本办法由街道办事处负责解释，自2024年2月29日起执行，有效期一年。', '2025-02-28'],
    ['第二条 本办法自2022年2月1日起实施，执行期限六个月。', '2022-07-31'],
    ['第二条 本办法自2022年2月1日起施行，有效期至2025年12月31日。', '2025-12-31'],
    ['第二条 本办法自2022年2月1日起施行（有效期两年）。', '2024-01-31'],
    ['第二条 本办法自2022年2月1日起至2023年3月31日试行。', '2023-03-31'],
    ['第二条 本办法自2022年2月1日起施行。本办法有效期为三年。', '2025-01-31'],
    ['第二条 本办法自2022年2月1日起施行。\n\n第三条 本办法试行期限两年。', '2024-01-31'],
  ])('%s', (line, until) => expect(read('桥西社区乒乓球室使用办法', line).validUntil).toBe(until))

  test.each([
    ['第二条 使用证有效期三年。'],
    ['第二条 本办法自2022年2月1日起施行，使用证有效期三年。'],
    ['第二条 本办法所称使用证，有效期三年。'],
    ['第二条 本办法自2022年2月1日起施行，过渡期限一年。'],
    ['第二条 本办法自2022年2月1日起施行，试行一年后评估。'],
    ['第二条 本办法自公布之日起施行，2015年1月1日起施行的《球室约定》同时废止，有效期五年。'],
    ['第二条 有效期：三年'],
  ])('%s: no end', (line) => expect(read('桥西社区乒乓球室使用办法', line).validUntil).toBeUndefined())

  test('counts from the day of issue where that is said', () => {
    const text = `---\ndate: 2021-06-10\n---\n# 关于球室收费的通知\n\n${RULE}\n\n本通知自印发之日起执行，有效期3年。`
    expect(accepted(readKnowledgeFile('a.md', text)).validUntil).toBe('2024-06-09')
  })
})

describe('a notice for a season', () => {
  test.each([
    ['关于2024—2025年供暖季收费的通知', '2025-06-30'],
    ['关于2025年秋季灭鼠的通知', '2025-12-31'],
    ['2025年冬季清雪公告', '2026-06-30'],
    ['2024-2025学年托管班报名通知', '2025-08-31'],
  ])('%s is over behind %s', (title, last) => {
    expect(isSeasonOver(title, last)).toBe(false)
    expect(isSeasonOver(title, `${last.slice(0, 8)}32`)).toBe(true)
  })

  test.each([
    ['关于调整2023年最低生活保障标准的通知'],
    ['供暖季收费办法（2020年）'],
    ['2024年冬季清雪总结'],
    ['关于供暖季收费的通知'],
  ])('%s is not, for all that is known', (title) => expect(isSeasonOver(title, '2030-01-01')).toBe(false))
})
