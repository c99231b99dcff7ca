import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, isKnowledgePath, isRefused, readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { splitFile } from '../../../knowledge/units.ts'
import { accepted, fixture, words } from './reading.ts'

const read = (text: string, path = 'a.md') => readKnowledgeFile(path, text)
const refusal = (text: string, path = 'a.md') => {
  const file = read(text, path)
  return isRefused(file) ? file : undefined
}

describe('front matter', () => {
  test('says title, place, publisher, date, validity, owner and how people ask; unknown keys are left alone', () => {
    const { text, ...known } = fixture('guide.md')
    expect(known).toEqual({
      path: 'guide.md',
      title: '居住登记办事指南',
      place: '青禾市 梧桐街道',
      publisher: '梧桐街道便民服务中心',
      date: '2024-05-20',
      validUntil: '2026-12-31',
      owner: '便民服务中心',
      aliases: ['居住证怎么办', '租房登记要带什么'],
    })
    expect(text.startsWith('---\n')).toBe(true)
  })

  test('keys may be Chinese or English, a date may be written in Chinese', () => {
    const file = accepted(read('---\n标题: 甲\n发布日期: 2024年3月1日\n有效期至: 2025\n常见问法: 怎么办甲\n---\n正文在这里。'))
    expect([file.title, file.date, file.validUntil, file.aliases]).toEqual(['甲', '2024-03-01', '2025', ['怎么办甲']])
  })

  test('an empty value is not filled in yet, and the text is asked instead', () => {
    const file = accepted(read('---\ntitle:\ndate: ""\n---\n# 停车须知\n正文在这里。'))
    expect(file.title).toBe('停车须知')
    expect(file.date).toBeUndefined()
  })

  test.each([
    ['a date that is none', '---\ntitle: 甲\ndate: 明天\n---\n正文', 3, '例如 date: 2024-03-01'],
    ['a day that does not exist', '---\nvalid-until: 2024-02-30\n---\n正文', 2, '不是一个日期'],
    ['a list as a title', '---\ntitle: [甲, 乙]\n---\n正文', 2, '应为一行文字'],
    ['aliases that are no list of sentences', '---\n\naliases:\n  - 甲: 乙\n---\n正文', 3, '常见问法'.slice(2)],
    ['a head that is not closed', '---\ntitle: 甲\n正文', 1, '没有配对'],
    ['a key written twice', '---\ntitle: 甲\ntitle: 乙\n---\n正文', 3, '两次'],
    ['two keys that mean the same', '---\ntitle: 甲\n标题: 乙\n---\n正文', 3, '意思相同'],
    ['broken YAML', '---\ntitle: "甲\n---\n正文', 2, '写法有误'],
    ['a head that is a sentence', '---\n这里是公告\n---\n正文', 2, '键: 值'],
    ['an alias bomb', `---\na: &a [x]\naliases: *a\n---\n正文`, 3, '问法'],
    ['a head without a text', '---\ntitle: 甲\n---\n\n', 1, '没有正文'],
  ])('%s refuses the file, by line and reason', (_, text, line, reason) => {
    expect(refusal(text)).toMatchObject({ path: 'a.md', line })
    expect(refusal(text)!.reason).toContain(reason)
  })

  test('a text that begins with a ruled line is a text', () => {
    expect(accepted(read('---\n\n# 停车须知\n\n东门进，西门出。')).title).toBe('停车须知')
  })
})

describe('what a file without front matter says at its head', () => {
  test('a news page', () => {
    const { title, place, source, publisher, date } = fixture('news.txt')
    expect({ title, place, source, publisher, date }).toEqual({
      title: '青禾市梧桐街道：小板凳议事会解了停车难',
      place: '青禾市梧桐街道',
      source: '青禾日报',
      publisher: '青禾日报',
      date: '2021-06-18',
    })
  })

  test('a notice, by its signature', () => {
    const { place, publisher, date } = fixture('notice.txt')
    expect({ place, publisher, date }).toEqual({
      place: '青禾市梧桐街道安和社区',
      publisher: '青禾市梧桐街道安和社区居委会',
      date: '2024-03-08',
    })
  })

  test('a statute: the first line, and the latest of the dates below it', () => {
    const { title, place, date } = fixture('statute.txt')
    expect({ title, place, date }).toEqual({ title: '青禾市楼道安全管理规定', place: '青禾市', date: '2022-11-30' })
  })

  test('a Traditional page: the title as written, the place as the gazetteer writes it', () => {
    const { title, place, publisher, date } = fixture('traditional.txt')
    expect({ title, place, publisher, date }).toEqual({
      title: '福建省三明市永安市：燕南街道推行定時投放',
      place: '福建省三明市永安市',
      publisher: '永安發布',
      date: '2020-09-01',
    })
  })

  test.each([
    ['国务院关于居住登记的规定', '', '全国'],
    ['中华人民共和国居住登记法', '', '全国'],
    ['停车场管理办法', '2019年1月5日 国务院批准', '全国'],
    ['朝阳区推行议事会', '来源：北京日报', '北京市朝阳区'],
    ['朝阳区推行议事会', '来源：长春日报', '吉林省长春市朝阳区'],
    ['嘉兴市南湖保护规定', '', '浙江省嘉兴市'],
    ['嘉兴市南湖区停车规定', '', '浙江省嘉兴市南湖区'],
    ['城市社区服务办法', '', undefined],
    ['老旧小区改造问答', '', undefined],
  ])('the place of “%s” %s', (title, second, place) => {
    expect(accepted(read(`${title}\n\n${second}\n\n第一条 为了方便居民，制定本规定。`, 'a.txt')).place).toBe(place)
  })

  test('a file that says nothing of itself goes by its name', () => {
    const text =
      '门禁卡由物业前台办理，业主凭房产证或者购房合同领取，每户免费两张，超过两张的收取工本费，租户请带上租赁合同和身份证。'
    expect(accepted(read(text, '物业/门禁卡怎么办.txt')).title).toBe('门禁卡怎么办')
  })
})

