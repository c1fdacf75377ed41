// Members, how the call reaches them, and what they answered. The clerk writes down what was said by phone.

import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { Invited, SessionView } from '../../../sessions/model.ts'
import { whyNot } from '../look.ts'

const answers = ['coming', 'deputy', 'not_coming'] as const
const tones = { '': 'neutral', coming: 'success', deputy: 'info', not_coming: 'danger' } as const

export function InvitedCard({ session: s }: { session: SessionView }) {
  const { t, locale } = useWords()
  const many = (answer: Invited['answer']) => formatNumber(s.invited.filter((i) => i.answer === answer).length, locale)
  const asked = s.invited.some((i) => i.invitedAt)
  return (
    <Card title={t('workgroup.session.invited')}>
      {s.invited.length === 0 && (
        <EmptyState
          icon="people"
          title={t('workgroup.session.invited.none')}
          action={<LinkButton href={`/app/workgroup/bodies/${s.bodyId}`}>{s.body[locale]}</LinkButton>}
        />
      )}
      {asked && (
        <p className="muted">
          {t('workgroup.session.invited.count', { coming: many('coming'), deputy: many('deputy'), not: many('not_coming'), waiting: many('') })}
        </p>
      )}
      <ul className="ws-plain ws-invited">
        {s.invited.map((i) => (
          <Member key={i.seatId} session={s} member={i} />
        ))}
      </ul>
    </Card>
  )
}

function Member({ session: s, member: i }: { session: SessionView; member: Invited }) {
  const { t, locale } = useWords()
  const act = useAct(api.answerInvitation, { refetch: [`session:${s.id}`], done: t('workgroup.session.did.answer') })
  const marks = [i.chair && t('workgroup.session.chair'), i.clerk && t('workgroup.session.clerk'), !i.voting && t('workgroup.session.nonvoting')]
  const mayAnswer = s.keeper || s.mySeatIds.includes(i.seatId)
  return (
    <li>
      <span className="ws-two">
        <span>
          <strong dir="auto">{i.post}</strong>{' '}
          {marks.filter(Boolean).length > 0 && <span className="muted">({marks.filter(Boolean).join(locale === 'fa' ? '، ' : ', ')})</span>}
        </span>
        <span className="muted">
          <span dir="auto">{i.holder || '—'}</span> · {t(`workgroup.session.reach.${i.reach}`)}
        </span>
        {i.answerNote && (
          <span className="ws-note" dir="auto">
            {i.answerNote}
          </span>
        )}
      </span>
      <span className="ws-answer">
        {i.invitedAt && <Badge tone={tones[i.answer]}>{t(`workgroup.session.answered.${i.answer}`)}</Badge>}
        {mayAnswer && i.invitedAt && (
          <span className="ws-no-print">
            <Menu
              label={t('workgroup.session.answer.set')}
              size="small"
              icon="edit"
              items={answers.map((answer) => ({
                id: answer,
                text: t(`workgroup.session.answered.${answer}`),
                current: i.answer === answer,
                whyNot: whyNot(s, 'answer'),
                onAction: () => void act.run({ params: { id: s.id }, body: { seatId: i.seatId, answer } }),
              }))}
            />
          </span>
        )}
      </span>
    </li>
  )
}
