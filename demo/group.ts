// The working group of a demo province: its bodies and seats, two sessions in the past with what became of their
// resolutions, one of the national HQ to which a dossier was sent up, and dossiers that wait for the next one. All by the API, in the order of time.

import { blankSeat } from '#features/workgroup/bodies/model.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Clockwork, Reply } from './clockwork.ts'
import { evidenceFor } from './evidence.ts'
import { type GroupStory, groupStories } from './group-stories.ts'
import type { DemoDesk, DemoProvince } from './province.ts'
import type { Wait } from './scene.ts'
import type { Hat } from './staff.ts'

const DAY = 86_400_000
/** The first act of the group, in days before the end. */
export const groupDays = 61

const beside = [
  ['power', 'مدیرعامل شرکت توزیع نیروی برق'],
  ['gas', 'مدیرعامل شرکت گاز'],
  ['water', 'مدیرعامل شرکت آب و فاضلاب'],
  ['environment', 'مدیرکل حفاظت محیط زیست'],
] as const

const headquarters = [
  { post: 'وزیر صنعت، معدن و تجارت', holderName: 'وزیر نمونه', chair: true },
  { post: 'دبیر ستاد', holderName: 'دبیر نمونهٔ ستاد', clerk: true },
  { post: 'نمایندهٔ گمرک کشور', holderName: 'نمایندهٔ نمونهٔ گمرک' },
]

const bodyOf = (rows: readonly { id: string; kind: string; parallel: boolean }[], kind: 'province' | 'national') =>
  rows.find((b) => b.kind === kind && !b.parallel)!

type Parts = {
  readonly secretary: Actor
  readonly manager: Actor
  readonly heads: ReadonlyMap<string, Actor>
  readonly agencies: ReadonlyMap<string, string>
  readonly hire: (hat: Hat, options?: { login?: string }) => Promise<Actor>
}

/** The usual bodies, with the people of the demo on the seats that they may fill. */
export async function buildGroup(works: Clockwork, { secretary, manager, heads, agencies, hire }: Parts): Promise<void> {
  await works.call(secretary, 'POST', '/api/bodies/start', {})
  const { rows } = await works.call(secretary, 'GET', '/api/bodies')
  const group = bodyOf(rows, 'province')
  const page = await works.call(secretary, 'GET', `/api/bodies/${group.id}`)
  const official = await hire({ role: 'official' }, { login: 'official' })
  const sits: readonly [RegExp, Actor | undefined, string | undefined][] = [
    [/^معاون هماهنگی/, manager, undefined],
    [/صنعت/, secretary, undefined],
    [/دادستان/, official, undefined],
    [/بانک/, heads.get('banks'), agencies.get('banks')],
    [/مالیات/, heads.get('tax'), agencies.get('tax')],
    [/تأمین اجتماعی/, heads.get('social-security'), agencies.get('social-security')],
  ]
  for (const member of page.members) {
    const found = sits.find(([post]) => post.test(member.post))
    // The governor-general sits by name only: nobody signs in as them in the demo.
    if (member.chair) await seatOn(works, secretary, group.id, member, { name: 'استاندار نمونه', accountId: null }, undefined)
    if (found) await seatOn(works, secretary, group.id, member, found[1], found[2])
  }
  // The HQ sits in the capital: by name only. Its answers are written down by the province's secretary.
  const hq = bodyOf(rows, 'national')
  for (const [position, seat] of headquarters.entries())
    await works.call(secretary, 'POST', `/api/bodies/${hq.id}/seats`, { ...blankSeat, ...seat, position })
  for (const [position, [code, post]] of beside.entries()) {
    const head = heads.get(code)
    if (head)
      await works.call(secretary, 'POST', `/api/bodies/${group.id}/seats`, {
        ...blankSeat,
        post,
        holderName: head.name,
        accountId: head.accountId,
        agencyId: agencies.get(code) ?? null,
        position: 20 + position,
      })
  }
}

