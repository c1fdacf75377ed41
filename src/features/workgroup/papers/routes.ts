import type { Handlers } from '#server/http.ts'
import { cleanInput } from '#kernel/text.ts'
import { previewAddendum, registerAddendum } from './actions.ts'
import type { papersApi } from './api.ts'
import { currentLetterhead, saveLetterhead, saveLogo } from './letterhead/actions.ts'
import { reasonNeeded } from './rules.ts'
import { listPapers, papersFor, readPaper, sendPaper } from './seeing/actions.ts'
import { listTemplates, readTemplate, saveWording, templateHistory } from './texts/actions.ts'
import { previewSample } from './sample/actions.ts'

/** @throws workgroup/addendum-needs-reason when nothing in it can be printed */
function addendum(body: { reason: string; voids: boolean }) {
  const reason = cleanInput(body.reason)
  if (!reason) throw reasonNeeded()
  return { ...body, reason }
}

export const papersHandlers: Handlers<typeof papersApi> = {
  listPapers: (ctx, { query }) => listPapers(ctx, query),
  papersOfSubject: (ctx, { params }) => papersFor(ctx, params.kind, params.id),
  readPaper: (ctx, { params }) => readPaper(ctx, params.id),
  paperFile: (ctx, { params }) => sendPaper(ctx, params.id, params.format),
  addAddendum: async (ctx, { params, body }) => {
    const { lang } = await readPaper(ctx, params.id)
    const signers = [{ name: ctx.actor.name, post: (await currentLetterhead(ctx, lang)).signerPost }]
    return registerAddendum(ctx, params.id, { ...addendum(body), signers })
  },
  previewAddendum: async (ctx, { params, body }) => ({ svg: await previewAddendum(ctx, params.id, addendum(body)) }),

  listPaperTexts: (ctx) => listTemplates(ctx),
  readPaperText: (ctx, { params }) => readTemplate(ctx, params.kind, params.lang),
  paperTextHistory: (ctx, { params }) => templateHistory(ctx, params.kind, params.lang),
  savePaperText: async (ctx, { params, body }, { ifMatch }) => saveWording(ctx, params.kind, params.lang, body, ifMatch!),
  resetPaperText: (ctx, { params }, { ifMatch }) => saveWording(ctx, params.kind, params.lang, null, ifMatch!),
  previewPaperText: async (ctx, { params, body }) => ({ svg: await previewSample(ctx, params.kind, params.lang, body) }),

  readLetterhead: (ctx, { params }) => currentLetterhead(ctx, params.lang),
  saveLetterhead: (ctx, { params, body }, { ifMatch }) => saveLetterhead(ctx, params.lang, body, ifMatch!),
  saveLogo: (ctx, _input, { files, ifMatch }) => saveLogo(ctx, files, ifMatch!),
  dropLogo: (ctx, _input, { ifMatch }) => saveLogo(ctx, null, ifMatch!),
}
