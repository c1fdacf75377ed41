// The province's letterhead: its lines, its logo, the format of its letter numbers.

import type { Insertable } from 'kysely'
import sharp from 'sharp'
import { cleanInput } from '#kernel/text.ts'
import { getProvince } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import type { DB } from '#server/db.ts'
import { stale } from '#server/http.ts'
import type { UploadedFile } from '#server/request.ts'
import { nextOf } from '../../bodies/actions.ts'
import { checkNumberFormat, defaultNumberFormat } from '../codes/rules.ts'
import type { Lang } from '../texts/model.ts'
import { mayEditPapers } from '../texts/rules.ts'
import type { LetterheadInput, LetterheadView } from './model.ts'
import * as queries from './queries.ts'
import { logoNeedsPicture, logoSide, shippedHead } from './rules.ts'

/** What stands above a paper now. The lines are the province's own where it has written them; English papers fall back to the shipped ones. */
export async function currentLetterhead(ctx: Ctx, lang: Lang): Promise<LetterheadView> {
  const row = await queries.readLetterhead(ctx.db, ctx.actor.provinceId)
  const province = await getProvince(ctx, ctx.actor.provinceId)
  const shipped = shippedHead(lang, lang === 'fa' ? province.nameFa : province.nameEn)
  const own = lang === 'fa' ? row : undefined
  return {
    head: own?.head || shipped.head,
    subhead: own ? own.subhead : shipped.subhead,
    address: own?.address ?? '',
    signerName: own?.signer_name ?? '',
    signerPost: own?.signer_post || shipped.signerPost,
    numberFormat: row?.number_format || defaultNumberFormat,
    logoSha256: row?.logo_sha256 ?? null,
    version: row?.version ?? 0,
  }
}

/** @throws http/stale, workgroup/number-format-unknown, workgroup/number-format-without-no */
export async function saveLetterhead(ctx: Ctx, input: LetterheadInput, ifMatch: number): Promise<{ version: number }> {
  checkNumberFormat(input.numberFormat)
  const { head, subhead, address, signerName, signerPost, numberFormat } = input
  return change(ctx, ifMatch, (now) => ({
    ...now,
    head: cleanInput(head),
    subhead: cleanInput(subhead),
    address: cleanInput(address),
    signer_name: cleanInput(signerName),
    signer_post: cleanInput(signerPost),
    number_format: cleanInput(numberFormat),
  }))
}

/** The first picture of the upload becomes the logo; without one there is no logo from now on. @throws workgroup/logo-needs-picture */
export async function saveLogo(ctx: Ctx, files: readonly UploadedFile[] | null, ifMatch: number): Promise<{ version: number }> {
  if (!files) return change(ctx, ifMatch, (now) => ({ ...now, logo_sha256: null }))
  const [file] = files
  if (!file?.mime.startsWith('image/')) throw logoNeedsPicture()
  const png = await sharp(ctx.files.pathOf(file.sha256), { limitInputPixels: 60_000_000 })
    .resize(logoSide, logoSide, { fit: 'inside', withoutEnlargement: true })
    .png({ palette: true })
    .toBuffer()
  const { sha256 } = await ctx.files.keep(png)
  return change(ctx, ifMatch, (now) => ({ ...now, logo_sha256: sha256 }))
}

type Own = Omit<Insertable<DB['workgroup.letterhead']>, 'province_id' | 'updated_at' | 'updated_by' | 'version'>

async function change(ctx: Ctx, ifMatch: number, next: (now: Own) => Own): Promise<{ version: number }> {
  const refusal = mayEditPapers(ctx.actor)
  if (refusal) throw refusal
  await nextOf(ctx, 'letterhead') // the lock
  const now = await currentLetterhead(ctx, 'fa')
  if (now.version !== ifMatch) throw stale({ version: now.version })
  const { head, subhead, address, version } = now
  const rest = { signer_name: now.signerName, signer_post: now.signerPost, number_format: now.numberFormat, logo_sha256: now.logoSha256 }
  const row = next({ head, subhead, address, ...rest })
  await queries.writeLetterhead(ctx.db, {
    province_id: ctx.actor.provinceId,
    ...row,
    updated_at: ctx.now,
    updated_by: ctx.actor.accountId,
    version: version + 1,
  })
  await ctx.record('workgroup.letterhead', 'letterhead', { version: version + 1 })
  ctx.tell('letterhead')
  return { version: version + 1 }
}
