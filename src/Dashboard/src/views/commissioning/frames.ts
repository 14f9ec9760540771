import { useEffect, useRef } from 'preact/hooks'

const everyMs = 400
/** Longer side of the picture as it is drawn. */
const side = 480

/** Draws the newest frame of a camera on a canvas, again and again. @param drawn Called after each with the canvas. */
export function useFrames(camera: string, drawn: (canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) => void) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const after = useRef(drawn)
  after.current = drawn
  useEffect(() => {
    const ended = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const round = async (): Promise<void> => {
      try {
        const response = await fetch(`/api/cameras/${encodeURIComponent(camera)}/latest.jpg`, { signal: ended.signal })
        if (response.ok && canvas.current) draw(canvas.current, await createImageBitmap(await response.blob()), after.current)
      } catch {
        // The camera or the agent is away; its last picture stays, and the page says why.
      }
      if (!ended.signal.aborted) timer = setTimeout(() => void round(), everyMs)
    }
    void round()
    return () => {
      ended.abort()
      clearTimeout(timer)
    }
  }, [camera])
  return canvas
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, drawn: (canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) => void): void {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context) {
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    drawn(canvas, context)
  }
  picture.close()
}
