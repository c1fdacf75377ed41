import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '#server/ids.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { noteCases } from '../register/actions.ts'
import { doubt } from '../catalogue/actions.ts'
import { obstacles } from '../routes.ts'
import { learn, learnMany, suggest } from './actions.ts'
import { Memory } from './live/actions.ts'
import type { LessonSource } from './model.ts'

const { zahra, homa, naser, parviz, karim, sina, sadeq, maryam, atusa, adel, ehsan, zahra2 } = cast
const power = 'قطعی مکرر برق در شهرک صنعتی، هر روز دو ساعت برق نداریم'
const strange = 'قرنیز پله انبار شماره هفت لق شده و نیاز به همت دوستان دارد'

suite('triage', () => {
  const on = stage([obstacles], { jobs: { obstacles: jobs } })
  const ask = (text: string, actor = zahra, more: object = {}) => on.as(actor).post('/api/triage', { text, ...more })
  const teach = (
    text: string,
    groupCode: string,
    more: { source?: LessonSource; obstacleId?: string; confidential?: boolean } = {},
    actor = zahra,
  ) => {
    const obstacleId = more.obstacleId ?? newId()
    return on.ctx(actor, (ctx) => learn(ctx, { obstacleId, source: 'correction', ...more, text, groupCode })).then(() => obstacleId)
  }
  const groups = async () => (await on.db.selectFrom('obstacles.grp').select(['code', 'name_fa']).orderBy('code').execute()).map((g) => g.code)

  test('whoever decides where an obstacle goes may ask; others may not', async () => {
    for (const actor of [zahra, homa, naser, parviz, sadeq]) assert.equal((await ask(power, actor)).status, 200, actor.role)
    for (const actor of [karim, sina, maryam, atusa, adel, ehsan]) assert.equal((await ask(power, actor)).status, 403, actor.role)
    assert.equal((await on.as(null).post('/api/triage', { text: power })).status, 401)
  })

  test('cold, from the catalogue alone, it answers with three groups, fields, evidence and the words that weighed', async () => {
    const { body } = await ask(power)
    assert.equal(body.groups.length, 3)
    assert.ok(body.groups[0].p >= body.groups[1].p && body.groups[0].p <= 1)
    assert.ok(body.groups[0].nameFa.includes('برق'), body.groups[0].nameFa)
    assert.ok(body.words.some((w: { text: string }) => power.includes(w.text)))
    assert.ok(body.evidenceType)
    assert.equal(body.learned, 0)
    assert.equal(body.sure ? null : 'unsure', body.reason)
  })

  test('the desks are those of the usual agencies, nearest to the county first', async () => {
    const first = (await ask(power)).body.groups[0].code
    await on.as(homa).put(`/api/groups/${first}/agencies`, { agencyIds: [ids.agencyPower] })
    const near = (await ask(power, zahra, { countyId: ids.county1 })).body.desks
    assert.deepEqual([near[0].deskId, near[0].why, near[0].of], [ids.deskPower1, 'usual', 0])
    const byUnit = (await ask(power, zahra, { unitId: ids.unit1 })).body.desks
    assert.equal(byUnit[0].deskId, ids.deskPower1)
    const elsewhere = (await ask(power, zahra, { unitId: ids.unitOther })).body
    assert.equal(elsewhere.desks.length, 1)
  })

  test('several desks where earlier obstacles of the group needed several', async () => {
    const first = (await ask(power)).body.groups[0].code
    const note = (n: number, agencyIds: string[]) => ({
      id: newId(),
      code: `EA-1405-00000${n}`,
      text: `برق قطع است ${n}`,
      unitId: null,
      unitName: 'نمونه',
      countyId: null,
      groupCode: first,
      agencyIds,
      outcome: 'solved' as const,
      priority: 'normal',
      confidential: false,
      article: '',
      toldAt: on.now,
      closedAt: on.now,
      knotId: null,
    })
    const both = [ids.agencyPower, ids.agencyBank]
    await on.ctx(zahra, (ctx) => noteCases(ctx, [note(1, both), note(2, both), note(3, [ids.agencyPower])]))
    const { desks } = (await ask(power)).body
    assert.deepEqual(
      desks.map((d: { agencyId: string; of: number; why: string; share: number }) => [d.agencyId, d.why, d.of, Math.round(d.share * 100)]),
      [
        [ids.agencyPower, 'past', 3, 100],
        [ids.agencyBank, 'past', 3, 67],
      ],
    )
  })

  test('a corrected text is right at once, in another spelling too, and only in its province', async () => {
    const before = (await ask(strange)).body
    const code = (await groups()).find((g) => !before.groups.some((b: { code: string }) => b.code === g))!
    await teach(strange, code)
    const after = (await ask(strange)).body
    assert.equal(after.groups[0].code, code)
    assert.equal(after.learned, 1)
    assert.equal((await ask(strange.replaceAll('ی', 'ي').replaceAll('ک', 'ك'))).body.groups[0].code, code)
    assert.notEqual((await ask(strange, zahra2)).body.groups[0].code, code)
  })

  test('a lesson of a transaction that failed teaches nobody', async () => {
    const before = (await ask(strange)).body.groups
    const code = (await groups()).find((g) => !before.some((b: { code: string }) => b.code === g))!
    await assert.rejects(
      on.ctx(zahra, async (ctx) => {
        await learn(ctx, { obstacleId: newId(), text: strange, groupCode: code, source: 'intake' })
        assert.notEqual((await suggest(ctx, { text: strange })).groups[0]?.code, code)
        throw new Error('rolled back')
      }),
      /rolled back/,
    )
    assert.deepEqual((await ask(strange)).body.groups, before)
  })

  test('a second server process catches up, also with a lesson that was timed earlier and committed later', async () => {
    const [one, two] = [new Memory(), new Memory()]
    const guess = (memory: Memory, text: string) => on.ctx(zahra, async (ctx) => (await memory.of(ctx)).triage.guess(text).groups[0]!.code)
    await guess(one, strange)
    await guess(two, strange)
    const [a, b] = (await groups()).slice(-2) as [string, string]
    await teach(strange, a)
    assert.equal(await guess(one, strange), a)
    on.clock.forward(30_000)
    const late = 'سقف سوله دوم بایگانی چکه می‌کند و کسی گوش نمی‌دهد'
    await teach('چیزی دیگر که همین حالا نوشته شد', b)
    assert.equal(await guess(two, strange), a)
    on.clock.forward(-20_000)
    await teach(late, b)
    on.clock.forward(20_000)
    assert.equal(await guess(one, late), b)
    assert.equal(await guess(two, late), b)
  })

  test('many lessons are learned in slices beside the requests, and in the end all of them', async () => {
    const memory = new Memory()
    const code = (await groups())[0]!
    const many = Array.from({ length: 1300 }, (_, i) => ({
      obstacleId: newId(),
      text: `متن شماره ${i} درباره کار انبار`,
      groupCode: code,
      source: 'import' as const,
    }))
    await on.ctx(zahra, (ctx) => learnMany(ctx, [...many, { ...many[0]!, obstacleId: newId(), text: strange }]))
    let province = await on.ctx(zahra, (ctx) => memory.of(ctx))
    assert.ok(province.lessons < 1301)
    for (let i = 0; i < 4000 && province.lessons < 1301; i++) {
      await new Promise((done) => setTimeout(done, 5))
      province = await on.ctx(zahra, (ctx) => memory.of(ctx))
    }
    assert.equal(province.lessons, 1301)
    assert.equal(province.triage.guess(strange).groups[0]?.code, code)
  })

  test('texts that cannot be judged get a clear word, never a fault', async () => {
    const reason = async (text: string) => {
      const { status, body } = await ask(text)
      assert.equal(status, 200)
      assert.equal(body.sure, false)
      return body.reason
    }
    assert.equal(await reason('   '), 'empty')
    assert.equal(await reason('۱۲۳۴ 5678'), 'digits')
    assert.equal(await reason('😀😀 👍'), 'symbols')
    assert.equal(await reason('برق'), 'oneWord')
    assert.equal(await reason('our electricity has been cut since yesterday and production stopped'), 'english')
    assert.equal(await reason('انقطع التيار الكهربائي عن مصنعنا منذ يومين ولم يأت أحد لإصلاحه حتى الآن'), 'foreign')
    assert.equal(await reason('بیزیم کارخانانین الکتریکی ایکی گوندور کی کسیلیب و هئچ کیم گلمه‌ییب باخا'), 'foreign')
    const long = await ask(`${power} `.repeat(1100).slice(0, 50_000))
    assert.deepEqual([long.status, long.body.cut], [200, true])
    const tooLong = await ask('ب'.repeat(60_001))
    assert.equal(tooLong.status, 400)
    assert.equal((await on.as(zahra).post('/api/triage', {})).status, 400)
  })

  test('an obstacle counts once, with its last decision, against what was said first', async () => {
    const said = (await ask(power)).body.groups
    const obstacleId = await teach(power, said[0].code, { source: 'intake' })
    await teach(power, said[1].code, { source: 'routing', obstacleId })
    const rows = await on.db.selectFrom('obstacles.lesson').selectAll().where('obstacle_id', '=', obstacleId).orderBy('id').execute()
    assert.deepEqual(
      rows.map((r) => [r.current, r.group_code, r.said_code, r.place]),
      [
        [false, said[0].code, said[0].code, 1],
        [true, said[1].code, said[0].code, 2],
      ],
    )
  })

  test('a retired code counts for its successor; one that was split teaches nothing', async () => {
    const codes = await groups()
    const [gone, heir, split] = codes.slice(-3) as [string, string, string]
    await teach(strange, gone)
    assert.equal((await ask(strange)).body.groups[0].code, gone)
    const retire = async (code: string, successors: string[]) => {
      await on.db.updateTable('obstacles.grp').set({ status: 'retired', successors }).where('code', '=', code).execute()
      await on.db.updateTable('obstacles.catalogue_stamp').set({ stamp: newId() }).execute()
      doubt()
    }
    await retire(gone, [heir])
    assert.equal((await ask(strange)).body.groups[0].code, heir)
    const other = 'درِ کشویی سالن پرس گیر کرده و کسی سر در نمی‌آورد'
    await teach(other, split)
    await retire(split, [heir, codes[0]!])
    const { groups: now } = (await ask(other)).body
    assert.ok(now.every((g: { code: string }) => g.code !== split && g.code !== gone))
  })
})
