// A producer's or investor's own cases: first those that wait for them.

import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { Place } from '#ui/parts/Place.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useGo } from '#ui/nav.ts'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { CaseListItem } from '../../cases/model.ts'
import { CaseLine } from '../parts/CaseLine.tsx'
import { useLiveKey } from '../parts/use-live-key.ts'
import '../casework.css'

const yourTurn: readonly string[] = ['info_needed', 'action_claimed']

export function MyPage() {
  const { t } = useWords()
  const go = useGo()
  const { accountId } = useActor()
  useLiveKey(accountId ? [`account:${accountId}`] : [], 'mine')
  const list = useList(api.listCases, { query: { sort: 'recent', limit: 50 } }, { key: 'mine' })
  const turn = list.rows.filter((row) => yourTurn.includes(row.status))
  const open = list.rows.filter((row) => row.closedAt === null && !turn.includes(row))
  const closed = list.rows.filter((row) => row.closedAt !== null)
  const shelf = (word: string, rows: readonly CaseListItem[], tone?: 'warning') =>
    rows.length > 0 && (
      <Card title={t(`casework.page.my.${word}`)} {...(tone && { tone })}>
        <ul className="cw-lines">
          {rows.map((row) => (
            <CaseLine key={row.id} row={row} onOpen={() => go(`/app/my/${row.id}`)} />
          ))}
        </ul>
      </Card>
    )
  return (
    <PageFrame
      title={t('casework.page.my')}
      width="text"
      actions={
        <LinkButton href="/app/my/new" kind="primary" icon="plus">
          {t('casework.page.my.raise')}
        </LinkButton>
      }
    >
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {!list.loading && list.rows.length === 0 && !list.problem && (
        <EmptyState
          icon="case"
          title={t('casework.page.my.empty')}
          text={t('casework.page.my.empty.text')}
          action={
            <LinkButton href="/app/my/new" kind="primary" icon="plus">
              {t('casework.page.my.raise')}
            </LinkButton>
          }
        />
      )}
      {shelf('turn', turn, 'warning')}
      {shelf('open', open)}
      {shelf('closed', closed)}
      <Place name="my" id="" />
      {list.more && (
        <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>
          {t('ui.load-more')}
        </Button>
      )}
    </PageFrame>
  )
}
