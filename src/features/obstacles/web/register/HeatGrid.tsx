import { Fragment, useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { useNameOf } from '#features/registry/web/use-places.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { HeatSide } from '../../register/model.ts'
import { type Asked, drillTo, filterOf } from './heat-links.ts'
import { type Block, type Count, heatOf, type Line, type Side } from './heat-table.ts'

export type GridProps = {
  blocks: readonly Block[]
  sides: readonly Side[]
  most: number
  side: HeatSide
  asked: Asked
  collapsed: boolean
}

/** The table of wide pages: heads stay in sight, every number is a link, colour only repeats what the number says. */
export function HeatGrid({ blocks, sides, most, side, asked, collapsed, label, totals }: GridProps & { label: string; totals: Count }) {
  const { t, locale } = useWords()
  const nameOf = useNameOf()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const toggle = (code: string) => setClosed((before) => new Set(before.has(code) ? [...before].filter((c) => c !== code) : [...before, code]))
  const isOpen = (block: Block) => block.lines.length > 0 && !collapsed && !closed.has(block.code!)
  // The colours of domains and of groups are two scales: a domain is always larger than its groups.
  const mostOfBlocks = Math.max(1, ...blocks.flatMap((b) => [...b.cells.values()].map((c) => c.told)))
  const row = (line: Block | Line, scale: number) => <Cells line={line} sides={sides} most={scale} side={side} asked={asked} />
  return (
    <div className="heat-box">
      <table className="heat" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('obstacles.heat.group')}</th>
            <th scope="col">{t('obstacles.heat.sum')}</th>
            <th scope="col">{t('obstacles.heat.share')}</th>
            {sides.map((s) => (
              <th key={s.id} scope="col">
                {nameOf(s)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) => (
            <Fragment key={block.code}>
              <tr className="heat-domain">
                <th scope="row">
                  {block.lines.length > 0 && !collapsed ? (
                    <Button
                      kind="quiet"
                      size="small"
                      icon={isOpen(block) ? 'down' : locale === 'fa' ? 'back' : 'forward'}
                      expanded={isOpen(block)}
                      onPress={() => toggle(block.code!)}
                    >
                      {nameOf(block)}
                    </Button>
                  ) : (
                    <span className="heat-name">{nameOf(block)}</span>
                  )}
                </th>
                {row(block, mostOfBlocks)}
              </tr>
              {isOpen(block) &&
                block.lines.map((line) => (
                  <tr key={line.code}>
                    <th scope="row">
                      <bdi className="reg-code">{line.code}</bdi> {nameOf(line)}
                    </th>
                    {row(line, most)}
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('obstacles.heat.sum')}</th>
            <td>{formatNumber(totals.told, locale)}</td>
            <td>{percent(totals, locale)}</td>
            {sides.map((s) => (
              <td key={s.id}>{formatNumber(s.sum.told, locale)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const percent = (of: Count, locale: 'fa' | 'en') => (of.told === 0 ? '—' : formatNumber(of.solved / of.told, locale, { style: 'percent' }))

function Cells({ line, sides, most, side, asked }: Pick<GridProps, 'sides' | 'most' | 'side' | 'asked'> & { line: Block | Line }) {
  const { t, locale } = useWords()
  const nameOf = useNameOf()
  const number = (n: number) => formatNumber(n, locale)
  return (
    <>
      <td className="heat-sum">
        <Link href={drillTo(asked, filterOf(line), side, undefined)}>{number(line.sum.told)}</Link>
      </td>
      <td>{percent(line.sum, locale)}</td>
      {sides.map((s) => {
        const count = line.cells.get(s.id)
        if (!count) return <td key={s.id} />
        const told = t('obstacles.heat.cell', { group: nameOf(line), side: nameOf(s), told: count.told, solved: count.solved })
        return (
          <td key={s.id} data-heat={heatOf(count.told, most)} title={told}>
            <Link href={drillTo(asked, filterOf(line), side, s.id)}>
              {number(count.told)}
              <span className="visually-hidden"> {told}</span>
            </Link>
          </td>
        )
      })}
    </>
  )
}
