// What a visitor has written so far while raising an obstacle: one question at a time, nothing lost between them.

export const steps = ['text', 'stopped', 'unit', 'you', 'files', 'check'] as const
export type Step = (typeof steps)[number]

/** As typed: a wrong phone is kept too, so that the visitor corrects it instead of writing it again. */
export type Raising = {
  readonly text: string
  readonly stopped: '' | 'yes' | 'no'
  readonly unitName: string
  readonly identifier: string
  readonly county: string
  readonly name: string
  readonly phone: string
}

export const blank: Raising = { text: '', stopped: '', unitName: '', identifier: '', county: '', name: '', phone: '' }

/** Which fields each step asks. */
export const fieldsOf: Readonly<Record<Step, readonly (keyof Raising)[]>> = {
  text: ['text'],
  stopped: ['stopped'],
  unit: ['unitName', 'identifier', 'county'],
  you: ['name', 'phone'],
  files: [],
  check: [],
}

export const MAX_FILES = 6
export const MAX_FILE_BYTES = 20_000_000

/** A file that hangs on the draft. */
export type Attached = { readonly id: string; readonly name: string; readonly bytes: number }
