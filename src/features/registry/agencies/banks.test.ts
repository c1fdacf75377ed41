// Agencies that bear the name of a bank are marked as one by the migration; what only sounds like a bank is not.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { sql } from '#server/db.ts'
import { cast, stage } from '#server/testing.ts'
import { registry } from '../routes.ts'

const migration = new URL('../../../../migrations/0032_registry_bank_names.sql', import.meta.url)

suite('agencies of banks', () => {
  const on = stage([registry])

  test('banks under any spelling of their name are marked, in every province; others are left alone', async () => {
    const banks = [
      'بانک ملی ایران',
      'سرپرستی بانك ملي استان',
      'پست‌بانک ایران',
      'بانک توسعه صادرات ایران',
      'مؤسسهٔ اعتباری ملل',
      'بانک قرض‌الحسنه مهر ایران',
      'شعب بانک دی',
    ]
    const others = ['بانک مرکزی (رابط استان)', 'انتقال خون (بانک خون)', 'شورای شهر', 'بانک اطلاعات صنعت', 'شرکت ملی گاز', 'بانک دیجیتال اسناد']
    const marks: boolean[] = []
    for (const [i, nameFa] of [...banks, ...others].entries()) {
      const made = await on
        .as(i % 2 ? cast.adel : { ...cast.adel, provinceId: 2 })
        .post('/api/agencies', { code: `x${i}`, nameFa, nameEn: 'X', phone: '' })
      assert.equal(made.status, 201, made.text)
      assert.equal(made.body.bank, false)
    }
    await sql.raw(readFileSync(migration, 'utf8')).execute(on.db)
    for (const province of [1, 2]) {
      await sql`select set_config('app.province', ${String(province)}, true)`.execute(on.db)
      for (const { code, bank } of await on.db.selectFrom('registry.agency').select(['code', 'bank']).where('province_id', '=', province).execute())
        if (/^x\d+$/.test(code)) marks[Number(code.slice(1))] = bank
    }
    assert.deepEqual(marks, [...banks.map(() => true), ...others.map(() => false)])
  })
})
