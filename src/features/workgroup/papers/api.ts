// Papers: the register, files, addenda, wording, letterhead. The contract.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { applicants, Id, Limit, After, staff } from '../model.ts'
import { LetterheadInput, LetterheadView } from './letterhead/model.ts'
import { editorRoles, PaperLine, PaperPage, paperKinds, PaperView, registerRoles, subjectKinds } from './model.ts'
import { langs, TemplateVersion, TemplateView, Wording } from './texts/model.ts'

const readers = [...staff, ...applicants] as const
const Day = Type.Optional(Type.String({ format: 'date' }))
const paper = Type.Object({ id: Id })
const language = Type.Object({ lang: Type.Enum(langs) })
const text = Type.Object({ kind: Type.Enum(paperKinds), lang: Type.Enum(langs) })
const Done = Type.Object({ version: Type.Integer() })
const Addendum = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 6000 }), voids: Type.Boolean() })
const Picture = Type.Object({ svg: Type.String() })

export const papersApi = {
  listPapers: {
    method: 'GET',
    path: '/api/papers',
    summary: 'The register of papers, newest first; by kind, day, number or code',
    may: registerRoles,
    query: Type.Object({
      kind: Type.Optional(Type.Enum(paperKinds)),
      q: Type.Optional(Type.String({ maxLength: 80 })),
      from: Day,
      to: Day,
      after: After,
      limit: Limit,
    }),
    reply: PaperPage,
  },
  papersOfSubject: {
    method: 'GET',
    path: '/api/papers/of/:kind/:id',
    summary: 'The papers of a session, dossier, resolution or case that the caller may read',
    may: readers,
    params: Type.Object({ kind: Type.Enum(subjectKinds), id: Id }),
    reply: Type.Array(PaperLine),
  },
  readPaper: {
    method: 'GET',
    path: '/api/papers/:id',
    summary: 'One paper with its addenda and the address of its public check',
    may: readers,
    params: paper,
    reply: PaperView,
  },
  paperFile: {
    method: 'GET',
    path: '/api/papers/:id/:format',
    summary: 'The registered file, byte for byte; reading a confidential one leaves a trace',
    may: readers,
    params: Type.Object({ id: Id, format: Type.Enum(['pdf', 'docx']) }),
    reply: Type.Unknown(),
    raw: true,
    traces: true,
  },
  addAddendum: {
    method: 'POST',
    path: '/api/papers/:id/addenda',
    summary: 'Corrects a registered paper by a numbered addendum, or makes it void; the paper itself never changes',
    may: ['secretary'],
    params: paper,
    body: Addendum,
    reply: PaperLine,
    status: 201,
    idempotent: true,
  },
  previewAddendum: {
    method: 'POST',
    path: '/api/papers/:id/addenda/preview',
    summary: 'The addendum as it will be printed, as a draft; nothing is kept',
    may: ['secretary'],
    params: paper,
    body: Addendum,
    reply: Picture,
    rate: { max: 60, per: 'minute' },
  },
  listPaperTexts: {
    method: 'GET',
    path: '/api/paper-texts',
    summary: 'The wording of every kind of paper in both languages, with its fields',
    may: editorRoles,
    reply: Type.Array(TemplateView),
  },
  readPaperText: {
    method: 'GET',
    path: '/api/paper-texts/:kind/:lang',
    summary: 'The wording of one kind of paper that holds now',
    may: editorRoles,
    params: text,
    reply: TemplateView,
    versioned: true,
  },
  paperTextHistory: {
    method: 'GET',
    path: '/api/paper-texts/:kind/:lang/history',
    summary: 'Earlier versions of the wording, newest first',
    may: editorRoles,
    params: text,
    reply: Type.Array(TemplateVersion),
  },
  savePaperText: {
    method: 'PUT',
    path: '/api/paper-texts/:kind/:lang',
    summary: 'A new version of the wording, for papers registered from now on',
    may: editorRoles,
    params: text,
    body: Wording,
    reply: Done,
    ifMatch: true,
  },
  resetPaperText: {
    method: 'DELETE',
    path: '/api/paper-texts/:kind/:lang',
    summary: 'Back to the shipped wording; earlier versions stay in the history',
    may: editorRoles,
    params: text,
    reply: Done,
    ifMatch: true,
  },
  previewPaperText: {
    method: 'POST',
    path: '/api/paper-texts/:kind/:lang/preview',
    summary: 'A sample paper with this wording and letterhead, as a picture; nothing is kept',
    may: editorRoles,
    params: text,
    body: Type.Object({ wording: Type.Optional(Wording), letterhead: Type.Optional(LetterheadInput) }),
    reply: Picture,
    rate: { max: 120, per: 'minute' },
  },
  readLetterhead: {
    method: 'GET',
    path: '/api/letterhead/:lang',
    summary: 'The province’s letterhead of one language and the format of its letter numbers',
    may: editorRoles,
    params: language,
    reply: LetterheadView,
    versioned: true,
  },
  saveLetterhead: {
    method: 'PUT',
    path: '/api/letterhead/:lang',
    summary: 'Changes the letterhead of one language for papers registered from now on; the format of numbers holds for both',
    may: editorRoles,
    params: language,
    body: LetterheadInput,
    reply: Done,
    ifMatch: true,
  },
  saveLogo: {
    method: 'POST',
    path: '/api/letterhead/logo',
    summary: 'The logo above every paper: a picture, which is written anew as PNG',
    may: editorRoles,
    upload: { maxBytes: 3_000_000, maxFiles: 1 },
    reply: Done,
    ifMatch: true,
    rate: { max: 30, per: 'hour' },
  },
  dropLogo: {
    method: 'DELETE',
    path: '/api/letterhead/logo',
    summary: 'Papers carry no logo from now on',
    may: editorRoles,
    reply: Done,
    ifMatch: true,
  },
} as const satisfies Contract
