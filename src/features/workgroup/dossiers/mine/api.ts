// Dossiers for their own applicants. The contract.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { applicants, Id } from '../../model.ts'
import { After, dossierBodies, Limit } from '../model.ts'
import { MyDossier, MyDossierPage } from './model.ts'

const byId = Type.Object({ id: Id })

export const myDossiersApi = {
  myDossiers: {
    method: 'GET',
    path: '/api/my/dossiers',
    summary: 'The caller’s own dossiers, what moved last first.',
    may: applicants,
    query: Type.Object({ after: After, limit: Limit }),
    reply: MyDossierPage,
  },
  myDossier: {
    method: 'GET',
    path: '/api/my/dossiers/:id',
    summary: 'An own dossier in plain words: where it is, what is asked for, what was said.',
    may: applicants,
    params: byId,
    reply: MyDossier,
    versioned: true,
  },
  completeMine: {
    method: 'POST',
    path: '/api/my/dossiers/:id/complete',
    summary: 'The documents asked for are attached: back to the secretariat or the committee.',
    may: applicants,
    params: byId,
    body: Type.Object({ text: dossierBodies.complete.properties.text }),
    reply: MyDossier,
    versioned: true,
    ifMatch: true,
  },
  withdrawMine: {
    method: 'POST',
    path: '/api/my/dossiers/:id/withdraw',
    summary: 'The applicant takes it back.',
    may: applicants,
    params: byId,
    body: dossierBodies.withdraw,
    reply: MyDossier,
    versioned: true,
    ifMatch: true,
  },
  attachToMine: {
    method: 'POST',
    path: '/api/my/dossiers/:id/files',
    summary: 'Brings documents; `document` is the place in the list that they answer.',
    may: applicants,
    params: byId,
    body: Type.Object({ document: Type.Optional(Type.Integer({ minimum: 0 })) }),
    upload: { maxBytes: 20_000_000, maxFiles: 10 },
    reply: MyDossier,
    status: 201,
    versioned: true,
  },
  readMyFile: {
    method: 'GET',
    path: '/api/my/dossiers/:id/files/:fileId',
    summary: 'One document that an applicant brought.',
    may: applicants,
    params: Type.Object({ id: Id, fileId: Id }),
    reply: Type.Object({}),
    raw: true,
  },
} as const satisfies Contract
