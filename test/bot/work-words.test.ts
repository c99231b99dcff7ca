/** What people say of the work, theirs or another's: which words mean a verb, and which only look like it. */

import { describe, expect, test } from 'vitest'
import { emergencyIn } from '../../bot/hear/emergency.ts'
import { handsOn } from '../../bot/hear/handing-on.ts'
import { spanOf, takesAll, workParts } from '../../bot/hear/work-parts.ts'
import { judgedAs, plainlyMistaken, relays, undoes, wordOnAThing, workWord } from '../../bot/hear/work-words.ts'
import { readCommand } from '../../bot/reports/command.ts'
import { severalNumbers, spanOfNumbers } from '../../bot/reports/several-numbers.ts'
import { fold } from '../../knowledge/fold.ts'

describe('a word on the work', () => {
  test.each([
    ['我来弄', 'accept', true],
    ['接了', 'accept', true],
    ['弄好了，换了灯泡', 'resolve', true],
    ['配件没到，等三天', 'park', false],
    ['先挂着，厂家没货', 'park', false],
    ['等厂家的人，得下礼拜', 'park', false],
    ['缺个零件，先放一放', 'park', false],
    ['不归我管', 'return', false],
  ])('“%s” is %s', (said, verb, sure) => expect(workWord(said)).toEqual({ verb, sure }))

  test.each(['灯泡要多大的', '什么时候开会', '等你电话', '没人在家'])('“%s” is none', (said) =>
    expect(workWord(said)).toBeUndefined(),
  )

  test.each([
    ['门禁我接了', 'accept'],
    ['楼道灯换好了', 'resolve'],
    ['垃圾清走了', 'resolve'],
    ['灯的事弄完了', 'resolve'],
    ['门禁那个好了', 'resolve'],
  ])('“%s” names the thing', (said, verb) => expect(wordOnAThing(said)).toBe(verb))

  test.each(['灯没修好', '门禁修好了吗', '水管又漏了'])('“%s” is no word on a thing', (said) =>
    expect(wordOnAThing(said)).toBeUndefined(),
  )
})

describe('for whoever reported it', () => {
  test.each([
    '帮我问下住户几点在家',
    '帮我问下报垃圾的是哪天开始堆的',
    '问一下刘奶奶几点在家',
    '告诉刘奶奶我下午三点过去',
    '跟报修门禁的人说我明天上午过去',
    '麻烦转告业主把门口的东西挪开',
    '小格 你问问那家人还漏不漏',
  ])('“%s”', (text) => expect(relays(fold(text))).toBe(true))

  test.each([
    '怎么跟居民解释停车收费',
    '邻居跟他们家吵起来了',
    '居民问垃圾几点收',
    '业主大会什么时候开',
    '我问过了，没人在家',
    '已经告诉住户了',
  ])('not “%s”', (text) => expect(relays(fold(text))).toBe(false))
})

describe('told done by mistake', () => {
  test.each(['点错了，门禁还没修', '刚点错还在修', '撤销办结', '说错了，没弄完', '弄错了，灯没修好'])('“%s”', (text) =>
    expect(plainlyMistaken(fold(text))).toBe(true),
  )
  test.each(['打错电话了', '发错了', '不对', '门禁还没修'])('not “%s”', (text) =>
    expect(plainlyMistaken(fold(text))).toBe(false),
  )
})

describe('a judgement in somebody’s own words', () => {
  test.each([
    '挺好的，谢谢',
    '挺满意的',
    '还行吧',
    '还可以',
    '一般般',
    '马马虎虎吧',
    '师傅手脚麻利给个好评',
    '灯修得挺好',
    '不错不错',
    '蛮好的，辛苦师傅了',
  ])('“%s” is content', (text) => expect(judgedAs(fold(text))).toBe('content'))
  test.each(['根本没人来', '师傅都没来过', '门禁照样刷不开', '还是老样子', '没人来过啊', '灯还是不亮'])(
    '“%s” says that it is not done',
    (text) => expect(judgedAs(fold(text))).toBe('unsolved'),
  )
  test.each([
    '谢谢',
    '好',
    '可以',
    '行',
    '有人来吗',
    '没人来吗？',
    '我还是想问一下居住证怎么办理需要什么材料',
    '今天天气不错适合出去走走晒太阳',
  ])('“%s” is none', (text) => expect(judgedAs(fold(text))).toBeUndefined())
})

