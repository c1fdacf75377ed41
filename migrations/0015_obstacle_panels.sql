-- Specialised panels (کارگروه تخصصی) of a province, their members, experts and the opinions asked of them.
create table obstacles.panel (
  province_id smallint not null,
  id          uuid not null,
  name_fa     text not null,
  name_en     text not null default '',
  domain_code text,
  group_codes text[] not null default '{}',      -- empty: all groups of the domain
  active      boolean not null default true,
  created_at  timestamptz not null,
  version     integer not null default 1,
  primary key (province_id, id),
  constraint panel_name unique (province_id, name_fa)
);
select public.tenant('obstacles.panel');

create table obstacles.panel_member (
  province_id smallint not null,
  panel_id    uuid not null,
  account_id  uuid not null,
  chair       boolean not null default false,
  since       timestamptz not null,
  primary key (province_id, panel_id, account_id),
  foreign key (province_id, panel_id) references obstacles.panel
);
select public.tenant('obstacles.panel_member');
create index panel_member_account on obstacles.panel_member (province_id, account_id);

create table obstacles.expert (
  province_id smallint not null,
  account_id  uuid not null,
  skills      text[] not null default '{}',
  about       text not null default '',
  -- conflict-of-interest statement in the expert's own words, and when it was made
  interests   text not null default '',
  interests_at timestamptz,
  -- units and agencies that the expert has a stake in: no opinion about them
  unit_ids    uuid[] not null default '{}',
  agency_ids  uuid[] not null default '{}',
  active      boolean not null default true,
  updated_at  timestamptz not null,
  version     integer not null default 1,
  search      tsvector generated always as (fa.tsv(about)) stored,
  primary key (province_id, account_id)
);
select public.tenant('obstacles.expert');

-- A question to a panel about a case, a knot or a dossier, with a deadline.
create table obstacles.opinion_request (
  province_id smallint not null,
  id          uuid not null,
  panel_id    uuid not null,
  subject_kind text not null check (subject_kind in ('case', 'knot', 'dossier')),
  subject_id  uuid not null,
  subject_code text not null default '',
  question    text not null,
  state       text not null default 'asked' check (state in ('asked', 'answered', 'withdrawn')),
  asked_by    uuid,
  asked_at    timestamptz not null,
  due_at      timestamptz not null,
  closed_at   timestamptz,
  conclusion  text not null default '',          -- the chair's summary
  article     text not null default '',
  version     integer not null default 1,
  primary key (province_id, id),
  foreign key (province_id, panel_id) references obstacles.panel
);
select public.tenant('obstacles.opinion_request');
create index opinion_request_panel on obstacles.opinion_request (province_id, panel_id, state, due_at);
create index opinion_request_subject on obstacles.opinion_request (province_id, subject_kind, subject_id, id);

create table obstacles.opinion (
  province_id smallint not null,
  request_id  uuid not null,
  account_id  uuid not null,
  at          timestamptz not null,
  text        text not null,
  article     text not null default '',
  conflict    boolean not null default false,    -- the expert declared a conflict: the text is the reason, not an opinion
  primary key (province_id, request_id, account_id),
  foreign key (province_id, request_id) references obstacles.opinion_request
);
select public.tenant('obstacles.opinion');

-- Solved before (پیش‌تر حل شد): what worked, written once, shown wherever the same comes again.
create table obstacles.solved_note (
  province_id smallint not null,
  id          uuid not null,
  obstacle_id uuid not null,
  group_code  text,
  agency_id   uuid,
  text        text not null,
  article     text not null default '',
  written_by  uuid,
  at          timestamptz not null,
  primary key (province_id, id),
  foreign key (province_id, obstacle_id) references obstacles.obstacle
);
select public.tenant('obstacles.solved_note');
create index solved_note_obstacle on obstacles.solved_note (province_id, obstacle_id);
create index solved_note_group on obstacles.solved_note (province_id, group_code, at desc);
