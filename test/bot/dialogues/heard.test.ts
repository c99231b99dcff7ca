/** What is heard: somebody beaten at home, impatience about an open ticket, a trouble put right, and a question that goes on. */
import { dialogues } from './promised.ts'

dialogues({
  'beaten at home: the card, a person is told, and the address is kept': `
    刘：我爱人打我，我怕，住桂花苑4栋2单元201 → 【紧急】有人遇到危险&110 / 已按紧急登记 #1001 | 王：【紧急】#1001&201
    ＝ 治安隐患｜桂花苑4栋2单元201｜紧急｜刘｜已派单`,

  'in a group the address is told in private alone': `
    刘@@桂花苑：俺老公天天揍我，3栋1单元202 → 【紧急】有人遇到危险&110 / 已按紧急登记&!#&!202 | 刘：已按紧急登记 #1001
    ＝ 治安隐患｜桂花苑3栋1单元202｜紧急｜刘｜已派单`,

  'asked what to do about it: numbers, and never “no basis”': `
    刘：家暴怎么办 → 110&12338`,

  'a telephone is none': `
    刘：桂花苑3栋楼道灯坏了 → 已登记 #1001
    刘：我老公打我电话说还没修 → !紧急
    ＝ 照明｜桂花苑3栋楼道｜普通｜刘｜已派单`,
})
