// Documents that were asked for, and everything that was attached.

import { type ReactNode, useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { FileList, SendFiles } from '#ui/parts/FileList.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import type { Document, DossierFileLine, DossierView } from '../../../dossiers/model.ts'
import { refusalOf } from '../acts/Acts.tsx'

export function Documents({ dossier }: { dossier: DossierView }) {
  const { t } = useWords()
  const loose = dossier.files.filter((f) => f.document === null)
  return (
    <Card title={t('workgroup.dossiers.documents')}>
      {dossier.documents.length === 0 && dossier.files.length === 0 && <p className="muted">{t('workgroup.dossiers.documents.none')}</p>}
      <Checklist documents={dossier.documents} files={dossier.files} />
      <FileList files={loose} />
      {refusalOf(dossier, 'attach') === null && dossier.acts.some((a) => a.name === 'attach') && <AddFiles dossier={dossier} />}
    </Card>
  )
}

type ChecklistProps = {
  documents: readonly Document[]
  files: readonly DossierFileLine[]
  /** Below a document that is missing: where it is brought. */
  bring?: (document: Document) => ReactNode
}
export function Checklist({ documents, files, bring }: ChecklistProps) {
  const { t } = useWords()
  if (!documents.length) return null
  return (
    <ul className="ds-list">
      {documents.map((doc) => (
        <li key={doc.no} className="ds-document" data-brought={doc.brought}>
          <span className="ds-row">
            <strong dir="auto">{doc.name}</strong>
            <Badge tone={doc.brought ? 'success' : 'warning'} icon={doc.brought ? 'check' : 'clock'}>
              {t(`workgroup.dossiers.document.${doc.onPaper ? 'onPaper' : doc.brought ? 'brought' : 'missing'}`)}
            </Badge>
          </span>
          <FileList files={files.filter((f) => f.document === doc.no)} />
          {bring?.(doc)}
        </li>
      ))}
    </ul>
  )
}

function AddFiles({ dossier }: { dossier: DossierView }) {
  const { t } = useWords()
  const [document, setDocument] = useState<string | null>(null)
  const { run, busy, problem } = useAct(api.attachToDossier, {
    refetch: [`dossier:${dossier.id}`],
    done: t('workgroup.dossiers.done.attach'),
    problems: 'inline',
  })
  const body = document === null ? {} : { document: Number(document) }
  return (
    <div className="ds-no-print ds-add">
      {dossier.documents.length > 0 && (
        <Select
          label={t('workgroup.dossiers.document.answers')}
          value={document}
          options={dossier.documents.map((d) => ({ id: String(d.no), text: d.name }))}
          placeholder={t('workgroup.dossiers.document.other')}
          onChange={setDocument}
          onClear={() => setDocument(null)}
        />
      )}
      <SendFiles
        label={t('workgroup.dossiers.files.add')}
        text={t('workgroup.dossiers.files.send')}
        busy={busy}
        problem={problem}
        onSend={(files) => run({ params: { id: dossier.id }, body }, { files })}
      />
    </div>
  )
}
