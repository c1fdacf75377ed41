// A sample paper with wording and letterhead as they are being written.

import type { Ctx } from '#server/ctx.ts'
import { renderSvg } from '#server/pdf.ts'
import { checkNumberFormat, letterNumber } from '../codes/rules.ts'
import { drawPaper } from '../drawing/actions.ts'
import { currentLetterhead } from '../letterhead/actions.ts'
import type { LetterheadInput } from '../letterhead/model.ts'
import type { PaperKind } from '../model.ts'
import type { Lang, Wording } from '../texts/model.ts'
import { checkWording } from '../texts/rules.ts'
import { sampleBlocks, sampleFields, sampleOf, sampleSigners } from './rules.ts'

/** @throws workgroup/unknown-field, workgroup/number-format-unknown, workgroup/number-format-without-no */
export async function previewSample(
  ctx: Ctx,
  kind: PaperKind,
  lang: Lang,
  { wording, letterhead }: { wording?: Wording | undefined; letterhead?: LetterheadInput | undefined },
): Promise<string> {
  if (wording) checkWording(kind, wording)
  if (letterhead) checkNumberFormat(letterhead.numberFormat)
  const { numberFormat } = letterhead ?? (await currentLetterhead(ctx, lang))
  const number = letterNumber(numberFormat, { kind, year: 1405, no: 38, province: 'EA' })
  const input = {
    kind,
    lang,
    subject: { kind: 'session', id: '' },
    fields: sampleFields(lang),
    blocks: sampleBlocks(kind, lang),
    // The letterhead's own signer shows while the letterhead is written.
    signers: letterhead ? [] : sampleSigners(lang),
  } as const
  const addendum = kind === 'addendum' ? { no: 1, number: sampleOf('parentNumber', lang) } : null
  const { letter } = await drawPaper(ctx, input, { number, code: sampleOf('code', lang) }, addendum, { wording, letterhead })
  return renderSvg({ template: 'letter', data: { ...letter, watermark: ctx.t('workgroup.papers.print.sample', {}, lang) } })
}
