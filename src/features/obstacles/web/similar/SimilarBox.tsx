import './similar.css'
import { useEffect, useState } from 'react'
import { Icon } from '#ui/parts/Icon.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { similarApi as api } from '../../similar/api.ts'
import { likenessDeciders } from '../../similar/likeness/rules.ts'
import { hrefOf, ObstacleCode, OutcomeBadge } from '../register/parts.tsx'
import { Reasons } from './Reasons.tsx'

const pauseMs = 400
const shortest = 12
const longest = 5000

type Props = { text: string; unitId?: string | null; countyId?: string | null; groupCode?: string | null; caseId?: string | null }

/** Likely duplicates of a text while it is written: at most five, with reasons and links. Nothing when there is nothing. */
export function SimilarBox({ text, unitId, countyId, groupCode, caseId }: Props) {
  const { t } = useWords()
  const { role } = useActor()
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  const asked = settled.trim().slice(0, longest)
  const off = asked.length < shortest || !(likenessDeciders as readonly string[]).includes(role)
  const body = {
    text: asked,
    ...(unitId && { unitId }),
    ...(countyId && { countyId }),
    ...(groupCode && { groupCode }),
    ...(caseId && { caseId }),
  }
  const found = useApi(api.findSimilar, { body }, { key: 'similar-to', off })
  const rows = off ? [] : (found.data?.rows ?? [])
  if (rows.length === 0) return null
  return (
    <aside className="dup-box" aria-label={t('obstacles.similar.box')}>
      <h3 role="status">
        <Icon name="copy" size={16} /> {t('obstacles.similar.box')}
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <div className="dup-head">
              <Link href={hrefOf(row)}>
                <ObstacleCode code={row.code} /> {row.unitName}
              </Link>
              <OutcomeBadge outcome={row.outcome} />
              <span className="muted">
                <When at={row.toldAt} style="date" />
              </span>
            </div>
            <p className="dup-excerpt" dir="auto">
              {row.excerpt}
            </p>
            <Reasons kind={row.likeness} reasons={row.reasons} />
          </li>
        ))}
      </ul>
    </aside>
  )
}
