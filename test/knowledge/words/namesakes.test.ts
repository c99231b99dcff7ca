import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { insteadIn, Namesakes } from '../../../knowledge/namesakes.ts'

const cards = new Namesakes([{ sides: [['居住证', '暂住证'], ['居住证明']], covering: [] }])
const animals = new Namesakes([{ sides: [['猫'], ['狗', '犬', '犬只'], ['鸽子']], covering: ['宠物', '动物'] }])
const spaces = new Namesakes([{ sides: [['地下车位'], ['地面停车位']], covering: ['停车位', '车位'] }])

/** What the passage names instead; `whole` has its title as well. */
const instead = (namesakes: Namesakes, question: string, own: string, title = '') =>
  insteadIn(own, `${title} ${own}`, namesakes.in(question))

describe('a thing that reads alike is not the one asked for', () => {
  test('of names within each other the longer one counts', () => {
    expect(instead(cards, '居住证怎么办', '开居住证明，带身份证')).toEqual({ asked: '居住证', written: '居住证明' })
    expect(instead(cards, '居住证明怎么开', '暂住证到派出所领')).toEqual({ asked: '居住证明', written: '暂住证' })
    expect(instead(cards, '居住证怎么办', '凭居住证明领居住证')).toBeUndefined()
  })

  test.each([
    ['养猫要登记吗', '养犬人应当办理犬只登记', { asked: '猫', written: '犬只' }],
    ['养猫要登记吗', '饲养宠物的，应当登记', undefined],
    ['养猫要登记吗', '应当及时清除粪便', undefined],
    ['鸽子能养几只', '每户限养一只犬', { asked: '鸽子', written: '犬' }],
    ['猫和狗都要登记吗', '养犬人应当办理犬只登记', undefined],
    ['宠物猫要登记吗', '养犬人应当办理犬只登记', undefined],
    ['猫、狗、鸽子能养吗', '养犬人应当办理犬只登记', undefined],
    ['几点开门', '养犬人应当办理犬只登记', undefined],
  ])('%s beside %s', (question, passage, found) => {
    expect(instead(animals, question, passage)).toEqual(found)
  })

  test('what a row names counts before the title above it; a title that names the thing is enough', () => {
    const row = '项目：地面停车位，标准：180元/月'
    const other = { asked: '地下车位', written: '地面停车位' }
    expect(instead(spaces, '地下车位多少钱', row, '停车位收费标准')).toEqual(other)
    expect(instead(spaces, '地下车位多少钱', row, '地下车位和地面停车位收费标准')).toBeUndefined()
    expect(instead(spaces, '地下车位多少钱', '每月180元', '停车位收费标准')).toBeUndefined()
    expect(instead(spaces, '地下车位多少钱', '每月180元', '地面停车位收费标准')).toEqual(other)
  })

  test('a passage that names what is asked for is never of another thing', () => {
    const text = fc.string({ unit: fc.constantFrom('猫', '狗', '犬', '只', '鸽', '子', '宠', '物', '，') })
    fc.assert(
      fc.property(text, text, (question, passage) => {
        const asked = animals.in(question)
        for (const { term } of asked) expect(insteadIn(passage, `${term}，${passage}`, asked)).toBeUndefined()
      }),
    )
  })
})
