// One body: who sits there, when it meets, what it may decide. Prints as a list of members.

import '../bodies.css'
import { namedIn } from '#features/casework/web/parts/look.ts'
import { useState } from 'react'
import { InviteForm } from '#features/people/web/staff/InviteForm.tsx'
import { addressOf } from '#ui/call.ts'
import { useParam } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Dialog, DialogButton } from '#ui/parts/Dialog.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'
import type { BodyPage as Body } from '../../../bodies/model.ts'
import { BodyFields } from '../forms/BodyFields.tsx'
import { refusalOf } from '../look.ts'
import { About } from './About.tsx'
import { Calendar } from './Calendar.tsx'
import { Members } from './Members.tsx'

export function BodyPage() {
  const id = useParam('id')
  const { t, locale } = useWords()
  const found = useApi(bodiesApi.readBody, { params: { id } }, { key: `body:${id}` })
  useLive([`body:${id}`])
  const body = found.data
  return (
    <PageFrame
      title={body ? namedIn(body, locale) : t('workgroup.bodies.title')}
      back={{ href: '/app/workgroup/bodies', text: t('workgroup.bodies.title') }}
      subtitle={body && <Marks body={body} />}
      actions={body && <Acts body={body} refetch={found.refetch} />}
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {body && (
        <Columns side="end">
          <div className="wb-members">
            <Members body={body} refetch={found.refetch} />
          </div>
          <div className="no-print">
            <Stack gap={4}>
              <About body={body} />
              <Calendar body={body} />
            </Stack>
          </div>
        </Columns>
      )}
    </PageFrame>
  )
}

function Marks({ body }: { body: Body }) {
  const { t } = useWords()
  return (
    <span className="wb-name">
      {t(`workgroup.kind.${body.parallel ? 'parallel' : body.kind}`)}
      {body.mine && (
        <span className="no-print">
          <Badge tone="primary">{t('workgroup.bodies.mine')}</Badge>
        </span>
      )}
      {!body.active && <Badge tone="neutral">{t('workgroup.bodies.inactive')}</Badge>}
    </span>
  )
}

function Acts({ body, refetch }: { body: Body; refetch: () => void }) {
  const { t } = useWords()
  const { role } = useActor()
  const bodies = useApi(bodiesApi.listBodies, {}, { key: 'bodies' })
  const [inviting, setInviting] = useState(false)
  const mayInvite = role === 'secretary' || role === 'admin'
  return (
    <>
      <DialogButton
        icon="edit"
        text={t('workgroup.bodies.edit')}
        title={t('workgroup.bodies.editTitle')}
        dialogSize="wide"
        whyNot={refusalOf(body, 'edit')}
      >
        {(close) => <BodyFields body={body} bodies={bodies.data?.rows ?? []} onDone={close} onRefused={refetch} />}
      </DialogButton>
      <Menu
        label={t('workgroup.bodies.more')}
        kind="secondary"
        items={[
          { id: 'print', text: t('workgroup.bodies.print'), icon: 'print', onAction: () => window.print() },
          {
            id: 'export',
            text: t('workgroup.bodies.export'),
            icon: 'download',
            href: addressOf(bodiesApi.exportSeats, { params: { id: body.id }, query: { kind: 'xlsx' } }),
          },
          ...(mayInvite ? [{ id: 'invite', text: t('workgroup.bodies.invite'), icon: 'send' as const, onAction: () => setInviting(true) }] : []),
        ]}
      />
      <Dialog title={t('workgroup.bodies.invite')} open={inviting} onClose={() => setInviting(false)}>
        {inviting && <InviteForm onDone={() => setInviting(false)} onCancel={() => setInviting(false)} />}
      </Dialog>
    </>
  )
}
