import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oddKind } from './rules.ts'

test('Persian, also on an Arabic keyboard or with Arabic loans, is judged', () => {
  for (const text of [
    'برق کارخانه قطع شد',
    'كارخانه ي ما برق ندارد و تعطيل است',
    'حق‌الزحمه و مابه‌التفاوت و مفاصاحساب را نداده‌اند',
    'بیل مکانیکی معدن خراب است',
    'دستگاه CNC مدل Fanuc خراب شده و قطعه ندارد',
    'عدم تخصیص ارز مواد اولیه',
    'ممنوع‌الخروج هستم به علت بدهی مالیات علی‌الرأس',
    'تعمیر مخزن اسید',
    'دفتر کار شهرک',
  ])
    assert.equal(oddKind(text), undefined, text)
})

test('Azeri Turkish is known, in both scripts', () => {
  for (const text of [
    'بیزیم کارخانانین ایشیغی یوخدور',
    'بانک بیزه وام وئرمیر، نه ائدک؟',
    'گاز کسیلیب، ایشچیلر بوش قالیب، بیز چوخ زیان ائدیریک',
    'بو شهرکده سو یوخدور و یول دا پیس‌دیر',
    'Zavodumuzun işığı kəsilib, çox zərər görürük',
    'Bizim fabrika üçün qaz yoxdur',
  ])
    assert.equal(oddKind(text), 'foreign', text)
})

test('Arabic is known', () => {
  for (const text of [
    'انقطع التيار الكهربائي عن المصنع منذ أسبوع',
    'البنك لا يقبل الضمان ولا يدفع القرض الذي وعدنا به',
    'نحن بحاجة إلى المواد الأولية من الخارج',
    'لا يوجد غاز في المنطقة الصناعية',
  ])
    assert.equal(oddKind(text), 'foreign', text)
})

test('other scripts are foreign, English is English', () => {
  assert.equal(oddKind('На заводе нет газа'), 'foreign')
  assert.equal(oddKind('工厂停电了'), 'foreign')
  assert.equal(oddKind('Our factory has no gas connection'), 'english')
  assert.equal(oddKind('electricity'), 'oneWord')
})

test('nothing to read', () => {
  assert.equal(oddKind('\u200C\u200F \n'), 'empty')
  assert.equal(oddKind('12345'), 'digits')
  assert.equal(oddKind('🔥🔥'), 'symbols')
})
