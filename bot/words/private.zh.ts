/** What is said around private matters (private-matter.ts). In a group: nothing of whom, where or what, and no number. */

export const movedToPrivate = () => '这件事私下说更合适，已私聊您。没收到就请直接私聊我。'
export const tellPrivately = () => '这件事私下说更合适。请私聊我，发句“你好”就行，刚才的话我先记着。'
/** Life first: help is on its way, and the place is still needed. */
export const helpIsComing = () => '已按紧急登记，正在通知社区值守。请先保证安全，保持电话畅通。'
export const placePrivately = () => '准确位置请马上私聊我，或告诉接线员。'
export const placeHere = () => '准确位置在哪里？小区、楼栋、单元。'
/** In place of a service, where others read along. */
export const privateService = () => '私下的事'
/** Asked what to do about violence at home: the numbers. It is told in private alone. */
export const helpAgainstViolence = () =>
  '先保证安全，有危险马上报警 110，受伤打 120；妇女维权热线 12338 可以免费咨询。要社区上门，请告诉我在哪里。'
