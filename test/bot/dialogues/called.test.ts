/** Leader, deputy and office are called for a danger: whoever of them answers is understood, and the others hear that they go. */
import { dialogues } from './promised.ts'

const FIRE = `
    张：桂花苑5栋着火了 → 【紧急】火情 / 已按紧急登记 #1001 | 赵：【紧急】#1001 | 李：【紧急】#1001`

dialogues({
  'the deputy has heard it, goes, and is there': `${FIRE}
    赵：收到 → 已记到 #1001 | 王：#1001&赵副网格长&收到 | 李：#1001&收到 | 张：#1001&赵副网格长&收到
    赵：我马上到 → 已记到 #1001 | 王：#1001&我马上到 | 张：#1001&我马上到
    赵：5分钟就到 → 已记到 #1001 | 王：5分钟就到 | 张：5分钟就到
    赵：到了 → 已记到 #1001 | 王：#1001&到了 | 张：#1001&到了
    ＝ 消防｜桂花苑5栋｜紧急｜张｜已派单`,

  'the deputy takes it': `${FIRE}
    赵：我去 → 已接单 #1001 | 张：赵副网格长已接单 | 王：#1001&赵副网格长已接单
    ＝ 消防｜桂花苑5栋｜紧急｜张｜办理中`,

  'what the leader has taken is not taken from them': `${FIRE}
    王：我马上到 → 已接单 #1001 | 张：王网格长已接单
    赵：我也去，马上过去 → !没听明白 | 张：马上过去
    王：马上赶到 → 已记到 #1001 | 赵：马上赶到 | 张：马上赶到
    赵：我来 → 已记到 #1001 | 王：我来 | 张：我来
    ＝ 消防｜桂花苑5栋｜紧急｜张｜办理中`,

  'of two it is asked which': `${FIRE}
    钱：桂花苑6栋电梯困住人了 → 【紧急】电梯困人 / 已按紧急登记 #1002
    赵：我去 → 哪一单&#1001&#1002
    赵：1002 → 已接单 #1002 | 钱：赵副网格长已接单
    ＝ 消防｜桂花苑5栋｜紧急｜张｜已派单
    ＝ 电梯｜桂花苑6栋｜紧急｜钱｜办理中`,

  'a mere “好的” later on is of nothing': `${FIRE}
    （40分钟）
    赵：好的
    ＝ 消防｜桂花苑5栋｜紧急｜张｜已派单`,

  'an ordinary ticket calls nobody': `
    刘奶奶：桂花苑4栋楼道灯不亮 → 已登记 #1001
    赵：收到
    ＝ 照明｜桂花苑4栋楼道｜…｜刘奶奶｜已派单`,
})
