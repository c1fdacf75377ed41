// The account as the frame of the pages wants it: an actor for the rules, hats in words.

import type { HatChoice, Me } from '#ui/session.tsx'
import type { Words } from '#ui/words.tsx'
import type { Hat } from '../model.ts'
import type { Me as Account } from '../sessions/model.ts'

export function meOf(account: Account, { t, locale }: Words): Me {
  const places = new Map(account.provinces.map((one) => [one.id, locale === 'fa' ? one.nameFa : one.nameEn]))
  const choice = (hat: Hat): HatChoice => ({
    key: `${hat.provinceId} ${hat.role}`,
    role: hat.role as HatChoice['role'],
    provinceId: hat.provinceId,
    title: t(`people.role.${hat.role}`),
    more: places.get(hat.provinceId) ?? '',
  })
  return {
    name: account.name,
    demo: account.demo,
    centrePhone: account.province.centrePhone,
    hat: choice(account.hat),
    hats: account.hats.map(choice),
    actor: {
      accountId: account.accountId,
      name: account.name,
      provinceId: account.hat.provinceId,
      role: account.hat.role as HatChoice['role'],
      kind: 'person',
      scopes: null,
      sessionId: account.sessionId,
      agencyIds: account.hat.agencyIds,
      deskIds: account.hat.deskIds,
      unitIds: account.hat.unitIds,
      investorIds: account.hat.investorIds,
    },
  }
}
