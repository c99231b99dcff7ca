/** What is said to somebody who says too much at once. */
export const tooFast = () => '您发得太快了，我都记下了，会一件一件回您，不用重发。急事请直接说，有危险打119、120、110。'