describe('several tickets in one message', () => {
  test.each([
    ['1001、1002都接了', ['1001 接了', '1002 接了']],
    ['1001 1002 接单', ['1001 接单', '1002 接单']],
    ['办结 1001、1002 都搞定', ['办结 1001 搞定', '办结 1002 搞定']],
    ['接1003和1004', ['接1003', '接1004']],
    ['收到，1001和1002我来弄', ['收到，1001 我来弄', '收到，1002 我来弄']],
    ['1001好了，1002缺配件', ['1001好了', '1002缺配件']],
    ['＃１００１、＃１００２ 好了', ['1001 好了', '1002 好了']],
  ])('“%s”', (text, each) => {
    const found = severalNumbers(text)?.map((one) => one.text.replace('，', '，').replace(/[,，]/gu, '，'))
    expect(found).toEqual(each)
  })

  test.each([
    '1001接了',
    '1001和1001',
    '3栋1001和1002室',
    '8月1001号、1002号楼',
    '电话13812345678、13912345678',
    '1001 2026年办的',
  ])('“%s” is of one at most', (text) => expect(severalNumbers(text)).toBeUndefined())
})

describe('a ticket’s number and its receiver', () => {
  test.each([
    ['幺零零三接单', { verb: 'accept', number: 1003 }],
    ['1003改派给王网格长', { verb: 'reassign', number: 1003 }],
    ['转给李姐 1002', { verb: 'reassign', number: 1002, rest: '李姐' }],
    ['打回1001，没修', { verb: 'return', number: 1001, rest: '没修' }],
    ['1003转赵副网格长', { verb: 'assign', number: 1003, rest: '赵副网格长' }],
    ['1002让老周去', { verb: 'assign', number: 1002, rest: '老周' }],
    ['1003换人，给周网格员', { verb: 'assign', number: 1003, rest: '周网格员' }],
  ])('“%s”', (text, wanted) => expect(readCommand(fold(text))).toMatchObject({ kind: 'ticket', ...wanted }))

  test.each([
    '打回去了，没人接',
    '转给我的材料收到了没问题',
    '1001让师傅快点来',
    '1001转了一圈没找到',
    '一五一十告诉我',
    '二零二六年接单情况',
  ])('“%s” hands nothing on', (text) => {
    const command = readCommand(fold(text))
    expect(command?.kind === 'ticket' ? command.number : null).toBeNull()
  })
})

