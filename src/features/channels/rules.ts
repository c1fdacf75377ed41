// Every text that the product sends by itself, shipped in Persian and English; a province may edit them.
// `must` placeholders may not be removed by an editor, `may` ones can be used or left out; whoever sends gives all of
// them. {centre} (phone of the 24-hour centre) and {url} (public address) are filled by channels in every text.

import type { Actor } from '#kernel/actor.ts'
import type { Locale } from '#kernel/format.ts'
import { problem } from '#kernel/problem.ts'
import { dossierTexts, resolutionTexts, sessionTexts, type Shipped, text } from './templates/rules.ts'

export const noSuchTemplate = problem<{ key: string }>('channels/no-such-template', 404)
export const unknownPlaceholder = problem<{ name: string; locale: Locale; allowed: readonly string[] }>('channels/unknown-placeholder', 422)
export const missingPlaceholder = problem<{ name: string; locale: Locale }>('channels/missing-placeholder', 422)
export const textsNotYours = problem('channels/texts-not-yours', 403)

export const editorRoles = ['centreHead', 'admin'] as const
/** Null when this person may change the texts of the province. */
export const mayEditTexts = (actor: Actor) => (editorRoles.includes(actor.role as 'admin') ? null : textsNotYours())

export const shipped = {
  code: text(
    'کد تأیید شما در گره‌گشا: {code}\nتا {minutes} دقیقه معتبر است. آن را در اختیار هیچ‌کس نگذارید.',
    'Your Gerehgosha code: {code}\nValid for {minutes} minutes. Do not share it with anyone.',
    ['code'],
    ['minutes'],
  ),
  invitation: text(
    '{name} گرامی، شما با سمت «{role}» به سامانهٔ گره‌گشا دعوت شده‌اید. با همین شمارهٔ همراه وارد شوید: {url}',
    'Dear {name}, you are invited to Gerehgosha as {role}. Sign in with this phone number at {url}',
    ['name'],
    ['role'],
  ),
  'case.received': text(
    'پروندهٔ شما با کد {code} در مرکز فوریت‌های تولید ثبت شد. پیگیری: {url} یا تلفن {centre}',
    'Your case {code} is registered at the Production Emergency Centre. Follow it at {url} or call {centre}',
    ['code'],
  ),
  'case.routed': text(
    'پروندهٔ {code} به {agencies} ارجاع شد. مهلت پاسخ: {due}.',
    'Case {code} was sent to {agencies}. They must answer by {due}.',
    ['code', 'agencies'],
    ['due'],
  ),
  'case.accepted': text(
    '{agency} رسیدگی به پروندهٔ {code} را بر عهده گرفت. مهلت اقدام: {due}.',
    '{agency} has taken case {code}. They must act by {due}.',
    ['code', 'agency'],
    ['due'],
  ),
  'case.tried_to_reach': text(
    '{agency} برای پروندهٔ {code} با شما تماس گرفت ولی پاسخی دریافت نکرد. لطفاً با {centre} تماس بگیرید یا به همین پیامک پاسخ دهید.',
    '{agency} tried to reach you about case {code}. Please call {centre} or reply to this message.',
    ['code', 'agency'],
  ),
  'case.still_ours': text(
    'پروندهٔ {code} هنوز به نتیجه نرسیده و در دست پیگیری است. اکنون نزد {holder} است. مهلت بعدی: {due}.',
    'Case {code}: no news yet, and it is still ours to solve. Now with {holder}. Next deadline: {due}.',
    ['code', 'holder'],
    ['due'],
  ),
  'case.claimed': text(
    '{agency} اعلام کرده مشکل پروندهٔ {code} برطرف شده است. تأیید می‌کنید؟ پاسخ دهید: ۱ بله، ۲ تا حدی، ۳ خیر. مهلت: {due}',
    '{agency} says the problem of case {code} is solved. Do you confirm? Reply 1 yes, 2 partly, 3 no. By {due}',
    ['code', 'agency'],
    ['due'],
  ),
  'case.knot_changed': text(
    'مقررهٔ «{title}» که مشکل پروندهٔ {code} به آن گره خورده بود اصلاح شد؛ آیا مشکل شما رفع شد؟ پاسخ دهید: ۱ بله، ۲ تا حدی، ۳ خیر. مهلت: {due}',
    'The rule “{title}”, on which case {code} hung, was changed. Is your problem solved? Reply 1 yes, 2 partly, 3 no. By {due}',
    ['code', 'title'],
    ['due'],
  ),
  'case.reminder': text(
    'یادآوری: منتظر پاسخ شما دربارهٔ پروندهٔ {code} هستیم. مشکل برطرف شد؟ پاسخ دهید: ۱ بله، ۲ تا حدی، ۳ خیر. مهلت: {due}',
    'Reminder: we await your answer on case {code}. Is it solved? Reply 1 yes, 2 partly, 3 no. By {due}',
    ['code'],
    ['due'],
  ),
  'case.closed_silent': text(
    'پاسخی از شما دربارهٔ پروندهٔ {code} نرسید و پرونده بدون تأیید شما بسته شد. تا {days} روز می‌توانید آن را بازگشایی کنید: {centre}',
    'We had no answer on case {code}, so it was closed without your confirmation. You can reopen it within {days} days: {centre}',
    ['code'],
    ['days'],
  ),
  'case.ask_info': text(
    'برای ادامهٔ پروندهٔ {code} به پاسخ شما نیاز است: {question}\nپاسخ: همین پیامک یا {url}',
    'To go on with case {code} we need your answer: {question}\nReply to this message or at {url}',
    ['code', 'question'],
  ),
  'case.declined': text(
    'پروندهٔ {code} رد شد. دلیل: {reason}. مستند: {basis}. تا {days} روز می‌توانید اعتراض کنید: {centre}',
    'Case {code} was declined. Reason: {reason}. Legal basis: {basis}. You may appeal within {days} days: {centre}',
    ['code', 'reason'],
    ['basis', 'days'],
  ),
  'case.escalated': text(
    'مهلت {agency} برای پروندهٔ {code} گذشت. پرونده به {holder} فرستاده شد. مهلت تازه: {due}.',
    '{agency} missed its deadline on case {code}. It went up to {holder}. New deadline: {due}.',
    ['code', 'holder'],
    ['agency', 'due'],
  ),
  'case.lapsed': text(
    'با وجود پیگیری، {agency} به پروندهٔ {code} پاسخ نداد. این را کمک به شما حساب نمی‌کنیم. برای ادامه: {centre}',
    'Despite our reminders {agency} did not answer on case {code}. We do not count this as help. To go on: {centre}',
    ['code', 'agency'],
  ),
  'case.failed': text(
    'متأسفانه تاکنون نتوانسته‌ایم گره پروندهٔ {code} را باز کنیم. دلیل: {reason}. تلفن مرکز: {centre}',
    'We are sorry: so far we could not solve case {code}. Reason: {reason}. Call the centre: {centre}',
    ['code', 'reason'],
  ),
  'case.resolution': text(
    'مصوبهٔ کارگروه برای پروندهٔ {code} به {owner} ابلاغ شد: {action}. مهلت اجرا: {due}.',
    'The working group issued a resolution on case {code} to {owner}: {action}. To be done by {due}.',
    ['code', 'owner', 'action'],
    ['due'],
  ),
  'case.appeal_decided': text(
    'نتیجهٔ اعتراض شما دربارهٔ پروندهٔ {code}: {decision}. توضیح: {reason}',
    'Your appeal on case {code} is decided: {decision}. {reason}',
    ['code', 'decision'],
    ['reason'],
  ),
  'case.confirmed': text(
    'با تأیید شما پروندهٔ {code} رفع‌شده ثبت شد. اگر مشکل برگشت، تا {days} روز می‌توانید آن را بازگشایی کنید: {centre}',
    'With your confirmation case {code} is recorded as solved. If it comes back, reopen it within {days} days: {centre}',
    ['code'],
    ['days'],
  ),
  'case.disputed': text(
    'اعلام کردید مشکل پروندهٔ {code} برطرف نشده است. پرونده باز ماند و اکنون نزد {holder} است. مهلت: {due}.',
    'You told us case {code} is not solved. It stays open, now with {holder}. Deadline: {due}.',
    ['code', 'holder'],
    ['due'],
  ),
  'case.reopened': text(
    'پروندهٔ {code} بازگشایی شد و اکنون نزد {holder} است. مهلت: {due}.',
    'Case {code} was reopened, now with {holder}. Deadline: {due}.',
    ['code'],
    ['holder', 'due'],
  ),
  'case.withdrawn': text('پروندهٔ {code} به درخواست شما مختومه شد.', 'Case {code} was closed at your request.', ['code']),
  'case.merged': text(
    'پروندهٔ {code} با پروندهٔ {into} یکی شد. با هر دو کد می‌توانید پیگیری کنید.',
    'Case {code} was merged into {into}. Both codes keep working.',
    ['code', 'into'],
  ),
  'case.message': text('مرکز فوریت‌ها دربارهٔ پروندهٔ {code}: {text}', 'From the centre about case {code}: {text}', ['code', 'text']),
  'sms.opened': text(
    'پیامک شما دریافت و پروندهٔ {code} ثبت شد. به‌زودی با شما تماس می‌گیریم. پیگیری: {url} یا {centre}',
    'Your message arrived and case {code} was opened. We will call you soon. Follow it at {url} or {centre}',
    ['code'],
  ),
  'sms.noted': text('پاسخ شما دربارهٔ پروندهٔ {code} ثبت شد: {answer}', 'Your answer on case {code} was recorded: {answer}', ['code'], ['answer']),
  'sms.help': text(
    'پیام شما را متوجه نشدیم. برای ثبت مشکل، آن را در یک پیامک بنویسید؛ برای پیگیری، کد پرونده را بفرستید. تلفن مرکز: {centre}',
    'We did not understand. To raise an obstacle, write it in one message; to follow a case, send its code. Centre: {centre}',
  ),
  'sms.status': text(
    'پروندهٔ {code}: {status}. اکنون نزد {holder}. مهلت بعدی: {due}.',
    'Case {code}: {status}. Now with {holder}. Next deadline: {due}.',
    ['code', 'status'],
    ['holder', 'due'],
  ),
  'staff.referral': text(
    'پروندهٔ {code} ({unit}) به میز شما ارجاع شد. مهلت پاسخ: {due}. {url}',
    'Case {code} ({unit}) was sent to your desk. Answer by {due}. {url}',
    ['code'],
    ['unit', 'due'],
  ),
  'staff.escalated': text(
    'مهلت پروندهٔ {code} ({unit}) نزد {from} گذشت و اکنون با شماست. مهلت: {due}. {url}',
    'Case {code} ({unit}) is overdue at {from} and is now yours. Deadline: {due}. {url}',
    ['code'],
    ['unit', 'from', 'due'],
  ),
  'staff.vacancy': text(
    'هشدار: {place} برای پروندهٔ {code} متصدی حاضر ندارد. لطفاً جانشین تعیین کنید.',
    'Alarm: nobody is present at {place} for case {code}. Please name a stand-in.',
    ['code', 'place'],
  ),
  ...dossierTexts,
  ...resolutionTexts,
  ...sessionTexts,
} satisfies Record<string, Shipped>

