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

/** React Aria speaks thirty languages, none of them Persian: its dictionaries become English and ours. */
const persianAria = {
  name: 'aria-in-persian',
  enforce: 'pre' as const,
  load(id: string) {
    const name = /\/react-aria\/dist\/private\/(calendar|datepicker|combobox|numberfield|spinbutton|overlays|menu)\/intlStrings\.mjs$/.exec(id)?.[1]
    if (!name) return null
    const ours = new URL('src/ui/aria-words.fa.ts', import.meta.url).pathname
    return `import en from "../intl/${name}/en-US.mjs"; import { ${name} as fa } from ${JSON.stringify(ours)}; export default { "en-US": en, "fa-IR": { ...en, ...fa } }`
  },
}

export default defineConfig({
  base: '/app-assets/',
  publicDir: 'src/ui/public',
  resolve: { alias: [{ find: /^typebox$/, replacement: new URL('src/ui/typebox-light.ts', import.meta.url).pathname }] },
  plugins: [persianAria, withoutSummaries, react(), { ...optimizeLocales.vite({ locales: ['fa-IR', 'en-US'] }), enforce: 'pre' }],
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
