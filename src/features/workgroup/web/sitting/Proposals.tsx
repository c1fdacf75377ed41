// What members propose, and the votes where the body votes.

import { type FormEvent, useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { RoomProposal } from '../../sitting/model.ts'
import { isHere, noQuorum } from '../../sitting/rules.ts'
import type { InItem } from './ItemPane.tsx'
import { proposalTone, reasonOf } from './look.ts'
import { Part } from './Part.tsx'
import { SaveFoot } from './SaveFoot.tsx'
import { useActing } from './use-acting.ts'
import { Votes } from './Votes.tsx'

export function Proposals({ room, view, item }: InItem) {
  const { t } = useWords()
  const [writing, setWriting] = useState(false)
  const undecided = item.state === 'waiting' || item.state === 'open'
  const refused = reasonOf(view.whyNot.write)
  useShortcut('KeyP', () => setWriting(true), { word: 'workgroup.sitting.key.proposal', off: refused !== null || !undecided })
  if (!item.proposals.length && (refused || !undecided)) return null
  return (
    <Part
      title={t('workgroup.sitting.proposals')}
      actions={
        undecided && (
          <Button size="small" icon="plus" shortcut="KeyP" whyNot={refused} onPress={() => setWriting(true)}>
            {t('workgroup.sitting.propose')}
          </Button>
        )
      }
    >
      {item.proposals.length ? (
        <ul className="sit-list">
          {item.proposals.map((proposal) => (
            <ProposalLine key={proposal.id} room={room} view={view} item={item} proposal={proposal} live={undecided && !refused} />
          ))}
        </ul>
      ) : (
        <p className="sit-muted">{t('workgroup.sitting.proposals.empty')}</p>
      )}
      <Dialog title={t('workgroup.sitting.propose')} open={writing} onClose={() => setWriting(false)}>
        {writing && <ProposalForm room={room} view={view} item={item} onDone={() => setWriting(false)} />}
      </Dialog>
    </Part>
  )
}

function ProposalLine({ room, view, item, proposal, live }: InItem & { proposal: RoomProposal; live: boolean }) {
  const { t } = useWords()
  const settle = (how: string) => void room.act('settleProposal', { params: { itemId: item.id, proposalId: proposal.id }, body: { how } })
  const by = view.seats.find((s) => s.id === proposal.seatId)?.post
  const open = proposal.state === 'open'
  const { met, present, needed } = item.quorum
  const poor = met ? null : noQuorum({ present, needed })
  return (
    <li className="sit-proposal" data-state={proposal.state}>
      <p>
        <Badge tone={proposalTone(proposal.state)}>{t(`workgroup.proposal.state.${proposal.state}`)}</Badge> {proposal.text}
        {by && <span className="sit-muted"> ({by})</span>}
      </p>
      {view.body.votes && (open || proposal.tally || proposal.votes.length > 0) && (
        <Votes room={room} view={view} item={item} proposal={proposal} live={live && open} />
      )}
      {live && (
        <div className="sit-row">
          {open ? (
            <>
              <Button size="small" icon="check" whyNot={poor} onPress={() => settle('agreed')}>
                {t('workgroup.sitting.settle.agreed')}
              </Button>
              <Button size="small" whyNot={poor} onPress={() => settle('rejected')}>
                {t('workgroup.sitting.settle.rejected')}
              </Button>
              <Button size="small" kind="quiet" onPress={() => settle('dropped')}>
                {t('workgroup.sitting.settle.dropped')}
              </Button>
            </>
          ) : (
            <Button size="small" kind="quiet" icon="undo" onPress={() => settle('reopen')}>
              {t('workgroup.sitting.settle.reopen')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function ProposalForm({ room, view, item, onDone }: InItem & { onDone: () => void }) {
  const { t } = useWords()
  const [id] = useState(() => crypto.randomUUID())
  const [text, setText] = useState('')
  const [seatId, setSeatId] = useState<string | null>(null)
  const acting = useActing(room)
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() && (await acting.run('proposeOnItem', { params: { itemId: item.id }, body: { id, text, seatId } }))) onDone()
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <TextArea
        label={t('workgroup.sitting.propose.text')}
        value={text}
        onChange={setText}
        rows={4}
        maxLength={5000}
        onSubmit={() => void send()}
        autoFocus
        required
      />
      <Select
        label={t('workgroup.sitting.propose.by')}
        value={seatId}
        options={view.seats.filter((s) => isHere(s.presence)).map((s) => ({ id: s.id, text: s.post }))}
        placeholder={t('workgroup.sitting.propose.nobody')}
        onClear={() => setSeatId(null)}
        onChange={setSeatId}
      />
      <SaveFoot acting={acting} onDone={onDone} />
    </form>
  )
}
