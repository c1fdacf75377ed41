// What pages of the working group show, as statements of a hand-written program: the same rows and names, prepared.

const named = `r.id, r.code, r.state, r.flags, r.text, r.unit_id, r.unit_name, r.county_id, k.name_fa as county_fa, k.name_en as county_en, r.body_id, b.name_fa as body_fa,
  b.name_en as body_en, r.session_id, r.item_id, r.dossier_id, r.owner_agency_id, y.name_fa as owner_fa, y.name_en as owner_en, r.owner_desk_id, r.alt_agency_id, r.amount, r.currency,
  r.evidence_type, r.due_at, r.priority, r.confidential, r.reason, r.path, r.stage, r.suspended, r.approved_at, r.notified_at, r.received_at, r.object_by, r.claimed_at,
  r.confirmed_at, r.closed_at, r.updated_at, r.version`
/** A line of a list of resolutions with its names. */
export const lines = `select ${named} from workgroup.resolution r
  left join registry.county k on k.province_id = r.province_id and k.id = r.county_id
  join workgroup.body b on b.province_id = r.province_id and b.id = r.body_id
  join registry.agency y on y.province_id = r.province_id and y.id = r.owner_agency_id
  where r.province_id = $1`
export const undropped = `and not (r.state = 'annulled' and r.approved_at is null)`
export const newest = 'order by r.updated_at desc, r.id desc'
export const late = `(r.state in ('notified', 'objected', 'executing') and not r.suspended and (r.path is distinct from 'bank' or r.stage = 'must_pay') and r.due_at < now())`

/** The newest that answer words, ranked by nothing but time, as the page shows them. */
export const found = `${lines} ${undropped} and r.search @@ fa.q($2) ${newest} limit 31`

export const shelves = `select count(*) filter (where state = 'approved'), count(*) filter (where state = 'objected'),
  count(*) filter (where 'disputed' = any (flags) and state = 'executing'), count(*) filter (where path = 'nonfeasance' and stage <> 'handed_over'),
  count(*) filter (where path = 'bank') from workgroup.resolution where province_id = $1 and closed_at is null
  and (state in ('approved', 'objected') or path is not null or 'disputed' = any (flags))`
/** `$2` a desk of the agency `$3`. */
export const tasks = `and r.owner_agency_id = $3 and (r.owner_desk_id is null or r.owner_desk_id = $2) and r.notified_at is not null and r.closed_at is null`
export const taskCounts = `select count(*), count(*) filter (where received_at is null), count(*) filter (where ${late}), count(*) filter (where 'disputed' = any (flags)),
  count(*) filter (where state = 'objected'), count(*) filter (where state <> 'claimed' and due_at between now() and now() + interval '3 days')
  from workgroup.resolution r where r.province_id = $1 ${tasks}`

/** Counts of the board by a column of the tally, and by a column of resolutions those that are late. */
export const board = (column: string, lateBy: string, more = '') => ({
  counts: `select ${column}, outcome, reason, claimed, sum(count), sum(days) from (
    select ${column}, outcome, reason, claimed, count, days from workgroup.tally where province_id = $1 ${more}
    union all select ${column}, outcome, reason, claimed, count, days from workgroup.tally_move where province_id = $1 ${more}) t group by 1, 2, 3, 4`,
  late: `select ${lateBy}, count(*) from workgroup.resolution r where r.province_id = $1 and r.notified_at is not null and ${late} ${more.replace('agency_id', 'owner_agency_id')} group by 1`,
})

/** Five quarters at once: what the page of figures is made of. `$2` the first day of the first, `$3` of each the beginning, `$4` the months. */
export const figures = [
  `select q.n, t.outcome, sum(t.count), sum(t.days) from unnest($2::int[], $3::int[]) with ordinality q (a, b, n)
    join workgroup.tally t on t.province_id = $1 and t.month between q.a and q.b group by 1, 2`,
  `select q.n, count(*) from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality q (a, b, n)
    join workgroup.resolution r on r.province_id = $1 and r.notified_at >= q.a and r.notified_at < q.b and ${late} group by 1`,
  `select q.n, s.body_id, s.starts_at, s.chaired_by from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality q (a, b, n)
    join workgroup.session s on s.province_id = $1 and s.starts_at >= q.a and s.starts_at < q.b and s.state in ('sitting', 'closed', 'minuted') and s.quorum_met`,
  `select q.n, count(distinct coalesce(d.unit_id, d.investor_id, d.id)) filter (where d.revived), sum(d.jobs_kept) from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality q (a, b, n)
    join workgroup.dossier d on d.province_id = $1 and d.closed_at >= q.a and d.closed_at < q.b and d.state = 'closed' group by 1`,
  `select q.n, count(*), sum(m.at::date - d.opened_at::date) from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality q (a, b, n)
    join workgroup.dossier_act m on m.province_id = $1 and m.name in ('decide', 'refuse') and m.at >= q.a and m.at < q.b
    join workgroup.dossier d on d.province_id = m.province_id and d.id = m.dossier_id group by 1`,
  // Waiting at the end of each: what was decided since, and what waits still.
  `with mark as materialized (select distinct on (q.n, m.dossier_id) q.n, q.b, m.dossier_id, m.name from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality q (a, b, n)
      join workgroup.dossier_act m on m.province_id = $1 and m.name in ('decide', 'refuse', 'withdraw', 'close', 'reopen') and m.at >= q.b
      order by q.n, m.dossier_id, m.at, m.name in ('close', 'reopen'))
    select m.n, count(*), count(*) filter (where d.opened_at < m.b - interval '7 days') from mark m join workgroup.dossier d on d.province_id = $1 and d.id = m.dossier_id
      where m.name in ('decide', 'refuse', 'withdraw') and d.opened_at < m.b group by 1
    union all select q.n, count(*), count(*) filter (where d.opened_at < q.b - interval '7 days') from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality q (a, b, n)
      join workgroup.dossier d on d.province_id = $1 and d.state in ('open', 'in_committee', 'returned', 'ready', 'on_agenda') and d.opened_at < q.b
      where not exists (select from mark m where m.n = q.n and m.dossier_id = d.id) group by 1`,
]

