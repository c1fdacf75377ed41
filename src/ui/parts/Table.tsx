// Rows of records: a real table on wide pages, cards on narrow ones; keyset "load more" at the end.

import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useGo } from '../nav.ts'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { Link } from './LinkButton.tsx'
import { Skeleton } from './Skeleton.tsx'

export type Column<Row> = {
  readonly id: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** The server can sort by it: the head becomes a button. */
  readonly sortable?: boolean
  /** CSS width, e.g. `8rem`. */
  readonly width?: string
  readonly align?: 'start' | 'end' | 'center'
  /** Left out of the card on narrow screens. */
  readonly wideOnly?: boolean
}

export type Sort = { readonly by: string; readonly down: boolean }

export type TableProps<Row> = {
  /** Accessible name of the table. */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** Where a row leads; its first cell becomes the link. */
  rowHref?: (row: Row) => string
  onRowPress?: (row: Row) => void
  /** A mark at the row's start. */
  rowTone?: (row: Row) => 'danger' | 'warning' | 'new' | undefined
  selected?: string | null
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  loading?: boolean
  /** The rows still answer the former filter (`stale` of useApi and useList). */
  renewing?: boolean
  /** Shown instead when there is no row: an <EmptyState/>. */
  empty?: ReactNode
  more?: { readonly busy: boolean; readonly load: () => void } | null
}

/** `<Table label={t('…')} rows={list.rows} columns={columns} rowKey={(c) => c.id} rowHref={(c) => '/app/cases/' + c.id} more={list.more} />` */
export function Table<Row>(props: TableProps<Row>) {
  const { label, rows, columns, rowKey, rowHref, onRowPress, rowTone, sort, onSort, loading, renewing = false, empty, more } = props
  const { t } = useWords()
  const go = useGo()
  const body = useRef<HTMLTableSectionElement>(null)
  if (loading && rows.length === 0) return <Skeleton lines={8} label={t('ui.loading')} />
  if (rows.length === 0) return <>{empty}</>
  const open = rowHref ? (row: Row) => go(rowHref(row)) : onRowPress
  return (
    <div className="table-box renewing" aria-busy={renewing}>
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                data-align={column.align}
                style={{ inlineSize: column.width }}
                aria-sort={sort?.by === column.id ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                {column.sortable && onSort ? (
                  <button type="button" className="sort" onClick={() => onSort({ by: column.id, down: sort?.by === column.id ? !sort.down : false })}>
                    {column.head}
                    {sort?.by === column.id && <Icon name={sort.down ? 'down' : 'up'} size={14} />}
                  </button>
                ) : (
                  column.head || <span className="visually-hidden">{t('ui.actions')}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => walk(event)}>
          {rows.map((row) => {
            const key = rowKey(row)
            return (
              <tr
                key={key}
                data-tone={rowTone?.(row)}
                data-opens={open ? '' : undefined}
                data-selected={props.selected === key || undefined}
                onClick={(event) => {
                  const inside = (event.target as HTMLElement).closest('a, button, input, label, select')
                  if (open && !inside && !window.getSelection()?.toString()) open(row)
                }}
              >
                {columns.map((column, index) => (
                  <td key={column.id} data-align={column.align} data-head={column.head} data-wide-only={column.wideOnly || undefined}>
                    <div className="cell">
                      {index === 0 && rowHref ? (
                        <Link href={rowHref(row)}>{column.cell(row)}</Link>
                      ) : index === 0 && onRowPress ? (
                        <button type="button" className="link" onClick={() => onRowPress(row)}>
                          {column.cell(row)}
                        </button>
                      ) : (
                        column.cell(row)
                      )}
                    </div>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {more && (
        <div className="table-more">
          <Button kind="quiet" busy={more.busy} icon="down" onPress={more.load}>
            {t('ui.load-more')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Arrow keys walk from one row's link to the next. */
function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('td:first-child :is(a, button)')]
  const here = links.indexOf(document.activeElement as HTMLElement)
  if (here === -1) return
  event.preventDefault()
  links[here + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}
