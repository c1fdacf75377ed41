// What has not reached the server yet, and what it did not take: both texts side by side, nothing lost.

import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useWords } from '#ui/words.tsx'
import type { RoomView } from '../../sitting/model.ts'
import * as box from './outbox.ts'
import type { Room } from './use-room.ts'

export function Waiting({ room, view }: { room: Room; view: RoomView }) {
  const { t, locale } = useWords()
  const count = box.waiting(room.outbox)
  const stuck = box.stuck(room.outbox)
  return (
    <div role="status" aria-live="polite" className="sit-waiting">
      {!room.online && (
        <p className="sit-strip" data-tone="warning">
          <Icon name="offline" size={16} /> {t('workgroup.sitting.waiting.offline')}
          {count > 0 && <strong>{t('workgroup.sitting.waiting', { count: formatNumber(count, locale) })}</strong>}
          <Button size="small" icon="refresh" onPress={room.store.pump}>
            {t('workgroup.sitting.waiting.try')}
          </Button>
        </p>
      )}
      {stuck.map((entry) => (
        <Stuck key={entry.id} room={room} view={view} entry={entry} />
      ))}
    </div>
  )
}

/** What the person typed, in words they know again. */
function wordsOf(e: box.Entry): string {
  return [e.body['text'], e.body['reason']].filter((one): one is string => typeof one === 'string' && one !== '').join('\n')
}

function Stuck({ room, view, entry }: { room: Room; view: RoomView; entry: box.Entry }) {
  const { t, say } = useWords()
  const item = view.items.find((i) => i.id === entry.params['itemId'])
  const act = t(`workgroup.sitting.did.${entry.kind}`)
  const what = [act, item?.unitName || item?.title].filter(Boolean).join(t('workgroup.sitting.comma'))
  const mine = wordsOf(entry)
  const theirs = box.theirText(entry)
  const details = entry.refusal?.details ?? {}
  const newer = Array.isArray(details['what']) ? details['what'].map((name) => t(`workgroup.sitting.act.${String(name)}`)) : []
  const drop = () => room.store.change((o) => box.drop(o, entry.id))
  const resolve = (how: 'mine' | 'both') => room.store.change((o) => box.resolve(o, entry.id, how, crypto.randomUUID()))
  const copy = () => void navigator.clipboard?.writeText(mine).then(() => toast(t('workgroup.sitting.copied')))
  const isConflict = entry.state === 'conflict'
  return (
    <section className="sit-stuck" data-tone={isConflict ? 'warning' : 'danger'}>
      <h3>
        <Icon name="alert" size={16} />{' '}
        {isConflict ? t('workgroup.sitting.conflict', { who: String(details['by'] ?? '') }) : t('workgroup.sitting.refusedAct', { what })}
      </h3>
      {isConflict && newer.length > 0 && (
        <p className="sit-muted">
          {what} · {t('workgroup.sitting.conflict.what', { what: newer.join(t('workgroup.sitting.comma')) })}
        </p>
      )}
      {!isConflict && entry.refusal && <p>{say(new Problem(entry.refusal.code, 409, { ...entry.refusal.details }))}</p>}
      <div className="sit-both">
        {mine && (
          <div>
            <h4>{t('workgroup.sitting.conflict.mine')}</h4>
            <p className="sit-notes" dir="auto">
              {mine}
            </p>
          </div>
        )}
        {theirs !== null && (
          <div>
            <h4>{t('workgroup.sitting.conflict.theirs')}</h4>
            <p className="sit-notes" dir="auto">
              {theirs || '—'}
            </p>
          </div>
        )}
      </div>
      <div className="sit-row">
        {isConflict ? (
          <>
            <Button size="small" kind="primary" onPress={() => resolve('mine')}>
              {t(theirs === null ? 'workgroup.sitting.conflict.sendAnyway' : 'workgroup.sitting.conflict.keepMine')}
            </Button>
            {theirs !== null && (
              <Button size="small" onPress={() => resolve('both')}>
                {t('workgroup.sitting.conflict.both')}
              </Button>
            )}
            <Button size="small" onPress={drop}>
              {t(theirs === null ? 'workgroup.sitting.discard' : 'workgroup.sitting.conflict.keepTheirs')}
            </Button>
          </>
        ) : (
          <>
            <Button size="small" icon="refresh" onPress={() => room.store.change((o) => box.again(o, entry.id, crypto.randomUUID()))}>
              {t('workgroup.sitting.waiting.try')}
            </Button>
            <Button size="small" onPress={drop}>
              {t('workgroup.sitting.discard')}
            </Button>
          </>
        )}
        {mine && (
          <Button size="small" kind="quiet" icon="copy" onPress={copy}>
            {t('workgroup.sitting.copy')}
          </Button>
        )}
      </div>
    </section>
  )
}
