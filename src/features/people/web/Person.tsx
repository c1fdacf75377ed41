// One colleague: who they are, which hats they own, and what an administrator may do about it.

import { useState } from 'react'
import { formatNumber, formatPhone } from '#kernel/format.ts'
import { notYours } from '#kernel/law.ts'
import { useParam } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton, Dialog, DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Columns, Facts, Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import { GrantForm } from './staff/GrantForm.tsx'
import { useHatWords } from './staff/HatBadges.tsx'
import { PersonForm } from './staff/PersonForm.tsx'
import './people.css'

export function Person() {
  const { t, locale } = useWords()
  const id = useParam('id')
  const hatWords = useHatWords()
  const key = `account:${id}`
  const found = useApi(api.readPerson, { params: { id } }, { key })
  const [editing, setEditing] = useState(false)
  const refetch = [key, 'people']
  const suspend = useAct(api.suspendPerson, { refetch, done: t('people.person.suspended') })
  const resume = useAct(api.resumePerson, { refetch, done: t('people.person.resumed') })
  const signOut = useAct(api.signOutPerson, { refetch, done: t('people.person.signedOut') })
  const reset = useAct(api.resetSecondFactor, { refetch, done: t('people.person.factorReset') })
  const revoke = useAct(api.revokeHat, { refetch, done: t('people.person.hatRevoked') })
  const view = found.data
  const back = { href: '/app/people', text: t('people.staff.title') }
  if (!view)
    return (
      <PageFrame title={t('people.person.title')} back={back}>
        <ProblemBox problem={found.problem} onRetry={found.refetch} />
        {found.loading && <Skeleton label={t('ui.loading')} />}
      </PageFrame>
    )
  const { person } = view
  const whyNot = (act: (typeof view.open)[number]) => (view.open.includes(act) ? null : notYours({ act }))
  const one = { params: { id } }
  return (
    <PageFrame
      title={person.name}
      back={back}
      subtitle={
        <Stack row gap={2}>
          <Badge tone={person.state === 'active' ? 'success' : 'danger'}>{t(`people.state.${person.state}`)}</Badge>
          {view.locked && (
            <Badge tone="warning" icon="lock">
              {t('people.person.locked')}
            </Badge>
          )}
          {person.secondFactor && <Badge icon="shield">{t('people.factor.short')}</Badge>}
        </Stack>
      }
      actions={
        <Button icon="edit" whyNot={whyNot('rename')} onPress={() => setEditing(true)}>
          {t('ui.edit')}
        </Button>
      }
    >
      <Columns side="end">
        <Card
          title={t('people.field.hats')}
          flush
          actions={
            <DialogButton
              size="small"
              icon="plus"
              text={t('people.person.grant')}
              title={t('people.person.grantTitle', { name: person.name })}
              whyNot={whyNot('grant')}
            >
              {(close) => <GrantForm id={id} mayGrant={view.mayGrant} refetch={refetch} onClose={close} />}
            </DialogButton>
          }
        >
          <Table
            label={t('people.field.hats')}
            rows={person.hats}
            rowKey={(hat) => hat.id}
            empty={<EmptyState icon="shield" title={t('people.person.noHats')} text={t('people.person.noHatsText')} />}
            columns={[
              { id: 'hat', head: t('people.field.role'), cell: (hat) => <span className="strong">{hatWords(hat)}</span> },
              { id: 'at', head: t('people.person.grantedAt'), cell: (hat) => <When at={hat.grantedAt} style="date" /> },
              { id: 'by', head: t('people.person.grantedBy'), cell: (hat) => hat.grantedBy ?? '—', wideOnly: true },
              {
                id: 'acts',
                head: '',
                align: 'end',
                cell: (hat) => (
                  <ConfirmButton
                    size="small"
                    kind="danger"
                    text={t('people.person.revoke')}
                    title={t('people.person.revoke')}
                    question={t('people.person.revokeQuestion', { hat: hatWords(hat), name: person.name })}
                    whyNot={hat.mayRevoke ? null : notYours({ act: 'revoke' })}
                    onConfirm={() => revoke.run({ params: { id, grantId: hat.id } })}
                  />
                ),
              },
            ]}
          />
        </Card>
        <Stack>
          <Card title={t('people.person.details')}>
            <Facts
              rows={[
                [t('people.field.phone'), person.phone && <span className="nowrap">{formatPhone(person.phone, locale)}</span>],
                [t('people.field.username'), person.username && <bdi>{person.username}</bdi>],
                [t('people.field.email'), view.email && <bdi>{view.email}</bdi>],
                [t('people.person.signsInBy'), t(view.hasPassword ? 'people.person.byPassword' : 'people.person.byCode')],
                [t('people.field.lastSeen'), <When key="seen" at={person.lastSeenAt} />],
                [t('people.person.sessions'), formatNumber(view.sessions, locale)],
                [t('people.person.since'), <When key="since" at={view.createdAt} style="date" />],
              ]}
            />
          </Card>
          <Card title={t('people.person.access')}>
            <Stack gap={2} align="start">
              <ConfirmButton
                icon="logout"
                text={t('people.person.signOut')}
                title={t('people.person.signOut')}
                question={t('people.person.signOutQuestion', { name: person.name })}
                whyNot={whyNot('signOut')}
                onConfirm={() => signOut.run(one)}
              />
              <ConfirmButton
                icon="shield"
                text={t('people.person.resetFactor')}
                title={t('people.person.resetFactor')}
                question={t('people.person.resetQuestion', { name: person.name })}
                whyNot={whyNot('resetSecondFactor')}
                onConfirm={() => reset.run(one)}
              />
              {person.state === 'active' ? (
                <ConfirmButton
                  kind="danger"
                  icon="lock"
                  text={t('people.person.suspend')}
                  title={t('people.person.suspend')}
                  question={t('people.person.suspendQuestion', { name: person.name })}
                  whyNot={whyNot('suspend')}
                  onConfirm={() => suspend.run(one)}
                />
              ) : (
                <Button icon="check" whyNot={whyNot('resume')} busy={resume.busy} onPress={() => void resume.run(one)}>
                  {t('people.person.resume')}
                </Button>
              )}
            </Stack>
          </Card>
        </Stack>
      </Columns>
      <Dialog title={t('people.person.edit')} open={editing} onClose={() => setEditing(false)}>
        <PersonForm id={id} view={view} refetch={refetch} onClose={() => setEditing(false)} />
      </Dialog>
    </PageFrame>
  )
}
