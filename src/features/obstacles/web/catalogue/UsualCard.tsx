import { api as registry } from '#features/registry/api.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { Group } from '../../catalogue/model.ts'
import { whyNotUsual } from '../../catalogue/rules.ts'
import { nameIn } from './look.ts'
import { UsualAgencies } from './UsualAgencies.tsx'

/** The agencies of this province the group usually goes to. */
export function UsualCard({ group }: { group: Group }) {
  const { t, locale } = useWords()
  const whyNot = whyNotUsual(useActor())
  const usual = useApi(api.readUsualAgencies, { params: { code: group.code } }, { key: 'obstacles.usual' })
  const agencies = useApi(registry.listAgencies, {}, { key: 'registry.agencies', off: whyNot !== null })
  const list = usual.data?.agencies ?? []
  return (
    <Card
      title={t('obstacles.usual')}
      actions={
        !group.retired && (
          <DialogButton
            text={t('ui.edit')}
            title={t('obstacles.usual.title', { name: nameIn(locale, group) })}
            size="small"
            icon="edit"
            whyNot={whyNot}
          >
            {(close) => <UsualAgencies group={group} first={list} all={agencies.data?.rows ?? []} onDone={close} />}
          </DialogButton>
        )
      }
    >
      <ProblemBox problem={usual.problem} onRetry={usual.refetch} />
      <Stack gap={2}>
        <Stack row gap={1}>
          {list.map((a) => (
            <Badge key={a.agencyId} tone="primary">
              {nameIn(locale, a)}
            </Badge>
          ))}
          {list.length === 0 && <span className="muted">{t('obstacles.usual.none')}</span>}
        </Stack>
        <span className="muted">{t('obstacles.usual.national', { agency: locale === 'fa' ? group.agencyFa : group.agencyEn })}</span>
      </Stack>
    </Card>
  )
}
