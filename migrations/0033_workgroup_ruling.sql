-- By when the bank-expert panel or the bank disciplinary board is to rule, while one of them has the word.
alter table workgroup.resolution add column rule_by timestamptz;

-- Of those that lie there already the clock works the day out by the province's policy: it looks at each at once.
-- Row-level security is forced for the owner too: one province at a time.
do $f$
declare
  p smallint;
  before text := current_setting('app.province', true);
begin
  for p in select id from people.province loop
    perform set_config('app.province', p::text, true);
    update workgroup.resolution set step_at = now()
      where province_id = p and path = 'bank' and stage in ('panel', 'board') and state = 'executing' and closed_at is null;
  end loop;
  perform set_config('app.province', coalesce(before, ''), true);
end $f$;

-- A merge moves the links of a case to the one it was merged into; what was moved is kept, so that undoing the merge brings it back.
alter table workgroup.resolution_case add column merged boolean not null default false; -- stands here only by a merge
create table workgroup.moved_link (
  province_id   smallint not null,
  case_id       uuid not null,                   -- the case that was merged
  into_id       uuid not null,
  resolution_id uuid not null,
  merged        boolean not null,                -- of the link as it was
  primary key (province_id, resolution_id, case_id),
  foreign key (province_id, resolution_id) references workgroup.resolution
);
select public.tenant('workgroup.moved_link');
create index moved_link_case on workgroup.moved_link (province_id, case_id);
