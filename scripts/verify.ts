// `npm run verify`: proves the journal's hash chain of every province, or names the first broken link. Ends with 1 then.
// On the embedded server it works beside a running product: it attaches, and leaves the server as it found it.

import { readConfig } from '#server/config.ts'
import { verify } from '#server/journal.ts'
import { createEngine, openDatabase } from '#server/server.ts'

const config = readConfig(process.env)
const database = await openDatabase(config)
const { engine, close } = createEngine(config, database.appUrl, {}, 2)
let broken = false
for (const { id, code } of await engine.db.selectFrom('people.province').select(['id', 'code']).orderBy('id').execute()) {
  const v = await verify(engine.db, id)
  broken ||= v.broken !== null
  console.log(
    v.broken
      ? `${code}: BROKEN at seal ${v.broken.seal}: ${v.broken.why}`
      : `${code}: ${v.facts} facts in ${v.seals} seals are whole; ${v.unsealed} not sealed yet`,
  )
}
await close()
await database.release()
process.exit(broken ? 1 : 0)
