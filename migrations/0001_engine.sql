-- The engine's own tables: provinces as the unit of tenancy, the journal, idempotency keys.
-- Written for PostgreSQL 15-18 and Citus (architecture.md §6): distribute()/reference() are no-ops without Citus.
create function public.distribute(tbl text, col text) returns void language plpgsql as $f$
begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, %L)', tbl, col);
  end if;
end $f$;

create function public.reference(tbl text) returns void language plpgsql as $f$
begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', tbl);
  end if;
end $f$;

-- The province of the running transaction; null shows nothing.
create function public.app_province() returns smallint language sql stable parallel safe
return nullif(current_setting('app.province', true), '')::smallint;

-- One call per tenant table: row-level security, forced, by province.
create function public.tenant(tbl text) returns void language plpgsql as $f$
begin
  perform public.distribute(tbl, 'province_id');
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  execute format('create policy province on %s using (province_id = public.app_province()) with check (province_id = public.app_province())', tbl);
end $f$;

create schema journal;

-- Every fact once: the audit trail, the timeline of a page, and what jobs hear. Append-only: the application role may
-- insert and read, and set seal_no once (see grants.sql).
create table journal.fact (
  province_id smallint not null,
  id          uuid not null,
  at          timestamptz not null,
  actor_id    uuid,
  actor_role  text not null,
  name        text not null,
  subject     text not null,
  details     jsonb not null default '{}',
  seal_no     integer,
  primary key (province_id, id)
);
select public.tenant('journal.fact');
create index fact_subject on journal.fact (province_id, subject, id);
create index fact_unsealed on journal.fact (province_id, id) where seal_no is null;
create index fact_seal on journal.fact (province_id, seal_no, id);
create index fact_actor on journal.fact (province_id, actor_id, id);
create index fact_name on journal.fact (province_id, name, id);

-- The hash chain, one per province. hash = sha256(prev_hash || canonical facts of the batch in id order).
create table journal.seal (
  province_id smallint not null,
  no          integer not null,
  sealed_at   timestamptz not null,
  fact_count  integer not null,
  prev_hash   bytea not null,
  hash        bytea not null,
  primary key (province_id, no)
);
select public.tenant('journal.seal');

create table journal.idempotency (
  province_id  smallint not null,
  key          text not null,
  caller       text not null,
  request_hash bytea not null,
  status       smallint,
  reply        jsonb,
  created_at   timestamptz not null,
  primary key (province_id, caller, key)
);
select public.tenant('journal.idempotency');
create index idempotency_age on journal.idempotency (province_id, created_at);
