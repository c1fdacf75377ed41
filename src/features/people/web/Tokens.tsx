// Machine tokens: for a PBX, an SMS gateway, a dashboard. The secret is shown once.

import { Badge } from '#ui/parts/Badge.tsx'
import { ConfirmButton, DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import { TokenForm } from './staff/TokenForm.tsx'
import './people.css'

const tones = { live: 'success', expired: 'warning', revoked: 'neutral' } as const

export function Tokens() {
  const { t, locale } = useWords()
  const found = useApi(api.listTokens, {}, { key: 'tokens' })
  const revoke = useAct(api.revokeToken, { refetch: ['tokens'], done: t('people.token.wasRevoked') })
  return (
    <PageFrame
      title={t('people.token.title')}
      subtitle={
        <>
          {t('people.token.lead')} <Link href={locale === 'fa' ? '/api' : '/en/api'}>{t('people.token.docs')}</Link>
        </>
      }
      back={{ href: '/app/settings', text: t('people.settings.title') }}
      actions={
        <DialogButton kind="primary" icon="plus" text={t('people.token.new')} title={t('people.token.new')}>
          {(close) => <TokenForm scopes={found.data?.scopes ?? []} roles={found.data?.roles ?? []} onClose={close} />}
        </DialogButton>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Table
        label={t('people.token.title')}
        rows={found.data?.rows ?? []}
        rowKey={(row) => row.id}
        loading={found.loading}
        empty={<EmptyState icon="key" title={t('people.token.none')} text={t('people.token.noneText')} />}
        columns={[
          { id: 'name', head: t('people.token.name'), cell: (row) => <span className="strong">{row.name}</span> },
          { id: 'role', head: t('people.token.role'), cell: (row) => t(`people.role.${row.role}`) },
          {
            id: 'scopes',
            head: t('people.token.scopes'),
            cell: (row) => (
              <Stack row gap={1}>
                {row.scopes.map((scope) => (
                  <Badge key={scope}>
                    <code dir="ltr">{scope}</code>
                  </Badge>
                ))}
              </Stack>
            ),
          },
          { id: 'used', head: t('people.token.lastUsed'), cell: (row) => <When at={row.lastUsedAt} />, wideOnly: true },
          { id: 'until', head: t('people.token.expires'), cell: (row) => <When at={row.expiresAt} style="date" /> },
          {
            id: 'state',
            head: t('people.field.state'),
            cell: (row) => <Badge tone={tones[row.state as keyof typeof tones]}>{t(`people.token.${row.state}`)}</Badge>,
          },
          {
            id: 'acts',
            head: '',
            align: 'end',
            cell: (row) =>
              row.state === 'live' && (
                <ConfirmButton
                  size="small"
                  kind="danger"
                  text={t('people.token.revoke')}
                  title={t('people.token.revoke')}
                  question={t('people.token.revokeQuestion', { name: row.name })}
                  onConfirm={() => revoke.run({ params: { id: row.id } })}
                />
              ),
          },
        ]}
      />
    </PageFrame>
  )
}
