// `npm run admin -- --province EA --phone 0912… [--username …] [--name …]`: makes an administrator (and the province, if it
// is not at work yet) and prints the address where they set their password. Works beside a running product.

import { parseArgs } from 'node:util'
import { createAdmin } from '#features/people/actions.ts'
import { provinceTable } from '#features/people/model.ts'
import { nobody } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import { readConfig } from '#server/config.ts'
import { work } from '#server/ctx.ts'
import { createEngine, openDatabase } from '#server/server.ts'

const usage = `npm run admin -- --province EA --phone 0912… [--username name] [--name "full name"]
Provinces: ${provinceTable.map(([, code, , name]) => `${code} ${name}`).join(', ')}`

type Args = { province: string; phone?: string; username?: string; name: string }

function readArgs(): Args | null {
  try {
    const option = { type: 'string' } as const
    const { values } = parseArgs({ options: { province: option, phone: option, username: option, name: option } })
    if (!values.province || (!values.phone && !values.username)) return null
    return { name: values.username ?? values.phone!, ...values, province: values.province }
  } catch {
    return null
  }
}

const args = readArgs()
if (!args) {
  console.error(usage)
  process.exit(2)
}
const config = readConfig(process.env)
const database = await openDatabase(config)
const { engine, close } = createEngine(config, database.appUrl, {}, 2)
try {
  const { province, ...person } = args
  const { code } = await work(engine, { actor: nobody, locale: 'fa', mode: 'write' }, (ctx) =>
    createAdmin(ctx, { ...person, provinceCode: province }),
  )
  console.log(`Administrator ready. They set their password within 24 hours at ${config.publicUrl}/app/setup?code=${code}`)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(`${engine.t(`problem.${error.code}`, error.details, 'en')} (${error.code})\n\n${usage}`)
  process.exitCode = 1
} finally {
  await close()
  await database.release()
}
