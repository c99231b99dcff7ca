/** 都提交吗, of a lamp, a drain and rubbish: what the answer wants, in any words. */
import { describe, expect, test } from 'vitest'
import { answerIn } from '../../bot/reports/all-or-some.ts'

const NAMES = [/^(?:第一|1|灯|路灯)$/u, /^(?:第二|2|水管|下水道|漏水)$/u, /^(?:第三|3|垃圾)$/u]
const among = (words: string) => NAMES.flatMap((name, at) => (name.test(words) ? [at] : []))
const read = (said: string) => answerIn(said, { count: 3, among })
const words = (list: string) => list.split('|')

test.each(
  words(
    '行 报吧|可以 报吧|那就报吧|嗯嗯 三个都要|三件都报吧|对啊 赶紧的|都报|好的谢谢|要得|中|是的 都登记上|麻烦都帮我报一下|一起报了吧|都给我弄了|没错 交吧|算了还是都报吧|就这些 提交|那就麻烦你们都处理一下|快点报上去',
  ),
)('all: %s', (said) => expect(read(said)).toBe('all'))

test.each(
  words(
    '算了都不报|先不报|不用了|一个都不报|别报了|不用了谢谢|好吧 算了|以后再说吧|暂时不用|不麻烦你们了|行 那就不报了|哪个都不要|甭报了',
  ),
)('none: %s', (said) => expect(read(said)).toBe('none'))

describe('some', () => {
  test.each([
    ['只要水管的 灯不用', [1]],
    ['就报灯吧', [0]],
    ['第一个不用 第二个要', [1]],
    ['下水道那个报 垃圾的不报', [1]],
    ['只报第一个', [0]],
    ['报灯不报垃圾', [0]],
    ['灯报垃圾不报', [0]],
    ['灯不用了 其他都报', [1, 2]],
    ['除了垃圾都报', [0, 1]],
    ['都报 就灯不用', [1, 2]],
    ['灯已经修好了 报另外两个', [1, 2]],
    ['垃圾我自己扔', [0, 1]],
    ['灯、水管报', [0, 1]],
    ['取消第一个', [1, 2]],
    ['1要2不要', [0]],
    ['漏水的报一下就行', [1]],
  ])('%s', (said, only) => expect(read(said)).toEqual({ only }))
})

test.each(
  words(
    '不对|不是|灯|第一个|要2|电梯是1单元的|你们到底管不管|都报吗|不用取消|灯不要取消|谢谢|灯不亮三天了|两个都报|要不要报|都好了|今天天气不好|别急|不 我要报|都三天了没人管|行人道也坏了|报警器响了',
  ),
)('in doubt: %s', (said) => {
  const answer = read(said)
  expect(answer === 'all' || answer === 'none').toBe(false)
  expect(typeof answer === 'object' && 'only' in answer).toBe(false)
})
