// Documents that were asked for, and everything that was attached.

import { type ReactNode, useState } from 'react'
import { formatSize } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
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
      <Files files={loose} />
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
          <Files files={files.filter((f) => f.document === doc.no)} />
          {bring?.(doc)}
        </li>
      ))}
    </ul>
  )
}

export function Files({ files }: { files: readonly DossierFileLine[] }) {
  const { locale } = useWords()
  if (!files.length) return null
  return (
    <ul className="ds-files">
      {files.map((file) => (
        <li key={file.id}>
          <Link href={file.url} external>
            {file.name}
          </Link>
          <span className="muted">{formatSize(file.bytes, locale)}</span>
        </li>
      ))}
    </ul>
  )
}

function AddFiles({ dossier }: { dossier: DossierView }) {
  const { t } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const [document, setDocument] = useState<string | null>(null)
  const send = useAct(api.attachToDossier, {
    refetch: [`dossier:${dossier.id}`],
    done: t('workgroup.dossiers.done.attach'),
    problems: 'inline',
    onDone: () => setFiles([]),
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
      <FileDrop label={t('workgroup.dossiers.files.add')} files={files} onChange={setFiles} maxFiles={10} />
      {files.length > 0 && (
        <Button kind="primary" icon="upload" busy={send.busy} onPress={() => void send.run({ params: { id: dossier.id }, body }, { files })}>
          {t('workgroup.dossiers.files.send')}
        </Button>
      )}
      <ProblemBox problem={send.problem} />
    </div>
  )
}
