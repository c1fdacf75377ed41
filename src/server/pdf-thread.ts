// The thread that typesets one document.

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { inThread } from './threads.ts'

export type Wanted = { readonly template: string; readonly data: string }

const templates = fileURLToPath(new URL('./typst', import.meta.url))
const fonts = join(dirname(fileURLToPath(import.meta.resolve('vazirmatn/package.json'))), 'fonts/ttf')

/** A compiler that knows the product's fonts and templates, and nothing else of this machine. */
export function openCompiler(): NodeCompiler {
  return NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] })
}

export const inputOf = ({ template, data }: Wanted) => ({ mainFilePath: join(templates, `${template}.typ`), inputs: { data } })

await inThread((wanted: Wanted) => {
  const compiler = openCompiler()
  const done = compiler.compile(inputOf(wanted))
  const document = done.result
  if (!document) throw new Error(JSON.stringify(done.takeDiagnostics()?.shortDiagnostics ?? 'typesetting failed'))
  const pdf = new Uint8Array(compiler.pdf(document))
  return pdf
})