async function seatOn(
  works: Clockwork,
  secretary: Actor,
  bodyId: string,
  member: Reply,
  who: Pick<Actor, 'name' | 'accountId'> | undefined,
  agencyId: string | undefined,
) {
  if (!who) return
  const { post, deputyName, deputyAccountId, deputyPhone, phone, chair, clerk, voting, position } = member
  const form = { post, deputyName, deputyAccountId, deputyPhone, phone, chair, clerk, voting, position, agencyId: agencyId ?? member.agencyId }
  await works.call(
    secretary,
    'PUT',
    `/api/bodies/${bodyId}/seats/${member.id}`,
    { ...form, holderName: who.name, accountId: who.accountId },
    member.version,
  )
}

/** The group meets on Mondays at nine in Tehran: the last time it did, so many days before the end. */
function meeting(end: Date, days: number): Date {
  const at = new Date(Math.floor((end.getTime() - days * DAY) / DAY) * DAY + 5.5 * 3_600_000)
  while (at.getUTCDay() !== 1) at.setTime(at.getTime() - DAY)
  return at
}

type Thing = { story: GroupStory; producer: Actor; desk: DemoDesk & { rep: Actor }; dossierId: string; resolutionId: string; caseId: string }

/** @param end the present; yields how long to wait */
export async function* playGroup(works: Clockwork, province: DemoProvince, end: Date): AsyncGenerator<Wait, void, void> {
  const { secretary } = province
  const at = (moment: Date): Wait => ({ wall: Math.max(0.02, (moment.getTime() - works.now.getTime()) / 3_600_000) })
  const until = (days: number): Wait => at(new Date(end.getTime() - days * DAY))
  const things = new Map<string, Thing>()
  const post = async (actor: Actor, kind: 'resolutions' | 'dossiers' | 'sessions', id: string, path: string, body: object = {}) => {
    const { version } = await works.call(secretary, 'GET', `/api/${kind}/${id}`)
    const reply = await works.call(actor, 'POST', `/api/${kind}/${id}/${path}`, body, version)
    await works.drain()
    return reply
  }
  const say = (key: string, actor: 'rep' | 'producer' | 'secretary', path: string, body: object = {}) => {
    const thing = things.get(key)!
    return post(actor === 'secretary' ? secretary : actor === 'rep' ? thing.desk.rep : thing.producer, 'resolutions', thing.resolutionId, path, body)
  }
  const claim = async (key: string, text: string) => {
    const { evidenceType } = await works.call(secretary, 'GET', `/api/resolutions/${things.get(key)!.resolutionId}`)
    return say(key, 'rep', 'claim', { evidence: evidenceFor(evidenceType, works.now, key.length), text })
  }

  for (const [i, story] of groupStories.filter((s) => s.session === 1).entries()) things.set(story.key, await file(story, i))
  yield until(58.5)
  const first = await callSession(works, secretary, 'province', meeting(end, 51), things)
  yield at(meeting(end, 51))
  await sit(first, 'governor_general', ['power', 'loan', 'deed', 'insurance', 'machines'])
  yield until(50)
  for (const key of ['power', 'loan', 'insurance']) await say(key, 'rep', 'receive', {})
  yield until(49)
  await say('power', 'rep', 'start', {})
  yield until(47)
  await claim('power', 'تغذیهٔ واحد از فیدر صنعتی برقرار شد.')
  yield until(45)
  await say('power', 'producer', 'confirm', { text: 'برق از دیروز پایدار است.' })
  await say('loan', 'rep', 'refuse_bank', { text: 'نسبت‌های مالی واحد با دستورالعمل اعتباری سازگار نیست.', legalBasis: 'دستورالعمل اعتباری بانک' })
  const up = await callSession(works, secretary, 'national', meeting(end, 36), things)
  yield at(meeting(end, 36))
  await sit(up, 'other', ['machines'])
  yield until(31)
  await say('machines', 'rep', 'receive', {})
  await say('insurance', 'secretary', 'not_executed', {
    reason: 'producer_broke_commitment',
    text: 'پیش‌پرداخت تعهدشده واریز نشد و واحد پیگیری نکرد.',
  })
  if (province.code === 'EA')
    await say('loan', 'secretary', 'panel_finding', {
      for: 'producer',
      text: 'هیئت دلایل بانک را موجه ندانست؛ تسهیلات باید پرداخت شود.',
      dueAt: new Date(works.now.getTime() + 20 * DAY).toISOString(),
    })

  yield until(27)
  await claim('machines', 'ماشین‌آلات با معافیت مصوب ستاد ترخیص و تحویل شد.')
  for (const [i, story] of groupStories.filter((s) => s.session !== 1).entries()) things.set(story.key, await file(story, i + 5))
  yield until(25)
  await say('machines', 'producer', 'confirm', { text: 'ماشین‌آلات به کارخانه رسید.' })
  const second = await callSession(works, secretary, 'province', meeting(end, 18), things)
  yield at(meeting(end, 18))
  await sit(second, 'deputy', ['vat', 'environment', 'gas', 'quota'])
  yield until(16)
  for (const key of ['vat', 'environment', 'gas']) await say(key, 'rep', 'receive', {})
  await say('gas', 'rep', 'start', { text: 'عملیات حفاری انشعاب آغاز شد.' })
  yield until(12)
  await claim('vat', 'مبلغ قطعی‌شده به حساب واحد واریز شد.')
  yield until(10)
  await say('vat', 'producer', 'dispute', { text: 'تنها نیمی از مبلغ به حساب ما آمده است.' })
  await say('environment', 'rep', 'object', { text: 'طرح توسعه نیازمند گزارش ارزیابی تازه است و مهلت مصوبه کافی نیست.', letterNumber: '۱۴۰۵/۲۲۱' })
  yield until(3)
  await claim('vat', 'باقی‌ماندهٔ مبلغ نیز واریز و رسید پیوست شد.')

  /** The case, its desk, and the dossier made of it; how far it goes depends on the session. */
  async function file(story: GroupStory, index: number): Promise<Thing> {
    const operator = province.operators[index % province.operators.length]!
    const agency = province.agencies.find((a) => a.code === story.agency)!
    const filled = agency.desks.filter((d): d is DemoDesk & { rep: Actor } => d.rep !== null)
    // The desk at the provincial centre, where people with a login sit, and a unit of its territory.
    const desk = filled[0]!
    const near = province.units.slice(60).filter((u) => desk.counties.length === 0 || desk.counties.includes(u.county))
    const unit = near[groupStories.indexOf(story) % near.length]!
    const producer = await province.producerOf(unit)
    const made = await works.call(operator, 'POST', '/api/cases', {
      text: story.text,
      unitId: unit.id,
      groupCode: story.group,
      channel: 'phone',
      phone: unit.phone,
      name: unit.contact,
    })
    await works.call(operator, 'POST', `/api/cases/${made.id}/route`, { to: [{ deskId: desk.id }] }, made.version)
    await works.drain()
    const dossier = await works.call(secretary, 'POST', '/api/dossiers', {
      unitId: unit.id,
      caseIds: [made.id],
      subject: story.subject,
      request: story.request,
      lossIrrDay: story.lossIrrDay,
      jobs: story.jobs,
    })
    await works.drain()
    const thing = { story, producer, desk, dossierId: dossier.id, resolutionId: '', caseId: made.id }
    if (story.key === 'guarantee')
      await post(secretary, 'dossiers', dossier.id, 'return', { documents: ['صورت‌های مالی سال گذشته', 'اساسنامهٔ شرکت'], text: 'مدارک پیوست شود.' })
    else if (story.session !== 0) await post(secretary, 'dossiers', dossier.id, 'accept', {})
    else await post(secretary, 'dossiers', dossier.id, 'send_to_committee', {})
    return thing
  }

  /** The session from its opening to the notification: present members, one resolution an item, or a deferral. */
  async function sit(sessionId: string, chairedBy: string, keys: readonly string[]): Promise<void> {
    const url = `/api/sessions/${sessionId}/sitting`
    const room = () => works.call(secretary, 'GET', url)
    const start = await room()
    const chair = start.seats.find((s: { chair: boolean }) => s.chair) ?? start.seats[0]
    await works.call(secretary, 'POST', `${url}/open`, { chairedBy, chairSeatId: chair.id })
    await works.call(secretary, 'POST', `${url}/attendance`, {
      seats: start.seats.map((s: { id: string; holderName: string }, i: number) => ({
        seatId: s.id,
        presence: !s.holderName ? 'absent' : i % 5 === 4 ? 'excused' : 'present',
      })),
    })
    for (const key of keys) {
      const thing = things.get(key)!
      const item = (await room()).items.find((i: { dossierId: string }) => i.dossierId === thing.dossierId)
      if (!item) continue
      await works.call(secretary, 'POST', `${url}/items/${item.id}/open`, {})
      await works.call(secretary, 'POST', `${url}/items/${item.id}/notes`, { text: 'گزارش کمیته و توضیح نمایندهٔ واحد و دستگاه شنیده شد.' })
      const { sentUp } = thing.story
      const goesUp = sentUp !== undefined && sessionId === first
      const resolution = goesUp ? undefined : thing.story.resolution
      if (resolution)
        await works.call(secretary, 'POST', `${url}/items/${item.id}/resolutions`, {
          ownerAgencyId: thing.desk.agencyId,
          ownerDeskId: thing.desk.id,
          text: resolution.text,
          article: resolution.article,
          dueAt: new Date(works.now.getTime() + resolution.days * DAY).toISOString(),
          evidenceType: (await works.call(secretary, 'GET', `/api/cases/${thing.caseId}`)).evidenceType,
          duties: resolution.duty
            ? [{ text: resolution.duty, dueAt: new Date(works.now.getTime() + (resolution.days - 4) * DAY).toISOString() }]
            : [],
          caseIds: [thing.caseId],
        })
      const outcome = goesUp
        ? { outcome: 'referred_up', reason: sentUp }
        : resolution
          ? { outcome: 'resolved' }
          : { outcome: 'deferred', reason: 'گزارش ظرفیت واقعی واحد آماده نبود.' }
      await works.call(secretary, 'POST', `${url}/items/${item.id}/decide`, outcome)
    }
    await works.call(secretary, 'POST', `${url}/close`, {})
    const { version } = await works.call(secretary, 'GET', `/api/sessions/${sessionId}`)
    const minutes = await works.call(secretary, 'POST', `/api/sessions/${sessionId}/minutes/sign`, { signers: [chair.id] }, version)
    await works.drain()
    await works.call(secretary, 'POST', '/api/resolutions/notify', { sessionId })
    await works.drain()
    const { rows } = await works.call(secretary, 'GET', '/api/resolutions?limit=100')
    for (const thing of things.values()) thing.resolutionId ||= rows.find((r: { dossierId: string }) => r.dossierId === thing.dossierId)?.id ?? ''
    return minutes
  }
}

