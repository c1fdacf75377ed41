// Votes on one proposal: the count always, the members when votes are taken.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { useWords } from '#ui/words.tsx'
import { type RoomProposal, type VoteWord, voteWords } from '../../sitting/model.ts'
import { isHere, tallyOf, whyNotVote } from '../../sitting/rules.ts'
import type { InItem } from './ItemPane.tsx'

export function Votes({ room, view, item, proposal, live }: InItem & { proposal: RoomProposal; live: boolean }) {
  const { t, locale, say } = useWords()
  const [taking, setTaking] = useState(false)
  const conflicts = new Map(item.conflicts.map((c) => [c.seatId, c.reason]))
  const tally = proposal.tally ?? tallyOf(proposal.votes, view.seats, new Set(conflicts.keys()))
  const struck = proposal.votes.filter((v) => v.struck)
  const n = (count: number) => formatNumber(count, locale)
  const cast = new Map(proposal.votes.map((v) => [v.seatId, v.vote]))
  const params = { itemId: item.id, proposalId: proposal.id }
  const vote = (votes: readonly { seatId: string; vote: VoteWord | null }[]) => void room.act('voteOnProposal', { params, body: { votes } })
  const entitled = view.seats.filter((s) => !whyNotVote(s, conflicts.get(s.id)))
  const voters = view.seats.filter((s) => s.voting && isHere(s.presence))
  return (
    <div className="sit-votes">
      <div className="sit-row">
        <span>{t('workgroup.sitting.votes', { for: n(tally.for), against: n(tally.against), abstain: n(tally.abstain) })}</span>
        <span className="sit-muted">{t('workgroup.sitting.votesOf', { entitled: n(tally.entitled) })}</span>
        {live && (
          <>
            <Button size="small" expanded={taking} onPress={() => setTaking(!taking)}>
              {t('workgroup.sitting.votes.take')}
            </Button>
            {proposal.votes.length > struck.length && (
              <Button size="small" kind="primary" onPress={() => void room.act('settleProposal', { params, body: { how: 'votes' } })}>
                {t('workgroup.sitting.votes.result')}
              </Button>
            )}
          </>
        )}
      </div>
      {struck.length > 0 && (
        <p className="sit-row sit-muted">
          {t('workgroup.sitting.votes.struck')}
          {struck.map((v) => (
            <span key={v.seatId}>
              {view.seats.find((s) => s.id === v.seatId)?.post} <s>{t(`workgroup.vote.${v.vote}`)}</s>
            </span>
          ))}
        </p>
      )}
      {live && taking && (
        <>
          <p className="sit-muted">{t('workgroup.sitting.votes.rule')}</p>
          <Button size="small" onPress={() => vote(entitled.map((s) => ({ seatId: s.id, vote: 'for' })))}>
            {t('workgroup.sitting.votes.allFor')}
          </Button>
          <ul className="sit-ballot">
            {voters.map((seat) => {
              const refused = whyNotVote(seat, conflicts.get(seat.id))
              return (
                <li key={seat.id}>
                  <fieldset disabled={refused !== null}>
                    <legend>
                      {seat.post} {refused && <span className="sit-muted">{say(refused)}</span>}
                    </legend>
                    <div className="sit-presences">
                      {voteWords.map((word) => (
                        <label key={word} className="sit-presence" data-vote={word}>
                          <input
                            type="radio"
                            name={`vote-${proposal.id}-${seat.id}`}
                            checked={cast.get(seat.id) === word}
                            onChange={() => vote([{ seatId: seat.id, vote: word }])}
                          />
                          <span>{t(`workgroup.vote.${word}`)}</span>
                        </label>
                      ))}
                    </div>
                  </fieldset>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}
