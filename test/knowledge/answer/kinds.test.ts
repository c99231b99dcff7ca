import { describe, expect, test } from 'vitest'
import { type AnswerKind, hasShape, kindsAsked } from '../../../knowledge/answer-kind.ts'
import { unitMissing } from '../../../knowledge/asked-unit.ts'
import { fold } from '../../../knowledge/fold.ts'
import { contradicts, premiseOf } from '../../../knowledge/premise.ts'

const ASKED: [string, AnswerKind][] = [
  ['办个证要多少钱', 'money'],
  ['多久要年检一次', 'frequency'],
  ['几天之内要去登记', 'duration'],
  ['窗口几点开门', 'when'],
  ['狗绳最多多长', 'length'],
  ['每家最多养几只猫', 'amount'],
  ['办证要带什么材料', 'papers'],
  ['乱停车罚多少', 'penalty'],
  ['这事归哪个部门管', 'who'],
  ['去哪里交申请', 'where'],
  ['报修要拨什么电话号码', 'phone'],
  ['能不能在楼道充电', 'allowed'],
  ['楼栋分为哪几种', 'list'],
  ['什么是三单制', 'definition'],
  ['怎么申请公租房', 'how'],
  ['請問費用幾多錢', 'money'],
  ['how long does it take', 'duration'],
  ['who is in charge of dogs', 'who'],
]

describe('what a question asks for', () => {
  test.each(ASKED)('%s → %s', (question, kind) => expect(kindsAsked(fold(question))).toContain(kind))

  test('a bare topic asks for nothing in particular', () => expect(kindsAsked('云溪市养犬')).toEqual([]))

  test('a thing that is free, or called after time, asks for neither', () => {
    expect(kindsAsked(fold('社区有免费理发吗'))).not.toContain('money')
    expect(kindsAsked(fold('活动室免费吗'))).toContain('money')
    expect(kindsAsked(fold('时间银行怎么存'))).not.toContain('when')
  })

  test('这几年 and 前几天 do not ask for a number', () => {
    expect(kindsAsked('这几个月物业很好')).not.toContain('amount')
    expect(kindsAsked('前几天刚办的')).not.toContain('duration')
  })
})

describe('what a question takes for granted', () => {
  const PASSAGE = fold('居民议事会每两个月召开一次，到场户数不得少于二十户，每户每年交卫生费六十元。')

  test.each([
    ['议事会要到三十户才能开对吧', { presumes: 1, differs: 1 }],
    ['不是说二十户就能开会吗', { presumes: 1, agrees: 1, differs: 0 }],
    ['交八十元卫生费，找谁退', { differs: 1 }],
  ])('%s', (question, premise) => expect(premiseOf(fold(question), PASSAGE)).toMatchObject(premise))

  test.each(['一户一年交多少卫生费', '议事会多久开一次', '卫生费是几十元', '到场要占百分之几', '每户每年收几元'])(
    'by what measure it is asked (%s) is nothing granted',
    (question) => expect(premiseOf(fold(question), PASSAGE)).toMatchObject({ agrees: 0, differs: 0, absent: 0 }),
  )
})

