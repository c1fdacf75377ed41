import type { Ctx } from '#server/ctx.ts'
import type { Handlers, Raw } from '#server/http.ts'
import type { Http } from '#server/request.ts'
import { act } from './acting/actions.ts'
import type { dossiersApi } from './api.ts'
import { attach, sendFile } from './evidence/actions.ts'
import { exportDossiers } from './export/actions.ts'
import { dossierFile } from './filing/actions.ts'
import { createDossier } from './making/actions.ts'
import { myDossier, myDossiers } from './mine/actions.ts'
import type { DossierView, PersonAct } from './model.ts'
import { dossiersOfCase } from './ofcase/actions.ts'
import { countShelves, listDossiers } from './search/actions.ts'
import { viewDossier } from './showing/actions.ts'

type Given<B> = { params: { id: string }; body: B }

/** An act and then the dossier as it stands; one that the act took out of their sight is answered as it was seen last. */
const acting =
  (name: PersonAct) =>
  async (ctx: Ctx, { params, body }: Given<Readonly<Record<string, unknown>>>, http: Http): Promise<DossierView> => {
    await act(ctx, params.id, { act: name, body, ifMatch: http.ifMatch })
    return viewDossier(ctx, params.id)
  }

export const dossiersHandlers: Handlers<typeof dossiersApi> = {
  listDossiers: (ctx, { query }) => listDossiers(ctx, query),
  countDossiers: (ctx, { query }) => countShelves(ctx, query),
  exportDossiers: (ctx, { query: { kind, ...filter } }): Promise<Raw> => exportDossiers(ctx, filter, kind),
  dossiersOfCase: (ctx, { params }) => dossiersOfCase(ctx, params.caseId),
  openDossier: async (ctx, { body }) => viewDossier(ctx, await createDossier(ctx, body)),
  readDossier: (ctx, { params }) => viewDossier(ctx, params.id),
  dossierFile: (ctx, { params }) => dossierFile(ctx, params.id),
  editDossier: acting('edit'),
  addCases: acting('add_cases'),
  removeCase: acting('remove_case'),
  commentDossier: acting('comment'),
  noteParallel: acting('note_parallel'),
  sendToCommittee: acting('send_to_committee'),
  acceptDossier: acting('accept'),
  returnDossier: acting('return'),
  completeDossier: acting('complete'),
  refuseDossier: acting('refuse'),
  referDossier: acting('refer'),
  referUpDossier: acting('refer_up'),
  closeDossier: acting('close'),
  reopenDossier: acting('reopen'),
  withdrawDossier: acting('withdraw'),
  attachToDossier: async (ctx, { params, body }, http) => {
    await attach(ctx, params.id, http.files, body.document ?? null)
    return viewDossier(ctx, params.id)
  },
  readDossierFile: (ctx, { params }): Promise<Raw> => sendFile(ctx, params.id, params.fileId),
  myDossiers: (ctx, { query }) => myDossiers(ctx, query),
  myDossier: (ctx, { params }) => myDossier(ctx, params.id),
  completeMine: async (ctx, { params, body }, http) => {
    await act(ctx, params.id, { act: 'complete', body, ifMatch: http.ifMatch })
    return myDossier(ctx, params.id)
  },
  withdrawMine: async (ctx, { params, body }, http) => {
    await act(ctx, params.id, { act: 'withdraw', body, ifMatch: http.ifMatch })
    return myDossier(ctx, params.id)
  },
  attachToMine: async (ctx, { params, body }, http) => {
    await attach(ctx, params.id, http.files, body.document ?? null)
    return myDossier(ctx, params.id)
  },
  readMyFile: (ctx, { params }): Promise<Raw> => sendFile(ctx, params.id, params.fileId),
}
