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
  -- what triage said before: [{code, p}], and whether it dared; null when it was not asked
  suggested   jsonb,
  sure        boolean,
  at          timestamptz not null,
  actor_id    uuid,
  confidential boolean not null default false,
  primary key (province_id, id)
);
select public.tenant('obstacles.lesson');
create index lesson_at on obstacles.lesson (province_id, at, id);
create index lesson_group on obstacles.lesson (province_id, group_code, at);
create index lesson_obstacle on obstacles.lesson (province_id, obstacle_id, at desc);

create table obstacles.model (
  province_id smallint not null,
  id          uuid not null,
  fitted_at   timestamptz not null,
  lessons_to  timestamptz not null,              -- lessons up to here are inside
  examples    integer not null,
  classes     integer not null,
  seconds     real not null,
  figures     jsonb not null,                    -- out-of-fold: accuracy, macro-F1, coverage, threshold, temperature
  bytes       bytea not null,
  primary key (province_id, id)
);
select public.tenant('obstacles.model');
create index model_recent on obstacles.model (province_id, fitted_at desc);
