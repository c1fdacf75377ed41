// The specialised panels of a demo province: one for each domain, chaired by an expert, with heads of agencies beside.

import type { Actor } from '#kernel/actor.ts'
import type { Clockwork } from './clockwork.ts'
import type { Hat } from './staff.ts'

const panels = [
  {
    domainCode: 'F',
    nameFa: 'کارگروه بانکی، مالیاتی و بیمه',
    nameEn: 'Banking, tax and insurance panel',
    agencies: ['banks', 'tax'],
    skills: ['اعتبارات بانکی', 'حسابرسی مالیاتی'],
    about: 'کارشناس نمونهٔ امور بانکی و مالیاتی؛ بررسی پرونده‌های امهال و بخشودگی.',
  },
  {
    domainCode: 'L',
    nameFa: 'کارگروه حقوقی، مجوزها و زمین',
    nameEn: 'Legal, licensing and land panel',
    agencies: ['smt', 'environment'],
    skills: ['صدور مجوز', 'حقوق اراضی'],
    about: 'کارشناس نمونهٔ مجوزهای صنعتی و تغییر کاربری اراضی.',
  },
  {
    domainCode: 'T',
    nameFa: 'کارگروه انرژی و زیرساخت',
    nameEn: 'Energy and infrastructure panel',
    agencies: ['power', 'gas'],
    skills: ['شبکهٔ توزیع برق', 'مدیریت مصرف گاز'],
    about: 'کارشناس نمونهٔ تأمین برق و گاز صنایع.',
  },
  {
    domainCode: 'M',
    nameFa: 'کارگروه بازار، بازرگانی و گمرک',
    nameEn: 'Market, trade and customs panel',
    agencies: ['customs', 'smt'],
    skills: ['ترخیص کالا', 'صادرات'],
    about: 'کارشناس نمونهٔ امور گمرکی و صادرات.',
  },
] as const

type Parts = {
  readonly secretary: Actor
  readonly heads: ReadonlyMap<string, Actor>
  readonly hire: (hat: Hat, options?: { login?: string }) => Promise<Actor>
}

/** @returns the expert who chairs the panel of each domain */
export async function buildPanels(works: Clockwork, { secretary, heads, hire }: Parts): Promise<ReadonlyMap<string, Actor>> {
  const chairs = new Map<string, Actor>()
  for (const { agencies, skills, about, ...form } of panels) {
    const expert = await hire({ role: 'expert' }, form.domainCode === 'T' ? { login: 'expert' } : {})
    const panel = await works.call(secretary, 'POST', '/api/panels', { ...form, groupCodes: [], active: true })
    const beside = agencies.flatMap((code) => heads.get(code) ?? [])
    const members = [expert, ...beside].map((one) => ({ accountId: one.accountId, chair: one === expert }))
    await works.call(secretary, 'PUT', `/api/panels/${panel.id}/members`, { members }, panel.version)
    const entry = { skills: [...skills], about, interests: 'در هیچ واحد تولیدی یا دستگاهی سهم یا سمتی ندارم.', unitIds: [], agencyIds: [] }
    await works.call(expert, 'PUT', `/api/experts/${expert.accountId}`, entry, 0)
    chairs.set(form.domainCode, expert)
  }
  return chairs
}
