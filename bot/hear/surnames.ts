/** What a Chinese personal name is made of: surnames (百家姓 and the frequent ones of today), and characters that follow. */
import { digitOf } from './numerals.ts'

const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文温庄牛樊葛邢安齐伍庞颜倪聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘闻厉伊仝郜阚花帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋初云容敬扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭宿鲜逯隆茹诺战慕玉亢嵇公哈湛宾戎勾茅利於呼居揭尉冶斯元束檀衣展阴昝智幸奉植衡富尧闭萧阎逄阮隗冒檀桓贡琚肇施傅季洪强骆封钮诸荀濮郦印酆贲邴牧宓郗蓟昌凤危羿滑庾宦苍莘郏郤璩弘殳沃蔚夔訾毋巢蒯麴撒蒲怀咸籍晨竺糜缑'
const COMPOUND =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 长孙 宇文 端木 独孤 南宫 轩辕 呼延 申屠 澹台 公冶 濮阳 淳于 单于 太叔 闻人 赫连 钟离 万俟 百里 东郭 拓跋 纳兰 西门 第五 耶律 完颜 叶赫 爱新'

/** Characters that never stand in a given name. */
const NEVER_GIVEN =
  '的了是在不没吗呢吧啊呀哦嘛着过被把给对和跟与或就也都还又说问从往住电话机号码身份证月这那哪谁啥么个位楼幢层室户们您你我他她它咱每很太最更等及其叫让请帮找将于之但因所若则且呗哈嗯哎投诉报修反映觉得看见听只曾已经夜吵闹闲事坏漏停堵乱扔占房车店路灯厂站口区街巷洞井管道床桌椅猫狗鸡鸭鸟虫鼠费款钱桶袋箱柜棚堆摊边底下几懂墓领费至式请证'
/** These may, but more often they begin the next word: they count only when the name plainly ends after them. */
const SELDOM_GIVEN = '有再才要想能会可以来去到向家手名年日岁男女刚正半如而啦'
/** What given names are mostly made of: asked for where the words around a name promise little. */
const COMMON_GIVEN = new Set(
  '伟强磊军勇杰涛明超刚平辉鹏华飞波斌宇浩凯健俊帆帅旭宁龙林海洋建国志文武德成峰新民永春生红兵东亮光清荣福贵祥顺利义忠诚信良才学友金银玉宝珠芳娜敏静丽艳娟秀英兰梅霞燕萍玲莉慧颖洁琳雪倩婷佳欣怡悦思雨梦瑶琪妍萱涵晨曦嘉昊轩睿子博瑞泽天翔安康宏伯仲少卫家树根发财富奎彪彬炳坤乾元振兴旺盛昌隆世宗绍正大小晓云月凤凰仙桂菊莲荷蓉芬芝素淑贤惠珍琴香翠娥花凌菲薇莹晶璐璇婉婧雅诗语彤丹青岚岩山江河湖川石松柏楠栋梁楷森源泉涌润泓一二三立言心怀远长久恒毅坚钢铁锋刘柱全景庆喜乐善美真爱如意吉星辰启航腾达进步前程万里方圆周至行君臣士卿相公侯业勤俭朴厚道仁礼智越群众和谐连科举人力男女冬夏秋阳照耀晖煜炜烨熙哲彦豪俠侠逸然若水火土木苗草叶蕾蓓莎茜芸苹茹荔葵娅妮媛嫣姗珊珂珺瑾瑜琼瑛琦玮璟璞臻鑫钧铭锦钰镇九五七八四维绪经纬继承祖可凡墨白羽翼鹤鸣雁麟虎骏驰骥马' +
    '滨巧冠桐桦枫彩霖霏韵骁澜溪沛沁汐甜梓沐宸宥奕弈峻峥嵘竹韬珉玥玫玑珮珑绮绣纯芹芙茗菁菡葆蔚薰衍裕誉诺谦谨贞赟赫迪逊邦采钦铎锐锡锴镕雄霁颂颢飒馨驹骞魁鸿鹃黎龄权仪传佑侃俐儒兆冰凝劲勉勋卉咏唯啸培基堂声夫奇娣娴婕婵媚孝存守宜宣寅寒寿尧展岳崇川巍庭廷弘彰征律忆念恩悠悟惟愉慈慕懿扬承拓捷挺敬斐昂昆昕昭晋晗晟暄曙曼望朋朔朗朝杉杏枝柔桃棋棠榕槐樱欢歆毓汉沧治泓泰洪洲济淳渊渝渤湘滔满潇潮澄炎炯烈焕焱煊熠牧玄琛琨琬璋璨甫畅登皓益盈盼硕祎祺禄禾秉穗竞笑筠紫缘翎翊翘翰耕聪肃舒舜茂莺菀萌蓁蔓虹融谊贝赛跃轶迎逢遥鉴铃铮闯雍雯霄露靖韶颐骅骐鲲麒黛齐娇妙妹姝囡甯宛尹孔之敦蕊葵荟蔷薪绫婧瑗璎琰旖旎汶洛淇淼漪沅沣涓澈澍炫烁煦煌燃栩梧榆骊鹭鸾禧祈祯祐峦嵩岑屿岱钊铄铉锟铠锵轲辙逍邈韫中先胜南保普剑书风章亚开田其本延定灵尚升楚京佩震双岭显密献衡鼎宪依丰辅营图广鲁希雷引尔汝奎熹朵茵芊芮芷芯苒苓莞荞莀菱葭蕴薏霓霆雁顥颀馥骢鸢麓黍默',
)

