// Photos, PDF and sound of a case, with previews; marked with who may see them.

import { useState } from 'react'
import { formatSize } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import { useAttach } from '../acts/use-attach.ts'
import type { Attachment, CaseView } from '../../cases/model.ts'

export function Attachments({ found }: { found: CaseView }) {
  const { t } = useWords()
  const [looked, setLooked] = useState<Attachment | null>(null)
  return (
    <Card title={t('casework.page.files')}>
      {found.attachments.length > 0 && (
        <ul className="cw-files">
          {found.attachments.map((file) => (
            <FileTile key={file.id} file={file} onLook={() => setLooked(file)} />
          ))}
        </ul>
      )}
      {found.attachments.length === 0 && <p className="cw-muted">{t('casework.page.files.none')}</p>}
      <AddFiles found={found} />
      <Dialog
        title={looked?.name ?? ''}
        open={looked !== null}
        onClose={() => setLooked(null)}
        size="wide"
        footer={
          looked && (
            <LinkButton href={looked.url} icon="download" download>
              {t('casework.page.files.download')}
            </LinkButton>
          )
        }
      >
        {looked && <img className="cw-picture" src={looked.url} alt={looked.name} />}
      </Dialog>
    </Card>
  )
}

function FileTile({ file, onLook }: { file: Attachment; onLook: () => void }) {
  const { t, locale } = useWords()
  const picture = file.mime.startsWith('image/')
  return (
    <li className="cw-file" data-visibility={file.visibility}>
      {picture ? (
        <button type="button" className="cw-thumb" onClick={onLook} aria-label={t('casework.page.files.look', { name: file.name })}>
          <img src={file.thumbnailUrl ?? file.url} alt="" loading="lazy" />
        </button>
      ) : file.mime.startsWith('audio/') ? (
        // biome-ignore lint/a11y/useMediaCaption: a producer's own voice message has no captions
        <audio controls preload="none" src={file.url} aria-label={file.name} />
      ) : (
        <span className="cw-thumb">
          <Icon name="file" size={28} />
        </span>
      )}
      <span className="cw-file-name">
        <Link href={file.url} external>
          {file.name}
        </Link>
        <span className="cw-muted">{formatSize(file.bytes, locale)}</span>
        {file.visibility === 'internal' && (
          <Badge tone="warning" icon="lock">
            {t('casework.page.internal')}
          </Badge>
        )}
      </span>
    </li>
  )
}

function AddFiles({ found }: { found: CaseView }) {
  const { t } = useWords()
  const { role } = useActor()
  const own = role === 'producer' || role === 'investor'
  const [files, setFiles] = useState<readonly File[]>([])
  const [who, setWho] = useState<'internal' | 'producer'>(own ? 'producer' : 'internal')
  const attach = useAttach()
  const send = async () => {
    if (await attach.run(found.id, files, who)) setFiles([])
  }
  return (
    <div className="cw-no-print cw-add-files">
      <FileDrop label={t('casework.page.files.add')} files={files} onChange={setFiles} />
      {files.length > 0 && (
        <>
          {!own && (
            <RadioGroup
              label={t('casework.page.files.who')}
              value={who}
              onChange={setWho}
              direction="row"
              options={[
                { id: 'internal', text: t('casework.page.audience.internal') },
                { id: 'producer', text: t('casework.page.audience.both') },
              ]}
            />
          )}
          <Button kind="primary" icon="upload" busy={attach.busy} onPress={() => void send()}>
            {t('casework.page.files.send')}
          </Button>
        </>
      )}
      <ProblemBox problem={attach.problem} />
    </div>
  )
}
