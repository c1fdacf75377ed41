// From a paper's parts to its two files.

import { readFile, stat } from 'node:fs/promises'
import QRCode from 'qrcode'
import { formatDate } from '#kernel/format.ts'
import { getProvince } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { renderDocx } from '#server/docx.ts'
import type { Letter } from '#kernel/letter.ts'
import { renderPdf } from '#server/pdf.ts'
import { currentLetterhead } from '../letterhead/actions.ts'
import type { LetterheadInput } from '../letterhead/model.ts'
import type { PaperInput, PaperKind } from '../model.ts'
import { currentWording } from '../texts/actions.ts'
import type { Lang, Wording } from '../texts/model.ts'
import { fillWording } from '../texts/rules.ts'
import { enclosedName, letterOf, maxEnclosedBytes } from './rules.ts'

type Identity = { readonly number: string; readonly code: string }
export type Addendum = { readonly no: number; readonly number: string }

/** What both files of a paper are made from; `registered` null makes a draft. Wording and letterhead: as they are being written, for a sample. */
export async function drawPaper(
  ctx: Ctx,
  input: PaperInput,
  registered: Identity | null,
  addendum: Addendum | null,
  { wording, letterhead }: { wording?: Wording | undefined; letterhead?: LetterheadInput | undefined } = {},
): Promise<{ letter: Letter; files: Enclosed[]; wording: Wording; templateVersion: number }> {
  const lang: Lang = input.lang ?? 'fa'
  const template = wording ? { ...wording, version: 0 } : await currentWording(ctx, input.kind, lang)
  const t = (key: string, params?: Record<string, unknown>) => ctx.t(key, params as never, lang)
  const province = await getProvince(ctx, ctx.actor.provinceId)
  const date = formatDate(ctx.now, lang, 'numeric')
  const own = {
    number: registered?.number ?? t('workgroup.papers.print.draft'),
    date,
    code: registered?.code ?? t('workgroup.papers.print.draft'),
    province: lang === 'fa' ? province.nameFa : province.nameEn,
  }
  const filled = fillWording(input.kind, template, { ...input.fields, ...own })
  const paperhead = { ...(await currentLetterhead(ctx, lang)), ...letterhead }
  const files = await enclose(ctx, input.enclosed ?? [])
  const letter = letterOf({
    kind: input.kind,
    lang,
    wording: filled,
    blocks: input.blocks,
    signers: input.signers ?? [],
    registered: registered && { ...registered, ...(await checkMarks(ctx, lang, registered.code)) },
    date,
    attachment: input.attachment ?? '',
    head: paperhead.head.split('\n').filter(Boolean),
    subhead: paperhead.subhead,
    address: paperhead.address,
    signer: { name: paperhead.signerName, post: paperhead.signerPost },
    logo: paperhead.logoSha256 ? await logoOf(ctx, paperhead.logoSha256) : null,
    enclosed: files.map(({ name, at }) => ({ name, at })),
    addendum,
    t,
  })
  return { letter, files, wording: filled, templateVersion: template.version }
}

export const checkAddress = (ctx: Pick<Ctx, 'config'>, lang: Lang, code: string) =>
  `${ctx.config.publicUrl}${lang === 'fa' ? '' : '/en'}/check/${code}`

/** The address of the public check page, and the same as a QR code (ISO/IEC 18004, level M). */
async function checkMarks(ctx: Ctx, lang: Lang, code: string) {
  const url = checkAddress(ctx, lang, code)
  const options = { errorCorrectionLevel: 'M', margin: 0 } as const
  const png = await QRCode.toBuffer(url, { ...options, width: 240 })
  return { url, qrSvg: await QRCode.toString(url, { ...options, type: 'svg' }), qrBase64: png.toString('base64') }
}

/** A logo as it is stored: PNG, whose width and height stand at bytes 16 and 20. */
async function logoOf(ctx: Ctx, sha256: string): Promise<Letter['logo']> {
  const png = await readFile(ctx.files.pathOf(sha256))
  return { base64: png.toString('base64'), width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

type Enclosed = { readonly name: string; readonly at: string; readonly path: string }

/** Stored files as the typesetter reads them, as many as the PDF may carry. */
async function enclose(ctx: Ctx, given: NonNullable<PaperInput['enclosed']>): Promise<Enclosed[]> {
  const files: Enclosed[] = []
  let left = maxEnclosedBytes
  for (const { name, sha256 } of given) {
    const path = ctx.files.pathOf(sha256)
    const { size } = await stat(path)
    if (size > left) continue
    left -= size
    files.push({ name: enclosedName(name, files.length), at: `enclosed/${files.length}`, path })
  }
  return files
}

/** Both files. They are typeset side by side; enclosed files travel in the PDF. */
export async function typeset({ letter, files }: { letter: Letter; files: readonly Enclosed[] }): Promise<{ pdf: Buffer; docx: Buffer }> {
  const [pdf, docx] = await Promise.all([renderPdf({ template: 'letter', data: letter, files }), renderDocx(letter)])
  return { pdf, docx }
}

export const kindName = (ctx: Ctx, kind: PaperKind, lang: Lang) => ctx.t(`workgroup.papers.kind.${kind}`, {}, lang)
