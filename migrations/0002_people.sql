-- Who may sign in. Accounts are global (one phone, one person); grants say which hats they own in which province.
-- These are reference tables: they hold what must be unique in the whole country and never point at tenant tables.
create schema people;

create table people.province (
  id            smallint primary key,
  code          text not null unique check (code ~ '^[A-Z]{2}$'),
  name_fa       text not null,
  name_en       text not null,
  centre_phone  text not null default '',
  settings      jsonb not null default '{}'
);
select public.reference('people.province');

create table people.account (
  id              uuid primary key,
  name            text not null check (name <> ''),
  phone           text constraint account_phone unique,       -- E.164, +98…
  username        text constraint account_username unique,    -- lower case
  password_hash   text,                 -- argon2id, PHC string; null for people who sign in by code only
  totp_secret     bytea,                -- encrypted with a key of the installation
  totp_confirmed  boolean not null default false,
  totp_last_step  bigint not null default 0,   -- a step is accepted once
  recovery_hashes text[] not null default '{}',
  email           text,
  locale          text not null default 'fa' check (locale in ('fa', 'en')),
  state           text not null default 'active' check (state in ('active', 'suspended')),
  created_at      timestamptz not null,
  check (phone is not null or username is not null)
);
select public.reference('people.account');

-- A hat. agency_id/desk_id/unit_id/investor_id are tenant ids without a foreign key, as Citus asks.
create table people.grant (
  id          uuid primary key,
  account_id  uuid not null references people.account,
  province_id smallint not null references people.province,
  role        text not null,
  agency_id   uuid,
  desk_id     uuid,
  unit_id     uuid,
  investor_id uuid,
  granted_by  uuid,
  -- The hat follows a phone in the registry: taken up at sign-in by code, gone when the phone is taken out.
  by_phone    boolean not null default false,
  granted_at  timestamptz not null,
  revoked_at  timestamptz
);
select public.reference('people.grant');
create unique index grant_live on people.grant (account_id, province_id, role, agency_id, desk_id, unit_id, investor_id) nulls not distinct where revoked_at is null;
create index grant_account on people.grant (account_id, province_id);
create index grant_province on people.grant (province_id, role) where revoked_at is null;
create index grant_desk on people.grant (desk_id) where revoked_at is null and desk_id is not null;
create index grant_agency on people.grant (agency_id) where revoked_at is null and agency_id is not null;
create index grant_unit on people.grant (unit_id) where revoked_at is null and unit_id is not null;
create index grant_investor on people.grant (investor_id) where revoked_at is null and investor_id is not null;

-- pending: the password was right, the second factor is still to come; such a session can do nothing else.
create table people.session (
  id            uuid primary key,
  token_hash    bytea not null unique,  -- sha256 of 32 random bytes
  account_id    uuid not null references people.account,
  province_id   smallint not null,
  role          text not null,
  created_at    timestamptz not null,
  last_seen_at  timestamptz not null,
  expires_at    timestamptz not null,
  ip            text not null,
  user_agent    text not null,
  pending       boolean not null default false,
  second_factor boolean not null default false,
  proof         text not null default 'password' check (proof in ('password', 'code', 'setup')),
  revoked_at    timestamptz
);
create index session_account on people.session (account_id, last_seen_at desc);
create index session_expiry on people.session (expires_at);

-- One-time codes: for sign-in by phone, and for "follow my case". used_at is set by use, by a newer code, by too many
-- wrong tries and by the clock's sweep, so that a clock set back revives none.
create table people.one_time_code (
  id         uuid primary key,
  phone      text not null,
  purpose    text not null,
  address    text not null default '',
  code_hash  bytea not null,
  attempts   smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index one_time_code_phone on people.one_time_code (phone, created_at desc);
create index one_time_code_address on people.one_time_code (address, created_at desc) where address <> '';
create index one_time_code_open on people.one_time_code (expires_at) where used_at is null;
create index one_time_code_age on people.one_time_code (created_at);

-- Wrong passwords and codes, counted before they are checked: key = account:<id>,
-- factor:<id>, login:<hmac>, code:<hmac>, address:<ip>.
create table people.failure (
  key          text primary key,
  count        integer not null,
  last_at      timestamptz not null,
  locked_until timestamptz
);
create index failure_age on people.failure (last_at);

-- Printed on the console of the server: for the first administrator (account_id null) or to set an account's password.
create table people.setup_code (
  id         uuid primary key,
  code_hash  bytea not null unique,
  account_id uuid references people.account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create table people.invitation (
  id          uuid primary key,
  province_id smallint not null references people.province,
  name        text not null,
  phone       text not null,
  role        text not null,
  agency_id   uuid,
  desk_id     uuid,
  invited_by  uuid not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  accepted_at timestamptz,
  revoked_at  timestamptz
);
create index invitation_province on people.invitation (province_id, id desc);
create index invitation_phone on people.invitation (phone) where accepted_at is null and revoked_at is null;

create table people.api_token (
  id           uuid primary key,
  province_id  smallint not null references people.province,
  name         text not null,
  token_hash   bytea not null unique,
  role         text not null,
  scopes       text[] not null,
  created_by   uuid not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_token_province on people.api_token (province_id, id desc);
