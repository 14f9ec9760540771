import { signal } from '@preact/signals'

const standsMs = 8000
const said = signal('')
let timer: ReturnType<typeof setTimeout> | undefined

/** Shows for a while what the agent said to the last thing that was done. */
export function say(sentence: string): void {
  said.value = sentence
  clearTimeout(timer)
  timer = setTimeout(() => (said.value = ''), standsMs)
}

export function Said() {
  return (
    <p class="said" role="status" hidden={said.value === ''}>
      {said.value}
    </p>
  )
}
