// Papers: minutes, letters, packs and bundles. Their kinds, the blocks they are built of, what people see of one.

import { type Static, Type } from 'typebox'
import { Id, Moment, orNull } from '../model.ts'

/** Who has the register of all papers. */
export const registerRoles = ['secretary', 'centreHead', 'manager', 'auditor'] as const
/** Who may change wording and letterhead of the province. */
export const editorRoles = ['secretary', 'admin'] as const

export const paperKinds = [
  'minutes',
  'notification',
  'applicant_letter',
  'invitation',
  'pack',
  'nonfeasance',
  'inspection',
  'objection_answer',
  'addendum',
] as const
export type PaperKind = (typeof paperKinds)[number]

export const subjectKinds = ['session', 'dossier', 'resolution', 'case'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** The body of a paper: one model, from which the PDF and the DOCX are made. All texts arrive ready to be read. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly widths?: readonly number[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: boolean }
  | {
      readonly kind: 'resolution'
      readonly no: string
      readonly owner: string
      readonly text: string
      readonly due: string
      readonly evidence: string
      readonly article: string
      readonly duties: readonly string[]
    }
  | { readonly kind: 'signatures'; readonly rows: readonly { readonly post: string; readonly name: string }[] }
  | { readonly kind: 'break' }

export type Signer = { readonly seatId?: string | null; readonly name: string; readonly post: string }

/** What `registerPaper` and `previewPaper` are given. */
export type PaperInput = {
  readonly kind: PaperKind
  readonly subject: { readonly kind: SubjectKind; readonly id: string }
  /** Ready to be printed; names in rules.ts `fieldsOf`. {number}, {date}, {code}, {province} come from here. */
  readonly fields: Readonly<Record<string, string>>
  readonly blocks: readonly Block[]
  /** Who signed; none: the paper is registered, not signed. */
  readonly signers?: readonly Signer[]
  readonly confidential?: boolean
  readonly addendumOf?: string
  /** Persian unless an English paper is wanted. */
  readonly lang?: 'fa' | 'en'
  /** Stored files (evidence) that the PDF carries inside, so that its seal is over them too. Those past 25 MB in all stay outside: name them with their SHA-256 in a block. */
  readonly enclosed?: readonly { readonly name: string; readonly sha256: string }[]
  /** «پیوست»: what comes with the paper; empty: «ندارد». */
  readonly attachment?: string
}

export const PaperLine = Type.Object({
  id: Id,
  kind: Type.Enum(paperKinds),
  subjectKind: Type.Enum(subjectKinds),
  subjectId: Id,
  number: Type.String(),
  code: Type.String(),
  title: Type.String(),
  lang: Type.Enum(['fa', 'en']),
  state: Type.Enum(['registered', 'signed', 'void']),
  createdAt: Moment,
  pdfSha256: Type.String(),
  pdfBytes: Type.Integer(),
  docxSha256: Type.String(),
  docxBytes: Type.Integer(),
  /** Registered so, or one of its dossiers is confidential by now. */
  confidential: Type.Boolean(),
  addendumOf: orNull(Id),
  addendumNo: orNull(Type.Integer()),
  voids: Type.Boolean(),
  signers: Type.Array(Type.Object({ name: Type.String(), post: Type.String() })),
})
export type PaperLine = Static<typeof PaperLine>

export const PaperPage = Type.Object({ rows: Type.Array(PaperLine), next: orNull(Type.String()) })
export type PaperPage = Static<typeof PaperPage>

/** With its addenda in their order, and what it says, as it was frozen. */
export const PaperView = Type.Object({
  ...PaperLine.properties,
  checkUrl: Type.String(),
  addenda: Type.Array(PaperLine),
  registeredBy: Type.String(),
})
export type PaperView = Static<typeof PaperView>
