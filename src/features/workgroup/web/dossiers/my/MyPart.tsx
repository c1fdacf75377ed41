// On a producer's own page: their dossiers at the working group, in plain words; those that wait for documents first.

import '../dossiers.css'
import { useLiveKey } from '#features/casework/web/parts/use-live-key.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import { Code } from '../Marks.tsx'
import { useSaid } from './use-said.ts'

export function MyPart() {
  const { t } = useWords()
  const { accountId } = useActor()
  const found = useList(api.myDossiers, { query: {} }, { key: 'dossiers:mine' })
  // Producers hear of their own bell; every step of a dossier rings it.
  useLiveKey(accountId ? [`account:${accountId}`] : [], 'dossiers:mine')
  const said = useSaid()
  if (found.problem) return <ProblemBox problem={found.problem} onRetry={found.refetch} />
  if (!found.rows.length) return null
  const rows = found.rows.toSorted((a, b) => Number(b.missing > 0) - Number(a.missing > 0))
  return (
    <Card title={t('workgroup.dossiers.my')} {...(rows[0]!.missing > 0 && { tone: 'warning' as const })}>
      <ul className="ds-list">
        {rows.map((d) => (
          <li key={d.id}>
            <p className="ds-row">
              <Link href={`/app/my/dossiers/${d.id}`}>{d.subject}</Link>
              <Code code={d.code} />
            </p>
            <p>{said(d)}</p>
            {d.missing > 0 && (
              <p>
                <Badge tone="warning" icon="upload">
                  {t('workgroup.dossiers.my.missing', { count: d.missing })}
                </Badge>
              </p>
            )}
          </li>
        ))}
      </ul>
      {found.more && (
        <Button kind="quiet" icon="down" busy={found.more.busy} onPress={found.more.load}>
          {t('ui.load-more')}
        </Button>
      )}
    </Card>
  )
}
