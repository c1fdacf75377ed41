// Where triage errs: the commonest confusions, each opening the texts that the reader may see.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Pair } from '../../triage/quality/model.ts'
import { Mistakes } from './Mistakes.tsx'

export function Pairs({ rows, reads }: { rows: readonly Pair[]; reads: boolean }) {
  const { t, locale } = useWords()
  const [open, setOpen] = useState<Pair | null>(null)
  const group = (pair: Pair) => `${pair.groupCode} ${locale === 'fa' ? pair.groupFa : pair.groupEn}`
  const said = (pair: Pair) => `${pair.saidCode} ${locale === 'fa' ? pair.saidFa : pair.saidEn}`
  if (rows.length === 0) return <p className="tri-muted">{t('obstacles.quality.pairs.none')}</p>
  return (
    <div className="tri-pairs">
      {reads && <p className="tri-muted">{t('obstacles.quality.pairs.hint')}</p>}
      <Table
        label={t('obstacles.quality.pairs')}
        rows={rows}
        rowKey={(pair) => `${pair.groupCode} ${pair.saidCode}`}
        {...(reads && { onRowPress: setOpen })}
        columns={[
          { id: 'group', head: t('obstacles.quality.decided'), cell: group },
          { id: 'said', head: t('obstacles.quality.saidFirst'), cell: said },
          { id: 'times', head: t('obstacles.quality.times'), align: 'end', cell: (pair) => formatNumber(pair.times, locale) },
        ]}
      />
      <Dialog
        title={open ? t('obstacles.quality.texts', { group: group(open), said: said(open) }) : ''}
        open={open !== null}
        onClose={() => setOpen(null)}
        size="wide"
      >
        {open && <Mistakes pair={open} />}
      </Dialog>
    </div>
  )
}
