import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../../../knowledge/fold.ts'
import { quantitiesIn } from '../../../knowledge/quantities.ts'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { type Source, sourceSentence, unsupported } from '../../../knowledge/support.ts'
import { splitFile } from '../../../knowledge/units.ts'

const RULES: Source = {
  about: fold('云溪市养犬管理办法 第三章'),
  sentences: [
    '在市区养犬的，每户限养一只。',
    '犬只登记不收费。',
    '小型犬每年收费100元，大型犬每年收费200元。',
    '养犬人不得携带犬只进入公园、医院和学校。',
    '居住证自受理之日起十五日内发放。',
    '可以由家人代办，代办人应当出示身份证。',
    '遛狗要拴绳，绳长不超过 1.5 米，进电梯要抱起来或者戴嘴套。',
    '携犬出户遇到老人应当主动避让，未成年人不可以单独携犬。',
    '禁止下列行为：占用消防通道；堆放杂物。',
    '活动室在大厅二楼，可坐 50 人，居民免费用，提前 3 天到大厅预约，一次最多 2 小时。',
    '社区书记钱学文负责登记，窗口电话0571-2233445。',
  ].map(sourceSentence),
}

describe('a passage bears', () => {
  test.each([
    '在市区养犬，每户限养1只。',
    '犬只登记不收费。',
    '小型犬每年收费100元。',
    '大型犬每年收费200元，小型犬每年收费100元。',
    '养犬人不得携带犬只进入公园。',
    '您不能携带犬只进入医院和学校。',
    '居住证自受理之日起15日内发放。',
    '居住證自受理之日起十五日內發放。',
    '可以由家人代办，代办人需要出示身份证。',
    '遛狗绳长不超过1.5米。',
    '未成年人不能单独携犬。',
    '禁止占用消防通道。',
    '根据《云溪市养犬管理办法》，在市区养犬的每户限养一只。',
    '活动室在大厅二楼，居民免费用，需要提前3天预约。',
    '活动室可坐50人，一次最多2小时。',
    '登记请拨打窗口电话0571-2233445。',
  ])('%s', (sentence) => expect(unsupported(sentence, RULES)).toBeUndefined())
})

