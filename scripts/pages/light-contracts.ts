// What the page app leaves out of the rooms' pure files when it is built. A browser calls an endpoint by its method and
// address; what goes in and comes out is described for the server, for the API pages and for types. Without the
// descriptions, and with all that only they needed, a first page is some 25 kB (gzip) lighter.

import { parseAst, type Plugin } from 'vite'

/** What pages read of an endpoint. A test looks that they read nothing else. */
export const readByPages = ['method', 'path', 'idempotent'] as const

type Node = { type: string; start: number; end: number; [key: string]: unknown }
type Edit = { start: number; end: number; text: string }

const pure = /\/src\/(?:kernel\/[\w-]+|features\/(?!.*\/web\/).*\/(?:model|rules|api))\.ts$/
const isContract = /\/api\.ts$/

/** The build's plugin. Only files without effects are touched: model, rules and api of rooms. */
export const lightContracts: Plugin = {
  name: 'light-contracts',
  apply: 'build',
  transform(code, id) {
    if (!pure.test(id)) return null
    return { code: lighten(code, isContract.test(id)), map: null, moduleSideEffects: false }
  },
}

/**
 * The same module with each constant marked as droppable when nothing uses it, and, in a contract, endpoints of `readByPages`
 * alone.
 */
export function lighten(code: string, contract: boolean): string {
  const program = parseAst(code) as unknown as { body: Node[] }
  const edits: Edit[] = []
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? (statement['declaration'] as Node | null) : statement
    if (contract) cutEndpoints(statement, code, edits)
    if (declared?.type !== 'VariableDeclaration' || declared['kind'] !== 'const') continue
    for (const { init } of declared['declarations'] as { init: Node }[]) {
      if (!['CallExpression', 'ObjectExpression', 'ArrayExpression', 'NewExpression', 'MemberExpression'].includes(init.type)) continue
      edits.push({ start: init.start, end: init.start, text: '/* @__PURE__ */ (() => (' }, { start: init.end, end: init.end, text: '))()' })
    }
  }
  return applied(code, edits)
}

/** An object with a method and a path is an endpoint, wherever it stands. */
function cutEndpoints(node: Node, code: string, edits: Edit[]): void {
  if (node.type === 'ObjectExpression') {
    const entries = (node['properties'] as Node[]).map((entry) => ({ entry, name: nameOf(entry) }))
    const names = entries.map(({ name }) => name)
    if (names.includes('method') && names.includes('path')) {
      const kept = entries.filter(({ name }) => name === null || (readByPages as readonly string[]).includes(name))
      const text = `{ ${kept.map(({ entry }) => code.slice(entry.start, entry.end)).join(', ')} }`
      edits.push({ start: node.start, end: node.end, text })
      return
    }
  }
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) cutEndpoints(child, code, edits)
}

/** Null for what has no plain name: it stays as it is. */
function nameOf(entry: Node): string | null {
  const key = entry['key'] as Node | undefined
  return entry.type === 'Property' && !entry['computed'] && key?.type === 'Identifier' ? String(key['name']) : null
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** From the end to the start, so that places stay true; at one place the opening of what is outside comes first. */
function applied(code: string, edits: Edit[]): string {
  const sorted = edits.map((edit, order) => ({ ...edit, order })).sort((a, b) => b.start - a.start || b.end - a.end || a.order - b.order)
  return sorted.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), code)
}
