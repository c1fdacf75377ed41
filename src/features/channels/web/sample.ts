// A text as its reader will see it, filled with invented values.

import type { Locale } from '#kernel/format.ts'
import { fillWords } from '#kernel/words.ts'
import type { TemplateView } from '../model.ts'

/** The text of `template` (or `text`, while it is being written) with sample values. */
export function sampled(template: TemplateView, locale: Locale, text = template[locale]): string {
  const values = template.placeholders.map((p) => [p.name, locale === 'fa' ? p.sampleFa : p.sampleEn] as const)
  return fillWords(text, Object.fromEntries(values), locale)
}
