import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { lighten, readByPages } from './light-contracts.ts'

const evaluate = async (code: string) => import(`data:text/javascript,${encodeURIComponent(code)}`)

test('an endpoint keeps what pages read, wherever it stands; its schemas go', async () => {
  const code = lighten(
    `const Reply = Type.Object({}); const sheet = { raw: true, reply: Reply }
     export const api = {
       list: { method: 'GET', path: '/api/a', may: readers, query: Type.Object({ ...Reply.properties }), reply: Reply, summary: 'x' },
       make: { method: 'POST', path: \`/api/\${'b'}\`, idempotent: true, body: Reply, reply: Reply },
       ...{ print: { method: 'GET', path: '/api/c', ...sheet } },
     }
     export const act = (name) => ({ method: 'POST', path: '/api/' + name, body: bodies[name], reply: Reply })`,
    true,
  )
  const { api, act } = await evaluate(`const Type = { Object: (properties) => ({ properties }) };${code}`)
  assert.deepEqual(api.list, { method: 'GET', path: '/api/a' })
  assert.deepEqual(api.make, { method: 'POST', path: '/api/b', idempotent: true })
  assert.deepEqual(api.print.path, '/api/c')
  assert.deepEqual(act('d'), { method: 'POST', path: '/api/d' })
})

test('constants of a pure file keep their values and may be dropped; elsewhere than in a contract nothing is cut', async () => {
  const code = lighten(
    `const one = { method: 'GET', path: '/x', reply: 1 }, list = [one].map((x) => x.reply)
     export const { reply } = one
     export const law = make({ of: list }), text = 'as it is'
     function make(x) { return x }`,
    false,
  )
  const { reply, law, text } = await evaluate(code)
  assert.deepEqual([reply, law, text], [1, { of: [1] }, 'as it is'])
  assert.equal(code.match(/@__PURE__/g)?.length, 3)
})

test('pages read nothing of a contract but what the build leaves of it', () => {
  const files = globSync('src/{main.tsx,ui/**/*.{ts,tsx},features/*/web/**/*.{ts,tsx}}').filter((file) => !file.endsWith('.test.ts'))
  assert.ok(files.length > 300)
  const contract = /import (?:type )?\{([^}]*)\} from '[^']*api\.ts'/g
  let seen = 0
  const read = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const names = [...text.matchAll(contract)].flatMap(([, list]) => list!.split(',').map((one) => one.trim().split(' ').at(-1)!))
    if (file.startsWith('src/ui/')) names.push('endpoint')
    const fields = names
      .filter(Boolean)
      .flatMap((name) => [...text.matchAll(new RegExp(`(?<!typeof )\\b${name}\\.${name === 'endpoint' ? '' : '\\w+\\.'}(\\w+)`, 'g'))])
    seen += fields.length
    return fields.filter(([, field]) => !(readByPages as readonly string[]).includes(field!)).map(([found]) => `${file}: ${found}`)
  })
  assert.ok(seen > 5)
  assert.deepEqual(read, [], `an endpoint has only ${readByPages.join(', ')} in the browser`)
})
