-- Papers: minutes, letters, packs and bundles as registered documents. A row never changes (grants.sql): what was wrong is
-- put right, or made void, by an addendum with a number of its own.
create table workgroup.paper (
  province_id  smallint not null,
  id           uuid not null,
  kind         text not null,                    -- workgroup/papers/model.ts
  subject_kind text not null check (subject_kind in ('session', 'dossier', 'resolution', 'case')),
  subject_id   uuid not null,
  number       text not null,                    -- letter number, in the province's format
  lang         text not null check (lang in ('fa', 'en')),
  code         text not null,                    -- public code with a check sign, also in the QR code
  title        text not null,
  state        text not null check (state in ('registered', 'signed')),
  data         jsonb not null,                   -- what both files were made from, frozen
  template_version integer not null,             -- 0: the shipped text
  pdf_sha256   text not null,                    -- of the file, which lies in the store under this name
  pdf_bytes    integer not null,
  docx_sha256  text not null,
  docx_bytes   integer not null,
  addendum_of  uuid,
  addendum_no  smallint,
  voids        boolean not null default false,   -- this addendum makes the paper it belongs to void
  signers      jsonb not null default '[]',      -- [{seatId, name, post}]
  confidential boolean not null default false,   -- the public page then tells only that it is registered
  created_at   timestamptz not null,
  created_by   uuid,
  primary key (province_id, id),
  constraint paper_code unique (province_id, code),
  constraint paper_number unique (province_id, number),
  constraint paper_addendum unique (province_id, addendum_of, addendum_no),
  check ((addendum_of is null) = (addendum_no is null)),
  check (addendum_of is not null or not voids),
  foreign key (province_id, addendum_of) references workgroup.paper
);
select public.tenant('workgroup.paper');
create index paper_subject on workgroup.paper (province_id, subject_kind, subject_id, created_at desc, id);
create index paper_recent on workgroup.paper (province_id, created_at desc, id desc);
create index paper_kind on workgroup.paper (province_id, kind, created_at desc, id desc);

-- The province's own wording of a kind of paper; without a row the shipped one holds. Old versions stay as they were.
create table workgroup.template (
  province_id smallint not null,
  kind        text not null,
  lang        text not null check (lang in ('fa', 'en')),
  version     integer not null check (version > 0),
  shipped     boolean not null default false,    -- from this version on the shipped wording holds again
  title       text not null,
  opening     text not null,
  closing     text not null,
  created_at  timestamptz not null,
  created_by  uuid,
  primary key (province_id, kind, lang, version)
);
select public.tenant('workgroup.template');

create table workgroup.letterhead (
  province_id   smallint not null,
  head          text not null,                   -- lines above: whose paper it is
  subhead       text not null,
  address       text not null,
  signer_name   text not null,                   -- who signs letters that come without a signer of their own
  signer_post   text not null,
  number_format text not null,                   -- e.g. {year}/{kind}/{no}
  logo_sha256   text,
  updated_at    timestamptz not null,
  updated_by    uuid,
  version       integer not null,
  primary key (province_id)
);
select public.tenant('workgroup.letterhead');
