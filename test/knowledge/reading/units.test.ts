import { describe, expect, test } from 'vitest'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { accepted, fixture, pieces, words } from './reading.ts'

const find = (name: string, part: string) => pieces(fixture(name)).find((piece) => piece.words.includes(part))!
const file = (text: string, path = 'a.md') => accepted(readKnowledgeFile(path, text))

describe('a statute', () => {
  test('an article with its paragraphs and items is one passage; the contents page is none', () => {
    const passages = pieces(fixture('statute.txt'), 'passage')
    expect(passages.map((piece) => piece.heading)).toEqual([
      '第一章 总则 › 第一条',
      '第一章 总则 › 第二条',
      '第二章 楼道使用 › 第三条',
      '第二章 楼道使用 › 第四条',
      '第三章 法律责任 › 第五条',
      '第三章 法律责任 › 第六条之一',
    ])
    expect(passages[2]!.words).toMatch(/^第三条.*报告社区。$/s)
  })

  test.each([
    ['**第一条**', '**第二条**'],
    ['**第一条 目的**', '**第二条（晾晒）**'],
    ['__第一条__', '__第二条__'],
  ])('articles that Markdown sets bold (%s) are articles, and what one refers to is found', (one, two) => {
    const rule = file(
      `# 桥西市楼顶管理办法\n\n${one} 楼顶不得圈占、搭棚。\n\n${two} 违反本办法第一条规定的，由街道责令拆除。\n\n**第三条** 自2027年2月1日起施行。`,
    )
    expect(pieces(rule, 'passage').map(({ heading }) => heading)).toEqual(['第一条', '第二条', '第三条'])
    expect(pieces(rule).find(({ words }) => words.includes('责令拆除'))!.indexed).toMatch(/圈占、搭棚/)
    expect(rule.inForceFrom).toBe('2027-02-01')
  })

  test('items keep their mark, and their stems in what is searched', () => {
    const item = find('statute.txt', '堆放家具')
    expect(item.words).toBe('（二）堆放家具、纸箱等可燃物；')
    expect(item.indexed).toBe(
      '青禾市楼道安全管理规定\n第二章 楼道使用\n第三条 楼道内禁止下列行为：\n（二）堆放家具、纸箱等可燃物；',
    )
    expect(find('statute.txt', '用栅栏隔断').indexed).toContain('楼道内禁止下列行为： （三）占用、堵塞疏散通道：')
  })

  test('what follows a list does not carry its stem', () => {
    expect(find('statute.txt', '发现前款行为').indexed).not.toContain('禁止下列行为')
  })

  test('text below a line that announces it carries that line, until another one or a long paragraph', () => {
    const notice = file(
      [
        '停电通知',
        '12月3日7:00至17:00对以下区域停电：',
        '塘北村一组、老街。',
        '中心小学。',
        '12月5日8:00至12:00对以下区域停电：',
        '水磨村全村。',
        `如遇雨雪天气，停电的日子往后推，另行通知；${'请提前做好准备，停电期间线路视为带电。'.repeat(6)}`,
        '联系电话0100-5550001。',
      ].join('\n\n'),
    )
    const stemOf = (part: string) => /12月[35]日/.exec(pieces(notice).find(({ words }) => words.startsWith(part))!.indexed)?.[0]
    expect(['塘北村', '中心小学', '水磨村', '联系电话'].map(stemOf)).toEqual(['12月3日', '12月3日', '12月5日', undefined])
  })

  test('lines of adoption are no passage', () => {
    expect(words(fixture('statute.txt')).join('')).not.toContain('常务委员会')
  })

  test('a long article is cut between items, each part with the stem', () => {
    const items = Array.from(
      { length: 20 },
      (_, i) => `（${'一二三四五六七八九十'[i % 10]}）第${i}种情形，物业服务人应当当日到场查看并且记录在案，三日内答复；`,
    )
    const passages = pieces(file(`停车规定\n\n第一条 有下列情形之一的：\n\n${items.join('\n\n')}`, 'a.txt'), 'passage')
    expect(passages.length).toBeGreaterThan(1)
    expect(passages.every((piece) => piece.words.length <= 600 && piece.indexed.includes('有下列情形之一的：'))).toBe(true)
  })
})

