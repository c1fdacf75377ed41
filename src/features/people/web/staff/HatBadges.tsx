// Hats of one person as badges, with the agency or desk they are worn over.

import { Badge } from '#ui/parts/Badge.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { useWords } from '#ui/words.tsx'
import type { GrantView } from '../../staff/model.ts'
import { useAgencies } from '../use-agencies.ts'

export function HatBadges({ hats }: { hats: readonly GrantView[] }) {
  const words = useHatWords()
  return (
    <Stack row gap={1}>
      {hats.map((hat) => (
        <Badge key={hat.id}>{words(hat)}</Badge>
      ))}
    </Stack>
  )
}

/** `Agency representative، Electricity, Tabriz desk` */
export function useHatWords(): (hat: { role: string; agencyId?: string | null; deskId?: string | null }) => string {
  const { t } = useWords()
  const { nameOf } = useAgencies()
  return (hat) => {
    const place = nameOf(hat.agencyId, hat.deskId)
    return place ? t('people.hats.at', { role: t(`people.role.${hat.role}`), place }) : t(`people.role.${hat.role}`)
  }
}
