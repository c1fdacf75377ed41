// The whole way of the working group, in the browser: a case that two agencies left alone climbs to the group by itself and
// gets its dossier; committee, agenda and call; the sitting by keyboard, with the line cut and a colleague at the same item;
// signed minutes, letters, an objection that is refused, execution with evidence, the producer's no, and then their yes.

import { test } from 'node:test'
import { calls, climbs, prepares } from './parts/group/before.ts'
import { claims, confirms, connection, disputes, ends, loan, objects, refuses } from './parts/group/follow.ts'
import { keeps, notifies, signs } from './parts/group/minutes.ts'
import { decides, hears, opens, said, twoWrite, worksOffline } from './parts/group/room.ts'
import { stuckCase } from './parts/group/story.ts'
import { stage } from './stage.ts'

const on = stage('working-group', stuckCase)

async function seated(login: string, options: Parameters<typeof on.page>[0] = {}) {
  const page = await on.page(options)
  await on.signIn(page, login)
  return page
}

test('from a stuck case to a resolution that the producer confirms', { timeout: 480_000 }, async () => {
  const [api, secretary] = [await on.api('secretary'), await seated('secretary')]
  const climbed = await climbs(api)
  await prepares(on, secretary, climbed)
  const sessionId = await calls(on, secretary, api, climbed)

  await opens(on, secretary, sessionId)
  await hears(on, secretary)
  await worksOffline(on, secretary, api, sessionId)
  await twoWrite(on, secretary, await seated('secretary-2'), api, sessionId)
  await decides(on, secretary)
  await signs(on, secretary, await on.api('secretary-2'), sessionId)
  await keeps(secretary, 'صورت‌جلسه')
  const ids = await notifies(on, secretary, api, { ...climbed, sessionId })

  const [gas, bank, producer] = [await seated('agency-rep'), await seated('agency-rep-2'), await seated('producer', { narrow: true })]
  await objects(on, bank)
  const rows = (await api('GET', `/api/resolutions?sessionId=${sessionId}`)).body.rows as { id: string; state: string }[]
  await refuses(on, secretary, rows.find((r) => r.state === 'objected')!.id)
  await claims(on, gas, said.gas, connection, 'gas')
  await claims(on, bank, said.bank, loan, 'bank')
  await disputes(on, producer)
  await claims(on, gas, said.gas, connection, 'gas-again')
  await confirms(on, producer, said.gas)
  await confirms(on, producer, said.bank)
  await ends(on, secretary, api, { ...climbed, ids })
})
