/** What 小格 says to somebody who has changed their mind, or tells more than was asked. */

export const notWithdrawn = (number: number) => `好的，不撤回，#${number} 照常办。`
export const goingOn = () => '好的，接着登记。'
export const takenAs = (where: string) => `好的，是${where}。`
export const notedSoFar = (estateOnly: boolean) => `记下了。还差位置：哪个小区${estateOnly ? '' : '、哪栋楼'}？`
