import type { Lens } from './model'

/** Values that are shown: half a minute at five a second. */
export const shown = 150

/** A single sharp frame is no sharp lens: a value is the middle one of so many. */
const steadied = 5

/** What somebody who turns the lens sees: the course of the sharpness and the best so far. */
export class FocusCourse {
  private readonly raw: number[] = []
  private sequence = -1
  /** Steadied, newest last. */
  readonly values: number[] = []
  best = 0

  /** @returns False for a frame that was there already. */
  add(lens: Lens): boolean {
    if (lens.sequence === this.sequence) return false
    this.sequence = lens.sequence
    this.raw.push(lens.focus)
    if (this.raw.length > steadied) this.raw.shift()
    const value = [...this.raw].sort((a, b) => a - b)[Math.floor(this.raw.length / 2)]!
    this.values.push(value)
    if (this.values.length > shown) this.values.shift()
    // Before there are enough, one frame alone would be the best for ever.
    if (this.raw.length === steadied) this.best = Math.max(this.best, value)
    return true
  }

  get now(): number {
    return this.values.at(-1) ?? 0
  }

  /** Share of the best, 0 to 1; undefined before there is one. */
  get share(): number | undefined {
    return this.best > 0 ? Math.min(1, this.now / this.best) : undefined
  }

  /** Points of the course in a box of width 1 and height 1, top left first. */
  points(): { x: number; y: number }[] {
    const top = Math.max(this.best, ...this.values) * 1.05
    return top <= 0 ? [] : this.values.map((value, index) => ({ x: (index + shown - this.values.length) / (shown - 1), y: 1 - value / top }))
  }

  /** Height of the best in the same box; undefined before there is one. */
  bestHeight(): number | undefined {
    return this.best > 0 ? 1 - this.best / (Math.max(this.best, ...this.values) * 1.05) : undefined
  }
}

export type Exposure = 'dark' | 'bright' | 'good'

/** More clipped than this, and what is in there is lost. */
const mostClipped = 0.02

/** What to say of an exposure. Dark ground is usual, so black pixels alone are none too dark; a picture that is dark all over is. */
export const exposureOf = ({ mean, bright }: Pick<Lens, 'mean' | 'bright'>): Exposure => (bright > mostClipped || mean > 225 ? 'bright' : mean < 30 ? 'dark' : 'good')