export type TemplateKey = keyof typeof shipped
/** All that one text needs: strings are put in as they are, numbers in the digits of the language. */
export type TemplateParams<K extends TemplateKey> = Record<(typeof shipped)[K]['must'][number] | (typeof shipped)[K]['may'][number], string | number>

export const templateKeys = Object.keys(shipped) as TemplateKey[]
export const isTemplateKey = (key: string): key is TemplateKey => Object.hasOwn(shipped, key)

/** Filled by channels itself in every text. */
export const givenPlaceholders = ['centre', 'url'] as const

export function allowedPlaceholders(key: TemplateKey): string[] {
  const t: Shipped = shipped[key]
  return [...t.must, ...t.may, ...givenPlaceholders]
}

const placeholder = /\{(\w+)\}/g

/** Throws the first fault of an edited text: a placeholder that nobody fills, or an obligatory one that is gone. */
export function checkText(key: TemplateKey, text: string, locale: Locale): void {
  const used = new Set([...text.matchAll(placeholder)].map((m) => m[1]!))
  const allowed = allowedPlaceholders(key)
  for (const name of used) if (!allowed.includes(name)) throw unknownPlaceholder({ name, locale, allowed })
  for (const name of shipped[key].must) if (!used.has(name)) throw missingPlaceholder({ name, locale })
}

