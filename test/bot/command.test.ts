import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mentionedNumber, readCommand, readYesNo } from '../../bot/reports/command.ts'
import { fold } from '../../knowledge/fold.ts'
import { VERBS, type Verb } from '../../tickets/ticket.ts'

const read = (text: string) => readCommand(fold(text))

describe('a verb said in chat', () => {
  test.each([
    ['接单', { verb: 'accept', number: null, rest: '' }],
    ['接单 1024', { verb: 'accept', number: 1024, rest: '' }],
    ['1024接单', { verb: 'accept', number: 1024, rest: '' }],
    ['＃１０２４ 接单', { verb: 'accept', number: 1024, rest: '' }],
    ['接單 #1024', { verb: 'accept', number: 1024, rest: '' }],
    ['我来接单', { verb: 'accept', number: null, rest: '' }],
    ['退单1024，不是我们网格', { verb: 'return', number: 1024, rest: '不是我们网格' }],
    ['转派 1024 给李四', { verb: 'reassign', number: 1024, rest: '给李四' }],
    ['办结 1024 灯已更换', { verb: 'resolve', number: 1024, rest: '灯已更换' }],
    ['办结 3栋灯已更换', { verb: 'resolve', number: null, rest: '3栋灯已更换' }],
    ['核查 #7 不通过', { verb: 'check', number: 7, rest: '不通过' }],
    ['派单#1024给马网格长', { verb: 'assign', number: 1024, rest: '给马网格长' }],
    ['恢复办理 1024', { verb: 'resume', number: 1024, rest: '' }],
    ['升级督办 1024 没人来', { verb: 'escalate', number: 1024, rest: '没人来' }],
  ] as const)('%s', (text, expected) => {
    expect(read(text)).toMatchObject({ kind: 'ticket', ...expected })
  })

  test('every verb that people may say has its word', () => {
    for (const [verb, word] of Object.entries(VERBS)) {
      if (verb !== 'file') expect(read(`${word} #12`)).toMatchObject({ kind: 'ticket', verb: verb as Verb, number: 12 })
    }
  })

  test('the number of a ticket is never read out of a house, a room or a sum', () => {
    for (const text of ['办结 502室修好了', '办结 1203栋修好', '办结 用了300元', '补充 2026年的事']) {
      expect(read(text)).toMatchObject({ number: null })
    }
  })

  test('what follows without a pause is ordinary talk until somebody with a post says it', () => {
    expect(read('接单后多久处理')).toMatchObject({ plain: false })
    expect(read('接单')).toMatchObject({ plain: true })
  })

  test('#1024 with words is a note, alone it asks to see the ticket; a bare 120 is neither', () => {
    expect(read('#1024 已到场，下午修好')).toEqual({ kind: 'note', number: 1024, rest: '已到场,下午修好', marked: true })
    expect(read('1024号单 到了')).toMatchObject({ kind: 'note', number: 1024 })
    expect(read('#1024')).toEqual({ kind: 'view', number: 1024 })
    expect(read('120')).toBeNull()
    expect(read('12345是什么')).toBeNull()
  })

  test('what is typed never throws and a number is always one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const command = read(text)
        if (command && 'number' in command && command.number !== null) expect(Number.isSafeInteger(command.number)).toBe(true)
        mentionedNumber(text)
      }),
    )
  })

  test('verb, number and reason survive whatever stands between them', () => {
    const verbs = fc.constantFrom(...Object.entries(VERBS).filter(([verb]) => verb !== 'file'))
    const gap = fc.constantFrom('', ' ', '　', '，', '：')
    fc.assert(
      fc.property(verbs, fc.integer({ min: 1000, max: 999_999 }), gap, gap, ([verb, word], number, a, b) => {
        expect(read(`${word}${a}#${number}${b}水管换了`)).toMatchObject({ verb, number, rest: '水管换了' })
        expect(read(`#${number}${a}${word}${b || ' '}水管换了`)).toMatchObject({ verb, number, rest: '水管换了' })
      }),
    )
  })
})

describe('words for the tool itself', () => {
  test.each([
    ['更多', 'more'],
    ['取消', 'cancel'],
    ['返回。', 'back'],
    ['人工', 'human'],
    ['转人工', 'human'],
    ['帮助', 'help'],
    ['/start', 'help'],
    ['幫助', 'help'],
  ])('%s', (text, kind) => {
    expect(read(text)).toEqual({ kind })
  })

  test('a code is bound as it was typed', () => {
    expect(read('绑定 ４８３９２０')).toEqual({ kind: 'bind', code: '483920' })
  })

  test('yes and no in their usual forms, and nothing else', () => {
    expect(['是', '是的', '好', 'OK', '提交', '嗯嗯'].map((word) => readYesNo(fold(word)))).toEqual(Array(6).fill(true))
    expect(['不', '不是', '不用', '否'].map((word) => readYesNo(fold(word)))).toEqual(Array(4).fill(false))
    expect(readYesNo('是不是要带身份证')).toBeUndefined()
  })
})
