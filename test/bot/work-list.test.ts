/** Who works tickets asks for them in many words, and for other things in words that are alike. */
import { describe, expect, test } from 'vitest'
import { asksForWork } from '../../bot/hear/work-list.ts'

describe('asks for work', () => {
  test.each([
    ['我手上还有哪些', 'all'],
    ['我手上有哪些', 'all'],
    ['我还有什么没办', 'all'],
    ['还剩哪几个', 'all'],
    ['今天要办的', 'all'],
    ['我这边还有啥', 'all'],
    ['今天的工单', 'all'],
    ['还有几单没办完', 'all'],
    ['没办完的有哪些', 'all'],
    ['手头还有几单', 'all'],
    ['没接的有几个', 'unaccepted'],
    ['还有没接单的吗', 'unaccepted'],
    ['超时的有没有', 'overdue'],
    ['有没有超时的', 'overdue'],
    ['哪些快到期了', 'overdue'],
    ['待核查的', 'to_check'],
    ['现在有哪些没核查的', 'to_check'],
    ['今天办结了几单', 'done_today'],
    ['今天我办了多少单', 'done_today'],
  ])('“%s”: %s', (said, which) => expect(asksForWork(said)).toBe(which))

  test.each([
    '还有哪些材料',
    '还有什么补贴',
    '居住证过期了怎么办',
    '身份证到期了',
    '有什么事',
    '有几个人',
    '多少钱',
    '要办居住证',
    '今天要办婚礼',
    '待办事项怎么填',
    '哪些要办手续',
    '垃圾没处理',
    '3栋的灯没修',
    '什么事',
    '还有啥要带的',
    '老年卡过期了吗',
    '工单',
  ])('not “%s”', (said) => expect(asksForWork(said)).toBeUndefined())
})
