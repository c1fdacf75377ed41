// The holding ledger as a picture: who held the case how long. The same as a table, for screen readers and for reading.

import { formatDuration, formatNumber } from '#kernel/format.ts'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { nameIn } from '../parts/look.ts'
import { piecesOf, sharesOf } from './ledger-layout.ts'

export function Ledger({ ledger }: { ledger: CaseView['ledger'] }) {
  const { t, locale } = useWords()
  const pieces = piecesOf(ledger, (held) => nameIn(held.name, locale) || t(`casework.holder.${held.holder}`))
  const shares = sharesOf(pieces)
  if (pieces.length === 0) return <p className="cw-muted">{t('casework.page.ledger.empty')}</p>
  const age = pieces.reduce((sum, piece) => sum + piece.ms, 0)
  // Time runs with the direction of reading.
  const x = (from: number, width: number) => (locale === 'fa' ? 100 - from - width : from)
  const told = shares.map((share) => `${share.name}: ${formatDuration(share.ms, locale)}`).join('، ')
  return (
    <div className="cw-ledger">
      <p className="cw-ledger-age">{t('casework.page.ledger.age', { span: formatDuration(age, locale) })}</p>
      <svg className="cw-ledger-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={`${t('casework.page.ledger')}: ${told}`}>
        {pieces.map((piece, index) => (
          <rect
            key={index}
            data-holder={piece.holder}
            data-shade={piece.shade}
            x={x(piece.x, piece.width)}
            y="0"
            width={Math.max(piece.width, 0.6)}
            height="8"
          >
            <title>{`${piece.name} — ${formatDuration(piece.ms, locale)}`}</title>
          </rect>
        ))}
      </svg>
      <p className="cw-ledger-ends">
        <When at={pieces[0]!.from} style="date" />
        <When at={pieces.at(-1)!.to} style="date" />
      </p>
      <ul className="cw-legend">
        {shares.map((share) => (
          <li key={share.key}>
            <span className="cw-legend-mark" data-holder={share.holder} data-shade={share.shade} aria-hidden="true" />
            <span className="cw-legend-name">{share.name}</span>
            <span className="cw-muted">
              {formatDuration(share.ms, locale)} · {formatNumber(share.percent / 100, locale, { style: 'percent' })}
            </span>
          </li>
        ))}
      </ul>
      <Disclosure summary={t('casework.page.ledger.table')}>
        <table className="cw-ledger-table">
          <thead>
            <tr>
              <th scope="col">{t('casework.page.ledger.who')}</th>
              <th scope="col">{t('casework.page.ledger.from')}</th>
              <th scope="col">{t('casework.page.ledger.to')}</th>
              <th scope="col">{t('casework.page.ledger.span')}</th>
            </tr>
          </thead>
          <tbody>
            {pieces.map((piece, index) => (
              <tr key={index}>
                <th scope="row">{piece.name}</th>
                <td>
                  <When at={piece.from} />
                </td>
                <td>
                  <When at={piece.to} />
                </td>
                <td>{formatDuration(piece.ms, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </div>
  )
}
