import '../registry.css'
import { formatDate } from '#kernel/format.ts'
import { useParam } from '#ui/nav.ts'
import { Card } from '#ui/parts/Card.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { Columns, Facts } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { InvestorCard } from '../../units/model.ts'
import { Contacts } from '../units/Contacts.tsx'
import { Digits } from '../units/Digits.tsx'
import { usePlaces } from '../use-places.ts'
import { InvestorFields } from './InvestorFields.tsx'

export function InvestorPage() {
  const { t, locale } = useWords()
  const id = useParam('id')
  const { role } = useActor()
  const casesHref = role === 'investor' ? '/app/my' : role === 'admin' ? null : `/app/cases?investorId=${id}&open=all`
  const places = usePlaces()
  const { data: one, problem, refetch } = useApi(api.readInvestor, { params: { id } }, { key: `investor:${id}` })
  if (!one)
    return (
      <PageFrame title={t('registry.investor')}>
        {problem ? <ProblemBox problem={problem} onRetry={refetch} /> : <Skeleton lines={8} label={t('ui.loading')} />}
      </PageFrame>
    )
  return (
    <PageFrame
      title={one.name}
      subtitle={one.plan}
      {...(role !== 'investor' && { back: { href: '/app/investors', text: t('registry.investors.title') } })}
      actions={
        <>
          {casesHref && (
            <LinkButton href={casesHref} icon="case">
              {t('registry.investor.cases')}
            </LinkButton>
          )}
          {one.open.includes('edit') && (
            <DialogButton text={t('ui.edit')} title={t('registry.investor.editing')} kind="primary" icon="edit">
              {(close) => <Edit one={one} onDone={close} />}
            </DialogButton>
          )}
        </>
      }
    >
      <Columns side="end">
        <Card title={t('registry.investor')}>
          <Facts
            rows={[
              [t('registry.investor.plan'), one.plan],
              [t('registry.investor.nationalId'), <Digits key="id" value={one.nationalId} />],
              [t('registry.county'), one.countyId ? places.countyName(one.countyId) : t('registry.investor.anywhere')],
              [t('registry.unit.since'), formatDate(one.createdAt, locale, 'date')],
            ]}
          />
        </Card>
        <Contacts contacts={one.contacts} hidden={false} mayAdd={false} />
      </Columns>
    </PageFrame>
  )
}

function Edit({ one, onDone }: { one: InvestorCard; onDone: () => void }) {
  const { t } = useWords()
  const edit = useAct(api.editInvestor, { refetch: ['registry.investors', `investor:${one.id}`], problems: 'inline', done: t('ui.saved'), onDone })
  const version = useOpened(one.version, edit.problem)
  return (
    <InvestorFields
      first={one}
      busy={edit.busy}
      problem={edit.problem}
      onCancel={onDone}
      onSave={(body) => void edit.run({ params: { id: one.id }, body }, { ifMatch: version })}
    />
  )
}
