-- What triage has learned. A lesson is one decision of a person about one text: it teaches the next text at once and feeds
-- the next refit and the quality page. A model is the outcome of a refit, kept in the database so that every server process
-- of the province reads the same one.
create table obstacles.lesson (
  province_id smallint not null,
  id          uuid not null,
  obstacle_id uuid not null,
  text        text not null,
  group_code  text not null,
  also_codes  text[] not null default '{}',
  desk_ids    uuid[] not null default '{}',
  source      text not null check (source in ('intake', 'correction', 'routing', 'confirmation', 'import')),
  -- what triage said when this obstacle was first decided: [{code, p}] of three, the first of them, the place of the group
  -- that was decided (0: not among the three), and whether it dared; null when it was not asked
  suggested   jsonb,
  said_code   text,
  place       smallint,
  sure        boolean,
  -- one obstacle teaches and counts once: with the last decision about it
  current     boolean not null default true,
  at          timestamptz not null,
  changed_at  timestamptz not null,
  actor_id    uuid,
  confidential boolean not null default false,
  primary key (province_id, id)
);
select public.tenant('obstacles.lesson');
create index lesson_at on obstacles.lesson (province_id, at, id);
create index lesson_group on obstacles.lesson (province_id, group_code, at desc);
create index lesson_obstacle on obstacles.lesson (province_id, obstacle_id, at desc);
create index lesson_changed on obstacles.lesson (province_id, changed_at) include (at);
create index lesson_counted on obstacles.lesson (province_id, at)
  include (group_code, said_code, place, sure) where current and said_code is not null;
create index lesson_pair on obstacles.lesson (province_id, group_code, said_code, id desc) where current and said_code is not null;

create table obstacles.model (
  province_id smallint not null,
  id          uuid not null,
  fitted_at   timestamptz not null,
  lessons_to  timestamptz not null,              -- lessons up to here are inside
  examples    integer not null,
  classes     integer not null,
  seconds     real not null,
  catalogue   text not null,                     -- the stamp of the catalogue it was fitted with
  figures     jsonb not null,                    -- out-of-fold: accuracy, macro-F1, coverage, threshold, temperature
  bytes       bytea not null,
  primary key (province_id, id)
);
select public.tenant('obstacles.model');
create index model_recent on obstacles.model (province_id, fitted_at desc);

-- A refit as people see it: begun, how far, how it ended. One that has said nothing for ten minutes was broken off.
create table obstacles.refit (
  province_id smallint not null,
  id          uuid not null,
  state       text not null check (state in ('running', 'done', 'failed')),
  share       real not null default 0,           -- 0..1
  reason      text not null default '',          -- why it failed, for the administrator
  started_at  timestamptz not null,
  told_at     timestamptz not null,
  primary key (province_id, id)
);
select public.tenant('obstacles.refit');
create index refit_recent on obstacles.refit (province_id, started_at desc);

-- What a province sets for itself.
create table obstacles.triage_setting (
  province_id smallint not null primary key,
  threshold   numeric(3,2) check (threshold between 0.3 and 0.99),   -- null: the model's own, at 95 % precision
  version     integer not null default 1,
  updated_at  timestamptz not null,
  updated_by  uuid
);
select public.tenant('obstacles.triage_setting');

-- Decisions per Jalali month and pair of groups, counted by a job, so that the quality page adds up a few thousand rows at
-- most however many lessons there are.
create table obstacles.quality (
  province_id smallint not null,
  month       text not null check (month ~ '^\d{4}-\d{2}$'),   -- Jalali, e.g. 1405-09
  group_code  text not null,                     -- what a person decided
  said_code   text not null,                     -- what triage put first
  asked       integer not null,
  near        integer not null,                  -- the right group was among the three
  sure        integer not null,                  -- triage dared
  primary key (province_id, month, group_code, said_code)
);
select public.tenant('obstacles.quality');

create table obstacles.quality_count (
  province_id smallint not null primary key,
  counted_at  timestamptz not null
);
select public.tenant('obstacles.quality_count');

-- With an administrator's own embedding model: vectors of the newest decided texts, what a trial on held-out ones said, and
-- the weight it earned. One row: the trial writes it whole.
create table obstacles.embedding (
  province_id smallint not null primary key,
  embedder    text not null,                     -- fingerprint of the model's file
  codes       text[] not null,                   -- group of each vector
  width       integer not null,
  vectors     bytea not null,                    -- little-endian float32, of length 1
  weight      real not null,                     -- 0..1: its share in the answer; 0: it does not help
  figures     jsonb not null,
  tried_at    timestamptz not null
);
select public.tenant('obstacles.embedding');
