import { describe, expect, test } from 'vitest'
import { readPage } from '../../../knowledge/html.ts'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { fixture, pieces, words } from './reading.ts'

const text = (html: string) => readPage(html).text
const LONG = '安和社区食堂自十月二十日起对外开放，六十周岁以上老人就餐打八折。'

describe('the readable text of a page', () => {
  test('is what a reader reads, in order, without what surrounds it', () => {
    const { title, publisher, date } = fixture('page.html')
    expect({ title, publisher, date }).toEqual({
      title: '安和社区食堂开放公告',
      publisher: '梧桐街道办事处',
      date: '2023-10-16',
    })
    expect(words(fixture('page.html'))).toEqual([
      '安和社区食堂自10月20日起对外开放，六十周岁以上老人就餐打八折，八十周岁以上老人打五折。',
      '| 早餐 | 6:30—8:30 | 一楼大厅 |',
      '| 午餐 | 11:00—13:00 | 一楼大厅 |',
      '1. 带身份证到食堂服务台登记。',
      '2. 当场拍照制卡，工本费全免。',
      '行动不便的老人可以请网格员代办，电话见公共联系表。',
    ])
  })

  test('a row keeps the table’s header in what is searched', () => {
    const row = pieces(fixture('page.html')).find((piece) => piece.words.includes('午餐'))
    expect(row!.heading).toBe('开放时间')
    expect(row!.indexed).toContain('餐次 时间 地点')
  })

  test('a table’s first cell over all columns names it, and what reaches over rows stands in each', () => {
    const page = readPage(
      '<title>收费标准_某某局</title><table><tr><td colspan=3>青禾市场地收费标准</td></tr><tr><td>场地</td><td colspan="2">标准（元）</td></tr>' +
        '<tr><td rowspan="2">多功能厅</td><td>居民</td><td>30</td></tr><tr><td>单位</td><td>80</td></tr><tr><td>说明</td><td colspan=2>节假日不开放</td></tr></table>',
    )
    expect(page.text.split('\n')).toEqual([
      '# 青禾市场地收费标准',
      '',
      '| 场地 | 标准（元） | 标准（元） |',
      '| --- | --- | --- |',
      '| 多功能厅 | 居民 | 30 |',
      '| 多功能厅 | 单位 | 80 |',
      '| 说明 | 节假日不开放 |  |',
    ])
  })

  test('a page that begins with a table is called by its title, not by a row', () => {
    const page = `<title>青禾市场地收费标准</title><table><tr><td>场地</td><td>元</td></tr><tr><td>多功能厅</td><td>30</td></tr></table><p>${LONG}</p>`
    expect(readKnowledgeFile('a.html', page)).toMatchObject({ title: '青禾市场地收费标准', place: '青禾市' })
  })

  test('cells that claim to stretch for ever cost nothing', () => {
    const row = `<tr><td rowspan="99999999" colspan="99999999">${'长'.repeat(500)}</td><td>乙</td></tr>`
    expect(text(`<table>${row.repeat(200)}</table>`).length).toBeLessThan(200 * 900)
  })

  test('hidden text, scripts and menus are not read', () => {
    expect(
      text(
        `<p>${LONG}</p><script>偷偷</script><style>偷偷</style><noscript>偷偷</noscript><p hidden>偷偷</p><p style="display: none">偷偷</p>` +
          '<div aria-hidden="true">偷偷</div><template>偷偷</template><!-- 偷偷 --><nav>偷偷</nav><footer>偷偷</footer><div class="share-box">偷偷</div>' +
          '<ul><li><a href="/a">首页</a></li><li><a href="/b">新闻</a></li></ul>',
      ),
    ).toBe(LONG)
  })

  test('a page all inside one oddly named box is still read', () => {
    expect(text(`<body><div class="has-sidebar page"><p>${LONG}</p></div></body>`)).toBe(LONG)
  })

  test('a table that only lays out the page is text, not rows', () => {
    expect(text(`<table><tr><td><p>${LONG}</p></td></tr></table>`)).toBe(LONG)
    expect(text(`<table><tr><td><table><tr><td>${LONG}</td></tr></table></td><td>右边</td></tr></table>`)).toContain(LONG)
  })

  test('entities, odd spaces and broken lines come out as a reader sees them', () => {
    expect(text('<p>老人&nbsp;&amp;&nbsp;孩子\n  都可以来，请走\n  A\n  B 两个门。</p>')).toBe(
      '老人 & 孩子都可以来，请走 A B 两个门。',
    )
  })

  test('a title without a site’s name', () => {
    expect(readPage(`<title>食堂公告_梧桐街道办事处</title><p>${LONG}</p>`).title).toBe('食堂公告')
    expect(readPage(`<title>食堂公告</title><p>${LONG}</p>`).title).toBe('食堂公告')
    expect(readPage(LONG).title).toBeUndefined()
  })

  test('list items keep their marks when paragraphs stand inside', () => {
    expect(text(`<p>${LONG}</p><ol><li><p>登记。</p></li><li><p>领卡。</p></li></ol><ul><li><p>自愿。</p></li></ul>`)).toMatch(
      /1\. 登记。\s+2\. 领卡。\s+- 自愿。/,
    )
  })

  test('a page of open tags that nobody wrote costs nothing and breaks nothing', () => {
    for (const tag of ['<div>', '<b>', '<table><tr><td>', '<ul><li>', '<a href=x>']) expect(text(tag.repeat(100_000))).toBe('')
    expect(text(`${'<div>'.repeat(300)}${LONG}`)).toBe(LONG)
    expect(text('<'.repeat(100_000)).length).toBe(100_000)
  })
})
