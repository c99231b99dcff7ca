/** “没好”: what is said of a repair that was none. */
import { pattern } from './pattern.ts'

/** In a folded text. */
export const NOT_FIXED = pattern(
  '没(?:有)?(?:修|弄|搞|处理|解决)?好|没(?:有)?(?:修|弄|解决|处理)|又坏|又漏|还是(?:坏|漏|不|老样)|还在[漏滴堵]|没用|白修',
  'u',
)

/** Whoever was to be asked was not. */
export const NOT_REACHED = /没(?:有)?(?:人)?(?:接|回|应|联系|找|问|打通|在)|(?:联系|找|打|问)不[到上通着]|不在家?|无人/u
