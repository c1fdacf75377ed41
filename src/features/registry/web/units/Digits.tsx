import { formatPhone, toPersianDigits } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'

/** An identifier in the digits of the page, never grouped, always left to right. */
export function Digits({ value }: { value: string | null | undefined }) {
  const { locale } = useWords()
  if (!value) return <>—</>
  return (
    <bdi dir="ltr" className="digits">
      {locale === 'fa' ? toPersianDigits(value) : value}
    </bdi>
  )
}

/** A phone that a softphone or a mobile can call. */
export function PhoneLink({ number }: { number: string }) {
  const { locale } = useWords()
  return (
    <a className="link digits" href={`tel:${number}`}>
      <bdi dir="ltr">{formatPhone(number, locale)}</bdi>
    </a>
  )
}
