// The wording every kind is shipped with, in the manner of Iranian official letters. The first paragraph of a letter's
// opening is its addressee. A province may write its own (workgroup.template).

import type { PaperKind } from '../model.ts'
import type { Lang, Wording } from '../texts/model.ts'

type Both = Readonly<Record<Lang, Wording>>
const law = {
  fa: 'به استناد مواد ۶۱ و ۶۲ «قانون رفع موانع تولید رقابت‌پذیر و ارتقای نظام مالی کشور»',
  en: 'Under articles 61 and 62 of the Act on Removing Obstacles to Competitive Production',
}

const minutes: Both = {
  fa: {
    title: 'صورت‌جلسهٔ {body}، جلسهٔ {session}',
    opening:
      'جلسهٔ {session} {body} در تاریخ {heldOn} ساعت {time} در محل {place} به ریاست {chair} و با حضور {present} تشکیل شد. پس از احراز حدنصاب، دستور کار مشتمل بر {items} به شرح زیر بررسی و تصمیم‌گیری شد.',
    closing: `مصوبات این صورت‌جلسه ${law.fa} برای دستگاه‌های اجرایی و بانک‌ها لازم‌الاجراست و از تاریخ ابلاغ، مهلت‌های مقرر آغاز می‌شود.\n\nاین صورت‌جلسه پس از قرائت به امضای حاضران رسید.`,
  },
  en: {
    title: 'Minutes of {body}, session {session}',
    opening:
      'Session {session} of {body} was held on {heldOn} at {time} in {place}, chaired by {chair}, with {present} present. The quorum being met, an agenda of {items} was heard and decided as follows.',
    closing: `${law.en}, the resolutions in these minutes bind agencies and banks. The time limits run from the day of notification.\n\nRead and signed by those present.`,
  },
}

const notification: Both = {
  fa: {
    title: 'ابلاغ مصوبهٔ {resolution} {body}',
    opening: `{recipient}\n\nبا سلام و احترام\n\n${law.fa}، مصوبهٔ {resolution} جلسهٔ {session} {body} مورخ {heldOn} دربارهٔ {unit} به شرح زیر ابلاغ می‌شود. خواهشمند است دستور فرمایید ضمن اعلام وصول، مصوبه حداکثر تا تاریخ {due} اجرا و نتیجه همراه با مستندات در سامانه ثبت شود.`,
    closing:
      'چنانچه آن دستگاه به این مصوبه اعتراض دارد، می‌تواند اعتراض مستدل خود را حداکثر تا تاریخ {objectionUntil} در سامانه ثبت کند؛ پس از آن، اعتراضی پذیرفته نیست و مصوبه لازم‌الاجراست. خودداری از اجرای مصوبه می‌تواند از مصادیق ترک فعل شمرده شود.',
  },
  en: {
    title: 'Notification of resolution {resolution} of {body}',
    opening: `{recipient}\n\nDear Sir or Madam,\n\n${law.en}, resolution {resolution}, passed in session {session} of {body} on {heldOn} concerning {unit}, is hereby notified to you as follows. Please acknowledge receipt, carry it out by {due} and record the result with its evidence in the system.`,
    closing:
      'A reasoned objection may be recorded in the system until {objectionUntil}. After that date no objection is admitted and the resolution must be carried out. Failure to do so may be treated as nonfeasance.',
  },
}

const applicantLetter: Both = {
  fa: {
    title: 'اعلام تصمیم {body} دربارهٔ پروندهٔ {dossier}',
    opening:
      '{recipient}\n\nبا سلام و احترام\n\nبه آگاهی می‌رساند پروندهٔ {dossier} مربوط به {unit} در جلسهٔ {session} {body} مورخ {heldOn} بررسی و به شرح زیر دربارهٔ آن تصمیم‌گیری شد.',
    closing:
      'روند اجرا و مهلت‌ها را می‌توانید در سامانه دنبال کنید. هرگاه دستگاه مجری، اجرای مصوبه را اعلام کند، نظر شما دربارهٔ رفع مشکل پرسیده می‌شود و مصوبه بدون تأیید شما «اجراشده به تأیید تولیدکننده» شمرده نخواهد شد. انجام به‌موقع تعهدات آن واحد نیز شرط به نتیجه رسیدن مصوبه است.',
  },
  en: {
    title: 'Decision of {body} on dossier {dossier}',
    opening:
      '{recipient}\n\nDear Sir or Madam,\n\nDossier {dossier} of {unit} was heard in session {session} of {body} on {heldOn}. The decision is as follows.',
    closing:
      'You can follow its execution in the system. When the responsible agency claims that it has acted, you will be asked whether your problem is solved; without your word the resolution will not count as confirmed. Your own duties, done in time, are a condition of its success.',
  },
}

