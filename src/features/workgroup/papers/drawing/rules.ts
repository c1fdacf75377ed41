// A paper as its typesetters want it: the letterhead, the box, the blocks in their order, digits of its language. Pure.

import { toPersianDigits } from '#kernel/digits.ts'
import type { Letter, LetterBlock } from '#kernel/letter.ts'
import type { Block, PaperKind, Signer } from '../model.ts'
import type { Lang, Wording } from '../texts/model.ts'

const letters: readonly PaperKind[] = ['notification', 'applicant_letter', 'invitation', 'objection_answer', 'nonfeasance', 'inspection']
const styleOf = (kind: PaperKind) => (letters.includes(kind) ? 'letter' : 'record')

const latin = /[A-Za-z]/
/**
 * Persian digits in Persian text. A word with Latin letters (EA-R-1405-0012, a web address, a hash) keeps its own, and so do
 * figures that follow one («SM 400», an IBAN in groups).
 */
export function localDigits(text: string, lang: Lang): string {
  if (lang === 'en' || !/[0-9]/.test(text)) return text
  let afterLatin = false
  return text
    .split(/(\s+)/)
    .map((word) => {
      if (!word || /^\s+$/.test(word)) {
        if (word.includes('\n')) afterLatin = false
        return word
      }
      const keeps = latin.test(word) || (afterLatin && /^[0-9][0-9.,:/%-]*[)»،.]*$/.test(word))
      afterLatin = keeps && !/-|[،؛:]$/.test(word)
      return keeps ? word : toPersianDigits(word)
    })
    .join('')
}

/**
 * Latin words keep their order inside Persian text. One that begins or ends with a figure or sign («225-B», «C++») would be
 * turned around by the bidi algorithm; a left-to-right mark (U+200E) beside it holds it together, in PDF and DOCX alike.
 */
export function holdLatin(text: string, lang: Lang): string {
  if (lang === 'en' || !latin.test(text)) return text
  return text.replace(/[0-9]\S*[A-Za-z]\S*|[A-Za-z][\x21-\x7e]*[+#%](?![\x21-\x7e])/g, (word) => `\u200e${word}\u200e`)
}

/**
 * A word longer than a line (a pasted address, letters without a space) would run off the page: it gets places to break (U+200B).
 * What people compare sign by sign, as a SHA-256, is shorter and stays whole.
 */
export const breakLong = (text: string): string => text.replace(/\S{81,}/g, (word) => word.match(/.{1,20}/gsu)!.join('\u200b'))

const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)

type Drawn = {
  readonly kind: PaperKind
  readonly lang: Lang
  /** Filled already. */
  readonly wording: Wording
  readonly blocks: readonly Block[]
  readonly signers: readonly Signer[]
  /** Null: a draft, without number, code and check. */
  readonly registered: {
    readonly number: string
    readonly code: string
    readonly url: string
    readonly qrSvg: string
    readonly qrBase64: string
  } | null
  readonly date: string
  readonly attachment: string
  readonly head: readonly string[]
  readonly subhead: string
  readonly address: string
  /** Signs a letter that has no signer of its own. */
  readonly signer: Signer
  readonly logo: Letter['logo']
  readonly enclosed: Letter['enclosed']
  /** Which addendum of which paper; null when it is none. */
  readonly addendum: { readonly no: number; readonly number: string } | null
  /** Words of the paper's language. */
  readonly t: (key: string, params?: Record<string, unknown>) => string
}

/** What `renderPdf({ template: 'letter' })` and `renderDocx` are given. */
export function letterOf(d: Drawn): Letter {
  const t = (key: string, params?: Record<string, unknown>) => d.t(`workgroup.papers.print.${key}`, params)
  const style = styleOf(d.kind)
  const number = d.registered?.number ?? t('draft')
  const letter: Letter = {
    lang: d.lang,
    title: d.wording.title,
    style,
    watermark: d.registered ? null : t('draft'),
    invocation: t('invocation'),
    head: d.head,
    subhead: d.subhead,
    address: d.address,
    logo: null,
    box: [
      [t('number'), number],
      [t('date'), d.date],
      [t('attachment'), d.attachment || t('none')],
    ],
    banner: d.addendum ? t('addendum', { no: String(d.addendum.no), number: d.addendum.number }) : '',
    blocks: flow(d, style, t),
    check: d.registered && {
      text: t('check'),
      code: d.registered.code,
      url: d.registered.url,
      qrSvg: '',
      qrBase64: '',
    },
    enclosed: [],
    words: { subject: t('subject'), duties: t('duties'), page: t('page'), of: t('of'), stamp: t('stamp') },
  }
  const local = everyText(letter, (text) => breakLong(holdLatin(localDigits(text, d.lang), d.lang)))
  return {
    ...local,
    logo: d.logo,
    enclosed: d.enclosed,
    check: local.check && { ...local.check, url: d.registered!.url, qrSvg: d.registered!.qrSvg, qrBase64: d.registered!.qrBase64 },
  }
}

/** Addressee, subject, opening, blocks, closing, signatures: the closing stands before whoever signs. */
function flow(d: Drawn, style: Letter['style'], t: (key: string) => string): LetterBlock[] {
  const opening = paragraphs(d.wording.opening)
  const head: LetterBlock[] =
    style === 'letter'
      ? [
          ...opening.slice(0, 1).map((text) => ({ kind: 'addressee', text }) as const),
          { kind: 'subject', text: d.wording.title },
          ...opening.slice(1).map((text) => ({ kind: 'paragraph', text }) as const),
        ]
      : opening.map((text) => ({ kind: 'paragraph', text }))
  const closing = paragraphs(d.wording.closing).map((text): LetterBlock => ({ kind: 'paragraph', text }))
  const last = d.blocks.at(-1)
  const signers = d.signers.length || style === 'record' ? d.signers : [d.signer]
  const given = last?.kind === 'signatures' ? last.rows : signers.map(({ name, post }) => ({ name, post }))
  const signatures: LetterBlock[] = given.length ? [{ kind: 'signatures', rows: given }] : []
  const middle = (last?.kind === 'signatures' ? d.blocks.slice(0, -1) : d.blocks).map((b) => drawn(b, t))
  return [...head, ...middle, ...closing, ...signatures]
}

function drawn(b: Block, t: (key: string) => string): LetterBlock {
  if (b.kind !== 'resolution') return b
  const facts: [string, string][] = [
    [t('owner'), b.owner],
    [t('due'), b.due],
    [t('evidence'), b.evidence],
    [t('article'), b.article],
  ]
  return { kind: 'resolution', no: b.no, text: b.text, facts: facts.filter(([, value]) => value.trim()), duties: b.duties }
}

/** Every text of a plain value, changed; structure and numbers stay. Keys are never changed. */
function everyText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((one) => everyText(one, change)) as T
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, everyText(one as unknown, change)])) as T
  return value
}

/** Bytes of enclosed files that one PDF may carry; the public page compares files up to `maxCopyBytes`. */
export const maxEnclosedBytes = 25_000_000

/** Names as they stand in the PDF: numbered, so that two of one name both stay, and free of anything a file system may not have. */
export const enclosedName = (name: string, i: number): string =>
  `${String(i + 1).padStart(2, '0')}-${name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80)}`
