// One pile: how sure its rows are, samples of them, and one key for each decision.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useList } from '#ui/use-api.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { importsApi as api } from '../../imports/api.ts'
import type { Decision, ImportCard, Pile } from '../../imports/model.ts'
import { GroupDialog } from './GroupDialog.tsx'
import { RowItem } from './RowItem.tsx'
import { Sureness } from './Sureness.tsx'
import { useDecide } from './use-decide.ts'
import { usePileName } from './use-pile-name.ts'

export function PileDetail({ card, pile }: { card: ImportCard; pile: Pile }) {
  const { t, locale } = useWords()
  const nameOf = usePileName()
  const [tenth, setTenth] = useState(0)
  const [marked, setMarked] = useState<readonly number[]>([])
  const [choosing, setChoosing] = useState(false)
  const [latest, setLatest] = useState<Decision>('archive')
  const min = tenth / 10
  const key = `import:${card.id}`
  const list = useList(api.listImportRows, { params: { id: card.id }, query: { pile: pile.pile, decision: 'none', min, limit: 20 } }, { key })
  const count = marked.length || pile.tenths.slice(tenth).reduce((a, b) => a + b, 0)
  const { decide, undoLast, busy, problem } = useDecide(card, () => setMarked([]))
  const act = (decision: Decision, groupCode?: string) => {
    if (decision !== 'skip') setLatest(decision)
    const what = marked.length ? { nos: [...marked] } : { pile: pile.pile, ...(tenth > 0 && { min }) }
    void decide({ decision, ...what, ...(groupCode && { groupCode }) })
  }
  const off = busy || !card.open.includes('decide') || pile.waiting === 0
  const noText = pile.pile === 'empty'
  useShortcut('Enter', () => act(noText ? 'skip' : latest), { word: 'obstacles.shortcut.accept', off })
  useShortcut('KeyC', () => act('case'), { word: 'obstacles.shortcut.case', off: off || noText })
  useShortcut('KeyA', () => act('archive'), { word: 'obstacles.shortcut.archive', off: off || noText })
  useShortcut('KeyS', () => act('skip'), { word: 'obstacles.shortcut.skip', off })
  useShortcut('KeyG', () => setChoosing(true), { word: 'obstacles.shortcut.group', off: off || noText })
  useShortcut('KeyU', () => void undoLast(), { word: 'obstacles.shortcut.undo', off: busy })
  const words = commonWords(list.rows.flatMap((row) => row.words))
  return (
    <Card title={t('obstacles.imports.looksLike', { count: pile.waiting, name: nameOf(pile) })}>
      <Stack gap={4}>
        {['none', 'same', 'empty'].includes(pile.pile) && <p className="muted">{t(`obstacles.imports.pileHint.${pile.pile}`)}</p>}
        {words.length > 0 && (
          <p className="import-words">
            <span className="muted">{t('obstacles.imports.words')}</span>{' '}
            {words.map((word) => (
              <bdi key={word}>{word}</bdi>
            ))}
          </p>
        )}
        <Sureness tenths={pile.tenths} value={tenth} onChange={setTenth} />
        <ProblemBox problem={problem} />
        <Stack row gap={2}>
          <Button kind="primary" icon="case" shortcut="KeyC" busy={off} onPress={() => act('case')}>
            {t('obstacles.imports.asCases', { count: noText ? 0 : count })}
          </Button>
          <Button icon="file" shortcut="KeyA" busy={off} onPress={() => act('archive')}>
            {t('obstacles.imports.asArchive', { count: noText ? 0 : count })}
          </Button>
          <Button icon="forward" shortcut="KeyS" busy={off} onPress={() => act('skip')}>
            {t('obstacles.imports.skip', { count })}
          </Button>
          <Button kind="quiet" icon="edit" shortcut="KeyG" busy={off} onPress={() => setChoosing(true)}>
            {t('obstacles.imports.otherGroup')}
          </Button>
          <Button kind="quiet" icon="undo" shortcut="KeyU" busy={busy} onPress={() => void undoLast()}>
            {t('obstacles.imports.undoLast')}
          </Button>
        </Stack>
        {marked.length > 0 && <p role="status">{t('obstacles.imports.marked', { count: formatNumber(marked.length, locale) })}</p>}
        <ProblemBox problem={list.problem} onRetry={list.refetch} />
        <ul className="import-rows">
          {list.rows.map((row) => (
            <RowItem
              key={row.no}
              row={row}
              marked={marked.includes(row.no)}
              onMark={(on) => setMarked(on ? [...marked, row.no] : marked.filter((no) => no !== row.no))}
            />
          ))}
        </ul>
        {list.more && (
          <Button kind="quiet" busy={list.more.busy} onPress={list.more.load}>
            {t('ui.more')}
          </Button>
        )}
      </Stack>
      <GroupDialog
        open={choosing}
        count={count}
        onClose={() => setChoosing(false)}
        onChoose={(code, decision) => {
          setChoosing(false)
          act(decision, code)
        }}
      />
    </Card>
  )
}

/** The words that weigh most often in the rows shown. */
function commonWords(all: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8)
    .map(([word]) => word)
}
