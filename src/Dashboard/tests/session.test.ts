import { afterEach, expect, it, vi } from 'vitest'
import { Session } from '../src/model/session'

afterEach(() => vi.unstubAllGlobals())

function answers(...bodies: [number, object][]): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(async () => {
    const [status, body] = bodies.shift()!
    return new Response(JSON.stringify(body), { status })
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

it('sends the token of the login with every command', async () => {
  const fetch = answers([200, { name: 'anna', role: 'Engineer', csrfToken: 'abc' }], [200, {}])
  const session = new Session()
  expect(await session.logIn('anna', 'right', 'failed')).toBe('')
  await session.send('POST', '/api/control/trigger', { camera: 'top' })
  const headers = { 'X-AnyShot-Csrf': 'abc', 'Content-Type': 'application/json' }
  expect(fetch.mock.calls[1]).toEqual(['/api/control/trigger', { method: 'POST', headers, body: '{"camera":"top"}', keepalive: true }])
})

it('says why a login did not work', async () => {
  answers([401, { detail: 'User name and password do not belong together.' }])
  const session = new Session()
  expect(await session.logIn('anna', 'wrong', 'failed')).toBe('User name and password do not belong together.')
  expect(session.mayLook).toBe(false)
})

it('knows whether one may look without a login', async () => {
  answers([200, { role: 'Viewer' }])
  const session = new Session()
  const seen = vi.fn()
  session.listen(seen)
  await session.refresh()
  expect(session.mayLook).toBe(true)
  expect(seen).toHaveBeenCalledWith({ role: 'Viewer' })
})
