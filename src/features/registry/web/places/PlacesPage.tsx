import '../registry.css'
import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { ConfirmButton, DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { County } from '../../model.ts'
import type { Park } from '../../places/model.ts'
import { usePlaces } from '../use-places.ts'
import { CountyFields, ParkFields } from './PlaceFields.tsx'

/** Counties and industrial parks of the province. */
export function PlacesPage() {
  const { t } = useWords()
  const places = usePlaces()
  return (
    <PageFrame
      title={t('registry.places.title')}
      subtitle={t('registry.places.hint')}
      back={{ href: '/app/settings', text: t('registry.settings') }}
      actions={
        <>
          <DialogButton text={t('registry.county.new')} title={t('registry.county.new')} icon="plus" dialogSize="small">
            {(close) => <CountyFields onDone={close} />}
          </DialogButton>
          <DialogButton text={t('registry.park.new')} title={t('registry.park.new')} icon="plus" dialogSize="small">
            {(close) => <ParkFields onDone={close} />}
          </DialogButton>
        </>
      }
    >
      <ProblemBox problem={places.problem} onRetry={places.refetch} />
      <Tabs
        label={t('registry.places.title')}
        items={[
          { id: 'counties', text: t('registry.counties'), count: places.counties.length, content: <Counties /> },
          { id: 'parks', text: t('registry.parks'), count: places.parks.length, content: <Parks /> },
        ]}
      />
    </PageFrame>
  )
}

function Counties() {
  const { t, locale } = useWords()
  const places = usePlaces()
  const remove = useAct(api.removeCounty, { refetch: ['registry.places'], done: t('registry.places.removed') })
  return (
    <Table<County>
      label={t('registry.counties')}
      rows={places.counties}
      rowKey={(c) => c.id}
      loading={places.loading}
      columns={[
        { id: 'fa', head: t('registry.nameFa'), cell: (c) => c.nameFa },
        { id: 'en', head: t('registry.nameEn'), cell: (c) => <bdi dir="ltr">{c.nameEn}</bdi> },
        { id: 'parks', head: t('registry.parks.short'), cell: (c) => formatNumber(places.parks.filter((p) => p.countyId === c.id).length, locale) },
        {
          id: 'acts',
          head: '',
          align: 'end',
          cell: (c) => (
            <Stack row gap={1} align="end">
              <DialogButton text={t('ui.edit')} title={c.nameFa} kind="quiet" size="small" icon="edit" dialogSize="small">
                {(close) => <CountyFields first={c} onDone={close} />}
              </DialogButton>
              <ConfirmButton
                text={t('ui.delete')}
                title={c.nameFa}
                question={t('registry.county.removeQuestion')}
                kind="quiet"
                size="small"
                icon="trash"
                onConfirm={() => remove.run({ params: { id: c.id } })}
              />
            </Stack>
          ),
        },
      ]}
      empty={<EmptyState icon="pin" title={t('registry.counties.empty')} text={t('registry.counties.emptyHint')} />}
    />
  )
}

function Parks() {
  const { t } = useWords()
  const places = usePlaces()
  const remove = useAct(api.removePark, { refetch: ['registry.places'], done: t('registry.places.removed') })
  return (
    <Table<Park>
      label={t('registry.parks')}
      rows={places.parks}
      rowKey={(p) => p.id}
      loading={places.loading}
      columns={[
        { id: 'fa', head: t('registry.nameFa'), cell: (p) => p.nameFa },
        { id: 'en', head: t('registry.nameEn'), cell: (p) => <bdi dir="ltr">{p.nameEn}</bdi> },
        { id: 'county', head: t('registry.county'), cell: (p) => places.countyName(p.countyId) },
        {
          id: 'kind',
          head: t('registry.park.kind'),
          cell: (p) => <Badge tone={p.kind === 'zone' ? 'info' : 'neutral'}>{t(`registry.parkKind.${p.kind}`)}</Badge>,
        },
        {
          id: 'acts',
          head: '',
          align: 'end',
          cell: (p) => (
            <Stack row gap={1} align="end">
              <DialogButton text={t('ui.edit')} title={p.nameFa} kind="quiet" size="small" icon="edit" dialogSize="small">
                {(close) => <ParkFields first={p} onDone={close} />}
              </DialogButton>
              <ConfirmButton
                text={t('ui.delete')}
                title={p.nameFa}
                question={t('registry.park.removeQuestion')}
                kind="quiet"
                size="small"
                icon="trash"
                onConfirm={() => remove.run({ params: { id: p.id } })}
              />
            </Stack>
          ),
        },
      ]}
      empty={<EmptyState icon="factory" title={t('registry.parks.empty')} />}
    />
  )
}
