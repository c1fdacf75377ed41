// What is printed: every figure with its definition, where the screen shows the chosen one. Drawn only for the printer.

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { League } from '../../exchange/model.ts'
import { Ranking } from './Ranking.tsx'

export function Paper({ league }: { league: League }) {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  if (!printing) return null
  return (
    <div className="league-paper">
      {league.figures.map((figure) => (
        <Ranking key={figure.code} league={league} figure={figure} />
      ))}
    </div>
  )
}
