// What a body is: its place among the others, its field, its quorum.

import type { ReactNode } from 'react'
import { useCatalogue } from '#features/obstacles/web/panels/use-catalogue.ts'
import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { BodyPage } from '../../../bodies/model.ts'
import { meets, pick, quorum } from '../look.ts'

export function About({ body }: { body: BodyPage }) {
  const { t, locale } = useWords()
  const up = body.parentId && <Link href={`/app/workgroup/bodies/${body.parentId}`}>{pick(body.parentFa, body.parentEn, locale)}</Link>
  const amount = (value: number, unit: string) => `${formatNumber(value, locale)} ${t(`workgroup.bodies.${unit}`)}`
  const meeting: [string, ReactNode][] = [
    [t('workgroup.bodies.column.quorum'), quorum(body, t, locale)],
    [t('workgroup.bodies.deciding'), t(body.votes ? 'workgroup.bodies.votes' : 'workgroup.bodies.votesNo')],
    [t('workgroup.bodies.column.meets'), meets(body, t, locale)],
    [t('workgroup.bodies.minutes'), amount(body.minutes, 'minutesUnit')],
    [t('workgroup.bodies.place'), body.place],
    ...(body.videoLink ? [[t('workgroup.bodies.videoLink'), <VideoLink key="video" href={body.videoLink} />] as [string, ReactNode]] : []),
    [t('workgroup.bodies.capacity'), amount(body.capacity, 'capacityUnit')],
    [t('workgroup.bodies.noticeDays'), amount(body.noticeDays, 'noticeUnit')],
  ]
  return (
    <Card title={t('workgroup.bodies.about')}>
      <div className="wb-about">
        {body.parallel && <p className="wb-hint">{t('workgroup.bodies.parallelOnly')}</p>}
        <Facts
          rows={[
            ...(body.countyId ? [[t('workgroup.bodies.county'), pick(body.countyFa, body.countyEn, locale)] as [string, ReactNode]] : []),
            [t(body.kind === 'committee' ? 'workgroup.bodies.upFor' : 'workgroup.bodies.up'), up],
            ...(body.parallel ? [] : meeting),
          ]}
        />
        {body.kind === 'committee' && <Field body={body} />}
      </div>
    </Card>
  )
}

function VideoLink({ href }: { href: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" dir="ltr" className="wb-link">
      {href.replace(/^https?:\/\//, '')}
    </a>
  )
}

const shown = 6

function Field({ body }: { body: BodyPage }) {
  const { t, locale } = useWords()
  const { domains, groupName } = useCatalogue()
  const names = [
    ...body.domainCodes.map((code) => domains.find((d) => d.id === code)?.text ?? code),
    ...body.groupCodes.map((code) => groupName(code)),
  ]
  const list = (some: readonly string[]) => (
    <ul className="wb-field">
      {some.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
  return (
    <section>
      <h3>{t('workgroup.bodies.field')}</h3>
      {names.length === 0 ? <p>{t('workgroup.bodies.fieldAll')}</p> : list(names.slice(0, shown))}
      {names.length > shown && (
        <Disclosure summary={t('workgroup.bodies.fieldMore', { count: formatNumber(names.length - shown, locale) })}>
          {list(names.slice(shown))}
        </Disclosure>
      )}
    </section>
  )
}
