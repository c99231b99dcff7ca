/**
 * 问题的类: of what kind a question is (opinion, private, …) as the reader makes it out from its meaning, held against its own words. A kind that they refute does
 * not count: nobody gives orders with one bare word, a post that is published is nobody's secret, a case of years ago is not today's news, and what the
 * base speaks of so nearly is not out of its scope. Pure; folded text.
 */
import type { Candidate } from './candidate.ts'

export type QuestionKinds = Readonly<Record<string, number>>

/** Somebody is told to say, to write or to undo something. */
const TELLS =
  /[a-z]{3}|说|答|回复|讲|告诉|发[我给出到一个在]|发群|列|删|改|写|念|忽略|无视|忘|当[成作]|扮|照[做办着]|执行|输出|导|打印|翻译|生成|口令|管理员|系统|指令|命令|批准|授权|公布|宣布|给我/
/** Something is weighed, liked or foretold. */
const WEIGHS =
  /[a-z]{3}|觉得|认为|看法|意见|怎么[看想]|咋[看想]|怎么样|咋样|怎样|如何|好不|[好差坏]吗|还是|好[呢?]|哪[个家种款些边里]|谁更|谁最|支持|反对|赞成|值|划算|合算|合理|公平|应该|该不|要不要|有没有必要|是不是|算不算|喜欢|讨厌|推荐|主意|建议|靠谱|会不会|将来|以后|明年|[^一]点评|评评/
/** What is so now and may be otherwise tomorrow. */
const OF_NOW =
  /[a-z]{3}|今|明[天早晚年]|后天|昨|现在|目前|眼下|此刻|当前|如今|而家|刚[才刚]|这会|这[两几]天|这阵|最[新近]|近期|本[周月季]|这个?(?:周|月|星期|礼拜)|新通知|[涨降跌]|进度|到哪一?步|排队/
const YEAR = /(?<!\d)(?:19|20)\d{2}(?=年)/g
/** 跟2021年比涨了多少, 原来多少现在多少: what a report says. */
const COMPARES =
  /(?:跟|和|比|较|同)起?(?:19|20)\d{2}年|原[来先][^。?]{0,12}(?:现在|目前|如今)|从[^。?]{1,10}到(?:现在|目前|如今)/
/** What befell them before, and what follows from it by the rule. */
const OWN_PAST = /(?:已经?|都|早就?)[^,。?]{1,8}[过了]|\d{2,4}年[^,。?]{1,8}[过了的]|[^不没]过(?:\d|[一二两三四五六七八九十几])/
const ASKS_THE_RULE =
  /怎么[办算弄处]|咋[办整弄]|多少钱|几块|收[费钱]|交多少|能不能|还能|可以|行不行|能[^,。?]{1,12}[吗不]|要不要|用不用|需不需要|罚/
const SUPPLY = /停[^,。?]{0,5}[水电气暖]|来[水电气]/
/** Who holds a post, or how to reach the post. */
const OF_A_POST = /网格[员长]|楼栋?长|单元长|书记|主任|民警|片警|社工|值班|干部|所长|站长|街长|路长|河长/
const OF_THE_PERSON =
  /[家住]|手机|微信|身份证|工资|收入|多大|年纪|年龄|岁|生日|病|老婆|老公|丈夫|妻|孩子|儿子|女儿|存款|贷|[离结]婚|学历/

/** Less sure than this, the reader takes it for no such thing: it only wonders. */
const TAKEN_FOR = 0.5
/** The base speaks of the matter: in meaning, or in the question's own words. */
const NEAR = 0.55
const IN_ITS_WORDS = 0.2

/** Where and when it is asked. */
export interface Circumstances {
  /** ISO day. */
  today: string
  /** What was found first stands in a rule, which holds in every year alike; a report tells of its own. */
  inRule: boolean
}

function isOfNow(question: string, { today, inRule }: Circumstances): boolean {
  if (isOwnCase(question) || COMPARES.test(question)) return false
  const isLive = (year: string) => inRule || year >= today.slice(0, 4)
  return OF_NOW.test(question) || (question.match(YEAR) ?? []).some(isLive)
}

const REFUTED: Readonly<Record<string, (question: string, best: Candidate | undefined, asked: Circumstances) => boolean>> = {
  orders: (question) => !TELLS.test(question),
  opinion: (question) => !WEIGHS.test(question),
  live: (question, _, asked) => !isOfNow(question, asked),
  stale: (question, _, asked) => !isOfNow(question, asked),
  private: (question) => OF_A_POST.test(question) && !OF_THE_PERSON.test(question),
  out_of_scope: (_, best) => (best?.sentenceMeaning ?? 0) >= NEAR || (best?.sentenceWords ?? 0) >= IN_ITS_WORDS,
}

function isOwnCase(question: string): boolean {
  return OWN_PAST.test(question) && ASKS_THE_RULE.test(question) && !SUPPLY.test(question)
}

/** `best`: what was found first. */
export function kindsBorneOut(
  question: string,
  kinds: QuestionKinds,
  best: Candidate | undefined,
  asked: Circumstances,
): QuestionKinds {
  const stands = (kind: string, share: number) => share < TAKEN_FOR || !REFUTED[kind]?.(question, best, asked)
  return Object.fromEntries(Object.entries(kinds).map(([kind, share]) => [kind, stands(kind, share) ? share : 0]))
}
