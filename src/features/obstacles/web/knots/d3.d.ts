// The few calls of d3 that the map makes; the packages bring no types.

declare module 'd3-selection' {
  export type Selection = { call(run: unknown, ...rest: unknown[]): Selection; on(name: string, run: null): Selection }
  export function select(node: Element): Selection
}

declare module 'd3-zoom' {
  export type Transform = {
    readonly k: number
    readonly x: number
    readonly y: number
    translate(x: number, y: number): Transform
    scale(k: number): Transform
  }
  export type Zoom = {
    scaleExtent(range: readonly [number, number]): Zoom
    translateExtent(box: readonly [readonly [number, number], readonly [number, number]]): Zoom
    extent(box: readonly [readonly [number, number], readonly [number, number]]): Zoom
    filter(accepts: (event: MouseEvent | TouchEvent | WheelEvent) => boolean): Zoom
    on(name: 'zoom', run: (event: { readonly transform: Transform }) => void): Zoom
    readonly scaleBy: unknown
    readonly transform: unknown
  }
  export function zoom(): Zoom
  export const zoomIdentity: Transform
}
