import '../registry.css'
import { formatDate, formatNumber } from '#kernel/format.ts'
import { tehranDay } from '#kernel/jalali.ts'
import { useParam } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Columns, Facts, Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { Licence, UnitCard } from '../../units/model.ts'
import { Contacts } from './Contacts.tsx'
import { Digits } from './Digits.tsx'
import { StateBadge } from './StateBadge.tsx'

/** One unit: who it is, its licences, whom to call, how much it makes; its cases are one press away. */
export function UnitPage() {
  const { t, locale } = useWords()
  const id = useParam('id')
  const { role } = useActor()
  const own = role === 'producer'
  // The administrator has no case content.
  const casesHref = own ? '/app/my' : role === 'admin' ? null : `/app/cases?unitId=${id}&open=all`
  const { data: unit, problem, refetch } = useApi(api.readUnit, { params: { id } }, { key: `unit:${id}` })
  if (!unit)
    return (
      <PageFrame title={t('registry.unit')}>
        {problem ? <ProblemBox problem={problem} onRetry={refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  const place = locale === 'fa' ? [unit.countyFa, unit.parkFa] : [unit.countyEn, unit.parkEn]
  return (
    <PageFrame
      title={unit.name}
      subtitle={
        <span className="unit-line">
          <StateBadge state={unit.state} /> {place.filter(Boolean).join(locale === 'fa' ? '، ' : ', ')}
        </span>
      }
      {...(!own && { back: { href: '/app/units', text: t('registry.units.title') } })}
      actions={
        <>
          {casesHref && (
            <LinkButton href={casesHref} icon="case">
              {t('registry.unit.cases')}
            </LinkButton>
          )}
          {unit.open.includes('edit') && (
            <LinkButton href={`/app/units/${id}/edit`} icon="edit" kind="primary">
              {t('ui.edit')}
            </LinkButton>
          )}
        </>
      }
    >
      <Columns side="end">
        <Stack>
          <Card title={t('registry.unit.identity')}>
            <Facts
              rows={[
                [t('registry.unit.legalEntityId'), <Digits key="id" value={unit.legalEntityId} />],
                [t('registry.unit.activity'), unit.activity],
                [t('registry.unit.isic'), <Digits key="isic" value={unit.isic} />],
                [t('registry.unit.county'), place[0]],
                [t('registry.unit.park'), place[1]],
                [t('registry.unit.address'), unit.address],
                [t('registry.unit.postalCode'), <Digits key="post" value={unit.postalCode} />],
                [t('registry.unit.since'), formatDate(unit.createdAt, locale, 'date')],
              ]}
            />
          </Card>
          <Card title={t('registry.unit.licences')} flush>
            <Licences rows={unit.licences} />
          </Card>
        </Stack>
        <Stack>
          <Contacts contacts={unit.contacts} hidden={unit.phonesHidden} unitId={id} mayAdd={unit.open.includes('addPhone')} />
          <Card title={t('registry.unit.production')}>
            <Production unit={unit} />
          </Card>
        </Stack>
      </Columns>
    </PageFrame>
  )
}

function Licences({ rows }: { rows: readonly Licence[] }) {
  const { t, locale } = useWords()
  return (
    <Table<Licence>
      label={t('registry.unit.licences')}
      rows={rows}
      rowKey={(l) => l.id}
      columns={[
        { id: 'kind', head: t('registry.licence.kind'), cell: (l) => t(`registry.licenceKind.${l.kind}`) },
        { id: 'number', head: t('registry.licence.number'), cell: (l) => <Digits value={l.number} /> },
        { id: 'isic', head: t('registry.unit.isic'), cell: (l) => <Digits value={l.isic} />, wideOnly: true },
        { id: 'issued', head: t('registry.licence.issuedOn'), cell: (l) => (l.issuedOn ? formatDate(l.issuedOn, locale, 'numeric') : '—') },
        { id: 'expires', head: t('registry.licence.expiresOn'), cell: (l) => (l.expiresOn ? <Expiry day={l.expiresOn} /> : '—') },
      ]}
      empty={<EmptyState icon="file" title={t('registry.unit.noLicences')} />}
    />
  )
}

function Expiry({ day }: { day: string }) {
  const { t, locale } = useWords()
  const over = day < tehranDay(new Date())
  return (
    <>
      {formatDate(day, locale, 'numeric')}{' '}
      {over && (
        <Badge tone="danger" icon="alert">
          {t('registry.licence.expired')}
        </Badge>
      )}
    </>
  )
}

function Production({ unit }: { unit: UnitCard }) {
  const { t, locale } = useWords()
  const number = (n: number | null) => (n === null ? null : `${formatNumber(n, locale)}${unit.capacityUnit ? ` ${unit.capacityUnit}` : ''}`)
  const share = unit.nominalCapacity && unit.actualCapacity !== null ? unit.actualCapacity / unit.nominalCapacity : null
  return (
    <Stack gap={3}>
      <Facts
        rows={[
          [t('registry.unit.nominalCapacity'), number(unit.nominalCapacity)],
          [t('registry.unit.actualCapacity'), number(unit.actualCapacity)],
          [t('registry.unit.shifts'), unit.shifts === null ? null : formatNumber(unit.shifts, locale)],
          [t('registry.unit.employees'), unit.employees === null ? null : formatNumber(unit.employees, locale)],
        ]}
      />
      {share !== null && (
        <div className="capacity">
          <meter min={0} max={1} low={0.5} high={0.8} optimum={1} value={Math.min(share, 1)} aria-label={t('registry.unit.share')} />
          <span>{t('registry.unit.shareOf', { share: formatNumber(share, locale, { style: 'percent' }) })}</span>
        </div>
      )}
      <p className="field-hint">{t('registry.unit.nominalHint')}</p>
    </Stack>
  )
}