describe('no passage bears', () => {
  test.each([
    ['another figure', '每户限养两只。'],
    ['a denial left out', '犬只登记收费。'],
    ['a figure that is somebody else’s', '犬只登记需要收费100元。'],
    ['two figures changed over', '小型犬每年收费200元，大型犬每年收费100元。'],
    ['one of them', '大型犬每年收费100元。'],
    ['what is forbidden as allowed', '养犬人可以携带犬只进入公园。'],
    ['the same, with the word behind', '携带犬只进入公园是可以的。'],
    ['the same, by leaving out', '养犬人携带犬只进入公园。'],
    ['an item of a list that is forbidden', '可以堆放杂物。'],
    ['what is allowed as forbidden', '不可以由家人代办。'],
    ['what is demanded as needless', '代办人无需出示身份证。'],
    ['a bare yes', '可以。'],
    ['a bare no before the truth', '不可以，不得携带犬只进入公园。'],
    ['working days for days', '居住证自受理之日起15个工作日内发放。'],
    ['after for within', '居住证自受理之日起15日后发放。'],
    ['over for at most', '遛狗绳长超过1.5米。'],
    ['a bound left out', '遛狗绳长1.5米。'],
    ['at least for exactly', '活动室可坐50人以上。'],
    ['another floor', '活动室在大厅三楼。'],
    ['an invented name', '联系王建国办理犬只登记。'],
    ['an office by a title nobody has', '由张主任代办。'],
    ['a phone', '犬只登记拨打13800138000。'],
    ['a phone one digit off', '登记请拨打窗口电话0571-2233446。'],
    ['a date', '犬只登记在2026年5月1日前办理。'],
    ['a percentage', '犬只登记率为百分之九十。'],
    ['a rule that is not there', '根据《养犬条例》，在市区养犬的每户限养一只。'],
    ['a term in quotes that is not there', '犬只登记实行“一证通”。'],
    ['a link', '犬只登记不收费，请点击 www.evil.example 。'],
    ['markup', '<b>犬只登记不收费</b>。'],
    ['another language', 'Dogs are limited to one.'],
    ['a stutter', '好好好好好好好'],
    ['nothing', '   '],
  ])('%s: %s', (_, sentence) => expect(unsupported(sentence, RULES)).toBeTypeOf('string'))

  test('any text is judged, and none that shares nothing is borne', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const why = unsupported(text, RULES)
        expect(why === undefined || typeof why === 'string').toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('figures', () => {
  test.each([
    ['自受理之日起三十日内', '30 day most'],
    ['30天以内', '30 day most'],
    ['3个工作日', '3 workday '],
    ['3至5个工作日', '3~5 workday '],
    ['9:00 到 11:30', '9:00~11:30 time '],
    ['8点半到12点', '8:30~12:00 time '],
    ['周一至周五', '1~5 weekday '],
    ['百分之三十五', '35 % '],
    ['三分之二以上', '2/3 part least'],
    ['两万元', '20000 yuan '],
    ['1,000元', '1000 yuan '],
    ['不少于五名', '5 person least'],
    ['360 多件', '360 件 about'],
    ['半年', '0.5 年 '],
    ['0512-12345678', '051212345678 code '],
    ['三五天', '~三五 day '],
    ['一般统一办理', ''],
  ])('%s', (text, expected) => {
    expect(
      quantitiesIn(fold(text))
        .map(({ value, unit, bound }) => `${value} ${unit} ${bound}`)
        .join(', '),
    ).toBe(expected)
  })
})

describe('over the whole shipped base', () => {
  const sources: { sentence: string; source: Source }[] = []
  beforeAll(async () => {
    const { readdirSync, readFileSync } = await import('node:fs')
    const root = new URL('../../../knowledge/files/', import.meta.url)
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.md'))) {
      const file = readKnowledgeFile(
        name,
        readFileSync(new URL(name.split('/').map(encodeURIComponent).join('/'), root), 'utf8'),
      )
      if ('reason' in file) continue
      const units = splitFile(file)
      for (const [number, { kind, start, end }] of units.entries()) {
        if (kind !== 'passage') continue
        const texts = units
          .filter((one) => one.kind === 'sentence' && one.passage === number)
          .map((one) => file.text.slice(one.start, one.end))
        const source = { about: fold(file.title), sentences: texts.map(sourceSentence) }
        for (const sentence of texts) if (sentence.length > 8 && start < end) sources.push({ sentence, source })
      }
    }
  })

  test('what is said word for word is borne', () => {
    const borne = sources.filter(({ sentence, source }) => unsupported(sentence, source) === undefined)
    expect(sources.length).toBeGreaterThan(150)
    expect(borne.length / sources.length).toBeGreaterThan(0.97)
  })

  test('with any of its figures changed, or its denial taken out, it is not', () => {
    const caught = { figure: [0, 0], denial: [0, 0] }
    for (const { sentence, source } of sources) {
      for (const { index } of sentence.matchAll(/\d/g)) {
        const digit = (Number(sentence[index]) + 1) % 10
        const changed = `${sentence.slice(0, index)}${digit}${sentence.slice(index + 1)}`
        caught.figure[1]!++
        if (unsupported(changed, source) !== undefined) caught.figure[0]!++
      }
      for (const { 0: no, index } of sentence.matchAll(/不得|不能|不准|禁止|不(?=[进停收拉])/g)) {
        const turned = `${sentence.slice(0, index)}${no === '不' ? '' : '可以'}${sentence.slice(index + no.length)}`
        caught.denial[1]!++
        if (unsupported(turned, source) !== undefined) caught.denial[0]!++
      }
    }
    expect(caught.figure[1]).toBeGreaterThan(100)
    expect(caught.figure[0]).toBe(caught.figure[1])
    expect(caught.denial[1]).toBeGreaterThan(4)
    expect(caught.denial[0]).toBe(caught.denial[1])
  })
})
