import { openDb, openPool } from '#server/db.ts'
import { createApp } from '#server/app.ts'
import { openFiles } from '#server/files.ts'
import { readConfig } from '#server/config.ts'
import { transactOn, afterWrite } from '#server/ctx.ts'
import { translator, readWords } from '#server/words.ts'
import { casework } from '#features/casework/routes.ts'
import { cast } from '#server/testing-cast.ts'
export async function run({ appUrl, ids }: any) {
  const db = openDb(openPool(appUrl, 4))
  const config = readConfig({ DATA_DIR: '/tmp/gg-F' })
  const engine: any = { db, config, files: openFiles('/tmp/gg-F'), clock: () => new Date(), t: translator(readWords()), listeners: () => [], after: afterWrite, transact: transactOn(db) }
  const app = await createApp({ engine, rooms: { casework }, pages: [], whoIs: async () => cast.zahra as never } as never)
  const go = async (name: string, n: number, req: any) => {
    for (let i = 0; i < 30; i++) { const r = await app.inject(req(i)); if (i === 0 && r.statusCode >= 300) console.log(name, r.statusCode, r.body.slice(0, 200)) }
    const t: number[] = []; const c0 = process.cpuUsage(); const a0 = performance.now()
    for (let i = 0; i < n; i++) { const a = performance.now(); await app.inject(req(i + 1000)); t.push(performance.now() - a) }
    const c = process.cpuUsage(c0); t.sort((a, b) => a - b)
    console.log(name.padEnd(34), 'p50', t[n >> 1]!.toFixed(2), 'p95', t[Math.floor(n * 0.95)]!.toFixed(2), 'node cpu/req', ((c.user + c.system) / 1000 / n).toFixed(2), 'ms')
  }
  const auth = { authorization: 'Bearer x' }
  await go('list status', 300, () => ({ method: 'GET', url: '/api/cases?status=routed', headers: auth })); await go('list due', 300, () => ({ method: 'GET', url: '/api/cases?sort=due&open=true', headers: auth })); await go('search rare', 200, () => ({ method: 'GET', url: '/api/cases/search?q=31415', headers: auth })); await go('search common', 200, () => ({ method: 'GET', url: '/api/cases/search?q=' + encodeURIComponent('بانک'), headers: auth })); await go('overview', 50, () => ({ method: 'GET', url: '/api/queues/overview', headers: auth }))




  await go('create', 200, (i: number) => ({ method: 'POST', url: '/api/cases', headers: { ...auth, 'idempotency-key': 'k' + i }, payload: { text: 'برق کارخانه از صبح قطع شده است و خط تولید خوابیده', phone: '09141234567', unitId: ids.unit1, groupCode: 'T01' } }))
  const made = JSON.parse((await app.inject({ method: 'GET', url: '/api/cases', headers: auth })).body).items[0].id
  await go('case page', 100, () => ({ method: 'GET', url: `/api/cases/${made}`, headers: auth }))
  await app.close(); await db.destroy()
}
