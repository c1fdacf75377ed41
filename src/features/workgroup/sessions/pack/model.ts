// What is frozen with the call: all that the members were sent, in plain values that read the same in fifty years.

export type PackCase = {
  readonly code: string
  readonly status: string
  readonly group: string
  readonly overdue: boolean
  /** Empty where the case is confidential: members read it in the session. */
  readonly text: string
  readonly referrals: readonly { readonly agency: string; readonly state: string }[]
}
export type PackItem = {
  readonly no: number
  readonly source: string
  readonly title: string
  readonly dossier: string
  readonly resolution: string
  readonly unit: string
  readonly county: string
  readonly subject: string
  readonly request: string
  readonly resolutionText: string
  readonly factors: Readonly<Record<string, number | boolean>>
  readonly cases: readonly PackCase[]
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly conflicts: readonly { readonly post: string; readonly why: string }[]
  readonly confidential: boolean
}
type PackSeat = {
  readonly post: string
  readonly agency: string
  readonly holder: string
  readonly deputy: string
  readonly chair: boolean
  readonly clerk: boolean
  readonly voting: boolean
}
export type PackContent = {
  readonly format: 'gerehgosha.pack/1'
  readonly kind: 'pack' | 'addition'
  readonly session: {
    readonly code: string
    readonly no: number
    readonly year: number
    readonly body: string
    readonly startsAt: string
    readonly minutes: number
    readonly place: string
    readonly videoLink: string
    readonly extraordinary: boolean
    readonly reason: string
    readonly capacity: number
  }
  readonly frozenAt: string
  /** Of an addition: the hash of the pack before it, and why it was added. */
  readonly follows: string
  readonly reason: string
  readonly seats: readonly PackSeat[]
  readonly items: readonly PackItem[]
}
