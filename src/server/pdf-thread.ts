// The thread that typesets one document.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { inThread } from './threads.ts'

/** `svg`: all pages as one picture below each other, for looking at on a page. */
export type Wanted = {
  readonly template: string
  readonly data: string
  readonly as: 'pdf' | 'svg'
  /** Files that the template may read: `at` below `typst/`, which they seem to lie in, and where they really are. */
  readonly files?: readonly { readonly at: string; readonly path: string }[] | undefined
}

const templates = fileURLToPath(new URL('./typst', import.meta.url))
const fonts = join(dirname(fileURLToPath(import.meta.resolve('vazirmatn/package.json'))), 'fonts/ttf')

/** A compiler that knows the product's fonts and templates, and nothing else of this machine. */
export function openCompiler(): NodeCompiler {
  return NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] })
}

export const inputOf = ({ template, data }: Pick<Wanted, 'template' | 'data'>) => ({
  mainFilePath: join(templates, `${template}.typ`),
  inputs: { data },
})

await inThread((wanted: Wanted) => {
  const compiler = openCompiler()
  for (const { at, path } of wanted.files ?? []) compiler.mapShadow(join(templates, at), readFileSync(path))
  const done = compiler.compile(inputOf(wanted))
  const document = done.result
  if (!document) throw new Error(JSON.stringify(done.takeDiagnostics()?.shortDiagnostics ?? 'typesetting failed'))
  return wanted.as === 'svg' ? compiler.plainSvg(document) : new Uint8Array(compiler.pdf(document))
})
