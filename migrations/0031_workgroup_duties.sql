-- Both sides' duties are counted of one period, from these indexes alone: resolutions by date of notification, their duties by resolution.
drop index workgroup.resolution_notified;
create index resolution_notified on workgroup.resolution (province_id, notified_at desc, id desc)
  include (state, body_id, committee_id, owner_agency_id, domain_code, county_id) where notified_at is not null;
drop index workgroup.duty_resolution;
create index duty_resolution on workgroup.duty (province_id, resolution_id, due_at, id) include (state);