/** Words that follow a name; their first character is then not the name's last. */
const AFTER_NAME =
  '半夜 天天 天黑 要求 电话 经常 昨天 昨晚 今天 今早 明天 前天 长期 整天 一直 一个 一家 平时 每天 老是 总是 先生 女士 同志 师傅 老师 家里 家的 本人 身份 联系 住在 手机 现在 目前 最近 已经 反映 投诉 举报 申请 咨询 希望 装修 养狗 养鸡 打人 骂人 多次 私自 擅自 白天 晚上 上午 下午 早上 凌晨 中午 夜里 高血 高龄 独居 残疾 生病 生日 出生 大门 门口 微信 违建 违章 乱搭 占用 开的 常年 连续 卧病 卧床 行动 患有 退休 失业 低保'

const single = new Set(SINGLE)
const compound = new Set(COMPOUND.split(' '))
const neverGiven = new Set(NEVER_GIVEN)
const seldomGiven = new Set(SELDOM_GIVEN)
const afterName = new Set(AFTER_NAME.split(' '))

/** How many units from `at` on are a surname: 0, 1 or 2. */
export function surnameLength(text: string, at: number): number {
  if (compound.has(text.slice(at, at + 2))) return 2
  return single.has(text[at] ?? '') ? 1 : 0
}

/**
 * The end of the personal name that starts at `at`, or undefined when none does: a surname and one or two characters. The
 * second one counts unless it begins a word that usually follows a name (周强 半夜…).
 */
export function nameEnd(text: string, at: number): number | undefined {
  const surname = surnameLength(text, at)
  if (surname === 0) return undefined
  const given = at + surname
  const one = isGiven(text, given) && !afterName.has(text.slice(given, given + 2))
  const two = isHan(text[given]) && !neverGiven.has(text[given]!) && isGiven(text, given + 1)
  if (two && !afterName.has(text.slice(given + 1, given + 3)) && (one || endsPlainly(text, given + 2))) return given + 2
  return one ? given + 1 : undefined
}

/** Whether a common character of given names, other than a numeral, stands in it after the surname. */
export function looksGiven(text: string, at: number, end: number): boolean {
  for (let i = at + surnameLength(text, at); i < end; i++)
    if (COMMON_GIVEN.has(text[i]!) && digitOf(text[i]!) === undefined) return true
  return false
}

/** Whether every character from the surname to `end` is one that given names are mostly made of. */
export function isGivenThroughout(text: string, at: number, end: number): boolean {
  for (let i = at + surnameLength(text, at); i < end; i++) if (!COMMON_GIVEN.has(text[i]!)) return false
  return true
}

function isGiven(text: string, at: number): boolean {
  const char = text[at]
  if (!isHan(char) || neverGiven.has(char!)) return false
  return !seldomGiven.has(char!) || endsPlainly(text, at + 1)
}

function endsPlainly(text: string, at: number): boolean {
  return !isHan(text[at]) || afterName.has(text.slice(at, at + 2))
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && char >= '\u4e00' && char <= '\u9fff'
}
