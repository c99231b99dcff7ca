/** 菜单: at most six numbered lines, and the numbers work (menu-picked.ts). 返回 is one step back, 重来 begins anew. */
import { asked, type Message, type Plan, say } from '../flows/flow.ts'
import { handlerMenu, menuText, notFiledYet, residentMenu, startedAnew } from '../words/menu.zh.ts'
import type { Pending } from './session.ts'
import { stepBefore } from './steps.ts'

/** `lead`: a sentence before it. */
export function menu(message: Message, lead = ''): Plan {
  const items = message.speaker.posts.length > 0 ? handlerMenu : residentMenu
  const pending = asked(message, { flow: 'menu' }, { choices: [...items] })
  return say(message, menuText(items, lead), { pending })
}

/** One question back; from the first one to the menu. */
export function back(message: Message): Plan {
  const { pending, steps } = message.session
  const before = stepBefore(message.session)
  if (pending === null) return menu(message)
  if (before === undefined) return anew(message, holdsMatter(pending) ? notFiledYet() : '')
  const again = { ...before.pending, misses: 0, at: message.now }
  const plan = say(message, { text: before.text, choices: shown(again) }, { pending: again, steps: steps.slice(0, -1) })
  // What came of the step that is taken back is given up with it.
  return { commit: async (db, person) => ({ ...(await plan.commit(db, person)), dropped: true }) }
}

export function restart(message: Message): Plan {
  return anew(message, message.session.pending === null ? '' : startedAnew())
}

/** The menu, with nothing behind it. */
function anew(message: Message, lead: string): Plan {
  const plan = menu({ ...message, session: { ...message.session, pending: null } }, lead)
  return {
    async commit(db, person) {
      const { lines, session } = await plan.commit(db, person)
      const { pending } = session
      return { lines, session: { ...session, steps: pending ? [{ pending, text: lines[0]!.text }] : [] }, dropped: true }
    },
  }
}

/** The lines of the menu are its choices already. */
const shown = ({ flow, choices }: Pending) => (flow === 'menu' ? [] : choices)

function holdsMatter({ flow }: Pending): boolean {
  return flow === 'place' || flow === 'several' || flow === 'problem'
}
