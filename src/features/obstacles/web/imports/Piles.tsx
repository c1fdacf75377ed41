// The list of piles beside the open one. J and K walk, the other keys decide (see PileDetail).

import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { ImportCard, Pile } from '../../imports/model.ts'
import { PileDetail } from './PileDetail.tsx'
import { usePileName } from './use-pile-name.ts'

export function Piles({ card, piles }: { card: ImportCard; piles: readonly Pile[] }) {
  const { t } = useWords()
  const waiting = piles.filter((p) => p.waiting > 0)
  const shown = waiting.length ? waiting : piles
  const [chosen, setChosen] = useState<string | null>(null)
  const [place, setPlace] = useState(0)
  const found = shown.findIndex((p) => p.pile === chosen)
  // A pile that is decided leaves the list: the one that takes its place is next.
  const at = found >= 0 ? found : Math.min(place, shown.length - 1)
  const open = (index: number) => {
    const to = Math.max(0, Math.min(shown.length - 1, index))
    setPlace(to)
    setChosen(shown[to]?.pile ?? null)
  }
  useShortcut('KeyJ', () => open(at + 1), { word: 'obstacles.shortcut.nextPile' })
  useShortcut('KeyK', () => open(at - 1), { word: 'obstacles.shortcut.previousPile' })
  const current = shown[at]
  if (!current) return <EmptyState icon="check" title={t('obstacles.imports.noPiles')} />
  return (
    <div className="import-desk">
      <ul className="import-piles" aria-label={t('obstacles.imports.piles')}>
        {shown.map((pile, i) => (
          <PileItem key={pile.pile} pile={pile} current={i === at} onOpen={() => open(i)} />
        ))}
      </ul>
      <PileDetail key={current.pile} card={card} pile={current} />
    </div>
  )
}

function PileItem({ pile, current, onOpen }: { pile: Pile; current: boolean; onOpen: () => void }) {
  const { t, locale } = useWords()
  const nameOf = usePileName()
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const high = pile.tenths.slice(8).reduce((a, b) => a + b, 0)
  return (
    <li ref={item} data-current={current || undefined}>
      <button type="button" aria-current={current || undefined} onClick={onOpen}>
        <span className="import-pile-name">{nameOf(pile)}</span>
        <span className="import-pile-count">{formatNumber(pile.waiting, locale)}</span>
        {high > 0 && <span className="import-pile-sure">{t('obstacles.imports.surely', { count: high })}</span>}
      </button>
    </li>
  )
}
