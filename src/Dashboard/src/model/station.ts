import { signal } from '@preact/signals'
import { session } from './session'
import type { ConnectionStatus } from './connection'
import type { Role, State } from './types'

/** What every view may want to know of the station. */
export const state = signal<State | undefined>(undefined)
export const connection = signal<ConnectionStatus>('connecting')
export const role = signal<Role | undefined>(undefined)
/** The user who is logged in at this page; undefined for somebody who is not. */
export const person = signal<string | undefined>(undefined)

const order: readonly Role[] = ['Viewer', 'Technician', 'Engineer', 'Administrator']

/** Whether the person at the page has at least this role. The agent decides again when it is asked. */
export const may = (needed: Role): boolean => role.value !== undefined && order.indexOf(role.value) >= order.indexOf(needed)

session.listen((answer) => {
  role.value = answer.role
  person.value = answer.name
})
