// Resolutions drafted on the item, also those that still wait for the line.

import { type ReactNode, useState } from 'react'
import { formatDate, formatMoney } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { ConfirmButton, Dialog } from '#ui/parts/Dialog.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { RoomDraft } from '../../sitting/model.ts'
import type { InItem } from './ItemPane.tsx'
import { reasonOf } from './look.ts'
import { Part } from './Part.tsx'
import { ResolutionForm } from './ResolutionForm.tsx'

export function Drafts({ room, view, item }: InItem) {
  const { t } = useWords()
  const [form, setForm] = useState<RoomDraft | 'new' | null>(null)
  const undecided = item.state === 'waiting' || item.state === 'open'
  const refused = reasonOf(view.whyNot.write)
  const waiting = room.outbox.filter((e) => e.kind === 'draftInRoom' && e.params['itemId'] === item.id)
  useShortcut('KeyR', () => setForm('new'), { word: 'workgroup.sitting.key.resolution', off: refused !== null || !undecided })
  if (!item.drafts.length && (refused || !undecided)) return null
  return (
    <Part
      title={t('workgroup.sitting.drafts')}
      actions={
        undecided && (
          <Button size="small" icon="plus" shortcut="KeyR" whyNot={refused} onPress={() => setForm('new')}>
            {t('workgroup.sitting.draft')}
          </Button>
        )
      }
    >
      {item.drafts.length + waiting.length > 0 ? (
        <ol className="sit-list">
          {item.drafts.map((draft) => (
            <DraftLine key={draft.id} draft={draft}>
              {undecided && !refused && (
                <div className="sit-row">
                  <Button size="small" icon="edit" onPress={() => setForm(draft)}>
                    {t('workgroup.sitting.draft.edit')}
                  </Button>
                  <ConfirmButton
                    size="small"
                    kind="quiet"
                    icon="trash"
                    text={t('workgroup.sitting.draft.drop')}
                    title={t('workgroup.sitting.draft.drop')}
                    question={t('workgroup.sitting.draft.drop.question')}
                    onConfirm={() => room.act('dropInRoom', { params: { itemId: item.id, resolutionId: draft.id } })}
                  />
                </div>
              )}
            </DraftLine>
          ))}
          {waiting.map((e) => (
            <li key={e.id}>
              <p>{String(e.body['text'] ?? '')}</p>
              <Badge tone="warning" icon="clock">
                {t('workgroup.sitting.draft.waits')}
              </Badge>
            </li>
          ))}
        </ol>
      ) : (
        <p className="sit-muted">{t('workgroup.sitting.drafts.empty')}</p>
      )}
      <Dialog
        title={form === 'new' || form === null ? t('workgroup.sitting.draft') : t('workgroup.sitting.draft.edit')}
        open={form !== null}
        onClose={() => setForm(null)}
        size="wide"
      >
        {form && <ResolutionForm room={room} view={view} item={item} draft={form === 'new' ? null : form} onDone={() => setForm(null)} />}
      </Dialog>
    </Part>
  )
}

function DraftLine({ draft, children }: { draft: RoomDraft; children: ReactNode }) {
  const { t, locale } = useWords()
  return (
    <li>
      <p>
        <strong>{locale === 'fa' ? draft.ownerFa : draft.ownerEn || draft.ownerFa}:</strong> {draft.text}
      </p>
      <p className="sit-marks sit-muted">
        {draft.approved && <bdi dir="ltr">{draft.code}</bdi>}
        <span>{t('workgroup.sitting.due', { date: formatDate(draft.dueAt, locale, 'date') })}</span>
        <span>{t(`obstacles.evidence.${draft.evidenceType}`)}</span>
        {draft.article && <span>{draft.article}</span>}
        {draft.amount !== null && draft.currency && <span>{formatMoney(draft.amount, draft.currency as 'IRR', locale)}</span>}
      </p>
      {draft.duties.length > 0 && (
        <ul className="sit-duties">
          {draft.duties.map((duty) => (
            <li key={duty.text + duty.dueAt}>
              {t('workgroup.sitting.draft.duties')}: {duty.text} ({t('workgroup.sitting.due', { date: formatDate(duty.dueAt, locale, 'date') })})
            </li>
          ))}
        </ul>
      )}
      {children}
    </li>
  )
}
