// Texts about dossiers, sessions and resolutions of the working group. To producers and investors: always in writing, with the number of the
// resolution, who must act and until when. To those who must act (`staff.`): the same, and where to answer.

export type Shipped = { readonly fa: string; readonly en: string; readonly must: readonly string[]; readonly may: readonly string[] }

/** One shipped text in both languages; `must` placeholders may not be edited away, `may` ones can be. */
export const text = <const M extends string = never, const Y extends string = never>(
  fa: string,
  en: string,
  must: readonly M[] = [],
  may: readonly Y[] = [],
) => ({ fa, en, must, may })

export const resolutionTexts = {
  'resolution.notified': text(
    'مصوبهٔ {code} کارگروه به {owner} ابلاغ شد: {action}. مهلت اجرا: {due}. تعهد شما: {duties}. {url}',
    'Resolution {code} was notified to {owner}: {action}. Due {due}. Your own duty: {duties}. {url}',
    ['code', 'owner', 'due'],
    ['action', 'duties'],
  ),
  'resolution.objected': text(
    '{owner} به مصوبهٔ {code} اعتراض کرد. کارگروه رسیدگی می‌کند و نتیجه را به شما می‌نویسیم.',
    '{owner} objected to resolution {code}. The group will decide, and we will write to you.',
    ['code', 'owner'],
  ),
  'resolution.objection_decided': text(
    'نتیجهٔ اعتراض {owner} به مصوبهٔ {code}: {decision}. {reason}',
    'The objection of {owner} to resolution {code} is decided: {decision}. {reason}',
    ['code', 'decision'],
    ['owner', 'reason'],
  ),
  'resolution.claimed': text(
    '{owner} اعلام کرد مصوبهٔ {code} اجرا شده است. آیا تأیید می‌کنید؟ تأیید یا اعتراض: {url}',
    '{owner} says resolution {code} is executed. Do you confirm? Confirm or dispute at {url}',
    ['code', 'owner'],
  ),
  'resolution.silent': text(
    'دربارهٔ اجرای مصوبهٔ {code} پاسخی از شما نرسید؛ «بدون تأیید» ثبت شد. اگر اجرا نشده است، تماس بگیرید: {centre}',
    'We had no answer on resolution {code}; it stands as unconfirmed. If it was not executed, call {centre}',
    ['code'],
  ),
  'resolution.bank_refused': text(
    '{owner} اجرای مصوبهٔ {code} را نپذیرفت: {reason}. هیئت خبرگان بانکی دلیل آن را بررسی می‌کند.',
    '{owner} refused resolution {code}: {reason}. The bank-expert panel checks the reasons.',
    ['code', 'owner'],
    ['reason'],
  ),
  'resolution.bank_decided': text(
    'مصوبهٔ {code}: {decision}. {reason} مهلت: {due}.',
    'Resolution {code}: {decision}. {reason} Due {due}.',
    ['code', 'decision'],
    ['reason', 'due'],
  ),
  'resolution.not_executed': text(
    'متأسفانه مصوبهٔ {code} اجرا نشد. دلیل: {reason}. {text}\nتلفن مرکز: {centre}',
    'We are sorry: resolution {code} was not executed. Reason: {reason}. {text}\nCall the centre: {centre}',
    ['code', 'reason'],
    ['text'],
  ),
  'resolution.extended': text(
    'مهلت {owner} برای اجرای مصوبهٔ {code} تا {due} تمدید شد. دلیل: {reason}',
    '{owner} has until {due} to execute resolution {code}. Reason: {reason}',
    ['code', 'due'],
    ['owner', 'reason'],
  ),
  'resolution.other_owner': text(
    'اجرای مصوبهٔ {code} به {owner} سپرده شد. مهلت اجرا: {due}.',
    'Resolution {code} is now to be executed by {owner}. Due {due}.',
    ['code', 'owner'],
    ['due'],
  ),
  'resolution.duty': text(
    'یادآوری: بر پایهٔ مصوبهٔ {code} باید تا {due} این تعهد را انجام دهید: {duty}. پس از انجام، ثبت کنید: {url}',
    'Reminder: by resolution {code} you are to do this by {due}: {duty}. When done, tell us at {url}',
    ['code', 'duty', 'due'],
  ),
  'resolution.duty_settled': text(
    'وضعیت تعهد شما در مصوبهٔ {code} («{duty}»): {decision}. {reason}',
    'Your duty in resolution {code} (“{duty}”): {decision}. {reason}',
    ['code', 'decision'],
    ['duty', 'reason'],
  ),
  'resolution.handed_over': text(
    'چون {owner} مصوبهٔ {code} را اجرا نکرد، پرونده به {place} فرستاده شد. شماره: {number}',
    'As {owner} did not execute resolution {code}, the matter was handed to {place}. Number: {number}',
    ['code', 'place'],
    ['owner', 'number'],
  ),
  'resolution.reopened': text(
    'مصوبهٔ {code} دوباره در جریان اجراست. دستگاه مجری: {owner}. مهلت: {due}.',
    'Resolution {code} is being executed again by {owner}. Due {due}.',
    ['code', 'owner'],
    ['due'],
  ),
  'staff.resolution': text(
    'مصوبهٔ {code} ({unit}) به {owner} ابلاغ شد. مهلت اجرا: {due}. مهلت اعتراض: {until}. {url}',
    'Resolution {code} ({unit}) is notified to {owner}. Execute by {due}; object until {until}. {url}',
    ['code', 'due'],
    ['unit', 'owner', 'until'],
  ),
  'staff.resolution_ruling': text(
    'مصوبهٔ {code} ({unit}): {news}. مهلت: {due}. {url}',
    'Resolution {code} ({unit}): {news}. Due {due}. {url}',
    ['code', 'news'],
    ['unit', 'due'],
  ),
  'staff.resolution_news': text(
    'مصوبهٔ {code} ({unit}): {news}. مهلت اجرا: {due}. {url}',
    'Resolution {code} ({unit}): {news}. Due {due}. {url}',
    ['code', 'news'],
    ['unit', 'due'],
  ),
} satisfies Record<string, Shipped>

