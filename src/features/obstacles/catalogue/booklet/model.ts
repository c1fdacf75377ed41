// What the booklet's template is filled with (src/server/typst/catalogue.typ): every text ready to be printed.

export type BookletGroup = {
  readonly code: string
  readonly name: string
  /** The name in the other language. */
  readonly other: string
  readonly description: string
  readonly examples: readonly string[]
  readonly facts: readonly (readonly [name: string, value: string])[]
}

export type BookletData = {
  readonly lang: 'fa' | 'en'
  readonly otherLang: 'fa' | 'en'
  readonly title: string
  readonly subtitle: string
  readonly province: string
  readonly date: string
  readonly foot: string
  readonly words: { readonly product: string; readonly contents: string; readonly colophon: string }
  readonly domains: readonly { readonly name: string; readonly count: string; readonly groups: readonly BookletGroup[] }[]
}
