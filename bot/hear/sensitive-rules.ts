/** What a private matter is told with. The order is that in which kinds are named where several are heard. */
import { BEATEN_AT_HOME, NO_BLOW } from './emergency-at-home.ts'
import { gap, oneOf, pattern } from './pattern.ts'
import { ANNOUNCEMENT, GENERAL_QUESTION, HOPELESS, NEIGHBOUR, SOMEBODY } from './sensitive-words.ts'
import type { SensitiveKind } from './understanding.ts'

export interface SensitiveRule {
  kind: SensitiveKind
  name: string
  shape: RegExp
  /** What stands in the same sentence and makes it no private matter. */
  unless?: RegExp
}

const CHILD = oneOf(
  '孩子 小孩 小孩子 小朋友 女儿 儿子 闺女 娃 娃娃 小学生 中学生 初中生 高中生 学生 女童 男童 幼童 儿童 未成年 未成年人 婴儿 宝宝 细路 小姑娘 小男孩 小女孩 女孩 男孩 孙子 孙女 外孙 外孙女 外甥女 侄女 外甥 侄子',
)
const ILLNESS = oneOf(
  '癌 癌症 肿瘤 化疗 放疗 透析 尿毒症 白血病 艾滋 艾滋病 hiv 梅毒 性病 抑郁 抑郁症 焦虑症 精神病 精神分裂 精神障碍 精神失常 精神有问题 精神不正常 脑子有问题 脑子不正常 躁郁 双相 狂躁 老年痴呆 痴呆 失智 阿尔茨海默 自闭症 孤独症 唐氏 智障 智力障碍 弱智 瘫痪 偏瘫 瘫在床 中风后 肝炎 乙肝 丙肝 肺结核 结核病 糖尿病 高血压 冠心病 心脏病 癫痫 羊癫疯 帕金森 白内障 失禁 卧床 失能 流产 堕胎 病危 重病 大病 得病 得了病 生病住院 住院 做手术 刚手术 动手术 截肢 残疾 肢残 聋哑 失明 眼瞎 染上毒瘾 戒毒 酗酒 新冠 阳性',
)
const INTIMATE = oneOf(
  '怀孕了?没(?:有)?(?:结婚|领证) 没(?:结婚|领证)[^，。]{0,4}怀孕 未婚先孕 打胎 出轨 外面有人 社区矫正 刑满释放 刚出狱',
)
const COLLAPSE = oneOf(
  '晕倒 昏倒 昏迷 晕过去 昏过去 抽搐 没呼吸 吐血 摔倒 摔断 骨折 心梗 脑梗 脑出血 中暑 叫不醒 喊不醒 口吐白沫 发病了 犯病 不行了',
)
const HURT = oneOf(
  '被打 挨打 被揍 挨揍 被欺负 被人欺负 霸凌 欺凌 被欺凌 猥亵 性侵 被摸 被人摸 摸她 摸他 虐待 被虐 没人管 没有人管 没人照看 没人看 一个人在家 独自在家 单独在家 自己在家 离家出走 走失 走丢 失踪 不见了 逃学 逃课 辍学 不上学 没上学 失学 怀孕 早恋 偷东西 自残 被关 关在 锁在 被骚扰 尾随 被拐 被跟踪 摸下面 摸胸 摸屁股 摸大腿 摸身子 被[^，。]{1,12}摸 被[^，。]{1,6}亲 亲嘴 强吻 脱她 脱他 扒她 扒他 脱裤子 扒裤子 裤子脱 衣服脱 早孕 未婚先孕 饿着 没饭吃 留守 网瘾 厌学 被遗弃 遗弃 被老师打 被勒索',
)
const BLOWS = `${BEATEN_AT_HOME}|(?:打了?|扇|抽|踹|捶)我${NO_BLOW}(?!烟|血|奖|签|背|腿|肩)|${oneOf(
  '家暴 家庭暴力 打老婆 打媳妇 打妻子 打女人 打他妈 打他爸 打她妈 打她爸 打父母 打老人 打孩子 打小孩 打娃 打儿子 打女儿 打老公 揍我 把我打 老公打了 老婆打了 丈夫打了 公打了 踢我 打他 打她 被打 被人打 被老公打 被丈夫打 被他打 被她打 被前夫打 被男朋友打 被儿子打 被儿媳打 被邻居打 挨打 殴打 毒打 暴打 动手打 打得 打伤 打人 动手了 动刀 拿刀 持刀 拿菜刀 拿着刀 砍人 砍我 砍死 捅人 捅死 要杀 杀了我 弄死 打死我 威胁我 威胁要 扬言要 恐吓 跟踪我 一直跟着我 尾随我 动手动脚 咸猪手 脱我 强行抱 摸我 骚扰我 骚扰她 性骚扰 猥亵 强奸 强暴 非礼 偷拍 偷窥 掐我 掐脖子 掐着脖子 掐着我 掐住我 掐她 掐他 虐待 囚禁 软禁 关起来不让 非法拘禁 敲诈 勒索 泼油漆 堵我家门 打架 斗殴 打起来 干架',
)}`
const DESPAIR = oneOf(
  '不想活 不想活了 想死 想去死 自杀 轻生 寻短见 寻死 跳楼 要跳下去 割腕 自残 自缢 上吊(?!着|顶|灯|篮|扇|在树) 活着没意思 活着没意义 活着没劲 活不下去 活唔落去 活够了 了结自己 了断 结束生命 遗书 喝农药 吞安眠药 撑不下去 撑不住了 快崩溃 想不开 没有活下去 生无可恋 唔想做人',
)
const MONEY = oneOf(
  '欠债 欠了债 欠了钱 欠了[^，。]{0,6}[万钱块元] 欠我[^，。]{0,6}[万钱块元] 欠我钱 借我钱 借了我[^，。]{0,6}[万钱块元] 借钱不还 不还钱 不还我钱 高利贷 网贷 赌债 债主 催债 讨债 追债 负债 破产 还不起 还不上 交不起 付不起 吃不起 看不起病 揭不开锅 没钱吃饭 没钱看病 没钱交 没钱买 冇钱 没有收入 没收入 没有生活费 没生活费 断了收入 下岗 失业了 信用卡逾期 贷款逾期 房贷断供 断供 被骗 被骗了 骗走 骗光 骗了我 被诈骗 遗产 分家产 争家产 争房产 抚养费 赡养费 扶养费 拖欠工资 欠薪 工资没发 工资不发 冻结了 抵押 赌输 赌博输',
)
const MISDEED = oneOf(
  '吵 吵架 吵闹 吵死 太吵 好嘈 嘈 噪音 噪声 扰民 跺脚 蹦 跳绳 拖椅子 拖桌子 拖凳子 挪家具 敲墙 敲地 打麻将 搓麻将 打牌 放音乐 放歌 音响 唱歌 k歌 卡拉 弹琴 练琴 拉琴 吹唢呐 开派对 聚会 喊叫 大喊大叫 大声 装修 打孔 砸墙 敲打 电钻 承重墙 养鸡 养鸽 养狗 养了[^，。]{0,4}[狗猫鸡鸽] 狗叫 狗乱叫 狗吵 狗又叫 的狗 家狗 不牵绳 猫叫 乱扔 乱丢 扔垃圾 丢垃圾 扔烟头 扔东西 往下扔 往下倒 往下泼 倒水 泼水 抛物 高空抛 堆 堆放 堆满 占用 占了 占着 霸占 占道 占我 占楼道 占公共 违建 搭建 私搭 搭棚 加盖 改成 打通 封阳台 油烟 抽烟 吸烟 烧纸 烧香 焚香 烧东西 臭 偷 骂 骂人 骂我 找茬 欺负 吐痰 撒尿 随地 大小便 群租 隔断 出租给 租给 日租 民宿 短租 赌博 聚赌 聚众 吸毒 贩毒 卖淫 嫖 传销 邪教 可疑 来路不明 陌生人进进出出 偷电 偷水 飞线 拉线充电 充电 推电动车 电瓶车进 堵门 堵住 堵我 挡住 挡光 停我车位 占我车位 刮我车 划我车 不讲理 闹事 撒泼 酒后 喝酒闹 喝醉 素质差 没素质 缺德 半夜回来 三更半夜 摔门 摔东西 砸东西 闹腾 蹦迪 跳舞 跑来跑去 跑跳 唔瞓觉 吱吱 咚咚 种菜 挖地 挖土 浇花 晾衣服滴 拖把滴 摄像头对着 安摄像头 装摄像头 监控对着',
)
/** A pipe bursts upstairs through nobody's fault. */
const PIPE = oneOf(
  '漏水 渗水 漏下来 漏到 滴水 水管 爆管 下水道 反水 返水 水漏 淋到 被淹 泡了 空调水 外墙 楼道灯 路灯 灯坏 灯不亮 门禁 电梯',
)
const BY_ROOM = `(?<![0-9])[0-9]{3,4}(?:室|房|号房|户|的?(?:那家|这家|住户|业主|租户|租客|房客|邻居|男的|女的|老头|老太|小伙|夫妻|两口子|家)|(?=${gap(4)}(?:天天|每天|每晚|老是|总是|一直|又在|半夜|经常|昨晚|门口|有人|的人|的狗|家)))`
const BY_PLACE = `(?<![0-9])[0-9]{1,2}(?:栋|幢|号楼|楼|单元)`
/** What nobody is called before all neighbours, true or not. */
const CRIME = oneOf(
  '吸毒 贩毒 卖淫 嫖娼 聚赌 开赌场 偷东西 偷过 是小偷 强奸过? 坐过牢 劳改犯 杀过人 是神经病 精神不正常 是小三 偷情 养小三 得了?艾滋 有性病',
)
const OWN_AGE = '我(?:今年)?(?:才|只有|刚)?(?:[5-9]|1[0-7]|[五六七八九十]|十[一二三四五六七])岁'
/** Of a child that has nobody else to tell. */
const OWN_TROUBLE = oneOf(
  '不给我(?:吃|饭|开门|回家) 打我 骂我 不要我 关我 把我关 锁我 把我锁 欺负我 摸我 不让我(?:吃|睡|进|回|出) 不敢回家 不敢去学校 不敢上学',
)
/** Some of it happens to buildings, shops and public things, which have no privacy. */
const NO_NEIGHBOUR = oneOf(
  '工地 施工队 饭馆 菜馆 火锅 烧烤 麻将馆 棋牌室 餐厅 小摊 摊贩 底商 楼下摊 烧烤摊 充电口 公共 社区 物业 饭店 餐馆 烧烤店 店铺 商铺 学校 幼儿园 小区 单元门 商场 超市 酒店 马路 公园 广场 村委 街道办 公司 写字楼 楼道灯 地铁 公交 快递柜 垃圾站 配电房 水泵房',
)

