// Builds the staff app into dist/web; the server sends its index.html for every address below /app.

import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The sentences of the API pages are for readers of /openapi.json, not for browsers: a few kB less for every page. */
const withoutSummaries = {
  name: 'contracts-without-summaries',
  transform(code: string, id: string) {
    if (!/\/features\/.*api\.ts$/.test(id)) return null
    return { code: code.replace(/\bsummary:\s*'(?:[^'\\]|\\.)*',?/g, ''), map: null }
  },
}

export default defineConfig({
  base: '/app-assets/',
  publicDir: 'src/ui/public',
  resolve: { alias: [{ find: /^typebox$/, replacement: new URL('src/ui/typebox-light.ts', import.meta.url).pathname }] },
  plugins: [withoutSummaries, react(), { ...optimizeLocales.vite({ locales: ['fa-IR', 'en-US'] }), enforce: 'pre' }],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Everything is fetched as files: CSP has no room for data: scripts, and the cache works per file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // `npm run dev:web`: pages with hot reload, the API of a server started beside it.
  server: { proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? 3000}` } },
})
