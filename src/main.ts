// Starts the product. Settings: see README, or server/config.ts.

import { warmUp } from '#features/obstacles/triage/actions.ts'
import { ensureSetupCode, listProvinces } from '#features/people/actions.ts'
import { readConfig } from '#server/config.ts'
import { type Engine, work } from '#server/ctx.ts'
import { startServer } from '#server/server.ts'
import { nobody, systemActor } from '#kernel/actor.ts'
import { product } from './rooms.ts'

async function main() {
  const config = readConfig(process.env)
  const running = await startServer(config, product)
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await running.stop()
    process.exit(0)
  }
  process.on('SIGTERM', end).on('SIGINT', end)
  if (config.demo) {
    const { seedDemo } = await import('../scripts/demo.ts')
    await seedDemo(running.engine)
  }
  const setup = await work(running.engine, { actor: nobody, locale: 'fa', mode: 'write' }, ensureSetupCode)
  const how = setup
    ? `make the first administrator at ${config.publicUrl}/app/setup?code=${setup}`
    : 'administrators exist; more with `npm run admin`'
  console.log(`Gerehgosha listens on ${running.address} (${config.publicUrl}) · ${how}`)
  // What fails here fails again, and is told, at the first question.
  warm(running.engine).catch(() => {})
}

/** Triage of the first provinces ready before somebody asks. */
async function warm(engine: Engine) {
  const provinces = await work(engine, { actor: nobody, locale: 'fa', mode: 'read' }, listProvinces)
  for (const { id } of provinces.slice(0, 4)) await work(engine, { actor: systemActor(id), locale: 'fa', mode: 'read' }, warmUp)
}

main().catch((error: Error & { code?: string }) => {
  const port = process.env['PORT'] ?? '3000'
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${port} is taken: stop the other program or set PORT.` : `Gerehgosha could not start: ${error.stack}`,
  )
  process.exit(1)
})
