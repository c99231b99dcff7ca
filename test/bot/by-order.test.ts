/** 第几个: which of three tickets is meant, in the words in which people count them. */
import { expect, test } from 'vitest'
import { ordinalsIn } from '../../bot/hear/ordinal.ts'
import { neighbourhood } from './neighbourhood.ts'

const SAID: [string, string][] = [
  ['头一件撤了吧', '撤回 #1001（照明'],
  ['第一件撤了吧', '撤回 #1001'],
  ['第一个不用了', '撤回 #1001'],
  ['第二个有人来收了 不用了', '撤回 #1002'],
  ['我报的第一个不用来了', '撤回 #1001'],
  ['把第二个撤了', '撤回 #1002'],
  ['撤回第一个', '撤回 #1001'],
  ['最早那个撤了吧', '撤回 #1001'],
  ['最先报的那个不用修了', '撤回 #1001'],
  ['最后那个不用来了', '撤回 #1003'],
  ['倒数第二个撤掉', '撤回 #1002'],
  ['中间那个不用了', '撤回 #1002'],
  ['电梯好了，第三个取消', '撤回 #1003'],
  ['第一个催催', '已替您催办 #1001'],
  ['第二个怎么还没人来', '已替您催办 #1002'],
  ['催第二个', '已替您催办 #1002'],
  ['第二件怎么样了', '#1002 给排水'],
  ['头一个修好没', '#1001 照明'],
  ['最早那个到哪一步了', '#1001 照明'],
  ['看看第二个', '#1002 给排水'],
  ['第一个呢', '#1001 照明'],
  ['第一个有人管吗', '#1001 照明'],
  ['第一个是2单元的', '已更正 #1001&桂花苑1栋2单元'],
  ['第二个说错了，是4栋', '已更正 #1002&4栋'],
  ['第一个还是不亮', '已补充到 #1001'],
  ['第二个漏得更厉害了', '已补充到 #1002'],
  // Nobody can know which: it is asked.
  ['第五个不用了', '哪一单'],
  ['前面那个不用了', '哪一单'],
  ['第一个和第二个都撤了', '哪一单'],
  ['昨天报的第一个撤了', '哪一单'],
]

/** A thing that is counted, a time, a place, a name: what stands there is none of their tickets. */
const NOT_COUNTED: [string, string][] = [
  ['桂花苑6栋一楼第一个灯坏了', '已登记 #1004：照明，桂花苑6栋'],
  ['桂花苑6栋门口第二个垃圾桶满了', '已登记 #1004：保洁垃圾，桂花苑6栋'],
  ['第一网格的网格长是谁', ''],
]

async function heardOfThree(said: string): Promise<string> {
  const street = await neighbourhood()
  try {
    for (const report of ['桂花苑1栋楼道灯坏了', '桂花苑2栋水管漏水', '桂花苑5栋电梯坏了']) {
      await street.say('钱', report)
      await street.clock.advance(5 * 60_000)
    }
    return (await street.say('钱', said)).join('\n')
  } finally {
    await street.close()
  }
}

test.each(SAID)('“%s”: %s', async (said, heard) => {
  for (const part of heard.split('&')) expect(await heardOfThree(said)).toContain(part)
})

test.each(NOT_COUNTED)('“%s” counts no ticket', async (said, heard) => {
  const reply = await heardOfThree(said)
  expect(reply).toContain(heard)
  expect(reply).not.toContain('哪一单')
})

test.each([
  '第一次报，能快点吗',
  '第二天就坏了',
  '一楼第一个灯坏了',
  '楼下第一个不亮',
  '进门第一个坏了',
  '第一网格的网格长是谁',
  '第二个垃圾桶也满了',
  '第一个路口没有灯',
  '第一个月没人来',
  '第一个孩子有补贴吗',
  '第二单元的灯',
  '前面那个路灯不亮',
  '后面那个垃圾桶满了',
  '最近一次是昨天',
  '我有两个事，第一个灯坏了，第二个水漏了',
])('in “%s” a thing is counted, and no ticket', (said) => expect(ordinalsIn(said)).toEqual([]))
