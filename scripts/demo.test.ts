import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { product } from '#rooms.ts'
import { readConfig } from '#server/config.ts'
import { systemWork } from '#server/ctx.ts'
import { sealAll, verify } from '#server/journal.ts'
import { migrate } from '#server/migrate.ts'
import { createEngine } from '#server/server.ts'
import { checkBusinessId, checkLegalEntityId, checkPostalCode, isMobile } from '#kernel/identity.ts'
import { whyNotEvidence } from '#features/obstacles/catalogue/rules.ts'
import { evidenceTypeNames } from '#features/obstacles/catalogue/model.ts'
import { statuses } from '#features/casework/model.ts'
import agencies from '../demo/agencies.json' with { type: 'json' }
import places from '../demo/places/EA.json' with { type: 'json' }
import { evidenceFor } from '../demo/evidence.ts'
import { plots } from '../demo/plots.ts'
import stories from '../demo/stories.json' with { type: 'json' }
import territories from '../demo/territories.json' with { type: 'json' }
import { makeUnits } from '../demo/units.ts'
import { scratchDatabase } from './database.ts'
import { seedDemo } from './demo.ts'

const counties = places.counties.map((c) => c.nameFa)
const units = makeUnits(counties, 200, 1, [{ county: 'مراغه', isic: '2392' }])

test('invented units pass every check that a real one must pass, and say that they are invented', () => {
  for (const u of units) {
    assert.ok(checkLegalEntityId(u.legalEntityId).ok, u.legalEntityId)
    assert.ok(u.businessIds.every((id) => checkBusinessId(id).ok))
    assert.ok(checkPostalCode(u.postalCode).ok, u.postalCode)
    assert.ok(u.contacts.every((c) => c.phones.every((p) => isMobile(p.number) && p.number.startsWith('+98999000'))))
    assert.match(u.name, /نمونه|آزمایش/)
    assert.ok(u.actualCapacity <= u.nominalCapacity && u.shifts >= 1 && u.shifts <= 3)
  }
  for (const key of ['name', 'legalEntityId'] as const) assert.equal(new Set(units.map((u) => u[key])).size, units.length)
  assert.equal(units[0]!.countyFa, 'مراغه')
})

test('the same units on every machine', () => assert.deepEqual(makeUnits(counties, 5, 1, []), makeUnits(counties, 5, 1, [])))

test('every county has a unit and a territory; every plot exists; no agency covers twice', () => {
  assert.deepEqual(
    counties.filter((c) => !units.some((u) => u.countyFa === c)),
    [],
  )
  assert.deepEqual(
    counties.filter((c) => !Object.values(territories.EA).flat().includes(c)),
    [],
  )
  assert.deepEqual(
    stories.filter((s) => !plots[s.plot]),
    [],
  )
  assert.equal(stories.length, 40)
  const covered = agencies.flatMap((a) => a.covers)
  assert.equal(new Set(covered).size, covered.length)
})

test('evidence of every type is complete', () => {
  const now = new Date('2026-11-22T06:30:00Z')
  for (const type of evidenceTypeNames)
    assert.equal(whyNotEvidence({ evidenceType: type }, { type, values: evidenceFor(type, now, 3) }, now), null, type)
})

test('plots lead to every status that a case can have', () => {
  const ends = new Set(stories.map((s) => s.plot))
  const by = {
    submitted: 'submitted',
    info_needed: 'info',
    routed: 'routed',
    in_progress: 'in_progress',
    on_agenda: 'agenda',
    resolution_issued: 'agenda',
    action_claimed: 'claimed',
    waiting_systemic: 'knot',
    confirmed: 'confirmed',
    partly_confirmed: 'partly',
    closed_silent: 'silent',
    declined: 'declined',
    withdrawn: 'withdrawn',
    merged: 'merged',
  }
  assert.deepEqual(
    statuses.filter((s) => s !== 'draft' && !ends.has(by[s])),
    [],
  )
})

test('the demo fills an empty installation once, with a case in every status, and its journal holds', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gg-demo-'))
  const config = readConfig({ DATA_DIR: dataDir, DEMO: '1' })
  const scratch = await scratchDatabase()
  try {
    const { appUrl } = await migrate(scratch.ownerUrl, config)
    const { engine, close } = createEngine(config, appUrl, product.jobs)
    const sheet = await seedDemo(engine)
    assert.match(sheet!, /demo\.ea\.operator/)
    assert.equal(statSync(join(dataDir, 'demo-accounts.txt')).mode & 0o777, 0o600)
    assert.equal(await seedDemo(engine), null, 'a second start changes nothing')
    const found = new Set<string>()
    const flags = new Set<string>()
    for (const province of [1, 2])
      await systemWork(engine, province, async (ctx) => {
        const cases = await ctx.db
          .selectFrom('casework.case')
          .select(['status', 'flags', 'rung', 'opened_at'])
          .where('province_id', '=', province)
          .execute()
        assert.ok(cases.length >= 19 && cases.every((c) => c.opened_at < ctx.now))
        const resolutions = await ctx.db.selectFrom('workgroup.resolution').select('state').where('province_id', '=', province).execute()
        const dossiers = await ctx.db.selectFrom('workgroup.dossier').select('state').where('province_id', '=', province).execute()
        const sentUp = await ctx.db
          .selectFrom('workgroup.dossier as d')
          .innerJoin('workgroup.body as b', (j) => j.onRef('b.province_id', '=', 'd.province_id').onRef('b.id', '=', 'd.body_id'))
          .innerJoin('workgroup.resolution as r', (j) => j.onRef('r.province_id', '=', 'd.province_id').onRef('r.dossier_id', '=', 'd.id'))
          .select(['b.kind', 'r.state', 'd.flags'])
          .where('d.province_id', '=', province)
          .where('d.from_body_id', 'is not', null)
          .execute()
        assert.deepEqual(
          sentUp.map((d) => [d.kind, d.state, d.flags.includes('referred_up')]),
          [['national', 'executed', true]],
          'one was sent up, and the answer stands on it',
        )
        const states = (rows: readonly { state: string }[]) => [...new Set(rows.map((r) => r.state))].sort()
        assert.deepEqual(states(resolutions), ['claimed', 'executed', 'executing', 'not_executed', 'objected'])
        assert.deepEqual(
          ['closed', 'decided', 'in_committee', 'open', 'ready', 'returned'].filter((state) => !states(dossiers).includes(state)),
          [],
        )
        for (const c of cases) {
          found.add(c.status)
          for (const f of c.flags) flags.add(f)
        }
      })
    assert.deepEqual(
      statuses.filter((s) => s !== 'draft' && !found.has(s)),
      [],
    )
    assert.deepEqual(
      ['escalated', 'production_stopped', 'disputed', 'reopened', 'all_declined', 'vacancy', 'appealed'].filter((f) => !flags.has(f)),
      [],
    )
    const names = (await engine.db.selectFrom('people.account').select('name').execute()).map((a) => a.name)
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      [],
      'nobody is called like anybody else',
    )
    for (const name of names) assert.match(name, /نمونه/, 'a name says that it is invented')
    await sealAll(engine.db, new Date())
    for (const province of [1, 2]) assert.deepEqual(await verify(engine.db, province).then((v) => [v.broken, v.unsealed]), [null, 0])
    await close()
  } finally {
    await scratch.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
