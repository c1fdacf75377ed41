// Which passwords are refused. Length and a list of the commonest, no composition rules (NIST SP 800-63B §5.1.1.2).

import { toLatinDigits } from '#kernel/digits.ts'
import { type Problem, problem } from '#kernel/problem.ts'

export const tooShort = problem<{ least: number }>('people/password-too-short', 422)
export const tooCommon = problem('people/password-too-common', 422)
export const likeLogin = problem('people/password-like-login', 422)

export const leastLength = 10

/** The commonest of ten characters and more, and what people here type; shorter ones fail by length. */
const common = new Set([
  '1234567890',
  '0123456789',
  '12345678910',
  '123456789a',
  'a123456789',
  '1q2w3e4r5t',
  'qwertyuiop',
  'qwerty12345',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'p@ssw0rd123',
  'p@ssword123',
  'admin12345',
  'admin123456',
  'administrator',
  'iloveyou12',
  'welcome123',
  'welcome1234',
  'abc1234567',
  'abcd123456',
  'abcd1234567',
  'qazwsxedc1',
  'qazwsxedcrfv',
  '1qaz2wsx3edc',
  'zaq12wsxcde3',
  'asdfghjkl1',
  'asdfghjkl;',
  'changeme123',
  'letmein1234',
  'tabriz1234',
  'tehran1234',
  'iran123456',
  'irantehran',
  'gerehgosha',
  'gerehgosha1',
  'gerehgosha-demo',
  'esfahan123',
  'persepolis',
  'perspolis1',
  'esteghlal1',
  'football123',
  'superman123',
  'mohammad12',
  'mohammad123',
  'khodaya123',
  'ramzeobour',
  'ضصثقفغعهخح',
  'شسیبلاتنمک',
  'رمزعبور1234',
])

/** @returns the reason why this password is refused, or null. Compared without case, digit set or spaces around. */
export function passwordProblem(password: string, own: readonly (string | null)[], { demo = false } = {}): Problem | null {
  if ([...password].length < leastLength) return tooShort({ least: leastLength })
  const plain = toLatinDigits(password).trim().toLowerCase()
  if (demo && plain === 'gerehgosha-demo') return null
  if (common.has(plain) || new Set(plain).size < 4 || isRun(plain)) return tooCommon()
  const digits = (s: string) => s.replace(/\D/g, '')
  for (const login of own) {
    if (!login) continue
    const same = plain.includes(login.toLowerCase()) && plain.length - login.length < 4
    const samePhone = login.startsWith('+') && digits(plain).length >= 10 && digits(login).endsWith(digits(plain).slice(-10))
    if (same || samePhone) return likeLogin()
  }
  return null
}

/** 2345678901, abcdefghij, 9876543210. */
function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let i = 1; i < text.length; i++) steps.add((text.charCodeAt(i) - text.charCodeAt(i - 1) + 10) % 10)
  const [only] = steps
  return steps.size === 1 && (only === 1 || only === 9)
}