export const SENSITIVE_RULES: readonly SensitiveRule[] = [
  {
    kind: 'crisis',
    name: 'somebody in despair',
    shape: pattern(`${DESPAIR}|${HOPELESS}`, 'g'),
    unless: pattern(
      `${oneOf('热 冷 堵 吵 累 饿 笑 臭 丑 困 忙 冻 熏')}${gap(3)}(?:想死|不想活)|想死你|跳楼(?:价|机|大|甩)|${ANNOUNCEMENT}|${oneOf('电影 电视剧 小说 新闻')}`,
    ),
  },
  {
    kind: 'minors',
    name: 'a child in trouble',
    shape: pattern(`${CHILD}${gap(10)}${HURT}|${HURT}${gap(6)}${CHILD}`, 'g'),
    unless: pattern(
      `${ANNOUNCEMENT}|${oneOf('设施 滑梯 秋千 器材 游乐 玩具 井盖 路灯 路口 斑马线 车棚 兴趣班 托管班 课后服务 学区')}${gap(14)}${oneOf('没人管 不见了')}|${oneOf('猫 狗 电动车')}${gap(3)}不见`,
    ),
  },
  {
    kind: 'minors',
    name: 'a child tells of itself',
    shape: pattern(
      `${OWN_AGE}${gap(20)}${OWN_TROUBLE}|${OWN_TROUBLE}${gap(20)}${OWN_AGE}|我(?:的|们)?(?:同学|同桌|班主任|班上)${gap(8)}${oneOf('欺负我 打我 骂我 摸我 堵我 勒索我 抢我')}`,
      'g',
    ),
    unless: pattern(ANNOUNCEMENT),
  },
  {
    kind: 'neighbour',
    name: 'somebody is accused of a crime',
    shape: pattern(`(?:${NEIGHBOUR}|${BY_PLACE}|\\ue000|${oneOf('老 小')}[\\u4e00-\\u9fa5])${gap(10)}${CRIME}`, 'g'),
    unless: pattern(`${ANNOUNCEMENT}|${GENERAL_QUESTION}|${oneOf('老人 老鼠 小区 小孩')}${gap(3)}${CRIME}`),
  },
  {
    kind: 'violence',
    name: 'somebody is beaten or threatened',
    shape: pattern(BLOWS, 'g'),
    unless: pattern(
      `${ANNOUNCEMENT}|${oneOf('狗打架 猫打架 打架子 偷拍的照片 打得开 打得通 打得开门 打得到 打得进 打得赢 电话打得 雨打得 风打得 太阳打得 打我电话 打我手机 打他电话 打她电话 打人工 殴打谣言 游戏 电影 打我家门前过 敲诈短信 勒索病毒 哈哈 笑死')}|打(?:我|他|她)(?:的|们的?)?(?:电话|手机|微信|号码)`,
    ),
  },
  {
    kind: 'health',
    name: 'the illness of a certain person',
    shape: pattern(
      `${SOMEBODY}${gap(12)}(?:${ILLNESS}|${COLLAPSE}|${INTIMATE})|${ILLNESS}${gap(6)}${oneOf('怕别人知道 不想让人知道 别说出去 保密')}|${oneOf('确诊 查出 检查出 得了 患了 患有 有')}${gap(5)}${ILLNESS}${gap(10)}${SOMEBODY}`,
      'g',
    ),
    unless: pattern(
      `${ANNOUNCEMENT}|${oneOf('残疾人坡道 残疾人通道 残疾人车位 残疾人厕所 残疾人卫生间 无障碍 盲道 残疾车位 大病医保政策 阳性证明 电脑 系统')}|${oneOf('差点 险些')}${gap(3)}(?:摔|晕)`,
    ),
  },
  {
    kind: 'money',
    name: 'money trouble of a person',
    shape: pattern(MONEY, 'g'),
    unless: pattern(
      `${ANNOUNCEMENT}|${oneOf('防骗 防诈 反诈 小心被骗 谨防 别被骗 物业欠 物业公司欠 开发商 物业交不起 维修基金 公共收益 业委会 抵押车 抵押登记 门禁卡冻结 水管冻结 冻结冰 路面冻结')}`,
    ),
  },
  {
    kind: 'neighbour',
    name: 'a neighbour is complained about',
    shape: pattern(
      `(?:${NEIGHBOUR}|${BY_ROOM})${gap(16)}${MISDEED}|${MISDEED}${gap(4)}(?:的是|，是|是)${gap(3)}${NEIGHBOUR}`,
      'g',
    ),
    unless: pattern(
      `${ANNOUNCEMENT}|${GENERAL_QUESTION}|^${gap(40)}(?:${PIPE})|${oneOf('隔壁 对面 对门 楼上 楼下')}的?(?:${NO_NEIGHBOUR}|栋|单元|楼的|小公园)|${oneOf('楼下 楼下的')}${gap(6)}(?:${NO_NEIGHBOUR}|${oneOf('垃圾桶 垃圾堆 垃圾 花坛 绿化 车棚 充电桩 路 树 停车 车位 下水 化粪池 健身 井 沟')})`,
    ),
  },
  {
    kind: 'neighbour',
    name: 'somebody is reported by room or name',
    shape: pattern(
      `${oneOf('举报 投诉 检举 告发 告状 反映一下 曝光')}${gap(8)}(?:${NEIGHBOUR}|(?<![0-9])[0-9]{3,4}(?:室|房|户|那家|的|家|业主|住户)?(?![0-9年元号块])|\\ue000|${oneOf('老 小')}[\\u4e00-\\u9fa5]家?${gap(1)}|[\\u4e00-\\u9fa5]{2,3}(?:在家|家里|私自|偷))`,
      'g',
    ),
    unless: pattern(
      `${ANNOUNCEMENT}|${GENERAL_QUESTION}|${oneOf('12345 12315 老小区 小区 老人 小孩 小卖部 小店 小广告 老板 老问题 老鼠 老旧 小作坊 小吃 小摊 小贩')}|${PIPE}`,
    ),
  },
]
