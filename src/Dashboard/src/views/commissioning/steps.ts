import type { ClassList } from '../../model/types'
import type { CommissioningState } from './types'

export const stepNames = ['camera', 'region', 'classes', 'runs', 'check', 'summary'] as const
export type StepName = (typeof stepNames)[number]
export const lastStep = stepNames.length

/** Whether a step, counted from 1, has what it is for. Camera and region are a person's to judge: who has gone on was content with them. */
export function isDone(step: number, state: CommissioningState, classes: ClassList | undefined): boolean {
  switch (stepNames[step - 1]) {
    case 'classes':
      return hasGoodClass(classes)
    case 'runs':
      return state.good?.isComplete === true && state.defects?.isComplete !== false
    case 'check':
      return state.draft?.report !== undefined
    case 'summary':
      return false
    default:
      return (state.draft?.step ?? 0) > step
  }
}

/** Without a class of good parts nothing ever passes. */
export const hasGoodClass = (classes: ClassList | undefined): boolean => classes?.classes.some((entry) => entry.state === 'live' && entry.class.severity !== 'defect') === true

/** The step that is shown; the agent's number, kept within what there is. */
export const shownStep = (state: CommissioningState): number => Math.min(lastStep, Math.max(1, state.draft?.step ?? 1))
