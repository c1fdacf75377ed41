// Printed documents: a Typst template of this product, filled with data. Typesetting takes longer than a request may be held
// up, so another process does it.

import { runHeavy } from './heavy.ts'
import type { Wanted } from './pdf-thread.ts'

export type PdfTemplate = 'catalogue' | 'letter'

/** As Typst's own JSON reader takes it: half of a surrogate pair, which a keyboard or a cut can leave behind, becomes �. */
const asJson = (data: object): string => JSON.stringify(data, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))

/**
 * A PDF from `typst/<template>.typ`. `data` reaches the template as JSON in `sys.inputs.data`, never as source, so no text can
 * act as markup; the template sees no file outside `typst/` but those of `files`.
 * @throws Error with Typst's own words when the template does not fit the data
 */
export async function renderPdf({ template, data, files }: { template: PdfTemplate; data: object; files?: Wanted['files'] }): Promise<Buffer> {
  const wanted: Wanted = { template, data: asJson(data), as: 'pdf', files }
  const bytes = await runHeavy<Uint8Array>(new URL('./pdf-thread.ts', import.meta.url), wanted, { heapMb: 256 })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The same document as one SVG picture (letters drawn as paths), so that a page can show it as it will be printed. */
export function renderSvg({ template, data }: { template: PdfTemplate; data: object }): Promise<string> {
  const wanted: Wanted = { template, data: asJson(data), as: 'svg' }
  return runHeavy<string>(new URL('./pdf-thread.ts', import.meta.url), wanted, { heapMb: 256 })
}
