/** 说办完了: what closes a ticket, what only may, and what only sounds like it. */
import { describe, expect, test } from 'vitest'
import { toldDone } from '../../bot/hear/told-done.ts'

describe('told done', () => {
  test.each([
    '6栋门禁已修好，办结',
    '7栋垃圾清了，可以办结了',
    '下水道疏通好了，请办结',
    '人出来了，办结',
    '树枝锯了，麻烦结案',
    '换了灯泡，申请办结',
    '灯亮了，没有问题，办结吧',
  ])('“%s” outright', (said) => expect(toldDone(said)).toMatchObject({ outright: true }))

  test.each([
    '已处理完毕',
    '重新弄了读卡器，修好了',
    '电工来过了，这次真的好了',
    '又压了一遍，加了水泥，好了',
    '电梯好了',
    '路面已修复',
    '消防通道的车挪走了',
    '水管换新的了，不漏了，已恢复正常',
    '下水道通了',
    '道闸维修完成',
    '纸箱都清理干净了',
  ])('“%s” in words', (said) => expect(toldDone(said)).toMatchObject({ outright: false, danger: false }))

  test.each([
    '火灭了，锅烧干，没有人受伤',
    '火已经扑灭，无人伤亡',
    '老人已经回家了',
    '孩子找到了',
    '关了总阀，通风了，没事了',
    '报告:被困2人已安全救出，电梯停用',
    '人劝下来了',
  ])('“%s” of a danger', (said) => expect(toldDone(said)).toMatchObject({ danger: true }))

  test.each([
    '修好了吗',
    '还没修好',
    '修好了再办结',
    '等修好了就办结',
    '不能办结',
    '暂时办结不了',
    '怎么办结',
    '今天办结了几单',
    '撤销办结',
    '撤销刚才的办结',
    '待办结',
    '修好了又坏了',
    '修了一半',
    '换了一个，还有两个没换好',
    '明天修好',
    '马上修好',
    '快修好了',
    '师傅说下周能修好',
    '居民说好了',
    '修好以后告诉我',
    '门禁坏了',
    '什么时候能通气',
    '我去看看',
    '希望尽快修好',
    '修好了但是还漏',
  ])('“%s” is not', (said) => expect(toldDone(said)).toBeUndefined())
})
