// On the page of a case: its dossier, or the way to put it before the working group.

import './dossiers.css'
import { useState } from 'react'
import { useDraft } from '#features/casework/web/use-draft.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Dialog, DialogFoot } from '#ui/parts/Dialog.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../dossiers/api.ts'
import type { CaseDossiers } from '../../dossiers/model.ts'
import { applicants } from '../../model.ts'
import { Code, Flags, HearClock, StateBadge } from './Marks.tsx'

export function CasePart({ id }: { id: string }) {
  const { t } = useWords()
  const { role } = useActor()
  const found = useApi(api.dossiersOfCase, { params: { caseId: id } }, { key: `case:${id}` })
  useLive([`case:${id}`])
  const [open, setOpen] = useState(false)
  if (!found.data) return null
  const { rows, whyNot } = found.data
  const mayAsk = whyNot?.code !== 'law/not-yours'
  if (!rows.length && !mayAsk) return null
  const own = (applicants as readonly string[]).includes(role)
  return (
    <Card title={t('workgroup.dossiers.of-case')}>
      {rows.length === 0 && <p className="muted">{t('workgroup.dossiers.of-case.none')}</p>}
      <ul className="ds-list">
        {rows.map((d) => (
          <li key={d.id}>
            <p dir="auto">
              <Link href={own ? `/app/my/dossiers/${d.id}` : `/app/workgroup/dossiers/${d.id}`}>{d.subject}</Link>
            </p>
            <p className="ds-marks">
              <Code code={d.code} />
              <StateBadge state={d.state} />
              {!own && <Flags row={d} />}
              <HearClock hearBy={d.hearBy} bringBy={d.bringBy} />
            </p>
          </li>
        ))}
      </ul>
      {mayAsk && (
        <div className="ds-no-print ds-add ds-start">
          <Button icon="up" whyNot={whyNot && new Problem(whyNot.code, 409, whyNot.details)} onPress={() => setOpen(true)}>
            {t('workgroup.dossiers.promote')}
          </Button>
        </div>
      )}
      <Dialog title={t('workgroup.dossiers.promote')} open={open} onClose={() => setOpen(false)}>
        <PromoteForm caseId={id} joins={found.data.joins} onDone={() => setOpen(false)} />
      </Dialog>
    </Card>
  )
}

type PromoteProps = { caseId: string; joins: CaseDossiers['joins']; onDone: () => void }
function PromoteForm({ caseId, joins, onDone }: PromoteProps) {
  const { t } = useWords()
  const { accountId } = useActor()
  const draft = useDraft(`gg:dossier:promote:${accountId}:${caseId}`, { subject: '', request: '' })
  const common = { refetch: [`case:${caseId}`, 'dossiers'], problems: 'inline' as const }
  const done = () => {
    draft.clear()
    onDone()
  }
  const create = useAct(api.openDossier, { ...common, done: (d) => t('workgroup.dossiers.done.open', { code: d.code }), onDone: done })
  const join = useAct(api.addCases, { ...common, done: (d) => t('workgroup.dossiers.done.joined', { code: d.code }), onDone: done })
  const { subject, request } = draft.value
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void create.run({ body: { caseIds: [caseId], subject, request, origin: 'promotion' } })
      }}
    >
      {joins && (
        <div className="ds-case">
          <p className="ds-text">
            {t('workgroup.dossiers.promote.joins')} <Code code={joins.code} /> <bdi>{joins.subject}</bdi>
          </p>
          <Button
            kind="primary"
            icon="link"
            busy={join.busy}
            onPress={() => void join.run({ params: { id: joins.id }, body: { caseIds: [caseId] } }, { ifMatch: joins.version })}
          >
            {t('workgroup.dossiers.promote.join')}
          </Button>
          <p className="muted">{t('workgroup.dossiers.promote.or')}</p>
        </div>
      )}
      <TextField
        label={t('workgroup.dossiers.field.subject')}
        value={subject}
        onChange={(value) => draft.set({ subject: value })}
        maxLength={300}
        hint={t('workgroup.dossiers.promote.subject.hint')}
      />
      <TextArea
        label={t('workgroup.dossiers.field.request')}
        value={request}
        onChange={(value) => draft.set({ request: value })}
        rows={3}
        maxLength={20_000}
      />
      <ProblemBox problem={create.problem ?? join.problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind={joins ? 'secondary' : 'primary'} type="submit" busy={create.busy}>
          {t('workgroup.dossier.act.open')}
        </Button>
      </DialogFoot>
    </form>
  )
}
