import './catalogue.css'
import { useParam } from '#ui/nav.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Badge } from '#ui/parts/Badge.tsx'
import { Columns, Facts, Stack } from '#ui/parts/Layout.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { formatNumber } from '#kernel/format.ts'
import { catalogueApi as api } from '../../catalogue/api.ts'
import { acts } from '../../catalogue/changes/model.ts'
import { whyNotApply } from '../../catalogue/changes/rules.ts'
import { whyNotPropose } from '../../catalogue/proposals/rules.ts'
import { nameIn } from './look.ts'
import { UsualCard } from './UsualCard.tsx'
import { Versions } from './Versions.tsx'

/** One group: what it is, what intake asks, who usually handles it here, and how it came to be so. */
export function GroupPage() {
  const { t, locale } = useWords()
  const actor = useActor()
  const code = useParam('code')
  useLive(['catalogue'])
  const found = useApi(api.readGroup, { params: { code } }, { key: 'catalogue' })
  // While another group is on its way, the last one is still held.
  const group = found.data?.code === code ? found.data : undefined
  const back = { href: '/app/catalogue', text: t('obstacles.groups.title') }
  if (!group)
    return (
      <PageFrame title={code} back={back}>
        {found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={8} label={t('obstacles.group')} />}
      </PageFrame>
    )
  const whyNot = whyNotApply(actor) && whyNotPropose(actor)
  const open = acts.filter((act) => act !== 'create' && (act === 'restore') === group.retired)
  const address = (act: string) => `/app/catalogue/change?act=${act}&code=${code}`
  const days = (n: number | null) =>
    n === null ? t('obstacles.catalogue.ladder') : t('obstacles.booklet.days', { count: n, n: formatNumber(n, locale) })
  return (
    <PageFrame
      title={nameIn(locale, group)}
      subtitle={locale === 'fa' ? group.nameEn : group.nameFa}
      back={back}
      actions={
        <>
          {!whyNot && !group.retired && (
            <LinkButton href={address('edit')} icon="edit">
              {t('ui.edit')}
            </LinkButton>
          )}
          <Menu
            label={t('obstacles.change.more')}
            kind="secondary"
            items={open.map((act) => ({ id: act, text: t(`obstacles.change.${act}`), href: address(act), whyNot, danger: act === 'retire' }))}
          >
            {t('obstacles.change.more')}
          </Menu>
        </>
      }
    >
      {group.retired && (
        <Card tone="warning" title={t('obstacles.catalogue.isRetired')}>
          {group.current.length ? (
            <Stack row gap={2}>
              <span>{t('obstacles.catalogue.goesTo')}</span>
              {group.current.map((one) => (
                <Link key={one} href={`/app/catalogue/groups/${one}`}>
                  <bdi dir="ltr">{one}</bdi>
                </Link>
              ))}
            </Stack>
          ) : (
            <p>{t('obstacles.catalogue.goesNowhere')}</p>
          )}
        </Card>
      )}
      <div className="cat-group">
        <Columns side="end">
          <Stack>
            <Card title={t('obstacles.form.descriptionFa')}>
              <p className="cat-text">{(locale === 'fa' ? group.descriptionFa : group.descriptionEn) || t('obstacles.catalogue.noDescription')}</p>
              {group.examples.length > 0 && (
                <>
                  <h3>{t('obstacles.form.examples')}</h3>
                  <ul className="cat-examples" lang="fa" dir="rtl">
                    {group.examples.map((example) => (
                      <li key={example}>{example}</li>
                    ))}
                  </ul>
                </>
              )}
              {group.keywords && (
                <>
                  <h3>{t('obstacles.form.keywords')}</h3>
                  <p className="muted" lang="fa" dir="rtl">
                    {group.keywords}
                  </p>
                </>
              )}
            </Card>
            <Card title={t('obstacles.catalogue.history')}>
              <Versions code={code} />
            </Card>
          </Stack>
          <Stack>
            <Card title={t('obstacles.catalogue.facts')}>
              <Facts
                rows={[
                  [
                    t('obstacles.code'),
                    <bdi key="code" dir="ltr">
                      {code}
                    </bdi>,
                  ],
                  [t('obstacles.evidence'), t(`obstacles.evidence.${group.evidenceType}`)],
                  [t('obstacles.form.ackDays'), days(group.ackDays)],
                  [t('obstacles.form.actDays'), days(group.actDays)],
                  [t('obstacles.panel'), group.panel && nameIn(locale, group.panel)],
                  [t('obstacles.catalogue.version'), formatNumber(group.version, locale)],
                ]}
              />
              <h3>{t('obstacles.form.asks')}</h3>
              <Stack row gap={1}>
                {group.asks.map((ask) => (
                  <Badge key={ask}>{t(`obstacles.ask.${ask}`)}</Badge>
                ))}
                {group.asks.length === 0 && <span className="muted">{t('obstacles.catalogue.asksNothing')}</span>}
              </Stack>
            </Card>
            <UsualCard group={group} />
          </Stack>
        </Columns>
      </div>
    </PageFrame>
  )
}