const invitation: Both = {
  fa: {
    title: 'دعوت به جلسهٔ {session} {body}',
    opening:
      '{recipient}\n\nبا سلام و احترام\n\nبدین‌وسیله از جناب‌عالی/سرکار عالی دعوت می‌شود در جلسهٔ {session} {body} که روز {heldOn} ساعت {time} در محل {place} برگزار می‌شود، با اختیار کامل تصمیم‌گیری حضور یابید. دستور کار به شرح زیر است.',
    closing: 'در صورت معذوریت، خواهشمند است جانشین دارای اختیار معرفی و پیش از جلسه در سامانه اعلام شود.',
  },
  en: {
    title: 'Invitation to session {session} of {body}',
    opening:
      '{recipient}\n\nDear Sir or Madam,\n\nYou are invited to session {session} of {body}, on {heldOn} at {time} in {place}, with full power to decide. The agenda is as follows.',
    closing: 'If you cannot attend, please name a deputy with power to decide and tell us in the system before the session.',
  },
}

const pack: Both = {
  fa: {
    title: 'دفترچهٔ جلسهٔ {session} {body}',
    opening:
      'این دفترچه برای اعضای {body} و جلسهٔ {session} فراهم شده است که روز {heldOn} ساعت {time} در {place} برگزار می‌شود، و دربردارندهٔ {items} است. محتوای آن هنگام ارسال تثبیت شده و پس از آن تغییر نمی‌کند.',
    closing: '',
  },
  en: {
    title: 'Pack of session {session} of {body}',
    opening:
      'This pack was prepared for the members of {body} and its session {session}, held on {heldOn} at {time} in {place}. It holds {items}. Its contents were frozen when it was sent.',
    closing: '',
  },
}

const omission = (fa: string, en: string): Both => ({
  fa: {
    title: `${fa} مصوبهٔ {resolution}`,
    opening:
      '{recipient}\n\nبا سلام و احترام\n\nمصوبهٔ {resolution} جلسهٔ {session} {body} مورخ {heldOn} دربارهٔ {unit} در تاریخ {notifiedOn} به {owner} ابلاغ شده و مهلت اجرای آن {due} بوده است. تا تاریخ این نامه {daysLate} از پایان مهلت گذشته و اجرای مصوبه احراز نشده است. شرح ماجرا، همهٔ مکاتبات، ابلاغ‌ها، یادآوری‌ها و مستندات به شرح زیر برای رسیدگی قانونی ایفاد می‌شود.',
    closing:
      'این پرونده به‌صورت خودکار از سوابق ثبت‌شدهٔ سامانه تهیه و با امضای دبیر کارگروه تأیید شده است. اصالت نسخه با کد پایین برگه و اثر انگشت (SHA-256) آن قابل استعلام است و تغییر حتی یک بایت آن آشکار می‌شود.',
  },
  en: {
    title: `${en} resolution {resolution}`,
    opening:
      '{recipient}\n\nDear Sir or Madam,\n\nResolution {resolution}, passed in session {session} of {body} on {heldOn} concerning {unit}, was notified to {owner} on {notifiedOn} and was due on {due}. As of this letter it is {daysLate} overdue and has not been shown to be executed. The history, the correspondence, notices, reminders and evidence follow for legal review.',
    closing:
      'This bundle was made from the records of the system and signed by the secretary of the working group. Its authenticity can be checked by the code below; a change of a single byte shows.',
  },
})

const objectionAnswer: Both = {
  fa: {
    title: 'نتیجهٔ رسیدگی به اعتراض نسبت به مصوبهٔ {resolution}',
    opening:
      '{recipient}\n\nبا سلام و احترام\n\nاعتراض {owner} نسبت به مصوبهٔ {resolution} که در تاریخ {objectedOn} ثبت شده بود، در تاریخ {decidedOn} در {body} بررسی شد. نتیجه: {outcome}.',
    closing: 'این تصمیم قطعی و لازم‌الاتباع است.',
  },
  en: {
    title: 'Decision on the objection to resolution {resolution}',
    opening:
      '{recipient}\n\nDear Sir or Madam,\n\nThe objection of {owner} to resolution {resolution}, recorded on {objectedOn}, was decided by {body} on {decidedOn}. Outcome: {outcome}.',
    closing: 'This decision is final and binding.',
  },
}

const addendum: Both = {
  fa: {
    title: 'متمم شمارهٔ {addendumNo} بر {parentKind} به شمارهٔ {parentNumber}',
    opening:
      'این متمم جزء جدایی‌ناپذیر {parentKind} به شمارهٔ {parentNumber} و تاریخ {parentDate} با عنوان «{parentTitle}» است و با دلیل زیر صادر می‌شود:\n\n{reason}',
    closing: '{effect}',
  },
  en: {
    title: 'Addendum {addendumNo} to {parentKind} no. {parentNumber}',
    opening:
      'This addendum is an inseparable part of {parentKind} no. {parentNumber} of {parentDate}, “{parentTitle}”, and is issued for this reason:\n\n{reason}',
    closing: '{effect}',
  },
}

export const shippedWording: Readonly<Record<PaperKind, Both>> = {
  minutes,
  notification,
  applicant_letter: applicantLetter,
  invitation,
  pack,
  nonfeasance: omission('پروندهٔ ترک فعل در اجرای', 'Nonfeasance bundle on'),
  inspection: omission('گزارش برای بازرسی دربارهٔ اجرا نشدن', 'Report to inspection on the non-execution of'),
  objection_answer: objectionAnswer,
  addendum,
}
