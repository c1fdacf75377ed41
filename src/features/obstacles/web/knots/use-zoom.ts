// The map's zoom by wheel, drag and two fingers (d3-zoom), and by calls for buttons.

import { select } from 'd3-selection'
import { type Transform, zoom, zoomIdentity } from 'd3-zoom'
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'

/** The side of the map in its own units, as the layout places bubbles. */
export const side = 1000
const box = [
  [0, 0],
  [side, side],
] as const

export function useZoom(svg: RefObject<SVGSVGElement | null>) {
  const [transform, setTransform] = useState<Transform>(zoomIdentity)
  const behaviour = useMemo(
    () =>
      zoom()
        .scaleExtent([1, 16])
        .extent(box)
        .translateExtent(box)
        // One finger scrolls the page; the map moves under two.
        .filter((event) => !('touches' in event && event.touches.length < 2) && !('button' in event && event.button > 0))
        .on('zoom', (event) => setTransform(event.transform)),
    [],
  )
  useEffect(() => {
    const node = svg.current
    if (!node) return
    select(node).call(behaviour)
    return () => {
      select(node).on('.zoom', null)
    }
  }, [svg, behaviour])
  const by = useCallback((factor: number) => svg.current && select(svg.current).call(behaviour.scaleBy, factor), [svg, behaviour])
  const to = useCallback(
    (at: { x: number; y: number; r: number } | null) => {
      if (!svg.current) return
      const k = at ? Math.min(12, Math.max(1.5, side / (at.r * 4.5))) : 1
      const aim = at ? zoomIdentity.translate(side / 2 - at.x * k, side / 2 - at.y * k).scale(k) : zoomIdentity
      select(svg.current).call(behaviour.transform, aim)
    },
    [svg, behaviour],
  )
  return { transform, by, to }
}
