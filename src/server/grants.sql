-- Run after every migration, as the owner: what the application role may do. It owns nothing and bypasses nothing.
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'gerehgosha_app') then create role gerehgosha_app nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of this cluster made it at the same moment
end $$;
grant usage on schema public, fa, journal, people, registry, channels, obstacles, casework, workgroup to gerehgosha_app;
grant select, insert, update, delete on all tables in schema people, registry, channels, obstacles, casework, workgroup to gerehgosha_app;
revoke update, delete, truncate on casework.act, casework.step, obstacles.knot_act, workgroup.dossier_act, workgroup.resolution_act, workgroup.session_act, workgroup.paper, workgroup.paper_dossier, workgroup.template from gerehgosha_app;
grant select, insert on journal.fact, journal.seal to gerehgosha_app;
grant update (seal_no) on journal.fact to gerehgosha_app;
grant select, insert, update, delete on journal.idempotency to gerehgosha_app;

-- Jobs and live news in the caller's own transaction. The queue's tables stay the owner's.
create or replace function public.after_write(jobs jsonb, topics text[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $f$
declare j jsonb; t text;
begin
  for j in select jsonb_array_elements(jobs) loop
    perform graphile_worker.add_job(j->>'task', (j->'payload')::json, run_at => (j->>'runAt')::timestamptz, job_key => j->>'key', max_attempts => 12);
  end loop;
  foreach t in array topics loop perform pg_notify('gerehgosha', t); end loop;
end $f$;
revoke all on function public.after_write(jsonb, text[]) from public;
grant execute on function public.after_write(jsonb, text[]) to gerehgosha_app;
