/** Words that the rules of private matters share: who is somebody, who is a neighbour, and what is only talked of. */
import { oneOf } from './pattern.ts'

const SURNAME = oneOf(
  '王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 朱 马 胡 郭 林 何 高 梁 郑 罗 宋 谢 唐 韩 曹 许 邓 萧 冯 曾 程 蔡 彭 潘 袁 于 董 余 苏 叶 吕 魏 蒋 田 杜 丁 沈 姜 范 江 傅 钟 卢 汪 戴 崔 任 陆 廖 姚 方 金 邱 夏 谭 韦 贾 邹 石 熊 孟 秦 阎 薛 侯 雷 白 龙 段 郝 孔 邵 史 毛 常 万 顾 赖 武 康 贺 严 尹 钱 施 牛 洪 龚',
)
const KIN = oneOf(
  '我爸 我妈 我爸爸 我妈妈 我父亲 我母亲 我爷爷 我奶奶 我外公 我外婆 我姥姥 我姥爷 我公公 我婆婆 我岳父 我岳母 我老公 我老婆 我爱人 我丈夫 我妻子 我老伴 老伴 我儿子 我女儿 我闺女 我孙子 我孙女 我孩子 我家孩子 我娃 我哥 我姐 我弟 我妹 我叔 我舅 我姑 我姨 我媳妇 我儿媳 我女婿 我屋企人 我阿妈 我阿爸 我家老人 家里老人 家中老人 我家人 俺爹 俺娘 俺妈 俺爸',
)
const TITLED = `${SURNAME}(?:${oneOf('奶奶 爷爷 大爷 大妈 大娘 阿姨 阿婆 阿公 叔叔 叔 伯 大伯 婆婆 老太 老太太 老头 师傅 先生 女士 小姐 姐 哥 嫂 婶 某 某某 老师')})|${oneOf('老 小 阿')}${SURNAME}(?![区店路门桥学道巷])`

/** A home in the same stairs. */
export const NEIGHBOUR = oneOf(
  '楼上那家 楼上这家 楼上那户 楼上邻居 楼上住户 楼上业主 楼上租户 楼上租客 楼上人家 楼上的人 楼上有人 楼上的 楼上 楼下那家 楼下这家 楼下那户 楼下邻居 楼下住户 楼下业主 楼下的人 楼下老头 楼下大妈 楼下 隔壁那家 隔壁邻居 隔壁住户 隔壁租客 隔壁老 隔壁家 隔壁的 隔壁 隔离屋 对门那家 对门邻居 对门住户 对门 对面那家 对面那户 对面邻居 对面住户 对面家 对面老 邻居家 邻居 那家人 这家人 那户人家 这户人家 那户 这户 那家 我楼上 我楼下 我隔壁 他们家 她们家 他家 她家 上面那家 下面那家 同层那家 同楼层那家 同一层的 顶楼那家 一楼那家 一楼住户 一楼业主 二楼那家 三楼那家 四楼那家 五楼那家 六楼那家 隔篱 楼上嗰家 楼上嗰户',
)

/** A person that others could tell: kin, a name, a room, the speaker. */
export const SOMEBODY = `(?:${KIN}|${TITLED}|${NEIGHBOUR}|(?<![0-9])[0-9]{3,4}(?:室|房|户|的|那家|那个|家|有|住)|\\ue000|${oneOf('他 她 我 俺 本人 佢 那个老人 这个老人 那老头 那个老太太 独居老人 老两口 老大爷 老大妈 那个小伙 那个男的 那个女的 有个老人 有位老人 有个住户')})`

/** Notices, lectures, news and advertisements name such things without anybody in them. */
export const ANNOUNCEMENT = oneOf(
  '讲座 宣传 宣讲 培训 义诊 活动 报名 通知 公告 倡议 科普 新闻 报道 条例 法律规定 反家暴法 政策 补贴标准 补贴政策 保险产品 招聘 志愿者招募 电影 电视剧 小说 段子 演习 演练 温馨提示 开玩笑 热线是多少 电话是多少 热线多少',
)

/** A rule is asked after, nobody is told of. */
export const GENERAL_QUESTION = oneOf(
  '多少钱 几块钱 怎么收费 收不收费 收费标准 怎么处罚 怎么罚 罚多少 罚款多少 归谁管 谁来管 哪个部门 有规定 什么规定 有没有规定 违法吗 合法吗 犯法吗 几点以后 几点到几点 允许吗 让不让 可不可以 可以不可以 怎么举报 怎么投诉 如何投诉 如何举报 去哪投诉 去哪举报 投诉电话 举报电话 时间是几点 时间规定 需要申请吗 要提前告知 要告知邻居 要审批吗 要备案吗 需要邻居 邻居同意 邻居签字 邻居帮 邻居互 邻里 邻居节 请邻居 好邻居',
)

/** Somebody takes leave of life, and says it softly. */
export const HOPELESS = oneOf(
  '一了百了 攒够了药 药都攒够 药攒够了 攒了一瓶药 攒了安眠药 活着真没劲 活着没劲 活着没意思 活着没盼头 活着太累 活得没劲 活腻了 没活头 不如死了 死了倒干净 死了干净 死了算了 早死早解脱 不想拖累 不想再拖累 不想连累 不想给儿女添 别给儿女添 先走一步了 来世再 下辈子再',
)