describe('figures of the one who asks', () => {
  const RULE = fold(
    '第六条 晚上九点以后不得装修。每户限养两只犬；建成于2001年以前的楼每台补四万元。第二组：5—9号楼，组长小汤。',
  )
  const nothing = { agrees: 0, differs: 0, absent: 0 }

  test.each([
    '半夜三点能装修吗',
    '周四下午两点可以装修吗',
    '96年的楼装电梯补多少钱',
    '2019年买的房子补不补',
    '我都登记过三只了，第三只怎么办',
    '住过三年了，每年养过三只，能装修吗',
    '补贴领过五万元了，还能领吗',
  ])('claim nothing of the rule: %s', (question) => expect(premiseOf(fold(question), RULE)).toMatchObject(nothing))

  test.each([
    ['不是说晚上十点以后才不能装修吗', { differs: 1 }],
    ['2012年的办法里一户能养几只', { differs: 1 }],
    ['六号楼的组长是谁', { agrees: 1, differs: 0 }],
    ['3号楼的组长是谁', { agrees: 0, differs: 1 }],
    ['一户能养六条狗吧', { differs: 1 }],
    ['养两条狗可以吧', { agrees: 1, differs: 0 }],
    ['每台补贴超过五万元要审批吗', { differs: 1 }],
    ['补贴不超过四万元是吧', { agrees: 1 }],
    ['每台补贴涨到五万元了吗', { differs: 1 }],
    ['限养改成三只了吗', { differs: 1 }],
    ['装电梯政府出十五万，去哪领', { absent: 0 }],
    ['狗证一年三百去哪交', { differs: 1 }],
  ])('and those that do: %s', (question, premise) => expect(premiseOf(fold(question), RULE)).toMatchObject(premise))

  test('a sum is denied by what is free of charge, and by no article’s number', () => {
    expect(contradicts(fold('备案不收费。'), fold('备案费两百块交给谁'))).toBe(true)
    expect(contradicts(fold('备案不收取任何费用。'), fold('备案一年两百交给谁'))).toBe(true)
    expect(contradicts(fold('备案费为二百元。'), fold('备案费两百块交给谁'))).toBe(false)
    expect(contradicts(fold('第八条 应当在社区备案。'), fold('备案要一条还是两条'))).toBe(false)
    expect(contradicts(fold('每日八时至十时开放。'), fold('下午三点开门吗'))).toBe(false)
  })
})

describe('what an answer looks like', () => {
  test('money, time and penalty are told apart', () => {
    expect(hasShape('money', '每度电收零点六元')).toBe(true)
    expect(hasShape('money', '提前两日预约')).toBe(false)
    expect(hasShape('duration', '提前两日预约')).toBe(true)
    expect(hasShape('penalty', '处二百元罚款')).toBe(true)
    expect(hasShape('penalty', '每户限养一只')).toBe(false)
  })

  test('the unit that is asked for must follow a figure', () => {
    expect(unitMissing('要等几天', '应当在三十日内答复')).toBe(false)
    expect(unitMissing('要等几天', '由派出所办理登记')).toBe(true)
    expect(unitMissing('罚多少元', '责令改正')).toBe(true)
    expect(unitMissing('红砖亭子一共弄了几座', '红砖议事亭共议定事项1164件')).toBe(true)
    expect(unitMissing('红砖亭子一共弄了几座', '建起红砖议事亭78座')).toBe(false)
    expect(unitMissing('调解室星期几有人', '聘请退休厂长37人组成调解团')).toBe(true)
    expect(unitMissing('调解室星期几有人', '调解团每周三坐班')).toBe(false)
    expect(unitMissing('网格员一周几次上门', '网格员上门三次')).toBe(false)
    expect(unitMissing('我们几个人去领行不行', '本人到窗口领取')).toBe(false)
    expect(unitMissing('可以养狗吗', '每户限养一只')).toBe(false)
    expect(unitMissing('上门理发收不收钱', '全年上门理发三千单')).toBe(true)
    expect(unitMissing('上门理发收不收钱', '六十岁以上免费理发')).toBe(false)
    expect(unitMissing('事情报上去多久有回音', '今年7月起试行,已办三百件')).toBe(true)
    expect(unitMissing('事情报上去多久有回音', '三个工作日内回复')).toBe(false)
    expect(unitMissing('外来车最多停多久', '来访车辆停放不超过 24 小时')).toBe(false)
    expect(unitMissing('绳子最长几米', '牵引绳不超过 1.5 米')).toBe(false)
    expect(unitMissing('调解室电话是多少', '全年受理1268件')).toBe(true)
    expect(unitMissing('调解室电话是多少', '服务热线12345')).toBe(false)
    expect(unitMissing('没几天就坏了怎么办', '由物业维修')).toBe(false)
    expect(unitMissing('我们几个人想登记找谁', '向民政部门申请')).toBe(false)
  })
})
