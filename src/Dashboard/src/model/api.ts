import { session } from './session'

/** What the agent refused, with its sentence. */
export class Refusal extends Error {}

/** The agent could not be reached. */
export class Unreached extends Error {}

const tries = 3
const retryMs = 700

/** Reads an address of the agent. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await reach(() => fetch(path, { cache: 'no-store', ...(signal && { signal }) }))
  if (!response.ok) throw new Refusal(await sentenceOf(response))
  return (await response.json()) as T
}

/** As read, but undefined where there is nothing at the address. */
export async function readIfThere<T>(path: string): Promise<T | undefined> {
  const response = await reach(() => fetch(path, { cache: 'no-store' }))
  if (response.status === 404) return undefined
  if (!response.ok) throw new Refusal(await sentenceOf(response))
  return (await response.json()) as T
}

/** Asks something that changes nothing but has a body. */
export async function ask<T>(path: string, body: object, signal?: AbortSignal): Promise<T> {
  const response = await reach(() => session.send('POST', path, body, signal))
  if (!response.ok) throw new Refusal(await sentenceOf(response))
  return (await response.json()) as T
}

export interface ControlReply<T = unknown> {
  id: string
  outcome: string
  sentence: string
  data?: T
}

/**
 * Has the agent do something. When the answer is lost the same request is sent again under the same id, which the agent does once.
 * @throws Refusal with the agent's sentence; Unreached when it does not answer.
 */
export async function control<T = unknown>(verb: string, body: object): Promise<ControlReply<T>> {
  const requestId = newId()
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await reach(() => session.send('POST', `/api/control/${verb}`, { requestId, ...body }))
      if (!response.ok) throw new Refusal(await sentenceOf(response))
      return (await response.json()) as ControlReply<T>
    } catch (error) {
      if (!(error instanceof Unreached) || attempt === tries) throw error
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}

/** randomUUID is there on secure pages only; a station may be looked at over plain HTTP. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function reach(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreached()
  }
}

/** Verbs answer with `sentence`, everything else with problem details. */
async function sentenceOf(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as { sentence?: string; detail?: string; title?: string }
    return body.sentence ?? body.detail ?? body.title ?? String(response.status)
  } catch {
    return `${response.status} ${response.statusText}`.trim()
  }
}
