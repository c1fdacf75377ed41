// Bodies of the province as choices: those that decide, and those that prepare.

import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../bodies/api.ts'

type Choice = { readonly id: string; readonly text: string }

export function useBodies(): { deciding: Choice[]; committees: Choice[] } {
  const { locale } = useWords()
  const rows = useApi(bodiesApi.listBodies, {}, { key: 'bodies' }).data?.rows ?? []
  const working = rows.filter((b) => b.active && !b.parallel)
  const choice = (b: (typeof rows)[number]): Choice => ({ id: b.id, text: locale === 'fa' ? b.nameFa : b.nameEn || b.nameFa })
  const prepares = (b: (typeof rows)[number]) => b.kind === 'committee' || b.kind === 'bank_panel'
  return { deciding: working.filter((b) => !prepares(b)).map(choice), committees: working.filter(prepares).map(choice) }
}
