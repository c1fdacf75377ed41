// Who sits in a body, with deputies; seats given up below.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Dialog, DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'
import type { BodyPage, SeatView } from '../../../bodies/model.ts'
import { AgencySeats } from '../forms/AgencySeats.tsx'
import { SeatFields, type SeatTask } from '../forms/SeatFields.tsx'
import { refusalOf } from '../look.ts'
import { PastSeats } from './PastSeats.tsx'
import { Person, Post } from './SeatCells.tsx'

export function Members({ body, refetch }: { body: BodyPage; refetch: () => void }) {
  const { t, locale } = useWords()
  const [task, setTask] = useState<SeatTask | null>(null)
  const topics = ['bodies', `body:${body.id}`]
  const restore = useAct(bodiesApi.restoreSeat, { refetch: topics, done: t('workgroup.bodies.seatRestored') })
  const retire = useAct(bodiesApi.retireSeat, {
    refetch: topics,
    done: t('workgroup.bodies.seatRetired'),
    // The retired seat's version is one more than the one given up.
    undo: (reply, { params }) => {
      const seat = reply.past.find((s) => s.id === params.seatId)
      return seat && restore.run({ params }, { ifMatch: seat.version })
    },
  })
  const mayAdd = refusalOf(body, 'add_seat')
  const add = (
    <Button kind="primary" icon="plus" whyNot={mayAdd} onPress={() => setTask({ kind: 'add' })}>
      {t('workgroup.bodies.addSeat')}
    </Button>
  )
  const many = (
    <DialogButton
      icon="building"
      text={t('workgroup.bodies.addAgencies')}
      title={t('workgroup.bodies.addAgencies')}
      dialogSize="wide"
      whyNot={mayAdd}
    >
      {(close) => <AgencySeats body={body} onDone={close} />}
    </DialogButton>
  )
  const acts = (seat: SeatView) => (
    <Menu
      label={t('workgroup.bodies.seatActs', { name: seat.holderName || seat.post })}
      items={[
        {
          id: 'edit',
          text: t('workgroup.bodies.editSeat'),
          icon: 'edit',
          whyNot: refusalOf(body, 'edit_seat'),
          onAction: () => setTask({ kind: 'edit', seatId: seat.id }),
        },
        {
          id: 'replace',
          text: t('workgroup.bodies.replaceSeat'),
          icon: 'person',
          whyNot: refusalOf(body, 'edit_seat') ?? (seat.holderName ? null : new Problem('workgroup/seat-vacant', 409)),
          onAction: () => setTask({ kind: 'replace', seatId: seat.id }),
        },
        {
          id: 'retire',
          text: t('workgroup.bodies.retireSeat'),
          icon: 'close',
          danger: true,
          whyNot: refusalOf(body, 'retire_seat'),
          onAction: () => void retire.run({ params: { id: body.id, seatId: seat.id } }, { ifMatch: seat.version }).then((done) => done ?? refetch()),
        },
      ]}
    />
  )
  const title = task && t(`workgroup.bodies.${task.kind}Seat`)
  return (
    <Stack gap={4}>
      <Card
        title={`${t('workgroup.bodies.members')} (${formatNumber(body.members.length, locale)})`}
        actions={
          <>
            {many}
            {body.members.length > 0 && add}
          </>
        }
        flush
      >
        <Warnings body={body} />
        <Table
          label={t('workgroup.bodies.members')}
          rows={body.members}
          rowKey={(s) => s.id}
          empty={<EmptyState icon="people" title={t('workgroup.bodies.noMembers')} text={t('workgroup.bodies.noMembersText')} action={add} />}
          columns={[
            { id: 'post', head: t('workgroup.bodies.column.post'), width: '34%', cell: (s) => <Post seat={s} /> },
            {
              id: 'holder',
              head: t('workgroup.bodies.column.holder'),
              cell: (s) => <Person name={s.holderName} phone={s.phone} account={s.accountId !== null} lost={s.lost} />,
            },
            {
              id: 'deputy',
              head: t('workgroup.bodies.column.deputy'),
              cell: (s) =>
                s.deputyName ? (
                  <Person name={s.deputyName} phone={s.deputyPhone} account={s.deputyAccountId !== null} lost={s.deputyLost} />
                ) : (
                  <span className="wb-muted">{t('workgroup.bodies.noDeputy')}</span>
                ),
            },
            { id: 'acts', head: '', width: '3.5rem', align: 'end', cell: acts },
          ]}
        />
      </Card>
      {body.past.length > 0 && <PastSeats body={body} restore={restore} />}
      <Dialog title={title ?? ''} open={task !== null} onClose={() => setTask(null)} size="wide">
        {task && <SeatFields body={body} task={task} onDone={() => setTask(null)} onRefused={refetch} />}
      </Dialog>
    </Stack>
  )
}

/** What keeps this body from working as it should. */
function Warnings({ body }: { body: BodyPage }) {
  const { t, locale } = useWords()
  if (body.parallel || !body.active || body.members.length === 0) return null
  const out = body.quorum > body.voting && body.quorumRule !== 'none'
  const lines = [
    !body.members.some((s) => s.chair) && t('workgroup.bodies.noChair'),
    !body.members.some((s) => s.clerk) && t('workgroup.bodies.noClerk'),
    out && t('workgroup.bodies.quorumOut', { needed: formatNumber(body.quorum, locale) }),
  ].filter((line) => line !== false)
  return lines.length === 0 ? null : (
    <ul className="wb-warnings no-print">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
