/** What a picture says of light and focus. */
export interface Figures {
  /** Mean brightness, 0 to 1. */
  mean: number
  /** Share of pixels that are black, 0 to 1: nothing can be seen in them. */
  black: number
  /** Share of pixels that are white, 0 to 1: nothing can be seen in them. */
  white: number
  /** Variance of the Laplacian of the brightness: higher is sharper, for the same scene. */
  sharpness: number
}

export type Exposure = 'dark' | 'bright' | 'good'

const blackBelow = 6
const whiteAbove = 249

/** @param pixels RGBA, four bytes a pixel. */
export function figuresOf(pixels: Uint8ClampedArray, width: number, height: number): Figures {
  const luma = new Float32Array(width * height)
  let [sum, black, white] = [0, 0, 0]
  for (let i = 0; i < luma.length; i++) {
    const value = 0.299 * pixels[4 * i]! + 0.587 * pixels[4 * i + 1]! + 0.114 * pixels[4 * i + 2]!
    luma[i] = value
    sum += value
    if (value < blackBelow) black++
    if (value > whiteAbove) white++
  }
  let [total, squares, count] = [0, 0, 0]
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const edge = 4 * luma[at]! - luma[at - 1]! - luma[at + 1]! - luma[at - width]! - luma[at + width]!
      total += edge
      squares += edge * edge
      count++
    }
  const mean = count === 0 ? 0 : total / count
  return { mean: sum / luma.length / 255, black: black / luma.length, white: white / luma.length, sharpness: count === 0 ? 0 : squares / count - mean * mean }
}

/** Rules of thumb: a person decides. */
export function exposureOf({ mean, black, white }: Figures): Exposure {
  if (white > 0.02 || mean > 0.85) return 'bright'
  return mean < 0.12 || black > 0.5 ? 'dark' : 'good'
}
