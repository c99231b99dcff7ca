/** Tables that are typed with spaces, and what only looks so; the time and place of a meeting, which are no byline. */
import { describe, expect, test } from 'vitest'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { columnsAt, readOut } from '../../../knowledge/table-columns.ts'
import { accepted, pieces, words } from './reading.ts'

const file = (text: string) => accepted(readKnowledgeFile('a.txt', text))
const CLASSES = `杉湖社区暑期课程表

三、课程和收费

课程    老师    收费    上课时间
书法    孔老师    每期60元    周二
合唱    鲍老师    免费    周四
剪纸    路老师    每期30元    周五

报名请到杉湖社区二楼活动室，带身份证。`

describe('columns that spaces set apart', () => {
  test('the head names the columns, every row is a sentence, what follows is its own', () => {
    const text = file(CLASSES)
    const rows = pieces(text).filter(({ indexed }) => indexed.includes('课程 老师 收费 上课时间'))
    expect(rows.map((row) => row.words.split(/ +/)[0])).toEqual(['书法', '合唱', '剪纸'])
    expect(rows[0]!.passage).not.toContain('报名请到')
    expect(words(text)).toContain('报名请到杉湖社区二楼活动室，带身份证。')
    const start = text.text.indexOf('合唱')
    expect(columnsAt(text.text, start)).toEqual(['课程', '老师', '收费', '上课时间'])
    expect(readOut(text.text, { start, end: text.text.indexOf('\n', start) })).toBe(
      '课程：合唱，老师：鲍老师，收费：免费，上课时间：周四',
    )
    expect(columnsAt(text.text, text.text.indexOf('课程    '))).toBeUndefined()
  })

  test('full-width spaces, and an empty line between all rows', () => {
    for (const [gap, feed] of [
      ['　', '\n'],
      ['　　', '\n\n'],
    ] as const) {
      const rows = [
        ['窗口', '业务', '电话'],
        ['1号', '社保', '5550001'],
        ['2号', '户籍', '5550002'],
      ]
      const text = file(`大厅窗口\n\n${rows.map((row) => row.join(gap)).join(feed)}\n`)
      expect(words(text)).toEqual([`1号${gap}社保${gap}5550001`, `2号${gap}户籍${gap}5550002`])
      expect(columnsAt(text.text, text.text.indexOf('户籍'))).toEqual(['窗口', '业务', '电话'])
    }
  })

  test('prices without a head are rows with the line that announces them', () => {
    const text = file(
      '理发室告示\n\n理发价钱：\n70岁以下　剪发15元　烫发60元\n70岁以上　剪发8元　烫发40元\n残疾人　免费　烫发40元\n离休干部　免费　免费\n\n周三休息。',
    )
    const row = pieces(text).find((piece) => piece.words.startsWith('70岁以上'))!
    expect(row.indexed).toContain('理发价钱：')
    expect(row.passage.split('\n')).toHaveLength(4)
    expect(columnsAt(text.text, text.text.indexOf('70岁以上'))).toEqual([])
    expect(pieces(text).find((piece) => piece.words === '周三休息。')!.indexed).not.toContain('理发价钱')
  })

  test.each([
    ['verse', '江南好　风景旧曾谙\n日出江花红胜火　春来江水绿如蓝\n能不忆江南　最忆是杭州'],
    ['a couplet with figures', '一去二三里　烟村四五家\n亭台六七座　八九十枝花'],
    ['a roster of names', '参会：\n孔明　鲍雷　路青\n严华　苏菲　陶然\n卫东　蒋平　沈林'],
    ['a form to be filled in', '姓名　性别　年龄\n住址　电话　单位\n事项　时间　备注'],
    ['labels and what they say', '时间：  9月3日9点\n地点：  二楼205室\n电话：  5550001'],
    ['a numbered list', '1.  打印表格2份\n2.  盖章1处\n3.  交到3号窗口'],
    ['articles', '第一条　为了管好车棚3处。\n第二条　每月5元。\n第三条　自9月1日起施行。'],
    ['prose with an indent', '　　今年新修车棚3处。\n　　每月收5元。\n　　自9月起。'],
    ['a signature', '杉湖社区居委会　2026年8月\n\n电话5550001'],
    ['rows that lack cells', '项目  价格  备注\n剪发  15元\n烫发  60元  周三休息\n染发  80元\n焗油  90元  自带药水'],
  ])('%s is no table', (_, lines) => {
    const { text } = file(`# 告示\n\n开头的一句话。\n\n${lines}\n`)
    for (const line of lines.split('\n')) expect(columnsAt(text, text.indexOf(line.trim()))).toBeUndefined()
  })
})

describe('when and where people met', () => {
  const minutes = (time: string, place = '\n地点：杉湖社区二楼会议室\n主持人：居委会主任 孔庆') =>
    file(`杉湖社区停车协商会纪要\n\n${time}${place}\n\n会议决定，东门外的空地划出车位二十个，先到先停，夜里八点以后不收费。\n`)

  test.each(['时间：2026年5月8日（星期五）14:00—16:30', '时间：2026年5月8日', '时间:2026年5月8日下午2点'])(
    '“%s” can be quoted, and is the day of the minutes',
    (time) => {
      const text = minutes(time)
      expect(words(text).slice(0, 3)).toEqual([time, '地点：杉湖社区二楼会议室', '主持人：居委会主任 孔庆'])
      expect(text.date).toBe('2026-05-08')
    },
  )

  test('alone above the text only where it says more than a day', () => {
    expect(words(minutes('时间：2026年5月8日19:00至21:00', ''))[0]).toContain('19:00至21:00')
    expect(words(minutes('时间：2026-05-08 10:20', '')).join()).not.toContain('10:20')
    expect(words(minutes('时间：2026-05-08 10:20  来源：杉湖晚报  浏览次数：38')).join()).not.toContain('浏览次数')
    expect(words(minutes('发布时间：2026年5月8日')).join()).not.toContain('发布时间')
  })
})
