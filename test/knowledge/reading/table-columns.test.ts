/** A row as somebody reads it out: with the names of its columns, and the unit that the head gives. */
import { describe, expect, test } from 'vitest'
import { readOut } from '../../../knowledge/table-columns.ts'

const TABLE = [
  '| 年龄 | 每人每月（元） | 说明 |',
  '| --- | --- | --- |',
  '| 80—89周岁 | 100 | |',
  '| 90周岁以上 | 260—300 | 电话（办公）0100-5550001 |',
]
const text = `高龄津贴\n\n${TABLE.join('\n')}\n\n以上为2026年标准。`
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

test('each cell has its column, a bare figure its unit, an empty cell nothing', () => {
  expect(readOut(text, span(TABLE[2]!))).toBe('年龄：80—89周岁，每人每月（元）：100元')
  expect(readOut(text, span(TABLE[3]!))).toBe('年龄：90周岁以上，每人每月（元）：260—300元，说明：电话（办公）0100-5550001')
  expect(readOut(text, span(`${TABLE[2]}\n${TABLE[3]}`)).split('\n')).toHaveLength(2)
})

test('what stands in no table stays as it is, and the head itself too', () => {
  expect(readOut(text, span('以上为2026年标准。'))).toBe('以上为2026年标准。')
  expect(readOut(text, span(TABLE[0]!))).toBe(TABLE[0])
})

describe('cells that are merged downward', () => {
  const read = (head: string, ...rows: string[]) => {
    const [before, words] = [[head, ...rows].slice(0, -1).join('\n'), rows.at(-1)!]
    const whole = `网格名单\n\n${before}\n${words}`
    const start = whole.length - words.trimStart().length
    return readOut(whole, { start, end: whole.length })
  }

  test.each([
    ['| 楼栋 | 单元 | 楼长 |', ['| 5号楼 | 1单元 | 韩梅 |', '| | 2单元 | 傅山 |'], '楼栋：5号楼，单元：2单元，楼长：傅山'],
    [
      '| 片区 | 楼栋 | 楼长 |',
      ['| 东片 | 5号楼 | 韩梅 |', '| | 6号楼 | 傅山 |', '| | | 乔木 |'],
      '片区：东片，楼栋：6号楼，楼长：乔木',
    ],
    ['| 序号 | 楼栋 | 楼长 |', ['| 1 | 5号楼 | 韩梅 |', '| 2 | | 傅山 |'], '序号：2，楼栋：5号楼，楼长：傅山'],
    ['楼栋\t单元\t楼长', ['5号楼\t1单元\t韩梅', '\t2单元\t傅山'], '楼栋：5号楼，单元：2单元，楼长：傅山'],
    ['楼栋 | 单元 | 楼长', ['5号楼 | 1单元 | 韩梅', ' | 2单元 | 傅山'], '楼栋：5号楼，单元：2单元，楼长：傅山'],
  ])('%s: what stands above is said with the row', (head, rows, said) => {
    expect(read(head, ...rows)).toBe(said)
  })

  test.each([
    ['| 必备 | 材料 | 份数 |', ['| 是 | 身份证 | 1份 |', '| | 照片 | 2张 |'], '材料：照片，份数：2张'],
    ['| 重点 | 材料 | 份数 |', ['| ★ | 身份证 | 1份 |', '| | 照片 | 2张 |'], '材料：照片，份数：2张'],
    ['| 楼栋 | 单元 | 户数 |', ['| 5号楼 | 1单元 | 24 |', '| | 合计 | 24 |'], '单元：合计，户数：24'],
    [
      '| 楼栋 | 楼长 | 电话 |',
      ['| 5号楼 | 韩梅 | 0100-5550001 |', '| 6号楼 | | 0100-5550002 |'],
      '楼栋：6号楼，电话：0100-5550002',
    ],
    ['| 楼栋 | 单元 | 楼长 |', ['| | 2单元 | 傅山 |'], '单元：2单元，楼长：傅山'],
  ])('%s: a mark, a sum, a cell that is simply empty', (head, rows, said) => {
    expect(read(head, ...rows)).toBe(said)
  })
})
