import { formatDate } from '#kernel/format.ts'
import { Avatar } from '#ui/parts/Avatar.tsx'
import { Badge } from '#ui/parts/Badge.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import type { AgencyView, DeskView, Member } from '../../agencies/model.ts'
import { activity, agencyLaw } from '../../rules.ts'
import { PhoneLink } from '../units/Digits.tsx'
import { useNameOf, usePlaces } from '../use-places.ts'
import { AgencyFields } from './AgencyFields.tsx'
import { DeskFields } from './DeskFields.tsx'
import { useWeekText } from './week-text.ts'

/** One agency of the directory; its desks stand below it. */
export function AgencyEntry({ agency, open, vacantOnly }: { agency: AgencyView; open: boolean; vacantOnly: boolean }) {
  const { t } = useWords()
  const actor = useActor()
  const nameOf = useNameOf()
  const weekText = useWeekText()
  const vacant = agency.desks.filter((d) => d.active && d.vacant).length
  const headless = !agency.heads.some((h) => h.active && h.absentUntil === null)
  const record = { agencyId: agency.id, provinceId: actor.provinceId, state: activity(agency.active) }
  const why = (act: 'edit' | 'addDesk') => agencyLaw.whyNot(act, actor, record)
  return (
    <Disclosure
      open={open}
      summary={
        <span className="agency-summary">
          <strong>{nameOf(agency)}</strong>
          {agency.bank && <Badge icon="building">{t('registry.agency.isBank')}</Badge>}
          {!agency.active && <Badge icon="minus">{t('registry.inactive')}</Badge>}
          <span className="muted">{t('registry.agency.deskCount', { count: agency.desks.length })}</span>
          {vacant > 0 && (
            <Badge tone="danger" icon="alert">
              {t('registry.agency.vacantDesks', { count: vacant })}
            </Badge>
          )}
          {agency.heads[0] && <span className="muted agency-head">{t('registry.agency.headIs', { name: agency.heads[0].name })}</span>}
          {headless && (
            <Badge tone="warning" icon="person">
              {t('registry.agency.headAway')}
            </Badge>
          )}
        </span>
      }
    >
      <Stack gap={3}>
        <div className="agency-facts">
          <span>
            <span className="muted">{t('registry.agency.heads')}: </span>
            {agency.heads.length ? <Members members={agency.heads} /> : t('registry.agency.noHead')}
          </span>
          {agency.phone && (
            <span>
              <span className="muted">{t('registry.agency.phone')}: </span>
              <PhoneLink number={agency.phone} />
            </span>
          )}
          <span>
            <span className="muted">{t('registry.agency.hours')}: </span>
            {agency.hours ? weekText(agency.hours) : t('registry.agency.provinceHours')}
          </span>
        </div>
        <ul className="desks">
          {agency.desks
            .filter((d) => !vacantOnly || d.vacant)
            .map((desk) => (
              <DeskEntry key={desk.id} desk={desk} agency={agency} />
            ))}
        </ul>
        <Stack row gap={2}>
          <DialogButton text={t('registry.agency.edit')} title={nameOf(agency)} icon="edit" size="small" whyNot={why('edit')}>
            {(close) => <AgencyFields first={agency} onDone={close} />}
          </DialogButton>
          <DialogButton text={t('registry.desk.new')} title={t('registry.desk.new')} icon="plus" size="small" whyNot={why('addDesk')}>
            {(close) => <DeskFields agency={agency} onDone={close} />}
          </DialogButton>
        </Stack>
      </Stack>
    </Disclosure>
  )
}

function DeskEntry({ desk, agency }: { desk: DeskView; agency: AgencyView }) {
  const { t } = useWords()
  const actor = useActor()
  const nameOf = useNameOf()
  const places = usePlaces()
  const why = agencyLaw.whyNot('editDesk', actor, { agencyId: agency.id, provinceId: actor.provinceId, state: activity(desk.active) })
  const head = [...desk.members, ...agency.heads].find((m) => m.accountId === desk.headId)
  return (
    <li className="desk" data-vacant={(desk.active && desk.vacant) || undefined}>
      <div className="desk-head">
        <strong>{nameOf(desk)}</strong>
        {!desk.active ? (
          <Badge icon="minus">{t('registry.inactive')}</Badge>
        ) : desk.vacant ? (
          <Badge tone="danger" icon="alert">
            {t(desk.members.length ? 'registry.desk.allAway' : 'registry.desk.nobody')}
          </Badge>
        ) : (
          <Badge tone="success" icon="check">
            {t('registry.desk.present', { present: desk.present, members: desk.members.length })}
          </Badge>
        )}
        <DialogButton text={t('ui.edit')} title={nameOf(desk)} kind="quiet" size="small" icon="edit" whyNot={why}>
          {(close) => <DeskFields agency={agency} first={desk} onDone={close} />}
        </DialogButton>
      </div>
      <p className="muted desk-place">
        {desk.countyIds.length === 0
          ? t('registry.desk.wholeProvince')
          : desk.countyIds.map(places.countyName).filter(Boolean).join(t('registry.comma'))}
        {head && <> · {t('registry.desk.headIs', { name: head.name })}</>}
      </p>
      <Members members={desk.members} />
    </li>
  )
}

function Members({ members }: { members: readonly Member[] }) {
  const { t, locale } = useWords()
  return (
    <span className="members">
      {members.map((member) => (
        <span key={member.accountId} className="member" data-away={!member.active || member.absentUntil !== null || undefined}>
          <Avatar name={member.name} size={22} /> {member.name}
          {!member.active && <span className="muted"> ({t('registry.member.suspended')})</span>}
          {member.absentUntil && (
            <span className="muted"> ({t('registry.member.away', { day: formatDate(member.absentUntil, locale, 'dayMonth') })})</span>
          )}
        </span>
      ))}
    </span>
  )
}
