/**
 * Shows the newest frame of a camera on a canvas. The next picture is asked for only when the last one has come,
 * an unchanged one costs a 304, and a hidden page, or one that cannot expect a picture, asks for nothing.
 */
export class LiveFrame {
  readonly canvas = document.createElement('canvas')
  private tag = ''
  private timer: ReturnType<typeof setTimeout> | undefined
  private hasEnded = false

  constructor(
    private readonly camera: string,
    private readonly isExpected: () => boolean,
    private readonly onPicture: () => void,
  ) {}

  start(intervalMs: () => number): void {
    const round = async (): Promise<void> => {
      const began = performance.now()
      if (!document.hidden && this.isExpected()) await this.load()
      if (!this.hasEnded) this.timer = setTimeout(() => void round(), Math.max(20, intervalMs() - (performance.now() - began)))
    }
    void round()
  }

  /** For whoever stops looking. */
  stop(): void {
    this.hasEnded = true
    clearTimeout(this.timer)
  }

  private async load(): Promise<void> {
    try {
      const response = await fetch(`/api/cameras/${encodeURIComponent(this.camera)}/latest.jpg`, { cache: 'no-cache' })
      const tag = response.headers.get('ETag') ?? ''
      // The browser turns a 304 into the picture that it has; the tag tells that it is the same.
      if (!response.ok || (tag !== '' && tag === this.tag)) return
      this.draw(await createImageBitmap(await response.blob()))
      this.tag = tag
    } catch {
      // The connection overlay says it; the next round tries again.
    }
  }

  private draw(picture: ImageBitmap): void {
    if (this.canvas.width !== picture.width || this.canvas.height !== picture.height) {
      this.canvas.width = picture.width
      this.canvas.height = picture.height
    }
    this.canvas.getContext('2d')?.drawImage(picture, 0, 0)
    picture.close()
    this.onPicture()
  }
}
