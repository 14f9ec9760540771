import { readIfThere } from './api'
import type { ClassList, TrialReport } from './types'

/** The report of what is on trial; undefined while nothing is, or while its classes are still being built. */
export const trialOf = async (classes: ClassList): Promise<TrialReport | undefined> =>
  classes.trialRevision === undefined ? undefined : readIfThere<TrialReport>('/api/trial')
