// Dossiers. The contract.

import { type TSchema, Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { applicants, Id, staff } from '../model.ts'
import { DossierFile } from './filing/model.ts'
import { myDossiersApi } from './mine/api.ts'
import { After, CaseDossiers, dossierBodies, DossierFilter, DossierPage, DossierView, Limit, NewDossier, ShelfCounts } from './model.ts'

const byId = Type.Object({ id: Id })
/** Whoever may hold the keeper's seat of a body, and those who write into dossiers; which one, the law says. */
const workers = ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'expert', 'official', 'manager'] as const

const act = <const Path extends string, B extends TSchema>(path: Path, body: B, summary: string) =>
  ({
    method: 'POST',
    path: `/api/dossiers/:id/${path}`,
    summary,
    may: workers,
    params: byId,
    body,
    reply: DossierView,
    versioned: true,
    ifMatch: true,
  }) as const

export const dossiersApi = {
  listDossiers: {
    method: 'GET',
    path: '/api/dossiers',
    summary: 'Dossiers the caller may see: what moved last first, or the best answers to `q` (words, a code of a dossier or a case).',
    may: staff,
    query: Type.Object({ ...DossierFilter.properties, after: After, limit: Limit }),
    reply: DossierPage,
  },
  countDossiers: {
    method: 'GET',
    path: '/api/dossiers/counts',
    summary: 'How many stand on each shelf for the caller, counted up to 1000.',
    may: staff,
    query: DossierFilter,
    reply: ShelfCounts,
  },
  exportDossiers: {
    method: 'GET',
    path: '/api/dossiers/export',
    summary: 'The list as a spreadsheet, at most 5000 rows.',
    may: staff,
    query: Type.Object({ ...DossierFilter.properties, kind: Type.Enum(['xlsx', 'csv']) }),
    reply: Type.Object({}),
    raw: true,
    rate: { max: 20, per: 'minute' },
  },
  dossiersOfCase: {
    method: 'GET',
    path: '/api/dossiers/of-case/:caseId',
    summary: 'The dossiers of a case that the caller may see, and whether they may put it before the group.',
    may: [...staff, ...applicants],
    params: Type.Object({ caseId: Id }),
    reply: CaseDossiers,
  },
  openDossier: {
    method: 'POST',
    path: '/api/dossiers',
    summary: 'Opens a dossier of a unit or a plan with open cases of it.',
    may: workers,
    body: NewDossier,
    reply: DossierView,
    status: 201,
    versioned: true,
    idempotent: true,
  },
  readDossier: {
    method: 'GET',
    path: '/api/dossiers/:id',
    summary: 'One dossier: state, documents, history, and the acts open to the caller.',
    may: staff,
    params: byId,
    reply: DossierView,
    versioned: true,
  },
  dossierFile: {
    method: 'GET',
    path: '/api/dossiers/:id/file',
    summary: 'The file that builds itself: unit, cases with referrals and ledger, resolutions, what was solved before.',
    may: staff,
    params: byId,
    reply: DossierFile,
    traces: true,
  },
  editDossier: act('edit', dossierBodies.edit, 'Corrects what it is about; urgent once, urgent for good.'),
  addCases: act('add_cases', dossierBodies.add_cases, 'Adds open cases of the same unit or plan.'),
  removeCase: act('remove_case', dossierBodies.remove_case, 'Takes a case out, with a reason.'),
  commentDossier: act('comment', dossierBodies.comment, 'A note to colleagues; the applicant never reads it.'),
  noteParallel: act('note_parallel', dossierBodies.note_parallel, 'The same matter lies before a parallel body, under its own number.'),
  sendToCommittee: act('send_to_committee', dossierBodies.send_to_committee, 'Sends it to a committee: the one named, or the one of its group.'),
  acceptDossier: act('accept', dossierBodies.accept, 'Ready to be heard.'),
  returnDossier: act('return', dossierBodies.return, 'Back to the applicant for the documents listed; the clock stands meanwhile.'),
  completeDossier: act('complete', dossierBodies.complete, 'The documents are there; it goes back to who returned it.'),
  refuseDossier: act('refuse', dossierBodies.refuse, 'Refused with a reason, which the applicant gets in writing.'),
  referDossier: act('refer', dossierBodies.refer, 'To another body or committee.'),
  referUpDossier: act('refer_up', dossierBodies.refer_up, 'To the body above.'),
  closeDossier: act('close', dossierBodies.close, 'Ends a decided one by hand: what became of the unit.'),
  reopenDossier: act('reopen', dossierBodies.reopen, 'Takes it up again, with a clock of its own.'),
  withdrawDossier: act('withdraw', dossierBodies.withdraw, 'Taken back.'),
  attachToDossier: {
    method: 'POST',
    path: '/api/dossiers/:id/files',
    summary: 'Adds documents: photos, PDF or sound. The type is told by content.',
    may: workers,
    params: byId,
    body: Type.Object({ document: Type.Optional(Type.Integer({ minimum: 0 })) }),
    upload: { maxBytes: 20_000_000, maxFiles: 10 },
    reply: DossierView,
    status: 201,
    versioned: true,
  },
  readDossierFile: {
    method: 'GET',
    path: '/api/dossiers/:id/files/:fileId',
    summary: 'One document.',
    may: staff,
    params: Type.Object({ id: Id, fileId: Id }),
    reply: Type.Object({}),
    raw: true,
  },
  ...myDossiersApi,
} as const satisfies Contract
