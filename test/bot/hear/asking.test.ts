import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/hear/understand.ts'

const intentOf = (text: string) => understand(text, { services: [], places: [] }).intent

describe('the same trouble, asked about and met', () => {
  test.each([
    ['楼道里停电瓶车罚多少', '楼道里又停满电瓶车，谁来管管'],
    ['水管爆了找谁', '水管爆了，3栋2单元，快派人来'],
    ['路灯归哪个部门养护', '路灯坏了谁管？'],
    ['夜里几点以后不许装修', '都十一点了楼上还在装修，能不能上门劝劝'],
    ['遛狗不牵绳犯法不', '有人遛狗不牵绳，狗扑到我孩子了'],
    ['小区可唔可以養雞', '隔籬養雞日日嘈，有冇人理呀'],
    ['who pays when a pipe leaks?', 'my pipe is leaking, can someone come?'],
  ])('%s is a question, %s is a ticket', (question, ticket) => {
    expect(intentOf(question)).toBe('question')
    expect(intentOf(ticket)).toBe('ticket')
  })

  test.each([
    ['闻到煤气味打什么电话', '厨房里闻到煤气味，打什么电话'],
    ['打架双方都受伤怎么判', '楼下打起来了，动了刀，这犯法吗快来'],
    ['救人有没有奖金', '快救人啊，有没有人'],
    ['占了救火通道罚多少', '三楼着火了，救火车能进来吗'],
    ['我跟心理咨询师说自己有阵子想跳楼，后来也没再想，他会不会告诉我爸妈', '有人站在楼顶要跳，要不要报警'],
    ['热水器漏电谁赔', '邻居倒在楼道里口吐白沫，谁赔'],
    ['楼下着火了谁赔偿损失有规定吗', '楼下着火了，这犯法吗'],
  ])('%s is a question, %s is an emergency', (question, emergency) => {
    expect(intentOf(question)).toBe('question')
    expect(intentOf(emergency)).toBe('emergency')
  })
})

describe('a question is heard whatever it is about', () => {
  test.each([
    '六张清单是指哪六张',
    '楼长是选的还是派的',
    '例会多久碰一次头',
    '摆摊要勿要办证伐',
    '俺想承包鱼塘中不中',
    'how many members does the council have',
  ])('%s', (text) => expect(intentOf(text)).toBe('question'))

  test.each(['有人一起去爬山吗', '哪家馄饨好吃', '房屋出租，有意私聊，价格多少都好谈', '明天会不会下雪'])(
    'but neighbours among themselves stay so: %s',
    (text) => expect(intentOf(text)).toBe('chitchat'),
  )

  test.each(['装几个座椅给老人', '踩了好几次了，草坪上全是狗屎', '保洁几天没来了，遍地烟头'])(
    'some is not how many: %s',
    (text) => expect(intentOf(text)).toBe('ticket'),
  )
})