/** To the applicant, about a dossier of the working group: opened, returned, refused, on an agenda, decided. */
export const dossierTexts = {
  'dossier.opened': text(
    'پروندهٔ {code} برای شما در {body} تشکیل شد. زمان جلسه و نتیجه را به شما می‌نویسیم. {url}',
    'Dossier {code} was opened for you at {body}. We will write to you when it is heard and what is decided. {url}',
    ['code', 'body'],
  ),
  'dossier.returned': text(
    'پروندهٔ {code} در {body} برای تکمیل مدارک برگشت داده شد. مدارک لازم: {documents}. مهلت: {due}. {reason} {url}',
    'Dossier {code}: documents needed by {due}: {documents}. {reason} {url}',
    ['code', 'documents'],
    ['body', 'reason', 'due'],
  ),
  'dossier.documents_due': text(
    'یادآوری: پروندهٔ {code} در {body} منتظر مدارک شماست: {documents}. مهلت: {due}. {url}',
    'Reminder: dossier {code} at {body} waits for documents from you by {due}: {documents}. {url}',
    ['code', 'documents', 'due'],
    ['body'],
  ),
  'dossier.documents_overdue': text(
    'مهلت ارائهٔ مدارک پروندهٔ {code} در {body} گذشت ({due}). پرونده رد نشده است، اما تا رسیدن مدارک مطرح نمی‌شود: {documents}. {url}',
    'Dossier {code}: the date for documents ({due}) has passed. It is heard when they arrive: {documents}. {url}',
    ['code', 'documents'],
    ['body', 'due'],
  ),
  'dossier.refused': text(
    'پروندهٔ {code} در {body} پذیرفته نشد. دلیل: {reason}',
    'Dossier {code} was refused at {body}. Reason: {reason}',
    ['code', 'reason'],
    ['body'],
  ),
  'dossier.on_agenda': text(
    'پروندهٔ {code} در دستور کار {body} قرار گرفت. زمان: {session}. {url}',
    'Dossier {code} is on the agenda of {body}, {session}. {url}',
    ['code', 'session'],
    ['body'],
  ),
  'dossier.decided': text(
    '{body} دربارهٔ پروندهٔ {code} تصمیم گرفت. مصوبه‌ها پس از امضای صورت‌جلسه به شما ابلاغ می‌شود. {url}',
    '{body} decided on dossier {code}. Its resolutions will be notified to you once the minutes are signed. {url}',
    ['code'],
    ['body'],
  ),
} satisfies Record<string, Shipped>

/** To members of a body, whether they have an account or only a phone; the last to the unit whose file was to be heard. */
export const sessionTexts = {
  'session.invited': text(
    '{post} گرامی، جلسهٔ {no} «{body}»: {when}، {place} ({code}). حضور خود یا جانشین را اعلام کنید: {centre}',
    '{post}: session {no} of "{body}" on {when}, {place} ({code}). You or your deputy? Tell {centre}',
    ['body', 'when'],
    ['post', 'no', 'place', 'code'],
  ),
  'session.uncalled': text(
    'فراخوان جلسهٔ {code} «{body}» ({when}) پس گرفته شد. دلیل: {reason}. دستور کار تازه فرستاده می‌شود.',
    'The call of session {code} of “{body}” ({when}) was taken back. Reason: {reason}. A new agenda follows.',
    ['code', 'when'],
    ['body', 'reason'],
  ),
  'session.cancelled': text(
    'جلسهٔ {code} «{body}» ({when}) برگزار نمی‌شود. دلیل: {reason}.',
    'Session {code} of “{body}” ({when}) will not be held. Reason: {reason}.',
    ['code', 'when'],
    ['body', 'reason'],
  ),
  'session.added': text(
    'یک مورد به دستور کار جلسهٔ {code} «{body}» ({when}) افزوده شد: {subject}. دلیل: {reason}.',
    'One item was added to the agenda of session {code} of “{body}” ({when}): {subject}. Reason: {reason}.',
    ['code', 'when'],
    ['body', 'subject', 'reason'],
  ),
  'session.unit_off': text(
    'پروندهٔ {code} شما از دستور کار جلسهٔ {when} خارج شد. دلیل: {reason}. زمان تازه را به شما می‌نویسیم. تلفن مرکز: {centre}',
    'Dossier {code} is no longer on the agenda of {when}. Reason: {reason}. We will write the new time to you. Centre: {centre}',
    ['code', 'when'],
    ['reason'],
  ),
}
