// On the page of a case, for those who decide on it: who signed it over to inspection, the report, and signing it.

import './resolutions.css'
import { useState } from 'react'
import { useDraft } from '#features/casework/web/use-draft.ts'
import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Dialog, DialogFoot } from '#ui/parts/Dialog.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../resolutions/api.ts'
import { Papers } from '../papers/Papers.tsx'
import { showNumber } from '../papers/look.tsx'

export function InspectionPart({ id }: { id: string }) {
  const { t, locale } = useWords()
  const found = useApi(api.readInspection, { params: { id } }, { key: `case:${id}` })
  useLive([`case:${id}`])
  const [open, setOpen] = useState(false)
  if (!found.data?.concerns) return null
  const { escalation, unexecuted, papers, whyNot } = found.data
  return (
    <Card title={t('workgroup.resolutions.inspection')}>
      {escalation ? (
        <>
          <Facts
            rows={[
              [t('workgroup.resolutions.inspection.signed-by'), escalation.signature || escalation.byName],
              [t('workgroup.resolutions.inspection.signed-at'), <When key="at" at={escalation.at} />],
              [t('workgroup.resolutions.inspection.unexecuted'), formatNumber(unexecuted, locale)],
            ]}
          />
          {escalation.text && (
            <p className="rs-text" dir="auto">
              {escalation.text}
            </p>
          )}
        </>
      ) : (
        <p className="muted">{t('workgroup.resolutions.inspection.none')}</p>
      )}
      {papers > 0 && <Papers subjectKind="case" subjectId={id} />}
      <div className="rs-no-print">
        <Button icon="shield" whyNot={whyNot && new Problem(whyNot.code, 409, whyNot.details)} onPress={() => setOpen(true)}>
          {t('workgroup.resolutions.inspection.seal')}
        </Button>
      </div>
      <Dialog title={t('workgroup.resolutions.inspection.seal')} open={open} onClose={() => setOpen(false)}>
        <SealForm caseId={id} onDone={() => setOpen(false)} />
      </Dialog>
    </Card>
  )
}

function SealForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t, locale } = useWords()
  const { accountId } = useActor()
  const draft = useDraft(`gg:inspection:${accountId}:${caseId}`, { text: '' })
  const { text } = draft.value
  const seal = useAct(api.sealInspection, {
    refetch: [`case:${caseId}`, `papers:case:${caseId}`],
    problems: 'inline',
    done: (paper) => t('workgroup.resolutions.inspection.done', { number: showNumber(paper.number, locale) }),
    onDone: () => {
      draft.clear()
      onDone()
    },
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void seal.run({ params: { id: caseId }, body: { text } })
      }}
    >
      <p className="muted">{t('workgroup.resolutions.inspection.about')}</p>
      <TextArea
        label={t('workgroup.resolutions.inspection.text')}
        hint={t('workgroup.resolutions.inspection.text.hint')}
        value={text}
        onChange={(value) => draft.set({ text: value })}
        rows={4}
        maxLength={20_000}
        required
        autoFocus
      />
      <ProblemBox problem={seal.problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" icon="shield" busy={seal.busy}>
          {t('workgroup.resolutions.inspection.seal')}
        </Button>
      </DialogFoot>
    </form>
  )
}
