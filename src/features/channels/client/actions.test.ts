import assert from 'node:assert/strict'
import type { LookupFunction } from 'node:net'
import { suite, test } from 'node:test'
import { ask, guarded } from './actions.ts'

const request = (url: string) => ({ method: 'GET', url, headers: {}, body: null })

suite('where a request may go', () => {
  for (const url of [
    'http://169.254.169.254/',
    'http://[fe80::1]/',
    'http://0.0.0.0:80/',
    'http://[::]/',
    'http://[::ffff:169.254.1.1]/',
    'http://224.0.0.1/',
    'file:///etc/passwd',
    'not an address',
  ])
    test(`${url} is refused before a line is opened`, async () =>
      assert.deepEqual(await ask(request(url), 500), { status: null, error: 'address-refused' }))

  const pointsTo = (address: string, all: boolean) => {
    const fake = ((_host: string, _options: object, done: (e: Error | null, a: unknown, f?: number) => void) =>
      done(
        null,
        all
          ? [
              { address: '10.0.0.1', family: 4 },
              { address, family: 4 },
            ]
          : address,
        4,
      )) as unknown as LookupFunction
    return new Promise<string>((settle) =>
      guarded(fake)('gateway.example', {}, (error) => settle(error ? (error as NodeJS.ErrnoException).code! : 'open')),
    )
  }
  test('a name that points to a refused address is refused when the line is opened', async () => {
    assert.equal(await pointsTo('169.254.169.254', false), 'EREFUSED_ADDRESS')
    assert.equal(await pointsTo('169.254.169.254', true), 'EREFUSED_ADDRESS')
    assert.equal(await pointsTo('192.168.1.20', false), 'open')
  })

  test('nobody listening is told as unreachable', async () =>
    assert.deepEqual(await ask(request('http://127.0.0.1:9/'), 2000), { status: null, error: 'unreachable' }))
})
