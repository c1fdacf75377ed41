// The catalogue in parts, made by scripts/pages/words-by-room.ts when the page app is built.
declare module 'virtual:words' {
  export const parts: import('#ui/word-store.ts').Loaders
}
