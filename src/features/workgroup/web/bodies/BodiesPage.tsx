// All bodies of the province by kind: who chairs, how many sit there, when they meet next. A fresh province starts by one button.

import './bodies.css'
import { useActor } from '#ui/session.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { ConfirmButton, DialogButton } from '#ui/parts/Dialog.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { Problem } from '#kernel/problem.ts'
import { bodiesApi } from '../../bodies/api.ts'
import type { BodyLine } from '../../bodies/model.ts'
import { BodyTable } from './BodyTable.tsx'
import { BodyFields } from './forms/BodyFields.tsx'

type Shelf = { readonly name: string; readonly holds: (body: BodyLine) => boolean }
const shelves: readonly Shelf[] = [
  ...(['province', 'committee', 'bank_panel', 'county', 'national'] as const).map(
    (kind): Shelf => ({ name: kind, holds: (b) => b.kind === kind && !b.parallel }),
  ),
  { name: 'parallel', holds: (b) => b.parallel },
]

export function BodiesPage() {
  const { t } = useWords()
  const { role } = useActor()
  const found = useApi(bodiesApi.listBodies, {}, { key: 'bodies' })
  useLive(['bodies'])
  const start = useAct(bodiesApi.startBodies, { refetch: ['bodies'], done: t('workgroup.bodies.started') })
  const rows = found.data?.rows
  const keeper = found.data?.mayCreate ?? false
  const whyNot = keeper ? null : new Problem('law/not-yours', 403)
  const seatedOnly = role === 'official' || role === 'expert'
  const empty = rows?.length === 0
  return (
    <PageFrame
      title={t('workgroup.bodies.title')}
      subtitle={t('workgroup.bodies.subtitle')}
      actions={
        <>
          <LinkButton href="/app/settings/workgroup-deadlines" icon="clock">
            {t('workgroup.policies.title')}
          </LinkButton>
          {!seatedOnly && !empty && (
            <ConfirmButton
              icon="list"
              text={t('workgroup.bodies.startMore')}
              title={t('workgroup.bodies.startMore')}
              question={t('workgroup.bodies.startAsk')}
              whyNot={whyNot}
              onConfirm={() => start.run({})}
            />
          )}
          {!seatedOnly && (
            <DialogButton
              kind={empty ? 'secondary' : 'primary'}
              icon="plus"
              text={t('workgroup.bodies.new')}
              title={t('workgroup.bodies.new')}
              dialogSize="wide"
              whyNot={whyNot}
            >
              {(close) => <BodyFields bodies={rows ?? []} onDone={close} />}
            </DialogButton>
          )}
        </>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {empty && seatedOnly && <EmptyState icon="people" title={t('workgroup.bodies.noneSeen')} text={t('workgroup.bodies.noneSeenText')} />}
      {empty && !seatedOnly && (
        <EmptyState
          icon="people"
          title={t('workgroup.bodies.none')}
          text={t(keeper ? 'workgroup.bodies.noneText' : 'workgroup.bodies.noneAsk')}
          action={
            keeper && (
              <Button kind="primary" icon="list" busy={start.busy} onPress={() => void start.run({})}>
                {t('workgroup.bodies.start')}
              </Button>
            )
          }
        />
      )}
      <Stack gap={4}>
        {shelves.map(({ name, holds }) => {
          const held = rows?.filter(holds) ?? []
          return (
            held.length > 0 && (
              <Card key={name} title={t(`workgroup.bodies.shelf.${name}`)} flush>
                <BodyTable label={t(`workgroup.bodies.shelf.${name}`)} rows={held} />
              </Card>
            )
          )
        })}
      </Stack>
    </PageFrame>
  )
}
