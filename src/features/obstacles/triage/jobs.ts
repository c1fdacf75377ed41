import type { RoomJobs } from '#server/jobs.ts'
import { countMonths } from './quality/actions.ts'
import { tryOnnx } from './onnx/actions.ts'
import { refit } from './refit/actions.ts'

export const triageJobs: RoomJobs = {
  hears: {
    // New groups are unknown to a fitted model, and split ones no longer exist.
    'obstacles.changeGroup': (ctx) => ctx.enqueue('obstacles.triage_refit', {}, { key: 'refit' }),
  },
  tasks: {
    'obstacles.triage_count': (ctx) => countMonths(ctx),
  },
  every: {
    'obstacles.triage_nightly': { minutes: 1440 },
  },
  long: {
    'obstacles.triage_refit': (engine, provinceId) => refit(engine, provinceId, 'due'),
    'obstacles.triage_refit_now': async (engine, provinceId) => {
      await refit(engine, provinceId, 'now')
      await tryOnnx(engine, provinceId)
    },
    'obstacles.triage_nightly': async (engine, provinceId) => {
      await refit(engine, provinceId, 'changed')
      await tryOnnx(engine, provinceId)
    },
  },
}
