// Is this file the registered one? Pure.

import type { Checked, Verdict } from './model.ts'

type Copy = { readonly sha256: string; readonly mime: string }

/** Byte for byte or not at all: SHA-256 of the whole file. */
export function verdictOf(paper: Pick<Checked, 'pdfSha256' | 'docxSha256'>, copy: Copy | undefined): Verdict {
  if (!copy) return 'no_file'
  if (copy.sha256 === paper.pdfSha256) return 'pdf'
  if (copy.sha256 === paper.docxSha256) return 'docx'
  return copy.mime === 'unknown' ? 'unreadable' : 'other'
}
