// unzipper ships no types; only what sheets-xlsx.ts uses.
declare module 'unzipper' {
  type Entry = { readonly path: string; readonly uncompressedSize: number; stream(): import('node:stream').Readable }
  type Directory = { readonly files: readonly Entry[] }
  export const Open: { file(path: string): Promise<Directory> }
}
