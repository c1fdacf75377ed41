// Says no when a file is in the wrong place or reaches the wrong way. The whole architecture is these tables
// (architecture of the house: ARCHITECTURE.md). Imports are read by a real parser, oxc.

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'oxc-parser'
import { order } from '#features.ts'

const layers: Record<string, readonly string[]> = {
  kernel: ['kernel'],
  server: ['kernel', 'server'],
  ui: ['kernel', 'ui'],
  features: ['kernel', 'server', 'ui', 'features'],
  '.': ['kernel', 'server', 'ui', 'features', '.'], // main.ts, main.tsx, rooms.ts, features.ts
}

type Law = { own: readonly string[]; above: readonly string[]; engine: readonly string[] }

// kind of file → what it may use: [inside its own room, of rooms above it, engine]
const kinds: Record<string, Law> = {
  model: { own: ['model'], above: ['model'], engine: ['kernel'] },
  rules: { own: ['model', 'rules'], above: ['model', 'rules'], engine: ['kernel'] },
  api: { own: ['model', 'rules', 'api'], above: ['model', 'api'], engine: ['kernel'] },
  queries: { own: ['model', 'rules', 'queries'], above: ['model', 'rules'], engine: ['kernel', 'server'] },
  actions: { own: ['model', 'rules', 'queries', 'actions'], above: ['model', 'rules', 'actions'], engine: ['kernel', 'server'] },
  // runs in a thread of its own, over what it is given
  worker: { own: ['model', 'rules', 'worker'], above: ['model', 'rules'], engine: ['kernel', 'server'] },
  routes: { own: ['model', 'rules', 'queries', 'actions', 'api', 'routes'], above: ['model', 'rules', 'actions'], engine: ['kernel', 'server'] },
  jobs: { own: ['model', 'rules', 'queries', 'actions', 'jobs'], above: ['model', 'rules', 'actions'], engine: ['kernel', 'server'] },
  pages: { own: ['model', 'rules', 'actions', 'views', 'pages'], above: ['model', 'rules', 'actions'], engine: ['kernel', 'server'] },
  views: { own: ['model', 'rules', 'views'], above: ['model', 'rules'], engine: ['kernel', 'server'] },
  web: { own: ['model', 'rules', 'api', 'web'], above: ['model', 'rules', 'api', 'web'], engine: ['kernel', 'ui'] },
}
const otherFiles = /(^README\.md|^words\.(fa|en)\.json|\.test\.ts|\.sql)$/

const faults: string[] = []
const edges = new Map<string, Set<string>>()

type Place = { layer: string; room?: string; kind?: string }

/** src/features/<room>[/<noun>]/<kind>.ts, src/features/<room>/web/…, src/<layer>/… */
function place(file: string): Place {
  const parts = file.replace(/^src\//, '').split('/')
  if (parts.length === 1) return { layer: '.' }
  const [layer = '', room] = parts
  if (layer !== 'features') return { layer }
  return { layer, room: room!, kind: parts[2] === 'web' ? 'web' : parts.at(-1)!.replace(/\.tsx?$/, '') }
}

for (const file of globSync('src/features/*/**/*', { withFileTypes: true })) {
  if (!file.isFile()) continue
  const path = join(file.parentPath, file.name)
  const depth = path.split('/').length
  const known = path.includes('/web/') || otherFiles.test(file.name) || (file.name.endsWith('.ts') && file.name.replace(/\.ts$/, '') in kinds)
  if (!known) faults.push(`${path}: not in the vocabulary (${Object.keys(kinds).join(', ')}, README.md, words.*.json, *.test.ts)`)
  if (!path.includes('/web/') && depth > 6) faults.push(`${path}: a room holds nouns, a noun holds files; no deeper`)
}

for (const file of globSync('src/**/*.{ts,tsx}')) {
  const source = readFileSync(file, 'utf8')
  const { module, errors } = parseSync(file, source)
  if (errors.length) faults.push(`${file}: ${errors[0]!.message}`)
  const from = place(file)
  edges.set(file, new Set())
  for (const { spec, typeOnly } of importsOf(module, source)) look(file, from, spec, typeOnly)
  if (/^export default/m.test(source)) faults.push(`${file}: no default exports`)
  if (/(^|\/)index\.tsx?$/.test(file)) faults.push(`${file}: no index files`)
}

type Module = ReturnType<typeof parseSync>['module']

function importsOf(module: Module, source: string): { spec: string; typeOnly: boolean }[] {
  return [
    ...module.staticImports.map((i) => ({ spec: i.moduleRequest.value, typeOnly: i.entries.length > 0 && i.entries.every((e) => e.isType) })),
    ...module.staticExports.flatMap((e) => e.entries).flatMap((e) => (e.moduleRequest ? [{ spec: e.moduleRequest.value, typeOnly: e.isType }] : [])),
    ...module.dynamicImports.map((d) => ({ spec: source.slice(d.moduleRequest.start + 1, d.moduleRequest.end - 1), typeOnly: true })),
  ]
}

function look(file: string, from: Place, spec: string, typeOnly: boolean) {
  const target = spec.startsWith('#') ? `src/${spec.slice(1)}` : spec.startsWith('.') ? normalize(join(dirname(file), spec)) : null
  if (!target?.startsWith('src/')) return
  const to = place(target)
  const say = (why: string) => faults.push(`${file}: ${spec} — ${why}`)
  if (!typeOnly) edges.get(file)!.add(target)
  if (spec.startsWith('.') && from.layer !== '.' && (from.layer !== to.layer || from.room !== to.room))
    say('a relative import never leaves its room; write #…')
  if (/\.test\.tsx?$/.test(file) || from.layer === '.') return
  if (!layers[from.layer]?.includes(to.layer)) return say(`${from.layer} may not use ${to.layer}`)
  if (from.layer === 'features' && !target.endsWith('.json')) inRoom(from, to, say)
}

function inRoom(from: Place, to: Place, say: (why: string) => void) {
  const law = kinds[from.kind!]
  if (!law) return
  if (to.layer !== 'features') {
    if (!law.engine.includes(to.layer)) say(`${from.kind} may not use ${to.layer}`)
  } else if (to.room === from.room) {
    if (!law.own.includes(to.kind!)) say(`${from.kind} may not use ${to.kind}`)
  } else {
    const [mine, theirs] = [order.indexOf(from.room as never), order.indexOf(to.room as never)]
    if (theirs < 0 || theirs > mine) say(`${to.room} stands below ${from.room}; let it publish a fact instead`)
    if (!law.above.includes(to.kind!)) say(`${from.kind} may not use another room's ${to.kind}`)
  }
}

// A walk that meets its own trail is a circle.
const done = new Set<string>()
function walk(file: string, trail: string[]) {
  if (trail.includes(file)) {
    faults.push(`circle: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`)
    return
  }
  if (done.has(file)) return
  for (const next of edges.get(file) ?? []) walk(next, [...trail, file])
  done.add(file)
}
for (const file of edges.keys()) walk(file, [])

if (faults.length) {
  console.error([...new Set(faults)].sort().join('\n'))
  process.exit(1)
}
console.log(`boundaries hold: ${edges.size} files, ${[...edges.values()].reduce((n, s) => n + s.size, 0)} imports, no circle`)
