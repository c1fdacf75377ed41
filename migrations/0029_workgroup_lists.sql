-- Lists that read what they did not show: one path, one agency, what runs, one topic, one county; dossiers of one origin.
create index resolution_path on workgroup.resolution (province_id, path, updated_at desc, id desc) where path is not null;
create index resolution_owner_recent on workgroup.resolution (province_id, owner_agency_id, updated_at desc, id desc);
create index resolution_live_recent on workgroup.resolution (province_id, updated_at desc, id desc) where notified_at is not null and closed_at is null;
create index resolution_domain_notified on workgroup.resolution (province_id, domain_code, notified_at desc, id desc) where notified_at is not null;
create index resolution_county_notified on workgroup.resolution (province_id, county_id, notified_at desc, id desc) where notified_at is not null;
create index dossier_origin on workgroup.dossier (province_id, origin, updated_at desc, id desc);
