/** A rectangle in normalised image coordinates, 0 to 1, origin top left; as `roi` in the device configuration. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

/** Pixels of a frame. */
export interface FrameSize {
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

/** Which corner of a region is held: -1 for left or top, 1 for right or bottom. */
export interface Corner {
  horizontal: -1 | 1
  vertical: -1 | 1
}

export const whole: Region = { x: 0, y: 0, width: 1, height: 1 }

export const corners: readonly Corner[] = [
  { horizontal: -1, vertical: -1 },
  { horizontal: 1, vertical: -1 },
  { horizontal: -1, vertical: 1 },
  { horizontal: 1, vertical: 1 },
]

/** Fewer pixels than this on a side show nothing that could be judged. */
export const shortestSide = 8

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most))

export const isWhole = (region: Region): boolean => region.x <= 0 && region.y <= 0 && region.width >= 1 && region.height >= 1

export const isSame = (a: Region, b: Region): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

/** In whole pixels of the frame, never beyond it and never too small. */
export function toPixels(region: Region, size: FrameSize): Region {
  const width = within(Math.round(region.width * size.width), Math.min(shortestSide, size.width), size.width)
  const height = within(Math.round(region.height * size.height), Math.min(shortestSide, size.height), size.height)
  return { x: within(Math.round(region.x * size.width), 0, size.width - width), y: within(Math.round(region.y * size.height), 0, size.height - height), width, height }
}

/** From pixels of the frame. Edges that leave it are brought back. */
export function fromPixels(pixels: Region, size: FrameSize): Region {
  const { x, y, width, height } = toPixels({ x: pixels.x / size.width, y: pixels.y / size.height, width: pixels.width / size.width, height: pixels.height / size.height }, size)
  return { x: short(x / size.width), y: short(y / size.height), width: short(width / size.width), height: short(height / size.height) }
}

/** A millionth of a frame is less than a pixel of any camera. */
const short = (share: number): number => Math.round(share * 1e6) / 1e6

const snapped = (region: Region, size: FrameSize): Region => fromPixels({ x: region.x * size.width, y: region.y * size.height, width: region.width * size.width, height: region.height * size.height }, size)

/** The region between two points of the frame, in any order. */
export function between(a: Point, b: Point, size: FrameSize): Region {
  const [left, right] = [within(Math.min(a.x, b.x), 0, 1), within(Math.max(a.x, b.x), 0, 1)]
  const [top, bottom] = [within(Math.min(a.y, b.y), 0, 1), within(Math.max(a.y, b.y), 0, 1)]
  return snapped({ x: left, y: top, width: right - left, height: bottom - top }, size)
}

/** Moved by a share of the frame; it stops at the edges and keeps its size. */
export const moved = (region: Region, by: Point, size: FrameSize): Region =>
  snapped({ ...region, x: within(region.x + by.x, 0, 1 - region.width), y: within(region.y + by.y, 0, 1 - region.height) }, size)

/** One corner taken to a point, the opposite one stays. A corner that is pulled over the other turns the region round. */
export function pulled(region: Region, corner: Corner, to: Point, size: FrameSize): Region {
  const stays = { x: corner.horizontal < 0 ? region.x + region.width : region.x, y: corner.vertical < 0 ? region.y + region.height : region.y }
  return between(stays, to, size)
}

/** Made larger or smaller to the right and downwards by a share of the frame. */
export const grown = (region: Region, by: Point, size: FrameSize): Region =>
  snapped({ ...region, width: within(region.width + by.x, 0, 1 - region.x), height: within(region.height + by.y, 0, 1 - region.y) }, size)

export const contains = (region: Region, point: Point): boolean =>
  point.x >= region.x && point.x <= region.x + region.width && point.y >= region.y && point.y <= region.y + region.height
