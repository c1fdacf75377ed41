// The readable pages of the API: whole, true to the contracts, in both languages, without scripts.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { apiPages } from '#server/api-pages.ts'
import { exampleOf } from '#server/api-schema.ts'
import { stage } from '#server/testing.ts'
import Value from 'typebox/value'
import { rooms } from './rooms.ts'

suite('pages of the API', () => {
  const on = stage(Object.values(rooms), { pages: apiPages(rooms) })
  const read = async (url: string) => {
    const sent = await on.inject({ method: 'GET', url, headers: { accept: 'text/html' } })
    assert.equal(sent.status, 200, url)
    return sent.text
  }

  test('the list names every endpoint and leads to its details', async () => {
    const list = await read('/api')
    for (const [room, { api }] of Object.entries(rooms)) {
      const details = await read(`/api/docs/${room}`)
      for (const [name, e] of Object.entries(api)) {
        assert.ok(list.includes(`/api/docs/${room}#${name}"`), `${room}.${name}`)
        assert.ok(details.includes(`id="${name}"`) && details.includes(`<code>${e.path}</code>`), `${room}.${name}`)
      }
    }
  })

  test('both languages speak: no word is missing, direction and language are right', async () => {
    for (const [url, lang, dir] of [
      ['/api', 'fa', 'rtl'],
      ['/en/api', 'en', 'ltr'],
      ...Object.keys(rooms).flatMap((r) => [
        [`/api/docs/${r}`, 'fa', 'rtl'],
        [`/en/api/docs/${r}`, 'en', 'ltr'],
      ]),
    ] as const) {
      const page = await read(url!)
      assert.ok(page.includes(`<html lang="${lang}" dir="${dir}">`), url)
      assert.doesNotMatch(page, />api\.[a-z]|people\.role\./i, url)
      assert.doesNotMatch(page, /<script(?![^>]*src=)|\sstyle=|\son[a-z]+=/, url)
    }
  })

  test('examples fit the schema that they are shown for', () => {
    const unfit: string[] = []
    for (const [room, { api }] of Object.entries(rooms))
      for (const [name, e] of Object.entries(api))
        for (const part of ['params', 'body'] as const)
          if (e[part] && !Value.Check(e[part], exampleOf(e[part])))
            unfit.push(`${room}.${name} ${part}: ${JSON.stringify([...Value.Errors(e[part], exampleOf(e[part]))].slice(0, 2))}`)
    assert.deepEqual(unfit, [])
  })

  test('a room that does not exist is not found, also with a tricky name', async () => {
    for (const room of ['nothing', '__proto__', 'constructor', '%3Cscript%3E'])
      assert.equal((await on.inject({ method: 'GET', url: `/api/docs/${room}` })).status, 404, room)
  })
})