/** A line of a list of dossiers with its names. */
export const dossiers = `select d.*, k.name_fa, k.name_en, g.name_fa, g.name_en, b.name_fa, b.name_en, c.name_fa, c.name_en from workgroup.dossier d
  left join registry.county k on k.province_id = d.province_id and k.id = d.county_id
  left join obstacles.grp g on g.code = d.group_code
  join workgroup.body b on b.province_id = d.province_id and b.id = d.body_id
  left join workgroup.body c on c.province_id = d.province_id and c.id = d.committee_id where d.province_id = $1`
export const dossierNewest = 'order by d.updated_at desc, d.id desc'
/** The newest two hundred that answer, ranked; then the page. */
export const dossiersFound = `with hit as materialized (select d.id, d.updated_at, ts_rank_cd('{0.1, 0.2, 0.4, 1}', d.search, fa.q($2), 33) as score from workgroup.dossier d
  where d.search @@ fa.q($2) and d.province_id = $1 ${dossierNewest} limit 200), best as (select id from hit order by score desc, updated_at desc limit 30)
  ${dossiers} and d.id in (select id from best)`
const upTo = (where: string) => `(select count(*) from (select 1 from workgroup.dossier where province_id = $1 and ${where} limit 1000) s)`
export const dossierCounts = `select ${["state in ('open', 'in_committee')", "state = 'returned'", "state = 'ready'", "state = 'on_agenda'", "state = 'decided'", "late and state in ('open', 'in_committee', 'returned', 'ready', 'on_agenda')", "state in ('refused', 'closed', 'withdrawn')"].map(upTo).join(', ')}`
const of = 'in (select case_id from workgroup.dossier_case where province_id = $1 and dossier_id = $2)'
/** A dossier's own page. */
export const dossierPage = [
  `${dossiers} and d.id = $2`,
  'select a.*, p.name from workgroup.dossier_act a left join people.account p on p.id = a.actor_id where a.province_id = $1 and a.dossier_id = $2 order by a.seq',
  'select * from workgroup.dossier_file where province_id = $1 and dossier_id = $2 order by id',
  `select id, code, status, confidential from casework.case where province_id = $1 and id ${of}`,
]
const ofUnit = 'in (select unit_id from workgroup.dossier where province_id = $1 and id = $2)'
/**
 * What its file adds: the unit with whom to call, its cases with all that was done about them and what experts said, the unit's
 * resolutions and dossiers, and obstacles solved before: rows and notes of as many candidates as ours reads, by their key. Finding
 * the like ones is ours alone; bare SQL is given them.
 */
