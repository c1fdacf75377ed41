// What anybody may learn of a paper by its code.

import type { PaperKind } from '../model.ts'

export type Checked = {
  readonly code: string
  readonly void: boolean
  readonly provinceFa: string
  readonly provinceEn: string
  readonly phone: string
  readonly pdfSha256: string
  readonly docxSha256: string
  /** Null of a confidential paper: it is only told to be registered. */
  readonly open: {
    readonly kind: PaperKind
    readonly number: string
    readonly at: string
    readonly signed: boolean
    readonly issuer: string
    readonly addenda: readonly { readonly code: string; readonly number: string; readonly no: number; readonly at: string; readonly voids: boolean }[]
    readonly addendumOf: { readonly code: string; readonly number: string } | null
  } | null
}

/** A visitor's own copy beside the registered files. */
export type Verdict = 'pdf' | 'docx' | 'other' | 'no_file' | 'unreadable' | 'too_large'

export const maxCopyBytes = 30_000_000
