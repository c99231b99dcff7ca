/** Gas, fire and electricity: what burns, blows up or shocks. */
import type { EmergencyRule } from './emergency-rule.ts'
import { gap, oneOf, pattern } from './pattern.ts'

const GAS = oneOf('煤气 燃气 天然气 液化气 石油气 管道气 瓦斯 沼气 煤气罐 气罐 气瓶')
const WHERE_SHOCK = oneOf(
  '变压器 配电箱 配电柜 配电房 配电室 电箱 电表箱 电表 电闸 闸刀 空开 插座 插排 开关 电线 电缆 高压线 线路 电线杆 电杆 灯杆 路灯 充电桩 桩子 空调外机 空调 热水器 冰箱 线头 网线杆 广告灯箱 灯箱 霓虹灯 水龙头 铁门 铁栏杆 栏杆 扶手 花洒',
)

export const THING_RULES: EmergencyRule[] = [
  {
    kind: 'fire',
    name: 'a fire that is not mastered',
    firm: true,
    shape: pattern(
      `${oneOf('着火 起火 失火 火')}${gap(10)}${oneOf('扑不灭 灭不了 灭不掉 灭不住 关不掉 关不住 喷不住 压不住 控制不住 止不住 越烧越 烧到楼')}|${oneOf('火不小 火很大 火好大 火势')}`,
      'g',
    ),
    unless: pattern(oneOf('火锅 火车 上火 发火 恼火 打火机 火气 火爆 灶火 炉火 火候')),
  },
  {
    kind: 'gas',
    name: 'smell or leak of gas',
    shape: pattern(
      `${GAS}${gap(8)}${oneOf('味 气味 臭 泄 泄漏 泄露 漏 嗤嗤 滋滋 呲呲 嘶嘶 呼呼 炸 爆 中毒 没关 冇关 忘关 忘了关 忘记关 未关 跑气 报警 警报')}`,
      'g',
    ),
    unless: pattern(oneOf('漏保 油烟 味道好 报警器安装 报警器多少 报警器哪 报警器怎么 装报警器 报警器要 味精')),
  },
  {
    kind: 'gas',
    name: 'smell of gas, gas last',
    shape: pattern(
      `${oneOf('闻到 闻见 闻着 闻得到 一股 有股 好大股 满屋 一阵 好大阵 阵阵 漏 泄露 泄漏')}${gap(8)}${oneOf('煤气 燃气 天然气 液化气 石油气 瓦斯 沼气 臭鸡蛋 臭蛋')}`,
      'g',
    ),
  },
  {
    kind: 'gas',
    name: 'hissing',
    shape: pattern(
      '(?:厨房|屋里|家里|满屋|全)里?[^\\n]{0,2}(?:全是|都是|满是)气[,，。!！ ]|[煤燃罐灶阀管][^\\n]{0,10}气?(?:一直|不停|呼呼|往外|直)[^\\n]{0,3}(?:冒气|喷气|漏气|往外冒|往外喷|往外漏|往外跑)|气(?:管|罐|表|阀)?[在一]?直?(?:嘶嘶|嗤嗤|呲呲|滋滋)',
      'g',
    ),
  },
  {
    kind: 'gas',
    name: 'rotten eggs',
    shape: pattern(`臭?鸡蛋${gap(3)}味`, 'g'),
    unless: pattern(oneOf('炒 煎 垃圾 厨余 下水')),
  },
  { kind: 'gas', name: 'misheard gas', shape: pattern(`没气味${gap(2)}${oneOf('好 很 太 大 重 浓 超')}`, 'g') },
  {
    kind: 'gas',
    name: 'leaking pipe or stove',
    shape: pattern(
      `${oneOf('阀门 灶 灶台 管道 气表 厨房 罐子 胶管 软管 接口')}${gap(6)}${oneOf('漏气 跑气 冒气 嘶嘶 嗤嗤 滋滋响 漏煤 漏燃')}`,
      'g',
    ),
    unless: pattern(oneOf('暖气 水汽 蒸汽 蒸气')),
  },
  {
    kind: 'gas',
    name: 'broken gas pipe',
    shape: pattern(
      `${GAS}${gap(4)}${oneOf('管 管子 管道 软管 阀门 总阀')}${gap(4)}${oneOf('断 破 裂 爆 脱落 脱开 漏 掉了')}`,
      'g',
    ),
    unless: pattern(oneOf('断气时间 改造 更换 换管')),
  },
  { kind: 'gas', name: 'carbon monoxide', shape: pattern('一氧化碳|煤气中毒|co中毒', 'g') },
  {
    kind: 'fire',
    name: 'fire',
    shape: pattern(
      `${oneOf('火警[!！] 有火警 ^火警(?!电话|1|怎) 着[了咗老好很起左紧]?大?火(?![锅车箭柴龙爆]) 起火 失火 走火 走水了 火灾 着大火 着起火 起大火 火烛 着咗火 着紧火 着左火 烧起来 燃起来 烧起火 燃起火 燃了 烧着了 着起来 着大火 火着了 自燃 爆燃 火苗 火光 明火 大火 浓烟 黑烟 烧紧 救火 有火(?![花星气腿车锅]) 冒火(?![花星]) 窜火 蹿火 引燃 点着了 烧穿 爆炸 炸了 着老大火')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '打不着火 打不起火 点不着火 点火 发火 上火 恼火 火气 火锅 红火 火爆 火灾险 防火 灭火 消防演 火了一 烧烤 开火 香火 有火气 气炸了 炸了锅 炸锅 群里炸 心态炸 肺都气炸 桩炸了价 热水器打 油烟机 明火作业 煤炉生火 生火做 动火 烧纸钱 爆火 爆炸性 水管炸 管子炸 水箱炸 暖气炸 玻璃炸 马桶炸 厕所炸 灯泡炸 轮胎炸 屏幕炸 有火吗 借火 鞭炮 放炮 放烟花 放大烟火 放烟火 救火通道 救火道 救火车走 救火水 救火的把 救火设 冒黑烟的厂 窜天猴 有火腿 有火车 火炬 有伙',
      ),
    ),
  },
  {
    kind: 'fire',
    name: 'something burns',
    shape: pattern(
      `${oneOf('车 电池 电瓶 充电 充电器 插座 房子 家 屋 楼 床 被子 沙发 厨房 垃圾桶 垃圾 柴 草 棚 杂物 纸箱 空调 冰箱 油锅 窗帘 阳台 仓库 店')}${gap(4)}(?:着了|着咯|着起|着咗|烧了|烧起|燃起|烧咗|烧着)`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '睡着了 停着了 放着了 闻着了 找着了 等着了 晒着了 烧了水 发烧 堵着了 占着了 锁着了 挂着了 摆着了 堆着了 亮着了 顶着了 碰着了 吓着了 冻着了 烧了保险 烧了主板 灯泡烧 灯',
      ),
    ),
  },
  {
    kind: 'fire',
    name: 'smoke',
    shape: pattern(
      `冒${gap(3)}烟|${oneOf('好大烟 烟越来越 好多烟 满是烟 全是烟 都是烟 大烟 烟好大 烟很大 滚烟 烟雾很大 烟往外 有烟冒 烟冒出来 烟涌 起烟 出烟 烟从 烟呛 呛人的烟 全系烟 好大阵烟')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '烟囱 抽烟 吸烟 烟花 烧烤 油烟 炒菜 饭店 餐馆 餐厅 嗓子 喉咙 烟味 二手烟 烟头 飘上来 飘进来 串味 热得 热到 渴得 烧香 排烟 排气 尾气 烧纸 祖坟 坟',
      ),
    ),
  },
  {
    kind: 'fire',
    name: 'smell of burning',
    shape: pattern(
      `${oneOf('烧焦 烧糊 焦糊 焦煳 焦臭 烧塑料 烧东西 烧电线 糊味 电线焦 胶皮烧 烧胶')}${gap(6)}${oneOf('味 臭 呛')}|${oneOf('糊味 烧焦味')}`,
      'g',
    ),
    unless: pattern(oneOf('炒菜 烧烤 饭烧 菜烧 烧饭')),
  },
  {
    kind: 'fire',
    name: 'fire alarm sounds',
    shape: pattern(
      `${oneOf('火警 火灾报警 火灾警报 消防警报 消防报警 烟雾报警 烟感报警 烟感 消防警铃 警铃')}${gap(5)}${oneOf('响 叫 大作')}`,
      'g',
    ),
    unless: pattern(oneOf('老是 总是 天天 经常 每天 误 没电 坏 半夜总 动不动 又乱 吵')),
  },
  {
    kind: 'fire',
    name: 'stove left on',
    shape: pattern(
      `${oneOf('锅 火 灶 炉子 煤气 汤 水壶')}${gap(6)}${oneOf('忘关 忘记关 忘了关 没关 冇关 烧干 烧着呢 还烧着 未关')}${gap(12)}${oneOf('出门 外面 没人 不在家 进不去 锁 门 上班 出来 冇人 糊 赶不回')}`,
      'g',
    ),
  },
  {
    kind: 'electric',
    name: 'electric shock',
    shape: pattern(
      `${oneOf('触电 触亲电 电击 被电 俾电 畀电 遭电 电到人 电着人 电倒 电死 电晕 电亲 电麻 漏电打 漏电麻 漏电伤 漏电了 在漏电 有电打 麻手 电手 带电')}|电到[了我他她人]|漏电${gap(8)}${oneOf('人 手 麻 打 摸 碰')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '漏电保护 漏保 电动 被电动 被电瓶 被电话 被电梯 电到底 充电到 带电池 带电瓶 带电脑 带电动 带电视 手电 电手续 停电手 带电话 带电子 带电工 防触电 送电到 来电到 电击器 供电到',
      ),
    ),
  },
  {
    kind: 'electric',
    name: 'sparks',
    shape: pattern(
      `${oneOf('冒火花 打火花 火花 火星 电火花 爆火花 放电')}|${WHERE_SHOCK}${gap(10)}${oneOf('冒火 冒烟 滋滋 嗞嗞 吱吱响 噼里啪啦 噼啪 啪啪响 炸 爆 漏电 有电 烧着 烧焦 烧糊 起火 着火 打火 火花 火星 发烫冒 麻')}`,
      'g',
    ),
    unless: pattern(
      oneOf(
        '火花塞 打火机 打火锅 像放电 火星文 打不着火 打火灶 爆料 爆满 有电梯 有电视 有电吗 没有电 爆表 炸鸡 麻烦 麻将 涨 有电动 有电瓶 爆单 有电压 漏电开关 打火不',
      ),
    ),
  },
  {
    kind: 'electric',
    name: 'fallen or bare wire',
    shape: pattern(
      `${oneOf('电线 电缆 高压线 带电的线 电线头 线缆')}${gap(9)}${oneOf('断了 断落 断在 掉(?![漆皮价线]) 落地 跌落 跌咗 垂下来 垂到 垂在 耷拉 拖在地 拖地 裸露 裸在 露出来 露在 露铜 皮破 破皮 没皮 搭在 泡在水 泡水 刮断 砸断 扯断 断咗')}|${oneOf('断了的 裸露的 掉下来的 破皮的 露在外面的')}${gap(3)}${oneOf('电线 电缆 线头 高压线')}`,
      'g',
    ),
    unless: pattern(oneOf('网线 宽带 光纤 电话线')),
  },
  {
    kind: 'electric',
    name: 'electrified water',
    shape: pattern(
      `${oneOf('水 积水 雨水')}${gap(5)}${oneOf('带电 有电 漏电 过电')}|水${gap(6)}[漫淹流滴浸漏灌]${gap(4)}${oneOf('插座 插排 电箱 电表 配电 电闸 电源')}`,
      'g',
    ),
    unless: pattern(oneOf('水电 有电梯 没电 有电吗')),
  },
]
