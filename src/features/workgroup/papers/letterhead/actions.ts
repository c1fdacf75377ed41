// The province's letterhead: its lines in both languages, its logo, the format of its letter numbers.

import type { Selectable } from 'kysely'
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

/** What stands above a paper of this language now: the province's own lines where it has written them, else the shipped ones. */
export async function currentLetterhead(ctx: Ctx, lang: Lang): Promise<LetterheadView> {
  const row = await queries.readLetterhead(ctx.db, ctx.actor.provinceId)
  const province = await getProvince(ctx, ctx.actor.provinceId)
  const shipped = shippedHead(lang, lang === 'fa' ? province.nameFa : province.nameEn)
  const own = row ? ownLines(row, lang) : null
  return {
    head: own?.head || shipped.head,
    subhead: own ? own.subhead : shipped.subhead,
    address: own?.address ?? '',
    signerName: own?.signerName ?? '',
    signerPost: own?.signerPost || shipped.signerPost,
    numberFormat: row?.number_format || defaultNumberFormat,
    logoSha256: row?.logo_sha256 ?? null,
    version: row?.version ?? 0,
  }
}

/** The lines of one language; the format of numbers holds for both. @throws http/stale, workgroup/number-format-unknown, workgroup/number-format-without-no */
export async function saveLetterhead(ctx: Ctx, lang: Lang, input: LetterheadInput, ifMatch: number): Promise<{ version: number }> {
  checkNumberFormat(input.numberFormat)
  const columns = lang === 'fa' ? persianColumns(input) : englishColumns(input)
  return change(ctx, ifMatch, { ...columns, number_format: cleanInput(input.numberFormat) }, lang)
}

/** The first picture of the upload becomes the logo; without one there is no logo from now on. @throws workgroup/logo-needs-picture */
export async function saveLogo(ctx: Ctx, files: readonly UploadedFile[] | null, ifMatch: number): Promise<{ version: number }> {
  if (!files) return change(ctx, ifMatch, { logo_sha256: null })
  const [file] = files
  if (!file?.mime.startsWith('image/')) throw logoNeedsPicture()
  const png = await sharp(ctx.files.pathOf(file.sha256), { limitInputPixels: 60_000_000 })
    .resize(logoSide, logoSide, { fit: 'inside', withoutEnlargement: true })
    .png({ palette: true })
    .toBuffer()
  const { sha256 } = await ctx.files.keep(png)
  return change(ctx, ifMatch, { logo_sha256: sha256 })
}

type Row = Selectable<DB['workgroup.letterhead']>
type Lines = Omit<LetterheadInput, 'numberFormat'>

/** Null: the province has not written the lines of this language. */
function ownLines(row: Row, lang: Lang): Lines | null {
  if (lang === 'fa') {
    const { head, subhead, address, signer_name: signerName, signer_post: signerPost } = row
    return { head, subhead, address, signerName, signerPost }
  }
  if (row.head_en === null) return null
  const text = (column: 'subhead_en' | 'address_en' | 'signer_name_en' | 'signer_post_en') => row[column] ?? ''
  return {
    head: row.head_en,
    subhead: text('subhead_en'),
    address: text('address_en'),
    signerName: text('signer_name_en'),
    signerPost: text('signer_post_en'),
  }
}

/** Cleaned, and under the names of their columns. */
const persianColumns = ({ head, subhead, address, signerName, signerPost }: Lines) => ({
  head: cleanInput(head),
  subhead: cleanInput(subhead),
  address: cleanInput(address),
  signer_name: cleanInput(signerName),
  signer_post: cleanInput(signerPost),
})
const englishColumns = ({ head, subhead, address, signerName, signerPost }: Lines) => ({
  head_en: cleanInput(head),
  subhead_en: cleanInput(subhead),
  address_en: cleanInput(address),
  signer_name_en: cleanInput(signerName),
  signer_post_en: cleanInput(signerPost),
})

async function change(ctx: Ctx, ifMatch: number, changed: Partial<Row>, lang?: Lang): Promise<{ version: number }> {
  const refusal = mayEditPapers(ctx.actor)
  if (refusal) throw refusal
  await nextOf(ctx, 'letterhead') // the lock
  const now = await currentLetterhead(ctx, 'fa')
  if (now.version !== ifMatch) throw stale({ version: now.version })
  // The first change of all writes the Persian lines as they hold, because the row needs them.
  const row = await queries.readLetterhead(ctx.db, ctx.actor.provinceId)
  const version = now.version + 1
  await queries.writeLetterhead(ctx.db, {
    ...(row ?? { ...persianColumns(now), number_format: now.numberFormat }),
    ...changed,
    province_id: ctx.actor.provinceId,
    updated_at: ctx.now,
    updated_by: ctx.actor.accountId,
    version,
  })
  await ctx.record('workgroup.letterhead', 'letterhead', { version, ...(lang && { lang }) })
  ctx.tell('letterhead')
  return { version }
}
