// Invented but well-formed evidence for each type that obstacle groups ask (obstacles/model.ts).

import type { EvidenceType } from '#features/obstacles/catalogue/model.ts'

/** @param at the moment of the claim; dates of the evidence lie shortly before it */
export function evidenceFor(type: EvidenceType, at: Date, n: number): Record<string, string | number> {
  const before = (hours: number) => new Date(at.getTime() - hours * 3_600_000).toISOString()
  const day = before(20).slice(0, 10)
  const later = before(-24 * 180).slice(0, 10)
  const number = (prefix: string) => `${prefix}-${1400 + n}/${5000 + n * 37}`
  const money = { amount: (n + 3) * 2_500_000_000, currency: 'IRR' }
  const made: Record<EvidenceType, Record<string, string | number>> = {
    loan: { contractNumber: number('ق'), ...money, paidOn: day },
    guarantee: { guaranteeNumber: number('ض'), ...money, issuedOn: day },
    debtRelief: { agreementNumber: number('ت'), ...money, agreedOn: day, instalments: 24 },
    payment: { paymentReference: number('پ'), ...money, paidOn: day },
    foreignExchange: { allocationNumber: number('ا'), amount: 180_000 + n * 1000, currency: 'EUR', allocatedOn: day },
    release: { letterNumber: number('ن'), releasedOn: day },
    decision: { letterNumber: number('ر'), decidedOn: day, outcome: 'رأی به سود واحد صادر و به دستگاه اجرا ابلاغ شد.' },
    licence: { licenceNumber: number('م'), issuedOn: day, expiresOn: later },
    inquiryReply: { letterNumber: number('س'), repliedOn: day, verdict: 'agreed' },
    unsealing: { orderNumber: number('ف'), reopenedAt: before(6) },
    land: { contractNumber: number('ز'), areaSquareMetres: 3000 + n * 50, handedOverOn: day },
    titleDeed: { deedNumber: number('د'), issuedOn: day },
    reconnection: { reconnectedAt: before(3), meterNumber: `M${700_000 + n}` },
    connection: { subscriptionNumber: number('ش'), capacity: '۵۰۰ کیلووات', connectedOn: day },
    quota: { quotaNumber: number('ک'), quantity: 120 + n, unitOfMeasure: 'تن', validUntil: later },
    clearance: { declarationNumber: number('گ'), clearedOn: day },
    works: { handoverNumber: number('ت'), finishedOn: day, workDone: 'کار اجرا و با حضور نماینده واحد تحویل شد.' },
    introduction: { counterpart: 'شرکت نمونه خریدار', agreedOn: day, outcome: 'قرارداد شش‌ماهه خرید میان دو طرف امضا شد.' },
    workforce: { persons: 6, startedOn: day, outcome: 'نیروها معرفی و مشغول کار شدند.' },
    service: { reportNumber: number('گ'), deliveredOn: day, outcome: 'کارشناس از واحد بازدید کرد و راه‌حل اجرا شد.' },
    systemFix: { ticketNumber: number('ت'), fixedAt: before(5), outcome: 'خطای سامانه برطرف و درخواست ثبت شد.' },
  }
  return made[type]
}
