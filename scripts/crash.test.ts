// kill -9 under load: every case whose creation was acknowledged is there after the next start, and the journal is whole.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Scratch, scratchDatabase } from './database.ts'
import { type Product, setupCode, startProduct } from './product.ts'

suite('kill -9 at any moment loses no acknowledged write', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gg-crash-'))
  chmodSync(dataDir, 0o711)
  // With DATABASE_URL only the application is killed; without, its database is killed as well.
  const outside = process.env['DATABASE_URL']
  let scratch: Scratch | undefined
  const env: Record<string, string> = { DATA_DIR: dataDir, RATE_FACTOR: '1000', TEST_OWNER_URL: '', DATABASE_URL: '' }
  let product: Product
  let token = ''

  const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const res = await fetch(product.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return {
      status: res.status,
      body: (await res.json()) as Record<string, string>,
      cookie: res.headers
        .getSetCookie()
        .map((c) => c.split(';')[0])
        .join('; '),
    }
  }

  before(async () => {
    if (outside) {
      scratch = await scratchDatabase()
      env['DATABASE_URL'] = scratch.ownerUrl
    }
    product = await startProduct(env)
    const made = await send('/api/setup', {
      code: setupCode(product),
      provinceCode: 'EA',
      name: 'مدیر نمونه',
      username: 'nemune',
      password: 'گره-گشای-نمونه-۱۴۰۵',
    })
    assert.ok(made.status < 300, JSON.stringify(made.body))
    const minted = await send(
      '/api/tokens',
      { name: 'load', role: 'operator', scopes: ['cases:read', 'cases:write'], days: 1 },
      { cookie: made.cookie },
    )
    assert.equal(minted.status, 201, JSON.stringify(minted.body))
    token = minted.body['secret']!
  })
  after(async () => {
    await product.end()
    await scratch?.drop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const create = (n: number) =>
    send(
      '/api/cases',
      { text: `برق کارخانه قطع شد، بار ${n}`, unitName: 'واحد نمونه', phone: '09140000001', name: 'نمونه' },
      { authorization: `Bearer ${token}` },
    )

  async function loadUntilKilled(after: number): Promise<string[]> {
    const acknowledged: string[] = []
    let running = true
    const client = async (from: number) => {
      for (let n = from; running; n += 8)
        try {
          const made = await create(n)
          if (made.status === 201) acknowledged.push(made.body['id']!)
        } catch {
          return
        }
    }
    const clients = Array.from({ length: 8 }, (_, i) => client(i))
    const gone = Promise.all(clients).then(() => {
      running = false
    })
    while (running && acknowledged.length < after) await sleep(5)
    assert.ok(running, 'the product ended before it was killed')
    if (!outside) process.kill(Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await product.kill()
    running = false
    await gone
    return acknowledged
  }

  for (const after of [20, 90, 250])
    test(`killed after ${after} creates of eight clients`, async () => {
      const acknowledged = await loadUntilKilled(after)
      product = await startProduct(env)
      for (const id of acknowledged) {
        const res = await fetch(`${product.url}/api/cases/${id}`, { headers: { authorization: `Bearer ${token}` } })
        assert.equal(res.status, 200, id)
        await res.arrayBuffer()
      }
    })

  test('SIGTERM ends it cleanly; the second start is there again, and the journal is whole', async () => {
    assert.equal(await product.end(), 0)
    product = await startProduct(env)
    assert.ok((await create(1)).status === 201)
    const said = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/verify.ts'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    assert.match(said, /EA: \d+ facts in \d+ seals are whole/)
    assert.equal((await fetch(`${product.url}/api/health`)).status, 200)
  })
})
