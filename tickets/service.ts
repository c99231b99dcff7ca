/** 事项: what a request is about, and what that means for its handling. */
export interface Service {
  code: string
  name: string
  /** Words that people use for it. */
  words: string[]
  /** The post in an area that handles it: usually the grid leader. */
  post: 'leader' | 'member' | 'steward' | 'staff'
  /** Working hours until somebody must have accepted it. */
  acceptHours: number
  /** Until it must be done: hours around the clock, or working days. */
  due: { hours: number } | { workdays: number }
  workflow: string
}
