-- The registry of obstacles: one row for everything that a producer ever told, whether it became a case (same id) or came
-- with a backlog. Triage, duplicates, knots and the heat table work on these rows; casework keeps its own in step.
create table obstacles.obstacle (
  province_id  smallint not null,
  id           uuid not null,                    -- of the case, when it is one
  kind         text not null check (kind in ('case', 'archive')),
  code         text not null,                    -- the case's code, or <import>-<row>
  text         text not null,
  unit_id      uuid,
  unit_name    text not null default '',
  county_id    uuid,
  group_code   text,    -- decided by a person; null until then
  also_codes   text[] not null default '{}',
  agency_ids   uuid[] not null default '{}',     -- to whom it was sent
  outcome      text not null default 'open' check (outcome in ('open', 'waiting_systemic', 'solved', 'unsolved', 'merged', 'withdrawn')),
  priority     text not null default 'normal',
  confidential boolean not null default false,
  -- who, besides the head of the centre, may see it while it is confidential: roles and account ids, told by casework
  open_to      text[] not null default '{}',
  article      text not null default '',         -- the article or letter by which it was settled
  told_at      timestamptz not null,
  closed_at    timestamptz,
  days         numeric,                          -- from told to the producer's word, for solved ones
  jobs         integer,
  money_irr    numeric,
  knot_id      uuid,
  same_as      uuid,                             -- a person said: the same obstacle as that one
  updated_at   timestamptz not null,
  search       tsvector generated always as (fa.tsv(unit_name, 'A') || fa.tsv(text)) stored,
  primary key (province_id, id)
);
select public.tenant('obstacles.obstacle');
create index obstacle_search on obstacles.obstacle using gin (search);
create index obstacle_updated on obstacles.obstacle (province_id, updated_at, id);
create index obstacle_code on obstacles.obstacle (province_id, code);
create index obstacle_told on obstacles.obstacle (province_id, told_at desc, id desc);
create index obstacle_county on obstacles.obstacle (province_id, county_id, told_at desc, id desc);
create index obstacle_open on obstacles.obstacle (province_id, told_at desc, id desc) where outcome in ('open', 'waiting_systemic');
create index obstacle_group on obstacles.obstacle (province_id, group_code, told_at desc, id desc);
create index obstacle_unit on obstacles.obstacle (province_id, unit_id, id desc) where unit_id is not null;
create index obstacle_knot on obstacles.obstacle (province_id, knot_id, id) where knot_id is not null;
create index obstacle_heat on obstacles.obstacle (province_id, told_at, group_code, county_id) include (outcome, agency_ids, knot_id, confidential, open_to);

-- Words under row-level security: the same door as casework.find_cases (0007), ids of the caller's province only. The caller
-- reads the rows under its own policy, and drops those that are confidential to others.
create policy search on obstacles.obstacle for select to current_user using (true);
create function obstacles.find_obstacles(q tsquery, grps text[], county uuid, outcomes text[], since timestamptz, until timestamptz,
  before_at timestamptz, before_id uuid, n integer)
returns table (id uuid, told_at timestamptz) language plpgsql stable security definer set search_path = pg_catalog as $f$
begin
  return query execute
    'select o.id, o.told_at from obstacles.obstacle o where o.search @@ $1 and o.province_id = $2
       and ($3 is null or o.group_code = any($3)) and ($4 is null or o.county_id = $4) and ($5 is null or o.outcome = any($5))
       and ($6 is null or o.told_at >= $6) and ($7 is null or o.told_at < $7)
       and ($8 is null or (o.told_at, o.id) < ($8, $9)) order by o.told_at desc, o.id desc limit $10'
    using q, public.app_province(), grps, county, outcomes, since, until, before_at, before_id, n;
end $f$;

-- Two obstacles that look like one: found while typing, on import or by the nightly sweep. A person decides.
create table obstacles.likeness (
  province_id smallint not null,
  id          uuid not null,
  one_id      uuid not null,                     -- the older
  other_id    uuid not null,
  kind        text not null check (kind in ('same', 'event', 'copy')),
  score       real not null,                     -- trigram Jaccard, 0..1
  reasons     jsonb not null default '[]',
  found_by    text not null check (found_by in ('typing', 'import', 'sweep')),
  found_at    timestamptz not null,
  state       text not null default 'proposed' check (state in ('proposed', 'merged', 'event', 'apart')),
  decided_by  uuid,
  decided_at  timestamptz,
  before_outcome text,                           -- of a backlog row that was merged: what `undo` gives back
  version     integer not null default 1,
  primary key (province_id, id),
  unique (province_id, one_id, other_id),
  foreign key (province_id, one_id) references obstacles.obstacle,
  foreign key (province_id, other_id) references obstacles.obstacle
);
select public.tenant('obstacles.likeness');
create index likeness_state on obstacles.likeness (province_id, state, score desc, id);
create index likeness_decided on obstacles.likeness (province_id, kind, decided_at) where state <> 'proposed';
create index likeness_other on obstacles.likeness (province_id, other_id);
