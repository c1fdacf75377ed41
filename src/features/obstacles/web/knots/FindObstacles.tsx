// Obstacles that hang on no knot yet, found by code or words and gathered one by one.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { useApi } from '#ui/use-api.ts'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import { registerApi } from '../../register/api.ts'
import { type ObstacleItem, registerReaders } from '../../register/model.ts'

const textOf = (o: ObstacleItem) => o.pieces.map((p) => p.text).join('')

export function FindObstacles({
  ids,
  onChange,
  groupCodes,
}: {
  ids: readonly string[]
  onChange: (ids: readonly string[]) => void
  groupCodes: readonly string[]
}) {
  const { t } = useWords()
  const { role } = useActor()
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<readonly ObstacleItem[]>([])
  const off = !(registerReaders as readonly string[]).includes(role)
  const asked = text.trim().slice(0, 200)
  const [group] = groupCodes
  const found = useApi(
    registerApi.listObstacles,
    { query: { knot: 'none', limit: 20, ...(asked ? { q: asked } : group ? { groupCode: group } : {}) } },
    { key: 'obstacles', off },
  )
  const free = (found.data?.rows ?? []).filter((o) => (o.outcome === 'open' || o.outcome === 'waiting_systemic') && !ids.includes(o.id))
  const pick = (id: string | null) => {
    const one = free.find((o) => o.id === id)
    if (!one) return
    setPicked([...picked, one])
    onChange([...ids, one.id])
  }
  return (
    <>
      <ComboBox
        key={ids.length}
        label={t('obstacles.knots.act.add_obstacles')}
        value={null}
        options={free.map((o) => ({ id: o.id, text: textOf(o).slice(0, 90), more: `${o.code} · ${o.unitName}` }))}
        onSearch={setText}
        loading={found.loading}
        onChange={pick}
      />
      {picked.length > 0 && (
        <ul className="knot-picked">
          {picked.map((o) => (
            <li key={o.id}>
              <span>
                <bdi dir="ltr">{o.code}</bdi> {textOf(o).slice(0, 80)}
              </span>
              <Button
                kind="quiet"
                size="small"
                icon="close"
                label={t('obstacles.knots.act.remove_obstacles')}
                onPress={() => {
                  setPicked(picked.filter((one) => one !== o))
                  onChange(ids.filter((id) => id !== o.id))
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