describe('what is said of each of several', () => {
  test.each([
    ['灯换好了，垃圾也清走了', ['灯换好了 resolve', '垃圾也清走了 resolve']],
    ['灯换好了垃圾也清走了', ['灯换好了 resolve', '垃圾也清走了 resolve']],
    ['灯和垃圾都接了', ['灯接了 accept', '垃圾接了 accept']],
    ['3栋、4栋和5栋的灯都修好了', ['3栋修好了 resolve', '4栋修好了 resolve', '5栋的灯修好了 resolve']],
    ['灯修好了，垃圾还没清', ['灯修好了 resolve', '垃圾还没清 add']],
    ['垃圾清了，门禁等配件', ['垃圾清了 resolve', '门禁等配件 park']],
    ['灯坏了，垃圾没人收', ['灯坏了 null', '垃圾没人收 null']],
  ])('“%s”', (text, each) => expect(workParts(text).map((part) => `${part.text} ${part.verb}`)).toEqual(each))

  test.each(['3栋垃圾怎么弄，灯修好了', '灯和门禁都修好了吗', '灯修好了，垃圾谁清'])('nothing of “%s”, which asks', (text) =>
    expect(workParts(text)).toEqual([]),
  )

  test.each([
    ['都接了', null],
    ['全部接单', null],
    ['接单全部', null],
    ['这几个我都接了', null],
    ['都收到了', null],
    ['两个都接了', 2],
    ['3单我都接了', 3],
    ['好,都接了', null],
  ])('“%s” takes all', (text, count) => expect(takesAll(fold(text))).toEqual({ count }))

  test.each(['接了', '收到', '灯都接了', '电话都没人接', '都接好了', '我接了', '两个接了'])('“%s” does not', (text) =>
    expect(takesAll(fold(text))).toBeUndefined(),
  )

  test('numbers from one to another', () => {
    expect(spanOfNumbers('1001到1003都接了')?.map((one) => one.text)).toEqual(['1001 接了', '1002 接了', '1003 接了'])
    expect(spanOf('1到4都接了')).toEqual({ from: 1, to: 4, text: '都接了' })
  })
  test.each(['3000到4000块', '1001到1004室', '2024到2026年', '1003到1001', '1001到9999都接了'])('not “%s”', (text) =>
    expect(spanOfNumbers(text)).toBeUndefined(),
  )
  test.each(['1到4栋都接了', '1到4楼的灯修好了', '1到4'])('nor “%s”', (text) => expect(spanOf(text)).toBeUndefined())
})

describe('a ticket is handed on', () => {
  test.each([
    ['把漏水那个转给李强', '漏水那个', '李强'],
    ['漏水那个给赵副网格长', '漏水那个', '赵副网格长'],
    ['3栋的灯转给赵副网格长', '3栋的灯', '赵副网格长'],
    ['门禁的派周网格员去', '门禁的', '周网格员'],
    ['麻烦把5栋漏水交给小周处理一下,我在外面', '5栋漏水', '小周'],
    ['那个让老周去看看吧', '那个', '老周'],
  ])('“%s”', (text, what, who) => expect(handsOn(fold(text))).toMatchObject({ what, who }))

  test.each([
    '别转给赵副网格长',
    '3栋有人把钥匙交给陌生人',
    '水管给楼上砸坏了',
    '我家的锁给小偷撬了',
    '快递给我放门口了',
    '让保洁来收垃圾',
    '转给谁',
    '3栋漏水没人派人来',
  ])('not “%s”', (text) => expect(handsOn(fold(text))).toBeUndefined())
})

describe('a danger that is handed on', () => {
  test.each(['把着火那个转给李强', '着火那单转给赵副网格长'])('“%s” is none', (text) =>
    expect(emergencyIn(fold(text))).toBeUndefined(),
  )
  test.each(['着火了这个转给消防队', '3栋着火这个交给消防', '着火了，把那个人交给医院', '5栋着火了转给赵副网格长'])(
    '“%s” is one',
    (text) => expect(emergencyIn(fold(text))).toBeDefined(),
  )
})

describe('undone', () => {
  test.each(['刚才那个办错了，撤销', '点错了，撤回', '撤销刚才那个', '刚才办错了', '办错单了，取消', '上一个撤销'])(
    '“%s” is no word on the work',
    (text) => {
      expect(undoes(fold(text))).toBe(true)
      expect(workWord(fold(text))).toBeUndefined()
    },
  )
  test.each(['撤回', '线接错了，重新接好了', '门牌写错了，已经换了', '报错了，撤回', '不用了，取消', '刚才有人撤了垃圾桶'])(
    'not “%s”',
    (text) => expect(undoes(fold(text))).toBe(false),
  )
})

test.each(['垃圾电话没人接了', '3栋有人把墙拆完了', '谁把灯修好了', '垃圾怎么弄好了'])('“%s” is a word of others', (text) =>
  expect(wordOnAThing(fold(text))).toBeUndefined(),
)
