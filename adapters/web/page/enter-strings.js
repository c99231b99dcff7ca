/** Everything the page with the code says. */
export const strings = {
  title: '进入小格',
  why: '小格是您身边网格的聊天助手。第一次来，请输入一次性口令。',
  label: '一次性口令',
  go: '进入',
  going: '正在进入',
  how: '没有口令？请向您的网格长或社区工作人员要一个。口令十分钟内有效，只能用一次。',
  empty: '请先填口令。',
  away: '连不上小格，请检查网络后再试。',
}
