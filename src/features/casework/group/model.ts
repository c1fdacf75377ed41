// What the working group learns of a case.

import type { Status } from '../model.ts'

export type CaseBrief = {
  readonly id: string
  readonly code: string
  readonly status: Status
  /** What it is about; empty where the caller may not open the case. */
  readonly summary: string
  readonly groupCode: string | null
  /** Not closed: somebody still has to do something about it, the producer included. */
  readonly open: boolean
  readonly confidential: boolean
  /** The caller may open it. */
  readonly visible: boolean
}

/** Whether the case followed; `why` is the code of the Problem that kept it from following. */
export type Followed = { readonly caseId: string; readonly done: boolean; readonly why?: string }
