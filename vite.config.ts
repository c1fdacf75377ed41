// Builds the staff app into dist/web; the server sends its index.html for every address below /app.

import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { lightContracts } from './scripts/pages/light-contracts.ts'
import { wordsPlugin } from './scripts/pages/words-by-room.ts'

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
  plugins: [persianAria, wordsPlugin, lightContracts, react(), { ...optimizeLocales.vite({ locales: ['fa-IR', 'en-US'] }), enforce: 'pre' }],
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
