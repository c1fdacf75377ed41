// The columns of a list of resolutions.

import { nameIn } from '#features/casework/web/parts/look.ts'
import type { Column } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import type { useWords } from '#ui/words.tsx'
import type { ResolutionLine } from '../../../resolutions/model.ts'
import { money } from '../look.ts'
import { Code, Due, Flags, StateBadge } from '../Marks.tsx'

type Words = Pick<ReturnType<typeof useWords>, 't' | 'locale'>

export function columns({ t, locale }: Words): Column<ResolutionLine>[] {
  const head = (name: string) => t(`workgroup.resolutions.column.${name}`)
  return [
    {
      id: 'text',
      head: head('text'),
      cell: (row) => (
        <span className="rs-title">
          <strong dir="auto">{row.text}</strong>
          <span className="muted">
            <Code code={row.code} /> · {row.unitName}
          </span>
        </span>
      ),
    },
    {
      id: 'state',
      head: head('state'),
      cell: (row) => (
        <span className="rs-marks">
          <StateBadge state={row.state} />
          <Flags row={row} />
        </span>
      ),
    },
    { id: 'owner', head: head('owner'), cell: (row) => nameIn(row.owner, locale) },
    {
      id: 'amount',
      head: head('amount'),
      align: 'end',
      wideOnly: true,
      cell: (row) => (row.amount === null ? '—' : <span className="rs-money">{money(row.amount, row.currency, locale)}</span>),
    },
    { id: 'body', head: head('body'), wideOnly: true, cell: (row) => nameIn(row.body, locale) },
    {
      id: 'due',
      head: head('due'),
      cell: (row) => (
        <span className="rs-title">
          <When at={row.dueAt} style="date" />
          <Due row={row} />
        </span>
      ),
    },
  ]
}
