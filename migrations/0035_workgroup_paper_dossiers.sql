-- Which dossiers a paper speaks of: one that became confidential afterwards closes the papers registered before. A paper and its
-- list never change (grants.sql); whether it is open is asked of the dossiers as they are now.
create table workgroup.paper_dossier (
  province_id smallint not null,
  paper_id    uuid not null,
  dossier_id  uuid not null,
  primary key (province_id, paper_id, dossier_id),
  foreign key (province_id, paper_id) references workgroup.paper,
  foreign key (province_id, dossier_id) references workgroup.dossier
);
select public.tenant('workgroup.paper_dossier');
create index paper_dossier_dossier on workgroup.paper_dossier (province_id, dossier_id);

-- Papers of before. Row-level security is forced for the owner too: one province at a time.
do $f$
declare
  p smallint;
  before text := current_setting('app.province', true);
begin
  for p in select id from people.province loop
    perform set_config('app.province', p::text, true);
    insert into workgroup.paper_dossier (province_id, paper_id, dossier_id)
      select p, w.id, w.subject_id from workgroup.paper w join workgroup.dossier d on d.province_id = p and d.id = w.subject_id
        where w.province_id = p and w.subject_kind = 'dossier'
      union select p, w.id, r.dossier_id from workgroup.paper w join workgroup.resolution r on r.province_id = p and r.id = w.subject_id
        where w.province_id = p and w.subject_kind = 'resolution'
      union select p, w.id, r.dossier_id from workgroup.paper w
        join workgroup.resolution_case c on c.province_id = p and c.case_id = w.subject_id
        join workgroup.resolution r on r.province_id = p and r.id = c.resolution_id
        where w.province_id = p and w.subject_kind = 'case'
      union select p, w.id, i.dossier_id from workgroup.paper w
        join workgroup.item i on i.province_id = p and i.session_id = w.subject_id
        where w.province_id = p and w.subject_kind = 'session' and i.dossier_id is not null
      union select p, w.id, r.dossier_id from workgroup.paper w
        join workgroup.item i on i.province_id = p and i.session_id = w.subject_id
        join workgroup.resolution r on r.province_id = p and r.id = i.resolution_id
        where w.province_id = p and w.subject_kind = 'session'
      union select p, w.id, r.dossier_id from workgroup.paper w
        join workgroup.resolution r on r.province_id = p and r.session_id = w.subject_id
        where w.province_id = p and w.subject_kind = 'session'
      -- What a pack was frozen with may have left the agenda since; it names dossiers by their codes.
      union select p, k.paper_id, d.id from workgroup.pack k
        cross join lateral jsonb_array_elements(k.content -> 'items') as i
        join workgroup.dossier d on d.province_id = p and d.code = i ->> 'dossier'
        where k.province_id = p and k.paper_id is not null;
    -- Resolutions are as secret as their dossier is now.
    update workgroup.resolution r set confidential = d.confidential from workgroup.dossier d
      where r.province_id = p and d.province_id = p and d.id = r.dossier_id and d.confidential <> r.confidential;
    -- An addendum speaks of what its paper speaks of.
    insert into workgroup.paper_dossier (province_id, paper_id, dossier_id)
      select p, a.id, x.dossier_id from workgroup.paper a
        join workgroup.paper_dossier x on x.province_id = p and x.paper_id = a.addendum_of
        where a.province_id = p
      on conflict do nothing;
  end loop;
  perform set_config('app.province', coalesce(before, ''), true);
end $f$;
