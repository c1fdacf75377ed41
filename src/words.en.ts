// All English words of the pages, merged from the kernel, the engine and every room (not of the server-rendered public pages); fetched only by English pages.
/// <reference types="vite/types/importMeta.d.ts" />
import kernel from './kernel/words.en.json' with { type: 'json' }
import ui from './ui/words.en.json' with { type: 'json' }

const rooms = import.meta.glob<Record<string, string>>(['./features/**/words.en.json', '!./features/**/public/**'], {
  eager: true,
  import: 'default',
})

export const words: Readonly<Record<string, string>> = Object.assign({}, kernel, ui, ...Object.values(rooms))
