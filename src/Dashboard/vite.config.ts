import { defineConfig } from 'vite'
import { fakeAgent } from './dev/fakeAgent.ts'

export default defineConfig({
  // The fake agent answers only under `npm run dev`, and only when asked for; nothing of it is built into the page.
  plugins: process.env.FAKE_AGENT ? [fakeAgent()] : [],
  server: { host: '127.0.0.1', proxy: process.env.FAKE_AGENT ? {} : { '/api': 'http://127.0.0.1:8080' } },
  build: {
    outDir: '../AnyShot.Edge/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined files would need data: in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
