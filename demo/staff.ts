// People of the demo: invented names, each once, whose surname says «نمونه»; phones of the demo range +98 999 1/2…, one public password.

import type { Actor, Role } from '#kernel/actor.ts'
import { nobody } from '#kernel/actor.ts'
import { ensureAccount, grantHat, hashPassword } from '#features/people/actions.ts'
import { demoPassword, demoPrefix } from '#features/people/model.ts'
import type { Clockwork } from './clockwork.ts'

const firstNames = [
  'آرش',
  'آناهیتا',
  'بابک',
  'بهار',
  'پویا',
  'پریسا',
  'توران',
  'ثریا',
  'جواد',
  'چکاوک',
  'حمید',
  'خاطره',
  'داریوش',
  'دریا',
  'رامین',
  'رویا',
  'زانیار',
  'ژاله',
  'ساسان',
  'سپیده',
  'شهاب',
  'شیوا',
  'صبا',
  'طاها',
  'عرفان',
  'غزاله',
  'فرهاد',
  'فرزانه',
  'قاسم',
  'کاوه',
  'کیمیا',
  'گیتی',
  'لادن',
  'مازیار',
  'مهتاب',
  'نیما',
  'نرگس',
  'هومن',
  'هما',
  'یاسمن',
]

/** Three of each province, so that nobody is called like anybody else. */
const surnames = ['نمونه', 'نمونه‌پور', 'نمونه‌نیا', 'نمونه‌زاده', 'نمونه‌فر', 'نمونه‌راد']
const ofProvince = 3

/** The nth person of a province (from 0). @throws Error when there are no more names */
export function personName(provinceId: number, nth: number): string {
  const surname = surnames[(provinceId - 1) * ofProvince + Math.floor(nth / firstNames.length)]
  if (nth >= firstNames.length * ofProvince || !surname) throw new Error(`no name left for person ${nth + 1} of province ${provinceId}`)
  return `${firstNames[(nth * 7 + provinceId * 3) % firstNames.length]} ${surname}`
}

export type Hat = { role: Role; agencyId?: string; deskId?: string; unitId?: string; investorId?: string }
export type Login = { readonly province: string; readonly role: Role; readonly name: string; readonly username: string; readonly phone: string }

/** Makes accounts and remembers how to act as them. */
export function makeStaff(works: Clockwork, system: Actor, province: { id: number; code: string }) {
  let made = 0
  let named = 0
  const logins: Login[] = []
  let hash: Promise<string> | null = null

  /** A person with one hat; `login` gives them a user name and the demo password. */
  async function hire(hat: Hat, options: { login?: string; name?: string; phone?: string } = {}): Promise<Actor> {
    made += 1
    const name = options.name ?? personName(province.id, named++)
    const phone = options.phone ?? `+98999${province.id}${String(made).padStart(6, '0')}`
    const accountId = await works.ctx(system, async (ctx) => {
      const id = await ensureAccount(ctx, { phone, name })
      await grantHat(ctx, { accountId: id, ...hat })
      return id
    })
    if (options.login) await giveLogin(accountId, hat.role, name, phone, options.login)
    return {
      ...nobody,
      kind: 'person',
      accountId,
      name,
      provinceId: province.id,
      role: hat.role,
      agencyIds: hat.agencyId ? [hat.agencyId] : [],
      deskIds: hat.deskId ? [hat.deskId] : [],
      unitIds: hat.unitId ? [hat.unitId] : [],
      investorIds: hat.investorId ? [hat.investorId] : [],
    }
  }

  async function giveLogin(accountId: string, role: Role, name: string, phone: string, login: string): Promise<void> {
    const username = `${demoPrefix}${province.code.toLowerCase()}.${login}`
    const passwordHash = await (hash ??= hashPassword(demoPassword))
    await works.ctx(system, (ctx) =>
      ctx.db.updateTable('people.account').set({ username, password_hash: passwordHash }).where('id', '=', accountId).execute(),
    )
    logins.push({ province: province.code, role, name, username, phone })
  }

  return { hire, logins }
}
export type Staff = ReturnType<typeof makeStaff>

/** What is printed at the first start and written to DATA_DIR/demo-accounts.txt. */
export function loginSheet(logins: readonly Login[]): string {
  const width = Math.max(...logins.map((l) => l.username.length))
  return [
    `Demo accounts (password of all: ${demoPassword})`,
    ...logins.map((l) => `  ${l.province}  ${l.role.padEnd(11)} ${l.username.padEnd(width)}  ${l.phone}`),
    '',
  ].join('\n')
}