describe('a guide in Markdown', () => {
  test('the front matter is no text; headings stand in the path, not in the units', () => {
    const all = words(fixture('guide.md'))
    expect(all[0]).toBe('租住在本街道的居民，应当在入住后**七日内**办理居住登记。')
    expect(all.join('\n')).not.toMatch(/publisher|^#|---/m)
    expect(find('guide.md', '预约上门').heading).toBe('时限和费用 › 老人来不了怎么办？')
  })

  test('steps keep their numbers and stay one passage', () => {
    expect(find('guide.md', '2. 工作人员').passage).toMatch(/^1\. 带齐材料.*领取居住证。$/s)
    expect(find('guide.md', '2. 工作人员').words).toBe('2. 工作人员核对信息，当场登记。')
  })

  test('each row of a table is a unit that knows its header; the rows are one passage', () => {
    const row = find('guide.md', '居住证补领')
    expect(row.words).toBe('| 居住证补领 | 15个工作日 | 20元 |')
    expect(row.indexed).toContain('事项 办理时限 费用')
    expect(row.passage).toContain('居住登记 | 当场办结')
  })

  test('a table written with tabs as well', () => {
    const rows = pieces(file('收费标准\n\n项目\t价格\n补卡\t十元\n换卡\t五元\n', 'a.txt'))
    expect(rows.map((row) => row.words)).toEqual(['补卡\t十元', '换卡\t五元'])
    expect(rows[0]!.indexed).toContain('项目 价格')
  })

  test('quotes and code fences are read, their marks are not', () => {
    expect(find('guide.md', '办理时间').words).toBe('办理时间：工作日上午九点到下午五点，周六上午值班。')
    expect(words(file('# 标题\n\n```\n第一行内容。\n```\n'))).toEqual(['第一行内容。'])
  })
})

describe('questions and answers', () => {
  test('the question is the heading of its answer and never a quote itself', () => {
    const all = pieces(fixture('questions.txt'))
    expect(all.map((piece) => piece.heading)).toEqual([
      '楼道灯坏了找谁？',
      '楼道灯坏了找谁？',
      '大件垃圾放哪里？',
      '大件垃圾放哪里？',
      '车棚几点关门？',
    ])
    expect(all[0]!.words).toBe('先看是不是整层都不亮。')
  })
})

describe('a news article', () => {
  test('a short line above a paragraph is its heading', () => {
    expect(find('news.txt', '二是定题').heading).toBe('大家的事大家定')
  })

  test('a heading on two lines is one', () => {
    const text =
      '做法\n\n同心议事\n\n让规矩立起来\n\n安和社区请居民在楼下开议事会，前后开了十四次，把停车的规矩一条一条定了下来，全社区新增车位八十六个，大家都说这样的会开得有用，愿意再来。'
    expect(pieces(file(text, 'a.txt'))[0]!.heading).toBe('同心议事 让规矩立起来')
  })

  test('a lead stands with the sentence it heads and is the stem of the next', () => {
    const long = '安和社区请居民在楼下开议事会，前后开了十四次，把停车的规矩一条一条定了下来，全社区新增车位八十六个'
    const text = `做法\n\n1、请进来，让居民作主。${long}。一是定人。每个单元推选一名代表，${long}。代表半年一换，${long}。二是定题。${long}，题目提前公布。`
    const all = pieces(file(text, 'a.txt'))
    expect(all[0]!.words).toMatch(/^1、请进来，让居民作主。安和社区[^。]*。$/)
    expect(all[0]!.heading).toBe('请进来，让居民作主')
    expect(all[1]!.words).toMatch(/^一是定人。每个单元/)
    expect(all[2]!.words).toMatch(/^代表半年一换/)
    expect(all[2]!.indexed).toContain('一是定人。')
    expect(all[3]!.indexed).not.toContain('一是定人。')
  })

  test('a paragraph of a thousand characters is cut into screens, at its joints or between sentences', () => {
    const sentence = (i: number) =>
      `第${i}件事由社区党委牵头，物业、业主委员会和居民代表一起商量，商量出来的办法贴在单元门口公示七天。`
    const plain = Array.from({ length: 30 }, (_, i) => sentence(i)).join('')
    const jointed = ['一', '二', '三', '四']
      .map((n) => `${n}是${Array.from({ length: 5 }, (_, i) => sentence(i)).join('')}`)
      .join('')
    for (const text of [plain, jointed]) {
      const passages = words(file(`做法\n\n${text}`, 'a.txt'), 'passage')
      expect(passages.join('')).toBe(text)
      expect(passages.every((passage) => passage.length <= 350 && passage.length >= 120)).toBe(true)
    }
    expect(words(file(`做法\n\n${jointed}`, 'a.txt'), 'passage').every((passage) => /^[一二三四]是/.test(passage))).toBe(true)
  })

  test('numbered headings nest: 一、 above （一） above 1.', () => {
    const text =
      '# 方案\n\n一、总体要求\n\n（一）停车\n\n车位先到先得。\n\n（二）充电\n\n车棚里充电。\n\n二、保障\n\n经费由街道出。'
    expect(pieces(file(text)).map((piece) => piece.heading)).toEqual(['总体要求 › 停车', '总体要求 › 充电', '保障'])
  })
})

describe('a notice', () => {
  test('lines side by side share a passage, the signature is none', () => {
    const all = words(fixture('notice.txt'))
    expect(all).toContain('联系电话：0573-80000000（8:30—17:30）')
    expect(find('notice.txt', '联系电话').passage).toContain('取水点')
    expect(all.join('\n')).not.toMatch(/居委会|2024年3月8日|各位居民/)
    expect(find('notice.txt', '1至6号楼').heading).toBe('停水时间')
  })
})

test('lines broken at a fixed width are one paragraph', () => {
  const all = words(fixture('wrapped.txt'))
  expect(all[0]!.replace('\n', '')).toBe(
    '永和里小区的门禁卡由物业前台办理，业主凭房产证或者购房合同领取，每户免费两张，超过两张的每张收取工本费十元。',
  )
  expect(all).toContain('前台时间：每天八点到二十点')
})

test('the text stays as it is and every quote is a slice of it', () => {
  const text = '# 停车\n\n东门进，  西门出。\r\n\r\n* 夜里  不限\r\n'
  const read = file(text)
  expect(read.text).toBe(text)
  expect(words(read)).toEqual(['东门进，  西门出。', '夜里  不限'])
})

test('the time for a hostile text grows with its length, not with its square', () => {
  const parts = [
    '“',
    '（',
    '第一条 ',
    '（一）好：\n',
    '来源：',
    'a > ',
    '| a ',
    '一是好。',
    '；',
    '2018年',
    '北京',
    '\n# ',
    '1．好：\n',
  ]
  for (const part of parts) {
    const text = part.repeat(Math.ceil(60_000 / part.length))
    for (const path of ['a.txt', 'a.html']) {
      const read = readKnowledgeFile(path, `停车规定\n\n${text}`)
      // Reaching this line at all is the promise: the square of this length would take minutes.
      if (!('reason' in read)) expect(Array.isArray(pieces(read))).toBe(true)
    }
  }
})
