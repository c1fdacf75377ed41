// Printed documents: a Typst template of this product, filled with data. Typesetting takes longer than a request may be held
// up, so it runs in a thread.

import type { Wanted } from './pdf-thread.ts'
import { runThread } from './threads.ts'

export type PdfTemplate = 'catalogue'

/**
 * A PDF from `typst/<template>.typ`. `data` reaches the template as JSON in `sys.inputs.data`, never as source, so no text can
 * act as markup; the template sees no file outside `typst/`.
 * @throws Error with Typst's own words when the template does not fit the data
 */
export async function renderPdf({ template, data }: { template: PdfTemplate; data: object }): Promise<Buffer> {
  const wanted: Wanted = { template, data: JSON.stringify(data) }
  const bytes = await runThread<Uint8Array>(new URL('./pdf-thread.ts', import.meta.url), wanted, { heapMb: 256 })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
