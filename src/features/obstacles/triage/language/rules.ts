// A hint, not a linguist: is this text one that the triage of Persian texts may judge?

import { cleanInput } from '#kernel/text.ts'
import type { OddKind } from '../fit/model.ts'

const wordsOf = (list: string) => new Set(list.split(' '))

// Words that one language cannot do without and the others hardly have.
const persian = wordsOf(
  'است هست نیست هستند نیستند شد شده می‌شود نمی‌شود کرد کرده کنیم کنند کند می‌کند می‌کنیم نمی‌کند نمی‌کنند که را برای این آن از به با در تا هم ما هر چه دارد داریم ندارد نداریم بود باید خود یا یک شود دارم ندارم بی چند ولی اگر هنوز روی پیش بعد نیز های ها',
)
const arabic = wordsOf(
  'في من على إلى الى عن هذا هذه ذلك التي الذي الذين هو هي هم نحن كان كانت لا لم لن قد أن إن ان أو او ثم مع بعد قبل كل بين عند منذ حتى لكن لقد يوجد لدينا عدم تم غير ما ليس',
)
const azeri = wordsOf(
  'بیر بو وار یوخ یوخدور واردیر ایچون اوچون ایله ایلە بیز بیزیم بیزه سیز سیزین اولان اولاراق اولور اولدو اولوب اولمور ائدیر ائتمیر ائتدی ائدیب ائدیریک ائله نه نئجه هئچ چوخ داها سونرا گؤره قدر منیم اونون اونلار لازیم لازیمدیر دئییل دییل دئدی دئییر وئریر وئرمیر وئردی وئرین ایستییریک ایستیریک گلیر گئدیر قالیب قالمیشیق آیدیر ایشله‌میر ایشلمیر ایندی',
)
const latinTurkic = wordsOf(
  'və bir bu üçün yox var ilə olan deyil bizim çox ve için yok ile değil bizim çok olarak daha kadar sonra etmək edir verir vermir',
)

const count = (words: readonly string[], of: ReadonlySet<string>) => words.reduce((n, w) => n + (of.has(w) ? 1 : 0), 0)

/** undefined: an ordinary text. */
export function oddKind(text: string): OddKind | undefined {
  const sample = cleanInput(text.slice(0, 4000)).replace(/ي/g, 'ی').toLowerCase()
  if (/^[\s\p{Cf}]*$/u.test(sample)) return 'empty'
  const words = sample.match(/\p{L}[\p{L}\p{M}\u200C]*/gu) ?? []
  if (words.length === 0) return /\p{N}/u.test(sample) ? 'digits' : 'symbols'
  const letters = words.join('')
  const latin = (letters.match(/\p{Script=Latin}/gu) ?? []).length / letters.length
  const ours = (letters.match(/\p{Script=Arabic}/gu) ?? []).length / letters.length
  if (latin > 0.7) return latinKind(words)
  if (ours < 0.3) return 'foreign'
  if (strange(words, letters)) return 'foreign'
  return words.length === 1 ? 'oneWord' : undefined
}

function latinKind(words: readonly string[]): OddKind {
  if (words.some((w) => /[əğışçöüİ]/u.test(w)) || count(words, latinTurkic) / words.length > 0.12) return 'foreign'
  return words.length === 1 ? 'oneWord' : 'english'
}

/** Arabic or Azeri Turkish in the letters that Persian uses too. */
function strange(words: readonly string[], letters: string): boolean {
  // ك and ي are also how Persian is typed on an Arabic keyboard: words are compared with Arabic kaf made Persian or not.
  const plain = words.map((w) => w.replace(/ك/g, 'ک').replace(/[\u064B-\u0652]/g, ''))
  const asArabic = words.map((w) => w.replace(/[\u064B-\u0652]/g, '').replace(/ی/g, 'ي'))
  const here = count(plain, persian)
  const there = asArabic.reduce((n, w) => n + (arabic.has(w) || arabic.has(w.replace(/ي$/, 'ى')) ? 1 : 0), 0)
  const article = plain.filter((w) => /^(?:و|ب|ف|ک)?ال\p{L}{3,}/u.test(w) || /^لل\p{L}{2,}/u.test(w)).length
  const feminine = (letters.match(/[ةى]/g) ?? []).length
  const never = (letters.match(/[پچژگ]/g) ?? []).length
  const turkic = count(plain, azeri) + plain.filter((w) => /(?:لار|لر|میز|میشیک|میریک|دیر|دور|میر|ماق|مک)$/.test(w) && w.length > 4).length
  const turkicLetters = (letters.match(/[ۆؤێەۇ]/g) ?? []).length
  if (turkic + Math.min(2, turkicLetters) >= Math.max(2, here * 1.5) && turkic / words.length > 0.15) return true
  return there + article + Math.min(2, feminine) >= Math.max(2, here * 2) && (there + article) / words.length > 0.3 && never <= 1
}