const gsm = /^[\n\r\x20-\x5a\x5f\x61-\x7a¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùü]*$/

/** How a network cuts a text: 160/153 characters a part in the Latin alphabet, 70/67 UTF-16 units otherwise. */
export function smsParts(text: string): { units: number; parts: number; perPart: number } {
  const [single, joined] = gsm.test(text) ? [160, 153] : [70, 67]
  const units = text.length
  return units <= single ? { units, parts: units === 0 ? 0 : 1, perPart: single } : { units, parts: Math.ceil(units / joined), perPart: joined }
}

const samples: Record<string, readonly [fa: string, en: string]> = {
  title: ['سهمیهٔ سوخت مولدهای برق', 'fuel quota of generators'],
  minutes: ['۵', '5'],
  name: ['سارا نمونه', 'Sara Sample'],
  role: ['نمایندهٔ دستگاه', 'agency representative'],
  agencies: ['شرکت توزیع برق و ادارهٔ کل امور مالیاتی', 'Electricity Distribution and the Tax Office'],
  agency: ['شرکت توزیع برق', 'Electricity Distribution'],
  owner: ['بانک عامل', 'the agent bank'],
  holder: ['رئیس شرکت توزیع برق', 'the head of Electricity Distribution'],
  from: ['شرکت توزیع برق', 'Electricity Distribution'],
  due: ['چهارشنبه ۴ آذر ۱۴۰۵', 'Wed 25 Nov 2026'],
  days: ['۶۰', '60'],
  question: ['شمارهٔ پروانهٔ بهره‌برداری را بفرستید', 'please send the number of your operating licence'],
  reason: ['خارج از شمول قانون', 'outside the scope of the law'],
  basis: ['مادهٔ ۶۱ قانون رفع موانع تولید', 'article 61 of the law on removing obstacles'],
  action: ['تقسیط بدهی در ۳۶ ماه', 'debt to be paid in 36 instalments'],
  decision: ['پذیرفته شد', 'accepted'],
  into: ['EA-1405-000120', 'EA-1405-000120'],
  text: ['فردا ساعت ۱۰ کارشناس به کارخانه می‌آید', 'an expert visits the plant tomorrow at 10'],
  answer: ['بله، برطرف شد', 'yes, solved'],
  status: ['در دست اقدام', 'in progress'],
  unit: ['فولاد نمونه', 'Sample Steel'],
  place: ['میز برق تبریز', 'the Tabriz electricity desk'],
  body: ['کارگروه استان', 'the provincial working group'],
  documents: ['صورت‌های مالی، مفاصاحساب بیمه', 'financial statements, insurance clearance'],
  session: ['شنبه ۷ آذر، ساعت ۹', 'Sat 28 Nov at 9:00'],
  duties: ['تسویهٔ بیمه تا ۲۰ آذر', 'settle the insurance by 11 Dec'],
  duty: ['تسویهٔ بیمهٔ کارکنان', 'settle the workers’ insurance'],
  until: ['۱۴۰۵/۹/۱۶', '7 Dec 2026'],
  number: ['۱۲۳/۴۵', '123/45'],
  news: ['از مهلت اجرا گذشته است', 'it is overdue'],
  when: ['شنبه ۷ آذر، ساعت ۹', 'Sat 28 Nov at 9:00'],
  post: ['مدیرعامل شرکت توزیع برق', 'Managing director of Electricity Distribution'],
  no: ['۱۲', '12'],
  subject: ['تأمین برق خط تولید', 'power for the production line'],
  centre: ['041-35211111', '041-35211111'],
  url: ['https://gereh.example/follow', 'https://gereh.example/en/follow'],
}

/** The first part that a key holds says what its {code} looks like; any other is of a case. */
const codeSamples = [
  ['resolution', 'EA-R-1405-0012'],
  ['unit_off', 'EA-D-1405-0012'],
  ['session.', 'EA-S-1405-0012'],
  ['dossier.', 'EA-D-1405-0012'],
  ['case.', 'EA-1405-000123'],
  ['code', '482913'],
] as const

/** An invented value for the preview of a placeholder. */
export function sampleOf(key: TemplateKey, name: string, locale: Locale): string {
  if (name === 'code') return codeSamples.find(([part]) => key.includes(part))?.[1] ?? 'EA-1405-000123'
  return samples[name]?.[locale === 'fa' ? 0 : 1] ?? name
}
