/** The table of the menu: what each number brings, and the spellings in which people type or dictate it. */
import type { Neighbourhood } from './neighbourhood.ts'

const SPELLINGS: Record<number, string> = {
  1: '1 １ 一 ① 1️⃣ 第一个 第1个 选1 选一 一号 就第一个吧 前面那个 壹 1.',
  2: '2 ２ 二 ② 2️⃣ 第二个 第2个 选2 选二 二号 就第二个 2吧 贰 第二',
  3: '3 ３ 三 ③ 3️⃣ 第三个 选3 三号 就三吧 第三项 中间那个',
  4: '4 ４ 四 ④ 4️⃣ 第四个 选4 四号 第4项',
  5: '5 ５ 五 ⑤ 5️⃣ 第五个 選5 五号 后面那个 最后一个 第五條',
}
const BRINGS: Record<number, RegExp> = {
  1: /想问什么/,
  2: /哪里出了什么问题/,
  3: /您还没有工单/,
  4: /没有您可以撤回的工单/,
  5: /0100-5550001/,
}

export const MENU_TABLE = Object.entries(SPELLINGS).flatMap(([number, words]) =>
  words.split(' ').map((text) => ({ text, brings: BRINGS[Number(number)]! })),
)

/** Rows of the table that do not hold. */
export async function menuFaults(street: Neighbourhood, table: typeof MENU_TABLE): Promise<string[]> {
  const faults: string[] = []
  for (const { text, brings } of table) {
    await street.say('奶奶', '菜单')
    // Nobody types all of it within a minute.
    await street.clock.advance(10_000)
    const said = (await street.say('奶奶', text)).join('\n')
    if (!brings.test(said)) faults.push(`${text}: ${said}`)
  }
  return faults
}
