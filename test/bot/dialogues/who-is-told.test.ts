/** Who is told what: of a neighbour's door nobody else reads; whoever was called and no longer is hears it; who goes there is known to the others. */
import { dialogues } from './promised.ts'

dialogues({
  'how a fire ended is told to a witness without the flat and the name': `
    张：桂花苑5栋着火了 → 【紧急】火情 / 已按紧急登记 #1001
    钱：桂花苑5栋着火了 → 【紧急】火情 / #1001
    张：2单元301，我叫李建国 → #1001
    王：1001 办结 301的李建国家锅烧干了 → #1001 已办结 | 张：#1001&301的李建国家锅烧干了 | 钱：您同报的 #1001&已办结&锅烧干了&!301&!李建国 | 李：请核查 #1001&301的李建国家锅烧干了
    钱：查看1001 → #1001&锅烧干了&!301&!李建国
    ＝ 消防｜桂花苑5栋2单元301｜紧急｜张｜待核查｜+钱`,

  'so of a lamp, and of what is refused': `
    张：桂花苑3栋楼道灯不亮 → 已登记 #1001
    钱：桂花苑3栋楼道灯不亮 → #1001
    王：1001接单 → 已接单 #1001 | 张：已接单
    王：1001 办结 2单元301张阿姨家门口换了灯 → #1001 已办结 | 张：2单元301张阿姨家门口换了灯 | 钱：您同报的 #1001&家门口换了灯&!301&!张阿姨
    ＝ 照明｜桂花苑3栋楼道｜…｜张｜待核查｜+钱`,
})
