// An official letter as its typesetters meet it: PDF by server/typst/letter.typ, DOCX by server/docx.ts. Every text is ready to be read.

export type LetterBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 1 | 2 }
  /** An addressee and a subject line stand out. */
  | { readonly kind: 'paragraph' | 'addressee' | 'subject'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly widths?: readonly number[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: boolean }
  | {
      readonly kind: 'resolution'
      readonly no: string
      readonly text: string
      readonly facts: readonly (readonly [string, string])[]
      readonly duties: readonly string[]
    }
  | { readonly kind: 'signatures'; readonly rows: readonly { readonly post: string; readonly name: string }[] }
  | { readonly kind: 'break' }

export type Letter = {
  readonly lang: 'fa' | 'en'
  readonly title: string
  /** A letter has an addressee and a subject line; a record (minutes, pack, bundle) has its title in the middle. */
  readonly style: 'letter' | 'record'
  /** The watermark of a draft; null on a registered paper. */
  readonly watermark: string | null
  /** «باسمه تعالی» */
  readonly invocation: string
  readonly head: readonly string[]
  readonly subhead: string
  readonly address: string
  /** PNG, or null; as SVG text for Typst and as bytes for the DOCX. */
  readonly logo: { readonly base64: string; readonly width: number; readonly height: number } | null
  /** Number, date, attachment: the box at the letter's head. */
  readonly box: readonly (readonly [name: string, value: string])[]
  /** «متمم شمارهٔ ۱ …», or empty. */
  readonly banner: string
  readonly blocks: readonly LetterBlock[]
  /** How anybody checks the paper; null on a draft. */
  readonly check: { readonly text: string; readonly code: string; readonly url: string; readonly qrSvg: string; readonly qrBase64: string } | null
  /** Files that the PDF carries inside: the name people see, and where the template reads it. */
  readonly enclosed: readonly { readonly name: string; readonly at: string }[]
  readonly words: { readonly subject: string; readonly duties: string; readonly page: string; readonly of: string; readonly stamp: string }
}
