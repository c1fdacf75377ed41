// unzipper ships no types; only what sheets-xlsx.ts and docx.test.ts use.
declare module 'unzipper' {
  type Entry = { readonly path: string; readonly uncompressedSize: number; stream(): import('node:stream').Readable; buffer(): Promise<Buffer> }
  type Directory = { readonly files: readonly Entry[] }
  export const Open: { file(path: string): Promise<Directory>; buffer(bytes: Buffer): Promise<Directory> }
}
