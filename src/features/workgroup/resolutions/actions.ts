// What other nouns ask of resolutions. Facts they may hear: `workgroup.resolution_<act>` {resolutionId, code, seq, state,
// dossierId, agencyId}, subject `resolution:<id>`. Topics: `resolution:<id>`, `resolutions`, `dossier:<id>`.

export { actOnResolution, notifyAll } from './acting/actions.ts'
export { approveSession, draftResolution, dropDraft, editDraft } from './drafting/actions.ts'
export { getResolution } from './showing/actions.ts'
