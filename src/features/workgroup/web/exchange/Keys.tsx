// Whose files this province believes.

import { formatDate } from '#kernel/format.ts'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { exchangeApi as api } from '../../exchange/api.ts'

export function Keys({ mayRevoke }: { mayRevoke: boolean }) {
  const { t, locale } = useWords()
  const found = useApi(api.listKeys, {}, { key: 'league-keys' })
  const revoke = useAct(api.revokeKey, { refetch: ['league-keys', 'league'] })
  return (
    <>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <ul className="league-keys">
        {(found.data?.rows ?? []).map((key) => (
          <li key={key.keyId}>
            <div>
              <strong>{key.own ? t('workgroup.league.key.own') : key.originName[locale]}</strong> <code dir="ltr">{key.keyId}</code>
              {key.own && <p className="league-muted">{t('workgroup.league.key.tell')}</p>}
              {key.acceptedAt && (
                <small>
                  {' · '}
                  {t('workgroup.league.key.acceptedAt')} {formatDate(key.acceptedAt, locale, 'date')}
                </small>
              )}
              {key.revokedAt && (
                <small className="league-warn">
                  {' '}
                  · {t('workgroup.league.key.revokedAt')} {formatDate(key.revokedAt, locale, 'date')}
                </small>
              )}
            </div>
            {mayRevoke && !key.own && !key.revokedAt && (
              <ConfirmButton
                text={t('workgroup.league.key.revoke')}
                title={t('workgroup.league.key.revoke')}
                question={t('workgroup.league.key.revoke.question')}
                kind="quiet"
                onConfirm={() => revoke.run({ params: { keyId: key.keyId } })}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
