/** What is said about dangers that somebody speaks of in a group without calling us (noticing.ts). */

export const offerToFile = () => '要登记吗？回复“登记”或叫我的名字，我马上通知网格。'
export const alreadyFiled = () => '这件险情已经登记，正在处理。'
export const nowWatching = () => '好的，这个群里没叫我的险情，我也会提醒一次，要登记得有人说。关掉就发“小格 不用留意险情”。'
export const noLongerWatching = () => '好的，没叫我的时候我不再留意险情。'
export const watchInGroup = () => '请在要设置的群里发“小格 留意险情”或“小格 不用留意险情”。'
export const watchRefused = () => '这个开关要社区工作人员或本网格的网格长来开。'
