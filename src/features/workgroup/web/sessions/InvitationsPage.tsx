// A member's invitations: one press answers; a note may say why.

import './sessions.css'
import { useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../sessions/api.ts'
import type { Invitation } from '../../sessions/model.ts'
import { nameOf, reasonOf, toneOf, whenOf } from './look.ts'

export function InvitationsPage() {
  const { t } = useWords()
  const found = useApi(api.myInvitations, {}, { key: 'sessions' })
  useLive(['sessions'])
  const rows = found.data?.rows ?? []
  return (
    <PageFrame title={t('workgroup.session.invitations.title')} subtitle={t('workgroup.session.invitations.subtitle')} width="text">
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={6} label={t('ui.loading')} />}
      {found.data && rows.length === 0 && (
        <EmptyState icon="message" title={t('workgroup.session.invitations.none')} text={t('workgroup.session.invitations.none.hint')} />
      )}
      <Stack>
        {rows.map((one) => (
          <One key={`${one.id} ${one.seatId}`} invitation={one} />
        ))}
      </Stack>
    </PageFrame>
  )
}

const answers = ['coming', 'deputy', 'not_coming'] as const

function One({ invitation: i }: { invitation: Invitation }) {
  const { t, locale } = useWords()
  const [note, setNote] = useState(i.answerNote)
  const act = useAct(api.answerInvitation, { refetch: ['sessions', `session:${i.id}`], done: t('workgroup.session.answer.done') })
  return (
    <Card
      title={i.body[locale]}
      actions={
        <LinkButton size="small" href={`/app/workgroup/sessions/${i.id}`}>
          {t('workgroup.session.invitations.open')}
        </LinkButton>
      }
    >
      <p className="ws-marks">
        <strong>{whenOf(i.startsAt, locale)}</strong>
        <Badge tone={toneOf(i.state)}>{t(`workgroup.session.state.${i.state}`)}</Badge>
        {i.extraordinary && (
          <Badge tone="danger" icon="fire">
            {t('workgroup.session.extraordinary')}
          </Badge>
        )}
      </p>
      <p className="muted">
        {nameOf(i, t, locale)} · <bdi dir="ltr">{i.code}</bdi> · <span dir="auto">{i.place || t('workgroup.session.place.none')}</span> ·{' '}
        <span dir="auto">{i.post}</span>
        {i.asDeputy && <> ({t('workgroup.session.invitations.asDeputy')})</>}
      </p>
      <TextField label={t('workgroup.session.answer.note')} value={note} onChange={setNote} maxLength={500} />
      <div className="ws-acts">
        {answers.map((answer) => (
          <Button
            key={answer}
            kind={i.answer === answer ? 'primary' : 'secondary'}
            pressed={i.answer === answer}
            icon={answer === 'coming' ? 'check' : answer === 'deputy' ? 'people' : 'close'}
            whyNot={reasonOf(i.whyNot)}
            busy={act.busy}
            onPress={() => void act.run({ params: { id: i.id }, body: { seatId: i.seatId, answer, note } })}
          >
            {t(`workgroup.session.answer.${answer}`)}
          </Button>
        ))}
      </div>
    </Card>
  )
}
