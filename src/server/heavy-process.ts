// The process of heavy.ts: each work runs in a thread of it, so that its heap is bounded and its words pass through here.

import type { Failure, Order, Report } from './heavy.ts'
import { runThread } from './threads.ts'

const report = (it: Report<unknown>): void => void process.send?.(it)
const bytes = () => process.memoryUsage.rss()
let hear: (answer: unknown) => void = () => {}

process.on('message', (order: Order) => {
  if ('answer' in order) return hear(order.answer)
  const onTold = (told: unknown) =>
    new Promise<unknown>((resolve) => {
      hear = resolve
      report({ told })
    })
  runThread(new URL(order.file), order.data, { onTold, ...(order.heapMb !== undefined && { heapMb: order.heapMb }) }).then(
    (result) => report({ result, bytes: bytes() }),
    (error) => report({ failed: failureOf(error), bytes: bytes() }),
  )
})

// The server went: so does this, in the middle of whatever it does.
process.on('disconnect', () => process.exit())

const failureOf = (error: Error & { code?: unknown }): Failure => ({
  name: error.name,
  message: error.message,
  stack: error.stack,
  code: error.code,
})
