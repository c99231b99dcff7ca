import { describe, expect, test } from 'vitest'
import { saysNothing } from '../../../knowledge/furniture.ts'
import { readKnowledgeFile } from '../../../knowledge/read-file.ts'
import { accepted, fixture, words } from './reading.ts'

const BODY =
  '安和社区的停车位从一百个增加到一百八十六个，居民每月开一次议事会，把停车、充电和晾晒的规矩一条一条商量出来，贴在每个单元的门口，谁都可以提意见。'
const read = (...lines: string[]) => words(accepted(readKnowledgeFile('a.txt', lines.join('\n'))))

describe('page furniture is never a unit', () => {
  test('of a news page only the article is left', () => {
    const all = words(fixture('news.txt'), 'passage').join('\n')
    expect(all).toContain('小板凳')
    for (const furniture of [
      '首页',
      '来源',
      '作者',
      '讨论停车方案',
      '图为',
      '责编',
      '相关热词',
      '上一篇',
      '分享',
      '扫一扫',
      '版权',
      '备案',
    ]) {
      expect(all).not.toContain(furniture)
    }
  })

  test('of a Traditional page as well', () => {
    const all = words(fixture('traditional.txt'), 'passage').join('\n')
    expect(all).toContain('廚餘垃圾要瀝乾')
    expect(all).not.toMatch(/當前位置|來源|責任編輯|發布時間/)
  })

  test.each([
    ['您的位置：首页 > 新闻 > 社区'],
    ['青禾新闻网>>社区>>停车专题'],
    ['首页 | 新闻 | 政务 | 服务 | 论坛'],
    ['发布时间：2021-03-04 10:20 浏览次数：312 字号：[大 中 小]'],
    ['2021-03-04 10:20'],
    ['索引号：QH-2021-003 发布机构：梧桐街道办事处'],
  ])('above the text: %s', (line) => {
    expect(read('停车议事会有办法', '', line, '', BODY)).toEqual([BODY])
  })

  test.each([
    ['（责任编辑：何青）'],
    ['记者：何青 通讯员 吴敏'],
    ['相关阅读：'],
    ['上一篇：春风行动'],
    ['打印本页 关闭窗口'],
    ['扫一扫在手机打开当前页'],
    ['微信“扫一扫”关注青禾发布'],
    ['Copyright © 2016-2024 qinghe.example All Rights Reserved'],
    ['违法和不良信息举报电话：0573-80000000 举报邮箱：jubao@qinghe.example'],
    ['青ICP备00000000号-1 青公网安备 00000000000000号'],
    ['《青禾日报》（2021年3月4日 第02版）'],
    ['分享到：'],
  ])('below the text: %s', (line) => {
    expect(read('停车议事会有办法', '', BODY, '', line)).toEqual([BODY])
  })

  test('a list of links under “related” goes with it', () => {
    expect(read('停车议事会有办法', '', BODY, '', '相关阅读', '老旧小区换新颜', '春风行动送岗位', '热点聚焦')).toEqual([BODY])
  })
})

describe('what residents need stays, though it looks like furniture', () => {
  test.each([
    ['物业服务电话：0573-80000000，二十四小时有人接。'],
    ['监督举报电话：12345'],
    ['办公地址：梧桐街道永和路1号一楼'],
    ['资金来源：社区惠民资金。'],
    ['请用微信扫描门口的二维码登记。'],
    ['图书馆每周一闭馆。'],
    ['摄像头坏了找物业。'],
    ['编辑部在二楼。'],
  ])('%s', (line) => {
    expect(read('便民须知', '', BODY, '', line).join('')).toContain(line.replace(/。$/, ''))
    expect(read('便民须知', '', line, '', BODY).join('')).toContain(line.replace(/。$/, ''))
  })

  test('short facts in a file of short lines', () => {
    expect(read('便民服务中心', '', '地址：永和路1号', '电话：0573-80000000', '时间：工作日九点到五点')).toEqual([
      '地址：永和路1号',
      '电话：0573-80000000',
      '时间：工作日九点到五点',
    ])
  })

  test('a short sentence above the text that says what to do is no caption', () => {
    expect(read('停水通知', '来源：安和社区', '明天八点起停水。', '', BODY)).toContain('明天八点起停水。')
  })

  test('a heading that stands under each service is a heading each time', () => {
    const text = [
      '办事指南',
      '',
      '# 居住证',
      '## 办理时间',
      '周一到周五。',
      '# 老年证',
      '## 办理时间',
      '周三。',
      '# 停车证',
      '## 办理时间',
      '周六。',
    ]
    expect(words(accepted(readKnowledgeFile('a.md', text.join('\n'))))).toEqual(['周一到周五。', '周三。', '周六。'])
  })

  test('greetings and “特此通知” say nothing', () => {
    expect(read('停水通知', '', '各位居民：', BODY, '特此通知。')).toEqual([BODY])
  })

  test('nor does whom it is written to, and why', () => {
    const why = '为做好明年的缴费工作，根据上级安排，现将有关事项通知如下：'
    expect(read('缴费通知', '', '各街道办事处，各社区居民委员会：', why, BODY)).toEqual([BODY])
    expect(read('通行通知', '', '各类车辆通行要求：', BODY)).toContain('各类车辆通行要求：')
  })
})

test('credits in brackets behind a paragraph', () => {
  expect(['(记者 何青)', '（青禾日报 图片由安和社区提供）', '（责编：何青、吴敏）'].every(saysNothing)).toBe(true)
  expect(['（一）身份证', '（含周末）', '（记者站在一楼）。'].some(saysNothing)).toBe(false)
})