/** Of the group with eight items; of the HQ as many as it hears, and only what was sent up to it. */
async function callSession(
  works: Clockwork,
  secretary: Actor,
  kind: 'province' | 'national',
  startsAt: Date,
  things: ReadonlyMap<string, Thing>,
): Promise<string> {
  const { rows } = await works.call(secretary, 'GET', '/api/bodies')
  const body = { bodyId: bodyOf(rows, kind).id, startsAt: startsAt.toISOString(), ...(kind === 'province' && { capacity: 8 }) }
  const made = await works.call(secretary, 'POST', '/api/sessions', body)
  const id = made.id
  const read = () => works.call(secretary, 'GET', `/api/sessions/${id}`)
  const built = await works.call(secretary, 'POST', `/api/sessions/${id}/build`, {}, (await read()).version)
  for (const thing of things.values()) {
    if (kind === 'national' || thing.story.session === 0 || thing.resolutionId) continue
    if (built.agenda.some((i: { dossierId: string }) => i.dossierId === thing.dossierId)) continue
    await works.call(secretary, 'POST', `/api/sessions/${id}/items`, { dossierId: thing.dossierId, reason: 'نوبت بررسی' }, (await read()).version)
  }
  await works.call(secretary, 'POST', `/api/sessions/${id}/call`, {}, (await read()).version)
  await works.drain()
  return id
}