describe('what cannot be read is refused in words', () => {
  test.each([
    ['', 'a.txt', '文件是空的'],
    [' \n\u3000\n\ufeff', 'a.md', '文件是空的'],
    ['%PDF\u0000\u0001\u0002\u0003\ufffd\ufffd\ufffd', 'a.txt', '编码'],
    ['<html><nav>首页</nav></html>', 'a.html', '网页里没有可读的文字'],
    ['正文', 'a.docx', '只能读'],
    ['好'.repeat(3_000_001), 'a.txt', '太大'],
  ])('%#', (text, path, reason) => {
    expect(refusal(text, path)).toMatchObject({ path, line: 1 })
    expect(refusal(text, path)!.reason).toContain(reason)
  })

  test('which names can be knowledge', () => {
    expect(['a.md', 'b/c.TXT', 'd.html', 'e.htm'].every(isKnowledgePath)).toBe(true)
    expect(['a.docx', 'md', '.git', 'a.md.swp'].some(isKnowledgePath)).toBe(false)
  })

  test('any text is read or refused, and its units lie in it', () => {
    const part = fc.constantFrom(
      '---\n',
      'title: ',
      '# ',
      '第一条 ',
      '（一）',
      '一、',
      '| a | b |\n',
      '\n',
      '\r\n',
      '“',
      '。',
      '：',
      '来源：',
      '<p>',
      '</p>',
      '<td>',
      '相关阅读',
      '2021年1月1日',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(part, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 60 }),
        fc.constantFrom('a.md', 'a.txt', 'a.html'),
        (parts, path) => {
          const file = readKnowledgeFile(path, parts.join(''))
          if (isRefused(file)) {
            expect(file.reason.length).toBeGreaterThan(4)
            return
          }
          const units = splitFile(file)
          let at = 0
          for (const unit of units) {
            const quote = file.text.slice(unit.start, unit.end)
            const passage = units[unit.passage]!
            expect(quote.trim()).toBe(quote)
            expect(quote.length).toBeGreaterThan(0)
            expect(unit.indexed.endsWith(quote)).toBe(true)
            expect(passage.kind).toBe('passage')
            expect(unit.start >= passage.start && unit.end <= passage.end).toBe(true)
            if (unit.kind === 'sentence') {
              expect(unit.start).toBeGreaterThanOrEqual(at)
              at = unit.end
            }
          }
        },
      ),
      { numRuns: 600 },
    )
  })
})

describe('the bytes of a file', () => {
  const bytes = (...hex: number[]) => Uint8Array.from(hex)
  const utf16 = (text: string, little: boolean) => {
    const buffer = Buffer.from(`\ufeff${text}`, 'utf16le')
    return little ? buffer : buffer.swap16()
  }

  test('UTF-8 with and without its mark, UTF-16 of both orders, and GB18030 as Windows writes it', () => {
    expect(decodeText(Buffer.from('停水通知'))).toBe('停水通知')
    expect(decodeText(Buffer.from('\ufeff停水通知'))).toBe('停水通知')
    expect(decodeText(utf16('停水通知', true))).toBe('停水通知')
    expect(decodeText(utf16('停水通知', false))).toBe('停水通知')
    expect(decodeText(bytes(0xcd, 0xa3, 0xcb, 0xae, 0xcd, 0xa8, 0xd6, 0xaa))).toBe('停水通知')
  })

  test('Windows line ends change nothing but the text itself', () => {
    const unix = fixture('statute.txt')
    const windows = accepted(readKnowledgeFile('statute.txt', unix.text.replaceAll('\n', '\r\n')))
    expect({ ...windows, text: '' }).toEqual({ ...unix, text: '' })
    expect(words(windows)).toEqual(words(unix))
    expect(words(accepted(readKnowledgeFile('statute.txt', `\ufeff${unix.text}`)))).toEqual(words(unix))
  })
})
