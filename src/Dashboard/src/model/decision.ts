import type { Decision } from './types'

/** The agent's reports write decisions in lower case. */
export const decisionOf = (name: string): Decision => (name === 'pass' ? 'Pass' : name === 'fail' ? 'Fail' : 'Unsure')
