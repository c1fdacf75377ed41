-- The catalogue grows up: descriptions, examples, what intake asks, deadlines, and a history that keeps old codes answering.
alter table obstacles.grp
  add column description_fa text not null default '',
  add column description_en text not null default '',
  -- told as producers tell it; triage starts cold from these
  add column examples       text[] not null default '{}',
  -- names of intake fields that this group asks for (intakeFields in catalogue/model.ts)
  add column asks           text[] not null default '{}',
  -- days; null means the ladder's default
  add column ack_days       smallint check (ack_days > 0),
  add column act_days       smallint check (act_days > 0),
  add column status         text not null default 'active' check (status in ('active', 'retired')),
  -- where an old code answers now: one code after a rename or merge, several after a split
  add column successors     text[] not null default '{}',
  add column version        integer not null default 1;

-- Every version of a group as it was, and what made the next one.
create table obstacles.grp_version (
  code       text not null references obstacles.grp,
  version    integer not null,
  at         timestamptz not null,
  act        text not null check (act in ('create', 'edit', 'rename', 'split', 'merge', 'retire', 'restore', 'import')),
  body       jsonb not null,
  reason     text not null default '',
  -- who decided: ids of another province's people mean nothing here, so only the province and the account's id stand
  province_id_of_decision smallint,
  account_id uuid,
  primary key (code, version)
);
select public.reference('obstacles.grp_version');

-- What an operator proposes and a panel decides.
create table obstacles.proposal (
  province_id smallint not null,
  id          uuid not null,
  act         text not null check (act in ('create', 'edit', 'rename', 'split', 'merge', 'retire')),
  codes       text[] not null,
  body        jsonb not null,
  reason      text not null,
  state       text not null default 'proposed' check (state in ('proposed', 'accepted', 'refused', 'withdrawn')),
  answer      text not null default '',
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by  uuid,
  decided_at  timestamptz,
  version     integer not null default 1,
  primary key (province_id, id)
);
select public.tenant('obstacles.proposal');
create index proposal_state on obstacles.proposal (province_id, state, id desc);
