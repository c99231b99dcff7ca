/**
 * 说办完了: “…，可以办结了” says it outright; “重新布了线，修好了”, “人救出来了” only tell of it. What is asked, wanted, put off or true in part is neither.
 * Of folded words without the ticket's number. Pure.
 */
import { oneOf, pattern } from './pattern.ts'

/** 办结, at the end of a clause. */
const OUTRIGHT = pattern(
  `(?<!${oneOf('待 否 的 撤销 撤回 取消 收回 刚才 误 超时 到期 没法')})${oneOf('办结 结案 结单 销单 销案 关单 闭单')}(?:了|吧|啦|啊|哈|掉|一?下|处理|谢谢){0,3}(?=$|[\\s,，。;；!！])`,
)

/** “没有人受伤”, “不漏了”: said with a no, and good news. */
const GOOD_NO = pattern(
  `(?:没有?|无)(?:什么|啥)?(?:人员?)?(?:${oneOf('受伤 伤亡 伤着人? 伤到人? 损失 大碍 问题 危险 隐患 异味 异常 味道? 烟 火 明火 漏气 漏水 生命危险 事')})(?:了|啦|的|儿){0,2}|不(?:再)?[漏堵响闪卡臭冒滴晃吵黑热烫跳](?:水|烟|气|了|闸)(?:了)?|不(?:返水|积水|跳闸)了?`,
  'gu',
)
/** It is not done, not yet, not wholly, or somebody asks. */
const HOLDS = pattern(
  `[?？]|[吗呢么没未不别谁哪]|怎么|如何|多久|几[单件个点时天]|多少|还[在要得差剩有是会能]|又(?=${oneOf('坏 漏 堵 灭 响 黑 闪 卡 掉 满 来 有 出 开始 塌 断 臭 冒')})|等(?!级)|如果|要是|假如|万一|快要?(?=修|弄|好|完|清)|差点|差不多|一半|部分|只(?=修|换|弄|清|办|剩|有|能|是)|明天|后天|下周|下午再|晚上再|才[能会]|能修|会修|要修|希望|需要|争取|尽快|尽量|准备|打算|以后|之后|之前|后来|再(?!次)|但|可是|不过|反映|投诉|担心|(?:居民|住户|业主|他们?|她|有人|人家)(?:说|讲|反映|问)`,
)
const DEED =
  '修|弄|搞|办|处理|处置|换|更换|装|安装|清理?|收|扫|打扫|收拾|疏通|补|解决|锯|剪|砍|焊|铲|填|刷|拖|搬|运|加固|维修|检修|抢修|调解|劝|查|测|通|接|拆|加|排|挪|移|抬|拉|抽|压|盖|铺|粘|贴|杀|消杀|调|固定|整改|恢复'
const ENDS = '(?:好|完|妥|走|掉|干净|开|通|上|平|紧|妥当|完毕|完成|结束|到位)'
/** A clause that tells of something done, whatever is named before it. */
const DONE = pattern(
  `(?:${DEED})${ENDS}(?:了|啦|咯)(?:的|哈|啦|呀|啊)?$|(?:已经?|都|全)[\\u3400-\\u9fff]{0,4}(?:${DEED})${ENDS}$|已(?:经)?(?:全部|都|彻底)?(?:${oneOf('修复 恢复 恢复正常 解决 处理 清理 清运 清除 更换 换新 疏通 消除 排除 整改 处置 办理 完成 完工 修缮')})(?:了|好|完毕|完成|正常)?$|(?:修复|整改|施工|维修|检修|处理|处置|清理|更换|疏通)(?:已经?)?(?:完毕|完成|结束|到位|完工)(?:了)?$|(?:^|[\\u3400-\\u9fff])(?:好|亮|通|正常|恢复|恢复正常|搞定|解决|完事|完工|修复|能用|能刷|能开|能关|可以用)了(?:的|啦|哈)?$`,
)
/** What becomes of a danger. */
const DANGER_OVER = pattern(
  `(?:${oneOf('灭 扑灭 浇灭 救出 救出来 救下 救下来 放出来 出来 脱险 脱困 获救 下来 找到 找着 找回来 回家 到家 送回家 接回家 劝住 劝开 控制住 稳住 平息 解除 排除 散 关上 撤离 没事 带走 送医 送医院 送到医院 送去医院')})(?:了|啦){1,2}$|已(?:经)?(?:全部|都|安全|得到)?(?:${oneOf('扑灭 救出 获救 脱险 脱困 送医 送医院 送回家 找到 控制 解除 排除 关闭 撤离 回家')})(?:了|住)?$|(?:安全|成功|全部|平安)(?:救出|撤离|脱险|脱困|到家|回家|获救)(?:来)?(?:了)?$|险情(?:解除|排除)|虚惊一场`,
)

export interface ToldDone {
  /** 办结, said so. */
  outright: boolean
  /** It may only be of a danger: “人出来了” says nothing of a lamp. */
  danger: boolean
  /** The last clause says it and names no thing: “重新布了线，修好了”. */
  plain: boolean
}

const PLAIN = pattern(
  `^(?:这次|这回|现在|刚刚?|总算|终于|真的?|已经?|都|也|全|就){0,3}(?:(?:${DEED})?(?:好|完|妥)|搞定|能用|能刷|能开|亮|通|正常)了(?:的|啦|哈)?$`,
)

const MOST_READ = 120
const CLAUSE_END = /[,，。;；!！、：:\s]{1,6}/u

/** Undefined where nothing is told done. */
export function toldDone(said: string): ToldDone | undefined {
  if (said.length > MOST_READ) return undefined
  const plain = said.replace(GOOD_NO, '好了')
  if (HOLDS.test(plain)) return undefined
  if (OUTRIGHT.test(plain)) return { outright: true, danger: false, plain: true }
  const clauses = said.split(CLAUSE_END).filter((one) => one !== '')
  const last = clauses.at(-1) ?? ''
  // What was done stands first or last; between them is how.
  const ends = [last, clauses[0] ?? '']
  if (ends.some((one) => DONE.test(one))) return { outright: false, danger: false, plain: PLAIN.test(last) }
  return clauses.some((one) => DANGER_OVER.test(one)) ? { outright: false, danger: true, plain: false } : undefined
}
