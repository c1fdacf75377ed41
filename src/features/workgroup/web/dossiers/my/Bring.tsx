// The documents asked for, each with its own place to bring it; sent back when nothing is missing.

import { useDraft } from '#features/casework/web/use-draft.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { FileList, SendFiles } from '#ui/parts/FileList.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import type { MyDossier } from '../../../dossiers/mine/model.ts'
import { refusalOf } from '../acts/Acts.tsx'
import { Checklist } from '../one/Documents.tsx'

export function Bring({ dossier: d }: { dossier: MyDossier }) {
  const { t } = useWords()
  const attaches = refusalOf(d, 'attach') === null
  const missing = d.documents.filter((doc) => !doc.brought)
  const loose = d.files.filter((f) => f.document === null)
  if (!d.documents.length && !d.files.length && !attaches) return null
  return (
    <Card title={t('workgroup.dossiers.documents')}>
      <Stack>
        <Checklist
          documents={d.documents}
          files={d.files}
          {...(attaches &&
            d.state === 'returned' && {
              bring: (doc) => <One dossier={d} document={doc.no} label={t(`workgroup.dossiers.my.bring${doc.brought ? '.more' : ''}`)} />,
            })}
        />
        <FileList files={loose} />
        {attaches && (d.state !== 'returned' || missing.length === 0) && (
          <One key="other" dossier={d} document={null} label={t('workgroup.dossiers.files.add')} />
        )}
        {d.state === 'returned' && <Complete dossier={d} missing={missing.map((doc) => doc.name)} />}
      </Stack>
    </Card>
  )
}

function One({ dossier, document, label }: { dossier: MyDossier; document: number | null; label: string }) {
  const { t } = useWords()
  const { run, busy, problem } = useAct(api.attachToMine, {
    refetch: [`dossier:${dossier.id}`, 'dossiers:mine'],
    done: t('workgroup.dossiers.done.attach'),
    problems: 'inline',
  })
  const body = document === null ? {} : { document }
  return (
    <SendFiles
      label={label}
      text={t('workgroup.dossiers.files.send')}
      busy={busy}
      problem={problem}
      onSend={(files) => run({ params: { id: dossier.id }, body }, { files })}
    />
  )
}

function Complete({ dossier, missing }: { dossier: MyDossier; missing: readonly string[] }) {
  const { t } = useWords()
  const { accountId } = useActor()
  const draft = useDraft(`gg:dossier:complete:${accountId}:${dossier.id}`, { text: '' })
  const act = useAct(api.completeMine, {
    refetch: [`dossier:${dossier.id}`, 'dossiers:mine'],
    done: t('workgroup.dossiers.done.complete'),
    problems: 'inline',
    onDone: draft.clear,
  })
  const whyNot = missing.length ? new Problem('workgroup/documents-missing', 422, { missing: missing.length, names: missing.join('، ') }) : null
  const { text } = draft.value
  return (
    <div className="ds-add">
      <TextArea label={t('workgroup.dossiers.my.note')} value={text} onChange={(value) => draft.set({ text: value })} rows={2} maxLength={20_000} />
      <ProblemBox problem={act.problem} />
      <Button
        kind="primary"
        icon="send"
        busy={act.busy}
        whyNot={whyNot}
        onPress={() => void act.run({ params: { id: dossier.id }, body: text.trim() ? { text } : {} }, { ifMatch: dossier.version })}
      >
        {t('workgroup.dossiers.my.complete')}
      </Button>
    </div>
  )
}
