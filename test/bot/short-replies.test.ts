/** What residents read fits on a telephone in large type, whatever names, places and words stand in it. */
import { describe, expect, test } from 'vitest'
import { fitting, LONGEST_REPLY, short } from '../../bot/words/brevity.ts'
import * as emergency from '../../bot/words/emergency.zh.ts'
import * as haste from '../../bot/words/haste.zh.ts'
import * as joining from '../../bot/words/joining.zh.ts'
import * as menu from '../../bot/words/menu.zh.ts'
import * as noticed from '../../bot/words/noticed.zh.ts'
import { notice } from '../../bot/words/notices.zh.ts'
import * as secret from '../../bot/words/private.zh.ts'
import * as replies from '../../bot/words/replies.zh.ts'
import { VERBS, type Verb } from '../../tickets/ticket.ts'

const LONG = '青禾市梧桐街道桂园社区桂花苑东区国际公寓'.repeat(6)
const NUMBER = 2 ** 31 - 1
const ticket: replies.TicketWords = {
  ...{ number: NUMBER, service: LONG, status: LONG, place: LONG, text: LONG, handler: LONG, urgent: true },
  ...{ acceptBy: '2027年11月25日 18:00', dueBy: '2027年11月30日 18:00' },
}
const many = Array.from({ length: 9 }, () => ticket)
const told = { number: NUMBER, was: NUMBER, told: LONG, where: LONG, handler: LONG, rating: 5, name: LONG, post: LONG }
const office = { office: LONG, phone: '0100-5550001-0100-5550001', hours: LONG }

/** Said to residents, with the longest of everything. */
const SAID: Record<string, string> = {
  greeting: replies.greeting(replies.howToAsk()),
  cancelled: replies.cancelled(),
  nothingToCancel: replies.nothingToCancel(),
  lapsed: replies.lapsed(),
  chooseAgain: replies.chooseAgain(),
  cannotHandle: replies.cannotHandle(),
  knowledgeDown: replies.knowledgeDown(),
  contactOffice: replies.contactOffice(office),
  questionHandedOver: replies.questionHandedOver(told),
  askSpot: replies.askSpot(LONG),
  askPlaceAgain: replies.askPlaceAgain(),
  askProblem: replies.askProblem(LONG),
  confirmSeveral: replies.confirmSeveral(many.map(() => LONG)),
  filed: replies.filed(ticket),
  filedInTriage: replies.filed({ ...ticket, handler: '' }),
  filedSeveral: replies.filedSeveral(many),
  filedForHuman: replies.filedForHuman(ticket),
  emergencyFiled: `${emergency.emergencyFiled(told)}${emergency.emergencyAskPlace()}`,
  emergencyAdded: emergency.emergencyAdded(NUMBER),
  emergencyRefiled: emergency.emergencyRefiled(told),
  myTickets: replies.myTickets(many),
  myManyTickets: replies.myTickets(many.slice(0, 6), 24),
  briefDetail: replies.briefDetail(ticket, [LONG, LONG, LONG]),
  placeCorrected: replies.placeCorrected(told),
  confirmWithdraw: replies.confirmWithdraw(ticket),
  joined: joining.joined(NUMBER),
  tooFast: haste.tooFast(),
  letPersonHelp: `${menu.lacksBasis()}${menu.letPersonHelp(office)}`,
  handedToHuman: menu.handedToHuman(told),
  menu: menu.menuText(menu.residentMenu, menu.choiceLapsed()),
  menuAgain: menu.menuText(menu.residentMenu, menu.notFiledYet()),
  helpIsComing: `${secret.helpIsComing()}${secret.placePrivately()}`,
  ...Object.fromEntries(
    [...menu.notUnderstood, menu.cannotListen, menu.askQuestion, menu.askWhatIsWrong, ...Object.values(secret)].map(
      (say, at) => [`plain ${at}`, say()],
    ),
  ),
  ...Object.fromEntries(Object.entries(noticed).map(([name, say]) => [name, say()])),
  ...Object.fromEntries((Object.keys(VERBS) as Verb[]).map((verb) => [`no ${verb}`, replies.noCandidate(verb)])),
}

describe('at most 120 characters', () => {
  test.each(Object.entries(SAID))('%s', (_, text) => expect(text.length, text).toBeLessThanOrEqual(LONGEST_REPLY))

  test.each(['accepted', 'declined', 'resolved', 'rate_please', 'reopened', 'parked', 'resumed', 'added'] as const)(
    'the notice %s to who reported it',
    (kind) => {
      const note = short(LONG, 36)
      const text = notice[kind]({
        ...{ ticket, note, who: '王网格长', mine: true },
        joined: false,
        reports: 12,
        rating: 5,
      })
      expect(text.length, text).toBeLessThanOrEqual(LONGEST_REPLY)
    },
  )
})

describe('what is cut', () => {
  test('is cut between graphemes and shows it', () => {
    expect(short('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 20)).toBe('👨‍👩‍👧‍👦…')
    expect(short('桂花苑3栋', 24)).toBe('桂花苑3栋')
  })

  test('of a list says how many are left out, and the question still stands at the end', () => {
    const text = replies.confirmSeveral(many.map(() => LONG))
    expect(text).toMatch(/^您说了9件事：\n（1）/)
    expect(text).toMatch(/还有\d件\n都提交吗？$/)
    expect(fitting(['一', '二'], { head: '头', more: String, others: 3 })).toBe('头\n一\n二\n3')
    expect(fitting(['一', '二'], { head: '头', more: String })).toBe('头\n一\n二')
  })
})
