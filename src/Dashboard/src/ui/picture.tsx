import { useState } from 'preact/hooks'
import { texts } from '../texts'

/** A picture that says so when it is not kept any more. */
export function Picture({ src, alt, class: className = '' }: { src: string; alt: string; class?: string }) {
  const [missing, setMissing] = useState('')
  if (missing === src) return <div class={`picture-gone ${className}`}>{texts.pictureGone}</div>
  return <img class={className} src={src} alt={alt} loading="lazy" decoding="async" onError={() => setMissing(src)} />
}

export const smallPicture = (inspectionId: number): string => `/api/verdicts/${inspectionId}/part.jpg`
export const wholePicture = (inspectionId: number): string => `/api/verdicts/${inspectionId}/part.png`
