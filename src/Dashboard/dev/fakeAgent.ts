import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { bitmap } from './bitmap.ts'
import { fakeHistory, fakeQuality } from './fakeInsight.ts'

/** Answers /api as the agent would, with invented verdicts, to work on the page without one. Development only: `FAKE_AGENT=1 npm run dev`. */
export function fakeAgent(): Plugin {
  return {
    name: 'fake-agent',
    configureServer(server) {
      server.middlewares.use((request, response, next) => (answer(request, response) ? undefined : next()))
    },
  }
}

const cameras = (process.env.FAKE_CAMERAS ?? 'top').split(',')
const alarms = process.env.FAKE_ALARM ? [{ id: 'camera-top-frozen', sentence: process.env.FAKE_ALARM, raisedAt: new Date().toISOString() }] : []
const classes = [
  ['good', 'Pass', 0.95],
  ['good', 'Pass', 0.91],
  ['good', 'Pass', 0.983],
  ['surface scratch', 'Fail', 0.87],
  ['good', 'Pass', 0.9],
  ['stain', 'Unsure', 0.54],
  ['good', 'Pass', 0.97],
  ['chipped edge', 'Fail', 0.93],
] as const
const registered = [...new Set(classes.map(([name]) => name))].map((name, i) => ({
  state: 'live',
  class: { id: name.replaceAll(' ', '-'), number: i + 1, name, description: '', prompts: [], synonyms: [], negative: [], severity: name === 'good' ? 'good' : 'defect', examples: '', shots: [], isRetired: false },
}))
const counts = { pass: 18_231, fail: 402, unsure: 97 }
const recent: object[] = []
const startedAt = new Date().toISOString()
let id = 18_730

function answer(request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? ''
  if (url.startsWith('/api/events')) return stream(response)
  if (url.startsWith('/api/session')) return json(response, 200, { role: 'Administrator' })
  if (url.endsWith('/trigger')) return json(response, 202, { camera: 'top', partId: '' })
  if (url.startsWith('/api/classes/preview')) return json(response, 200, { looked: 200, found: 0, passedNow: 0, isCutShort: false, sentence: 'None of the last 200 parts would be it.', parts: [] })
  if (url.startsWith('/api/classes') && !url.includes('/shots/')) return json(response, 200, { liveRevision: 12, classes: registered })
  if (url.startsWith('/api/parts')) return json(response, 200, url.includes('unsure') ? recent.filter((item) => JSON.stringify(item).includes('Unsure')) : recent)
  if (url.startsWith('/api/history')) return json(response, 200, fakeHistory(new URL(url, 'http://agent').searchParams))
  if (url.startsWith('/api/insight/quality/parts')) return json(response, 200, [])
  if (url.startsWith('/api/insight/quality')) return json(response, 200, fakeQuality(new URL(url, 'http://agent').searchParams))
  if (url.startsWith('/api/proposals')) return json(response, 200, { parts: [] })
  if (url.startsWith('/api/feedback') || url.startsWith('/api/audit')) return json(response, 200, [])
  if (url.startsWith('/api/control/')) return json(response, 409, { id: '', outcome: 'conflict', sentence: 'The invented agent changes nothing.', success: false })
  if (!url.startsWith('/api/')) return false
  response.setHeader('Content-Type', 'image/bmp')
  response.end(bitmap(url.includes('/cameras/') ? 480 : 96, Number(/verdicts\/(\d+)/.exec(url)?.[1] ?? Math.floor(Date.now() / 200))))
  return true
}

function stream(response: ServerResponse): boolean {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
  const send = (type: string, data: object): void => void response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`)
  while (recent.length < 50 && !process.env.FAKE_EMPTY) recent.push(judge())
  send('state', state())
  send('recent', recent)
  const timers = [
    setInterval(() => send('state', state()), 500),
    setInterval(() => {
      if (process.env.FAKE_EMPTY) return
      recent.push(judge())
      recent.splice(0, recent.length - 50)
      send('verdict', recent.at(-1)!)
    }, Number(process.env.FAKE_PERIOD ?? 700)),
  ]
  response.on('close', () => timers.forEach(clearInterval))
  return true
}

function judge(): object {
  id++
  const [className, decision, confidence] = classes[id % classes.length]!
  counts[decision.toLowerCase() as keyof typeof counts]++
  const verdict = {
    inspectionId: id,
    station: 'press-4',
    camera: cameras[id % cameras.length],
    partId: `A-${id % 1000}`,
    capturedAt: new Date().toISOString(),
    classNo: [...new Set(classes.map(([name]) => name))].indexOf(className) + 1,
    className,
    confidence,
    runnerUpName: className === 'good' ? 'stain' : 'good',
    margin: confidence - (1 - confidence) * 0.8,
    decision,
    reason: '',
    modelRevision: 'virtual-line-3f9a41',
    classSetRevision: 12,
    timings: { totalMs: 21 },
  }
  return { verdict, part: `/api/verdicts/${id}/part.jpg` }
}

function state(): object {
  const total = counts.pass + counts.fail + counts.unsure
  const now = new Date().toISOString()
  const stages = Object.entries({
    stage_queue: [0.6, 3.1],
    stage_preprocess: [1.2, 2.4],
    stage_embed: [11.2, 17.8],
    stage_classify: [0.2, 0.5],
    stage_store: [2.8, 6.3],
    frame_to_verdict: [17.8, 28.2],
    frame_to_mqtt_acknowledged: [20, 35.5],
    frame_to_opcua: [25.1, 56.2],
  })
  const down = Boolean(process.env.FAKE_BROKER_DOWN)
  return {
    station: 'press-4',
    version: '0.1.0',
    startedAt,
    now,
    modelRevision: 'virtual-line-3f9a41',
    classSetRevision: 12,
    counts: { ...counts, total, yield: counts.pass / total },
    ratePerSecond: 9.8,
    previewRate: 5,
    stages: stages.map(([name, [p50Ms, p99Ms]]) => ({ name, count: 1000, p50Ms, p99Ms })),
    sinks: [
      down
        ? { name: 'mqtt', status: 'Down', sentence: 'The broker at 10.2.0.5:8883 does not answer; verdicts wait in the outbox.', pending: 1243, oldestSeconds: 127 }
        : { name: 'mqtt', status: 'Ok', sentence: 'Connected.', pending: 0, oldestSeconds: 0 },
      { name: 'opcua', status: 'Ok', sentence: 'Serves tags.', pending: 1, oldestSeconds: 0.1 },
    ],
    cameras: cameras.map((name, i) => ({
      name,
      status: i === 1 ? 'Down' : 'Ok',
      sentence: i === 1 ? `Camera ${name} does not open (rtsp://10.2.0.17/stream); next try in 8 s.` : 'Delivers frames.',
      trigger: process.env.FAKE_TRIGGER ? 'Command' : 'FreeRunning',
      sequence: 1,
      lastGood: i === 1 ? new Date(Date.now() - 95_000).toISOString() : now,
      dropped: i === 0 ? 0 : 14,
      counts: { ...counts, total, yield: counts.pass / total },
      ratePerSecond: 9.8 / cameras.length,
    })),
    alarms,
    health: [],
    heartbeat: { counter: 1, ageMs: 3 },
  }
}

function json(response: ServerResponse, status: number, body: object): boolean {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(body))
  return true
}
