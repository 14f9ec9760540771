import type { ComponentChildren } from 'preact'
import { may } from '../model/station'
import type { Role } from '../model/types'
import { texts } from '../texts'

/** Shows its children to whoever may see them, and to others who may. */
export function Needs({ role, children }: { role: Role; children: ComponentChildren }) {
  return may(role) ? <>{children}</> : <p class="empty">{texts.needsRole(texts.roles[role])}</p>
}
