// Invitations: open, accepted, taken back, run out.

import { formatPhone } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import { useAct, useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { useHatWords } from './HatBadges.tsx'

const tones = { open: 'info', accepted: 'success', revoked: 'neutral', expired: 'warning' } as const

export function Invitations() {
  const { t, locale } = useWords()
  const hatWords = useHatWords()
  const list = useList(api.listInvitations, { query: {} }, { key: 'invitations' })
  const revoke = useAct(api.revokeInvitation, { refetch: ['invitations'], done: t('people.invite.revoked') })
  return (
    <>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table
        label={t('people.staff.invitations')}
        rows={list.rows}
        rowKey={(row) => row.id}
        loading={list.loading}
        more={list.more}
        empty={<EmptyState icon="send" title={t('people.invite.none')} text={t('people.invite.noneText')} />}
        columns={[
          { id: 'name', head: t('people.field.name'), cell: (row) => <span className="strong">{row.name}</span> },
          { id: 'hat', head: t('people.field.role'), cell: (row) => hatWords(row.hat) },
          { id: 'phone', head: t('people.field.phone'), cell: (row) => <span className="nowrap">{formatPhone(row.phone, locale)}</span> },
          { id: 'by', head: t('people.invite.by'), cell: (row) => row.invitedBy, wideOnly: true },
          { id: 'until', head: t('people.invite.until'), cell: (row) => <When at={row.expiresAt} style="date" /> },
          {
            id: 'state',
            head: t('people.field.state'),
            cell: (row) => <Badge tone={tones[row.state as keyof typeof tones]}>{t(`people.invitation.${row.state}`)}</Badge>,
          },
          {
            id: 'acts',
            head: '',
            align: 'end',
            cell: (row) =>
              row.state === 'open' && (
                <ConfirmButton
                  size="small"
                  kind="danger"
                  text={t('people.invite.revoke')}
                  title={t('people.invite.revoke')}
                  question={t('people.invite.revokeQuestion', { name: row.name })}
                  onConfirm={() => revoke.run({ params: { id: row.id } })}
                />
              ),
          },
        ]}
      />
    </>
  )
}
