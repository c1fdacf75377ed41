// Names that the registry does not know for certain: one choice for all rows of a name.

import { useState } from 'react'
import { unitsApi } from '#features/registry/units/api.ts'
import { usePlaces } from '#features/registry/web/use-places.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { useAct, useApi, useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { formatNumber } from '#kernel/format.ts'
import { importsApi as api } from '../../imports/api.ts'
import type { ImportCard, UnknownUnit } from '../../imports/model.ts'

export function UnknownUnits({ card }: { card: ImportCard }) {
  const { t } = useWords()
  const list = useList(api.listUnknownUnits, { params: { id: card.id }, query: {} }, { key: `import:${card.id}` })
  return (
    <Stack gap={3}>
      <p className="muted">{t('obstacles.imports.unitsHint')}</p>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {!list.loading && list.rows.length === 0 && <EmptyState icon="check" title={t('obstacles.imports.noUnknownUnits')} />}
      <ul className="import-rows">
        {list.rows.map((unit) => (
          <UnitItem key={unit.key} card={card} unit={unit} />
        ))}
      </ul>
      {list.more && (
        <Button kind="quiet" busy={list.more.busy} onPress={list.more.load}>
          {t('ui.more')}
        </Button>
      )}
    </Stack>
  )
}

function UnitItem({ card, unit }: { card: ImportCard; unit: UnknownUnit }) {
  const { t, locale } = useWords()
  const [written, setWritten] = useState('')
  const [countyId, setCountyId] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const { countyOptions } = usePlaces()
  const found = useApi(unitsApi.listUnits, { query: { q: written, limit: 10 } }, { key: 'units', off: !written })
  const choose = useAct(api.setImportUnit, { refetch: [`import:${card.id}`], done: t('obstacles.imports.unitSet', { name: unit.name }) })
  const run = (body: { unitId: string } | { countyId: string }) => void choose.run({ params: { id: card.id }, body: { key: unit.key, ...body } })
  return (
    <li className="import-row">
      <div className="import-row-head">
        <strong dir="auto">{unit.name}</strong>
        <span className="muted">{t('obstacles.imports.rowsOfUnit', { count: unit.rows })}</span>
      </div>
      <Stack row gap={2}>
        {unit.choices.map((choice) => (
          <Button key={choice.id} size="small" busy={choose.busy} onPress={() => run({ unitId: choice.id })}>
            <bdi>{choice.name}</bdi>
            <span className="muted">{formatNumber(choice.score, locale, { style: 'percent' })}</span>
          </Button>
        ))}
        <Button kind="quiet" size="small" icon="search" expanded={open} onPress={() => setOpen(!open)}>
          {t('obstacles.imports.otherUnit')}
        </Button>
      </Stack>
      {open && (
        <div className="import-fields">
          <ComboBox
            label={t('obstacles.imports.searchUnit')}
            value={null}
            options={(found.data?.rows ?? []).map((u) => ({ id: u.id, text: u.name, more: locale === 'fa' ? u.countyFa : u.countyEn }))}
            onSearch={setWritten}
            loading={found.loading}
            onChange={(id) => id && run({ unitId: id })}
          />
          <Stack row gap={2} align="end">
            <Select
              label={t('obstacles.imports.newUnitCounty')}
              value={countyId}
              options={countyOptions}
              placeholder={t('ui.choose')}
              onChange={setCountyId}
            />
            {countyId && (
              <Button icon="plus" busy={choose.busy} onPress={() => run({ countyId })}>
                {t('obstacles.imports.registerUnit')}
              </Button>
            )}
          </Stack>
        </div>
      )}
    </li>
  )
}
