// How the forty stories went. A plot is a generator: it acts, then waits; when the present is reached it is left where it is.

import { day, type Scene, wall, type Wait, work } from './scene.ts'

type Plot = {
  /** Working days (or wall hours, for stopped production) between the beginning and the present. */
  readonly begin: Wait
  play(s: Scene): AsyncGenerator<Wait, void, void>
}

const session = (s: Scene) => new Date(s.now.getTime() + 6 * 86_400_000).toISOString()

/** Raised, read, sent to the usual desk, taken. */
async function* taken(s: Scene): AsyncGenerator<Wait, void, void> {
  await s.raise()
  yield wall(2.5)
  await s.route(s.desks.slice(0, 1))
  yield work(3)
  await s.desk(s.desks[0]!, 'accept')
  yield work(5)
  await s.desk(s.desks[0]!, 'start')
}

async function* claimed(s: Scene, after: Wait = day(3)): AsyncGenerator<Wait, void, void> {
  yield* taken(s)
  await s.photo(s.producer, 'نمای کارگاه.jpg', 'Sample photo')
  yield after
  await s.claim(s.desks[0]!, 'اقدام لازم انجام شد و مدرک آن پیوست است؛ لطفاً بررسی و اعلام کنید.')
}

export const plots: Readonly<Record<string, Plot>> = {
  submitted: {
    begin: work(1.5),
    async *play(s) {
      await s.raise()
      yield work(0.5)
      await s.act(s.producer, 'write', { text: 'اگر نامه یا عکسی لازم است بگویید تا بفرستیم.', via: 'web' })
    },
  },
  routed: {
    begin: day(0.8),
    async *play(s) {
      await s.raise()
      yield wall(2)
      await s.act(s.operator, 'comment', { text: 'با رابط واحد تلفنی صحبت شد؛ موضوع را تأیید کرد.' })
      await s.route(s.desks.slice(0, 1), { note: 'لطفاً پیش از پایان هفته نتیجه را اعلام کنید.' })
    },
  },
  in_progress: {
    begin: day(4),
    async *play(s) {
      await s.raise({ channel: 'phone' })
      yield wall(3)
      await s.route(s.desks.slice(0, 2))
      yield work(2)
      await s.desk(s.desks[0]!, 'accept', { text: 'پذیرفته شد؛ کارشناس ما با واحد تماس می‌گیرد.' })
      yield work(3)
      await s.desk(s.desks[1]!, 'accept')
      yield work(4)
      await s.desk(s.desks[0]!, 'start')
      yield work(6)
      await s.desk(s.desks[0]!, 'report', { text: 'بازدید انجام شد و گزارش برای تصمیم به مدیر فرستاده شده است.' })
    },
  },
  waiting: {
    begin: day(4),
    async *play(s) {
      yield* taken(s)
      yield work(7)
      await s.desk(s.desks[0]!, 'wait', { for: 'committee', text: 'موضوع در کمیسیون فنی این هفته مطرح می‌شود.' })
    },
  },
  info: {
    begin: day(2),
    async *play(s) {
      await s.raise()
      yield wall(3)
      await s.act(s.operator, 'ask_info', { text: 'لطفاً شماره و تاریخ آخرین نامه دستگاه و مبلغ مورد اختلاف را بنویسید یا تصویر آن را بفرستید.' })
    },
  },
  claimed: {
    begin: day(6.5),
    async *play(s) {
      yield* claimed(s)
    },
  },
  confirmed: {
    begin: day(24),
    async *play(s) {
      yield* claimed(s)
      yield day(1.5)
      await s.act(s.producer, 'confirm', { text: 'بله، مانع برطرف شد. سپاس از پیگیری.', via: 'web' })
    },
  },
  partly: {
    begin: day(6.6),
    async *play(s) {
      yield* claimed(s)
      yield day(2)
      await s.act(s.producer, 'confirm_part', { text: 'نیمی از مقدار درخواستی داده شد؛ بقیه همچنان مانده است.', via: 'web' })
    },
  },
  disputed: {
    begin: day(9),
    async *play(s) {
      yield* claimed(s)
      yield day(1)
      await s.act(s.operator, 'dispute', {
        text: 'تا امروز هیچ پرداختی نشده و مدرک اعلام‌شده مربوط به واحد دیگری است.',
        via: 'phone',
        saidBy: 'رابط واحد',
      })
    },
  },
  silent: {
    begin: day(26),
    async *play(s) {
      yield* claimed(s)
      yield day(5)
      await s.act(s.operator, 'contact', { channel: 'phone', reached: false, text: 'پاسخ نداد.' })
      yield day(2)
      await s.act(s.operator, 'contact', { channel: 'sms', reached: false, text: 'پیامک فرستاده شد؛ پاسخی نرسید.' })
      yield day(2)
      await s.act(s.operator, 'contact', { channel: 'phone', reached: false, text: 'تلفن خاموش بود.' })
    },
  },
  declined: {
    begin: day(9),
    async *play(s) {
      await s.raise()
      yield wall(4)
      await s.act(s.province.centreHead, 'decline', {
        reason: 'outside_powers',
        legalBasis: 'ماده ۶۱ قانون رفع موانع تولید رقابت‌پذیر',
        text: 'موضوع در حوزه اختیار استان نیست و مرجع آن به واحد معرفی شد.',
      })
    },
  },
  appeal: {
    begin: day(10),
    async *play(s) {
      await s.raise()
      yield wall(5)
      await s.act(s.province.centreHead, 'decline', {
        reason: 'in_court',
        legalBasis: 'ماده ۶۲ قانون رفع موانع تولید رقابت‌پذیر',
        text: 'پرونده در دادگاه در جریان است.',
      })
      yield day(3)
      await s.act(s.producer, 'appeal', { text: 'پرونده دادگاه ماه گذشته مختومه شده و رأی آن پیوست است.', via: 'web' })
    },
  },
  all_declined: {
    begin: day(2.2),
    async *play(s) {
      await s.raise()
      yield wall(3)
      await s.route(s.desks.slice(0, 2))
      yield work(3)
      await s.desk(s.desks[0]!, 'refuse', { reason: 'not_our_mandate', suggestedDeskId: s.desks[2]!.id, text: 'این موضوع در صلاحیت ما نیست.' })
      yield work(3)
      await s.desk(s.desks[1]!, 'refuse', { reason: 'other_territory', text: 'واحد در محدوده این میز نیست.' })
    },
  },
  climbed: {
    begin: day(22),
    async *play(s) {
      await s.raise()
      yield wall(4)
      await s.route(s.desks.slice(0, 1))
      yield day(9)
      await s.act(s.producer, 'write', { text: 'هنوز هیچ‌کس با ما تماس نگرفته است.', via: 'web' })
    },
  },
  vacancy: {
    begin: day(5),
    async *play(s) {
      await s.absent(s.desks[0]!.rep, 12)
      await s.raise()
      yield wall(3)
      await s.route(s.desks.slice(0, 1))
    },
  },
  stopped: {
    begin: wall(9),
    async *play(s) {
      await s.raise({ stopped: true, channel: 'phone' })
      yield wall(0.4)
      await s.photo(s.producer, 'خط تولید.jpg', 'Sample photo')
      await s.route(s.desks.slice(0, 2), { note: 'خط تولید ایستاده است؛ فوری.' })
      yield wall(1.2)
      await s.desk(s.desks[0]!, 'accept', { text: 'تیم فنی اعزام شد.' })
      yield wall(0.3)
      await s.desk(s.desks[1]!, 'accept')
      yield wall(2)
      await s.desk(s.desks[0]!, 'start')
    },
  },
  stopped_confirmed: {
    begin: wall(460),
    async *play(s) {
      await s.raise({ stopped: true, channel: 'phone' })
      yield wall(0.5)
      await s.route(s.desks.slice(0, 1))
      yield wall(1)
      await s.desk(s.desks[0]!, 'accept')
      yield wall(6)
      await s.claim(s.desks[0]!, 'جریان دوباره برقرار شد.')
      yield wall(5)
      await s.act(s.producer, 'confirm', { text: 'خط تولید راه افتاد.', via: 'sms' })
    },
  },
  stopped_climbed: {
    begin: wall(76),
    async *play(s) {
      await s.raise({ stopped: true })
      yield wall(1)
      await s.route(s.desks.slice(0, 1), { note: 'کوره‌ها سرد می‌شوند.' })
    },
  },
  agenda: {
    begin: day(9),
    async *play(s) {
      yield* taken(s)
      yield day(2)
      await s.act(s.province.secretary, 'put_on_agenda', { sessionAt: session(s), text: 'در جلسه آینده کارگروه بررسی می‌شود.' })
      if (s.province.code === 'EA') return
      yield day(3)
      await s.act(s.province.secretary, 'issue', {
        dueAt: new Date(s.now.getTime() + 30 * 86_400_000).toISOString(),
        number: '۱۴۰۵/ک/۱۸',
        text: 'دستگاه مکلف شد ظرف یک ماه اعتبار تکمیل طرح را تأمین و نتیجه را اعلام کند.',
      })
    },
  },
  withdrawn: {
    begin: day(8),
    async *play(s) {
      await s.raise()
      yield wall(6)
      await s.act(s.producer, 'withdraw', { text: 'موضوع با توافق خارج از سامانه حل شد.', via: 'web' })
    },
  },
  reopened: {
    begin: day(16),
    async *play(s) {
      yield* claimed(s, day(2))
      yield day(1)
      await s.act(s.producer, 'confirm', { via: 'web' })
      yield day(8)
      await s.act(s.producer, 'reopen', { text: 'محموله بعدی دوباره به همان دلیل متوقف شد.', via: 'web' })
      yield work(3)
      await s.act(s.operator, 'message', { text: 'پرونده دوباره باز شد و دستگاه موظف به پاسخ است.' })
    },
  },
  alternatives: {
    begin: day(3),
    async *play(s) {
      await s.raise()
      yield wall(3)
      await s.route(s.desks.slice(0, 2), { alternatives: true, note: 'هر کدام زودتر پذیرفت.' })
      yield work(4)
      await s.desk(s.desks[1]!, 'accept')
    },
  },
  transfer: {
    begin: day(3),
    async *play(s) {
      yield* taken(s)
      yield work(2)
      await s.desk(s.desks[0]!, 'transfer', { deskId: s.desks[1]!.id, text: 'بخش اصلی کار با دستگاه دیگر است.' }, s.operator)
    },
  },
  no_means: {
    begin: day(7),
    async *play(s) {
      await s.raise({ channel: 'field' })
      yield wall(3)
      await s.route(s.desks.slice(0, 2))
      yield work(3)
      await s.desk(s.desks[0]!, 'accept')
      yield work(1)
      await s.desk(s.desks[1]!, 'accept')
      yield day(2)
      await s.desk(s.desks[0]!, 'no_means', { reason: 'no_budget', legalBasis: 'قانون بودجه سال ۱۴۰۵', text: 'اعتبار این کار در بودجه امسال نیست.' })
    },
  },
  knot: {
    begin: day(11),
    async *play(s) {
      yield* taken(s)
      yield day(2)
      await s.knot({
        title: 'سهمیه سوخت مولدهای برق واحدهای تولیدی',
        targetKind: 'circular',
        target: 'دستورالعمل توزیع فرآورده، بند ۴',
        ownerBody: 'شرکت ملی پخش فرآورده‌های نفتی',
        cause: 'تا اصلاح دستورالعمل، دستگاه استانی اختیاری ندارد.',
        proposal: 'سهمیه بر پایه ظرفیت مولد ثبت‌شده و ساعت‌های قطعی برق واحد تعیین شود.',
      })
    },
  },
  merged: {
    begin: day(5),
    async *play(s) {
      const first = await s.twin('برای جبران خسارت کارخانه پلاستیک ما کمک لازم است (تماس تلفنی).')
      yield wall(4)
      await s.raise()
      yield wall(2)
      await s.act(s.operator, 'merge', { intoId: first, text: 'همان موضوعی است که دیروز تلفنی ثبت شد.' })
    },
  },
}
