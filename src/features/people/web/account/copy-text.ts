import { toast } from '#ui/parts/toast.tsx'

/** Copies and says so; without a clipboard (plain http) nothing is claimed. */
export function copyText(text: string, done: string): void {
  void navigator.clipboard
    ?.writeText(text)
    .then(() => toast(done))
    .catch(() => {})
}
