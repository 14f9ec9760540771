import type { Decision } from './model/types'

const namespace = 'http://www.w3.org/2000/svg'

// Each state has a form of its own, so that it is told without colour: disc, octagon, diamond.
const forms: Record<Decision | 'None', { outline: string; mark: string }> = {
  Pass: { outline: 'M50 4a46 46 0 1 0 0 92a46 46 0 1 0 0-92z', mark: 'M29 52l14 15l29-32' },
  Fail: { outline: 'M31 4h38l27 27v38l-27 27h-38l-27-27v-38z', mark: 'M34 34l32 32M66 34l-32 32' },
  Unsure: { outline: 'M50 2l48 48l-48 48l-48-48z', mark: 'M39 41c0-15 23-15 23 0c0 9-12 9-12 18M50 71v.5' },
  None: { outline: 'M50 4a46 46 0 1 0 0 92a46 46 0 1 0 0-92z', mark: 'M34 50h32' },
}

/** The form of a decision as two SVG paths in a square of 100. */
export const formOf = (decision: Decision): { outline: string; mark: string } => forms[decision]

export function decisionIcon(decision: Decision | 'None'): SVGSVGElement {
  return icon(forms[decision].outline, forms[decision].mark, 'decision-icon')
}

export function alarmIcon(): SVGSVGElement {
  return icon('M50 6l47 84h-94z', 'M50 38v24M50 76v.5', 'alarm-icon')
}

function icon(outline: string, mark: string, className: string): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('viewBox', '0 0 100 100')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  for (const [d, part] of [[outline, 'outline'], [mark, 'mark']] as const) {
    const path = document.createElementNS(namespace, 'path')
    path.setAttribute('d', d)
    path.setAttribute('class', part)
    svg.append(path)
  }
  return svg
}
