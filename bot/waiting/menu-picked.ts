/** What a line of the menu does once it is picked: something at once, or one question. */
import { ask } from '../flows/ask.ts'
import { asked, type Message, type Plan, type Room, say } from '../flows/flow.ts'
import { human } from '../flows/human.ts'
import { report } from '../flows/report.ts'
import { mine, todo } from '../flows/status.ts'
import { withdraw } from '../flows/withdraw.ts'
import { NOWHERE } from '../reports/place.ts'
import { askQuestion, askWhatIsWrong, howTo, voiceNote } from '../words/menu.zh.ts'
import type { Pending } from './session.ts'

/** What was picked; undefined where the message picks nothing. */
export async function resumeMenu(message: Message, room: Room): Promise<Plan | undefined> {
  const { choice } = message
  switch (choice) {
    case null:
      return undefined
    case 'ask':
      return say(message, askQuestion(), { pending: asked(message, { flow: 'question' }) })
    case 'report':
      return say(message, askWhatIsWrong(), {
        pending: asked(message, { flow: 'problem', place: NOWHERE, photos: 0, words: [] }),
      })
    case 'mine':
      return mine({ ...message, command: { kind: 'list', handled: false } }, room)
    case 'todo':
      return todo(message, room)
    case 'withdraw':
      return withdraw(message, room, null)
    case 'human':
      return human(message, room)
    default:
      return howTo[choice] === undefined ? undefined : say(message, howTo[choice], { pending: message.session.pending })
  }
}

/** Asked what they want to know, people say a word: “居住证”. Undefined where they report, or ask after a ticket. */
export async function resumeQuestion(message: Message, room: Room): Promise<Plan | undefined> {
  const { understanding, command, text } = message
  const asksAway = understanding.intent === 'question' || understanding.intent === 'chitchat'
  return text !== '' && command === null && asksAway ? ask(message, room) : undefined
}

/** What a voice message was about, typed at last: the note of it stays with the report. Undefined for anything else. */
export async function resumeVoice(
  message: Message,
  room: Room,
  { count }: Pending & { flow: 'voice' },
): Promise<Plan | undefined> {
  const { understanding, command, text } = message
  if (command !== null || understanding.intent !== 'ticket') return undefined
  return report({ ...message, text: `${text}${voiceNote(count)}` }, room)
}
