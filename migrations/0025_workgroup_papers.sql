-- Papers: minutes, letters, packs and bundles as registered documents. What is signed never changes; corrections are addenda.
create table workgroup.paper (
  province_id  smallint not null,
  id           uuid not null,
  kind         text not null,                    -- workgroup/papers/model.ts
  subject_kind text not null check (subject_kind in ('session', 'dossier', 'resolution', 'case')),
  subject_id   uuid not null,
  number       text,                             -- letter number, given with registration
  code         text not null,                    -- short public code, also in the QR code
  title        text not null,
  state        text not null check (state in ('registered', 'signed', 'void')),
  data         jsonb not null,                   -- the frozen fields from which both files were made
  template_version integer not null default 0,
  pdf_sha256   text not null,                    -- of the file, which lies in the store under this name
  pdf_bytes    bigint not null,
  docx_sha256  text,
  docx_bytes   bigint,
  addendum_of  uuid,
  addendum_no  smallint not null default 0,
  signers      jsonb not null default '[]',      -- [{seatId, name, post, at}]
  confidential boolean not null default false,   -- the public page then tells only that it is registered
  created_at   timestamptz not null,
  created_by   uuid,
  signed_at    timestamptz,
  version      integer not null default 1,
  primary key (province_id, id),
  constraint paper_code unique (province_id, code),
  constraint paper_number unique (province_id, number),
  foreign key (province_id, addendum_of) references workgroup.paper
);
select public.tenant('workgroup.paper');
create index paper_subject on workgroup.paper (province_id, subject_kind, subject_id, created_at desc, id);
create index paper_recent on workgroup.paper (province_id, created_at desc, id desc);
create index paper_addenda on workgroup.paper (province_id, addendum_of) where addendum_of is not null;

-- The province's own wording of a kind of paper; without a row the shipped one holds. Old versions stay.
create table workgroup.template (
  province_id smallint not null,
  kind        text not null,
  version     integer not null,
  title       text not null,
  body        text not null,
  closing     text not null default '',
  created_at  timestamptz not null,
  created_by  uuid,
  primary key (province_id, kind, version)
);
select public.tenant('workgroup.template');

create table workgroup.letterhead (
  province_id   smallint not null,
  head          text not null default '',        -- lines of the letterhead
  subhead       text not null default '',
  address       text not null default '',
  number_format text not null default '',        -- e.g. {year}/{kind}/{no}
  logo_sha256   text,
  updated_at    timestamptz not null,
  version       integer not null default 1,
  primary key (province_id)
);
select public.tenant('workgroup.letterhead');