export const dossierFile = [
  ...dossierPage,
  `select * from registry.unit where province_id = $1 and id ${ofUnit}`,
  `select * from registry.licence where province_id = $1 and unit_id ${ofUnit}`,
  `select c.*, g.name_fa, g.name_en from casework.case c left join obstacles.grp g on g.code = c.group_code where c.province_id = $1 and c.id ${of}`,
  `select a.*, p.name from casework.act a left join people.account p on p.id = a.actor_id where a.province_id = $1 and a.case_id ${of} order by a.case_id, a.seq`,
  `select r.*, d.name_fa, d.name_en, y.name_fa, y.name_en from casework.referral r join registry.desk d on d.province_id = r.province_id and d.id = r.desk_id
    join registry.agency y on y.province_id = d.province_id and y.id = d.agency_id where r.province_id = $1 and r.case_id ${of}`,
  `select * from casework.attachment where province_id = $1 and case_id ${of}`,
  `${lines} ${undropped} and r.unit_id ${ofUnit} ${newest} limit 200`,
  `select id, code, subject, state, opened_at from workgroup.dossier where province_id = $1 and unit_id ${ofUnit} and id <> $2 order by id desc limit 20`,
  `select k.*, p.* from registry.contact k left join registry.phone p on p.province_id = k.province_id and p.contact_id = k.id
    where k.province_id = $1 and k.unit_id ${ofUnit} order by k.position, p.position`,
  `select r.*, o.* from obstacles.opinion_request r left join obstacles.opinion o on o.province_id = r.province_id and o.request_id = r.id
    where r.province_id = $1 and r.subject_kind = 'case' and r.subject_id ${of}`,
  `select o.*, n.text, n.article from (select * from obstacles.obstacle where province_id = $1 and outcome = 'solved' and $2::uuid is not null order by id limit 23) o
    left join obstacles.solved_note n on n.province_id = o.province_id and n.obstacle_id = o.id`,
]
/** A resolution's own page. */
export const resolutionPage = [
  `${lines} and r.id = $2`,
  'select a.*, p.name from workgroup.resolution_act a left join people.account p on p.id = a.actor_id where a.province_id = $1 and a.resolution_id = $2 order by a.seq',
  `select c.id, c.code, c.status, left(c.text, 160) from workgroup.resolution_case x join casework.case c on c.province_id = x.province_id and c.id = x.case_id
    where x.province_id = $1 and x.resolution_id = $2`,
  `select s.id, s.code, s.starts_at, d.id, d.code, d.subject from workgroup.resolution r join workgroup.dossier d on d.province_id = r.province_id and d.id = r.dossier_id
    left join workgroup.session s on s.province_id = r.province_id and s.id = r.session_id where r.province_id = $1 and r.id = $2`,
  'select * from workgroup.resolution_file where province_id = $1 and resolution_id = $2',
]

const sessions = `select s.*, b.kind, b.name_fa, b.name_en, b.notice_days, (select count(*) from workgroup.item i where i.province_id = s.province_id and i.session_id = s.id) as items
  from workgroup.session s join workgroup.body b on b.province_id = s.province_id and b.id = s.body_id where s.province_id = $1`
export const month = `${sessions} and s.starts_at >= $2 and s.starts_at < $3 order by s.starts_at, s.id limit 500`
const agenda = (table: string) => `select i.*, d.*, r.code, r.text, r.due_at, r.owner_agency_id, k.name_fa, k.name_en from workgroup.${table} i
  left join workgroup.resolution r on r.province_id = i.province_id and r.id = i.resolution_id
  left join workgroup.dossier d on d.province_id = i.province_id and d.id = coalesce(i.dossier_id, r.dossier_id)
  left join registry.county k on k.province_id = d.province_id and k.id = d.county_id where i.province_id = $1 and i.session_id = $2 order by i.position`
/** The room in which a session sits: items with their notes and cases, proposals, drafts with their duties. */
export const room = [
  `${sessions} and s.id = $2`,
  agenda('item'),
  `select s.*, y.name_fa, y.name_en, a.* from workgroup.session n join workgroup.seat s on s.province_id = n.province_id and s.body_id = n.body_id and s.until is null
    left join registry.agency y on y.province_id = s.province_id and y.id = s.agency_id
    left join workgroup.attendance a on a.province_id = s.province_id and a.session_id = n.id and a.seat_id = s.id where n.province_id = $1 and n.id = $2 order by s.position`,
  'select c.* from workgroup.item i join workgroup.dossier_case c on c.province_id = i.province_id and c.dossier_id = i.dossier_id where i.province_id = $1 and i.session_id = $2',
  'select p.* from workgroup.proposal p join workgroup.item i on i.province_id = p.province_id and i.id = p.item_id where i.province_id = $1 and i.session_id = $2',
  'select r.*, y.name_fa, y.name_en from workgroup.resolution r join registry.agency y on y.province_id = r.province_id and y.id = r.owner_agency_id where r.province_id = $1 and r.session_id = $2',
  'select u.* from workgroup.duty u join workgroup.resolution r on r.province_id = u.province_id and r.id = u.resolution_id where r.province_id = $1 and r.session_id = $2',
]
/** A session's page: its agenda, what stands next, who is asked, what was done. */
export const sessionPage = [
  `${sessions} and s.id = $2`,
  agenda('item'),
  agenda('candidate'),
  `select s.*, y.name_fa, y.name_en, a.* from workgroup.session n join workgroup.seat s on s.province_id = n.province_id and s.body_id = n.body_id and s.until is null
    left join registry.agency y on y.province_id = s.province_id and y.id = s.agency_id
    left join workgroup.attendance a on a.province_id = s.province_id and a.session_id = n.id and a.seat_id = s.id where n.province_id = $1 and n.id = $2 order by s.position`,
  'select * from workgroup.left_out where province_id = $1 and session_id = $2',
  'select no, kind, hash, frozen_at, recalled_at from workgroup.pack where province_id = $1 and session_id = $2 order by no',
  'select a.*, p.name from workgroup.session_act a left join people.account p on p.id = a.actor_id where a.province_id = $1 and a.session_id = $2 order by a.id desc limit 200',
  'select x.* from workgroup.conflict x join workgroup.item i on i.province_id = x.province_id and i.id = x.item_id where i.province_id = $1 and i.session_id = $2',
]
