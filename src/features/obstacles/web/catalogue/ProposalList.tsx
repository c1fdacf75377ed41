import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import { type ProposalState, proposalStates } from '../../catalogue/proposals/model.ts'
import { ProposalCard } from './ProposalCard.tsx'

/** Proposals to change the catalogue, the open ones first to see. */
export function ProposalList() {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  const state = proposalStates.includes(query['state'] as ProposalState) ? (query['state'] as ProposalState) : 'proposed'
  const list = useList(api.listGroupProposals, { query: { state } }, { key: 'catalogue' })
  return (
    <Stack gap={4}>
      <Stack row>
        <Select
          label={t('obstacles.proposal.state')}
          value={state}
          options={proposalStates.map((id) => ({ id, text: t(`obstacles.proposal.state.${id}`) }))}
          onChange={(id) => setQuery({ state: id === 'proposed' ? null : id })}
        />
      </Stack>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={4} label={t('obstacles.catalogue.proposals')} />}
      {!list.loading && list.rows.length === 0 && (
        <EmptyState icon="inbox" title={t('obstacles.proposal.none')} text={t('obstacles.proposal.noneHint')} />
      )}
      <ul className="cat-proposals">
        {list.rows.map((proposal) => (
          <li key={proposal.id}>
            <ProposalCard proposal={proposal} />
          </li>
        ))}
      </ul>
      {list.more && (
        <Button busy={list.more.busy} onPress={list.more.load}>
          {t('ui.more')}
        </Button>
      )}
    </Stack>
  )
}
