// A dossier as its own applicant sees it: what the house says of it in plain words, never what it says to itself.

import { type Static, Type } from 'typebox'
import { dossierStates, Id, Moment, Name2, orNull } from '../../model.ts'
import { CaseRef, Document, DossierFileLine, OpenAct } from '../model.ts'

const line = {
  id: Id,
  code: Type.String(),
  version: Type.Integer(),
  state: Type.Enum([...dossierStates]),
  subject: Type.String(),
  unitName: Type.String(),
  bodyName: Name2,
  sessionAt: orNull(Moment),
  openedAt: Moment,
  updatedAt: Moment,
  closedAt: orNull(Moment),
  /** Documents that are still to be brought. */
  missing: Type.Integer({ minimum: 0 }),
}
export const MyDossierLine = Type.Object(line)
export type MyDossierLine = Static<typeof MyDossierLine>
export const MyDossierPage = Type.Object({ rows: Type.Array(MyDossierLine), next: orNull(Type.String()) })
export type MyDossierPage = Static<typeof MyDossierPage>

export const myActs = ['complete', 'attach', 'withdraw'] as const
export const MyDossier = Type.Object({
  ...line,
  request: Type.String(),
  /** Until when it is to be heard; null: heard, stopped or over. */
  hearBy: orNull(Moment),
  /** By when the documents are to be brought; null: none are asked for. */
  bringBy: orNull(Moment),
  /** The reason as written: of a return, a refusal, a closing. */
  reason: Type.String(),
  documents: Type.Array(Document),
  files: Type.Array(DossierFileLine),
  cases: Type.Array(CaseRef),
  acts: Type.Array(OpenAct),
  steps: Type.Array(Type.Object({ seq: Type.Integer(), name: Type.String(), at: Moment, text: Type.String() })),
})
export type MyDossier = Static<typeof MyDossier>
