import { useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton, DialogButton, DialogFoot } from '#ui/parts/Dialog.tsx'
import { Facts, Stack } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { ProposalState, ProposalView } from '../../catalogue/proposals/model.ts'
import { whyNotProposal } from '../../catalogue/proposals/rules.ts'
import { nameIn } from './look.ts'
import { ProposalPreview } from './ProposalPreview.tsx'

const tones = { proposed: 'info', accepted: 'success', refused: 'danger', withdrawn: 'neutral' } as const satisfies Record<ProposalState, string>

/** One proposal with what it would do, its reason, and the buttons of those who decide. */
export function ProposalCard({ proposal: p }: { proposal: ProposalView }) {
  const { t, locale } = useWords()
  const actor = useActor()
  const [looking, setLooking] = useState(false)
  const group = useApi(api.readGroup, { params: { code: p.codes[0]! } }, { key: 'catalogue', off: p.act === 'create' })
  const refetch = ['catalogue']
  const withdraw = useAct(api.withdrawGroupProposal, { refetch, done: t('obstacles.proposal.withdrawn') })
  const params = { id: p.id }
  const name = p.change.act === 'create' ? nameIn(locale, p.change.form) : group.data ? nameIn(locale, group.data) : ''
  return (
    <Card
      title={`${t(`obstacles.change.${p.act}`)}: ${name}`}
      actions={<Badge tone={tones[p.state]}>{t(`obstacles.proposal.state.${p.state}`)}</Badge>}
    >
      <Stack gap={3}>
        <p dir="auto">{p.reason}</p>
        <Facts
          rows={[
            [
              t('obstacles.proposal.codes'),
              <Stack key="codes" row gap={2}>
                {p.codes.map((code) => (
                  <Link key={code} href={`/app/catalogue/groups/${code}`}>
                    <bdi dir="ltr">{code}</bdi>
                  </Link>
                ))}
              </Stack>,
            ],
            [
              t('obstacles.proposal.by'),
              <span key="by">
                <bdi>{p.proposer}</bdi> · <When at={p.proposedAt} />
              </span>,
            ],
            [t('obstacles.proposal.panel'), p.panels.map((one) => nameIn(locale, one)).join(' · ') || t('obstacles.proposal.noPanel')],
            ...(p.decidedAt
              ? [
                  [
                    t('obstacles.proposal.decision'),
                    <span key="decision">
                      <bdi>{p.decider}</bdi> · <When at={p.decidedAt} />
                      {p.answer && ` · ${p.answer}`}
                    </span>,
                  ] as const,
                ]
              : []),
          ]}
        />
        {p.overtaken && <Badge tone="warning">{t('obstacles.proposal.overtaken', { code: p.overtaken })}</Badge>}
        {p.state === 'proposed' && !p.overtaken && (
          <Stack gap={3}>
            <Stack row>
              <Button size="small" icon="eye" expanded={looking} onPress={() => setLooking(!looking)}>
                {t('obstacles.change.would')}
              </Button>
            </Stack>
            {looking && <ProposalPreview change={p.change} />}
          </Stack>
        )}
        {p.state === 'proposed' && (
          <Stack row gap={2}>
            <Decision proposal={p} act="accept" />
            <Decision proposal={p} act="refuse" />
            {p.mine && (
              <ConfirmButton
                text={t('obstacles.proposal.withdraw')}
                title={t('obstacles.proposal.withdraw')}
                question={t('obstacles.proposal.withdrawQuestion')}
                whyNot={whyNotProposal('withdraw', actor, p)}
                onConfirm={() => void withdraw.run({ params }, { ifMatch: p.version })}
              />
            )}
          </Stack>
        )}
      </Stack>
    </Card>
  )
}

function Decision({ proposal: p, act }: { proposal: ProposalView; act: 'accept' | 'refuse' }) {
  const { t } = useWords()
  const actor = useActor()
  return (
    <DialogButton
      text={t(`obstacles.proposal.${act}`)}
      title={t(`obstacles.proposal.${act}Title`)}
      kind={act === 'accept' ? 'primary' : 'secondary'}
      icon={act === 'accept' ? 'check' : 'close'}
      whyNot={whyNotProposal(act, actor, p)}
    >
      {(close) => <DecisionForm proposal={p} act={act} onDone={close} />}
    </DialogButton>
  )
}

function DecisionForm({ proposal: p, act, onDone }: { proposal: ProposalView; act: 'accept' | 'refuse'; onDone: () => void }) {
  const { t } = useWords()
  const [answer, setAnswer] = useState('')
  const send = useAct(act === 'accept' ? api.acceptGroupProposal : api.refuseGroupProposal, {
    problems: 'inline',
    refetch: ['catalogue'],
    done: t(`obstacles.proposal.${act}Done`),
    onDone,
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void send.run({ params: { id: p.id }, body: { answer } }, { ifMatch: p.version })
      }}
    >
      <TextArea label={t('obstacles.proposal.answer')} value={answer} onChange={setAnswer} rows={3} maxLength={1000} required={act === 'refuse'} />
      <ProblemBox problem={send.problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind={act === 'accept' ? 'primary' : 'danger'} type="submit" busy={send.busy}>
          {t(`obstacles.proposal.${act}`)}
        </Button>
      </DialogFoot>
    </form>
  )
}
