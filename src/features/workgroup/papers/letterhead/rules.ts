// The letterhead a province has until it writes its own. Pure.

import { problem } from '#kernel/problem.ts'
import type { Lang } from '../texts/model.ts'

export const logoNeedsPicture = problem('workgroup/logo-needs-picture', 422)

/** Lines of the head, the line below, and the post that signs, with the province's name. */
export function shippedHead(lang: Lang, province: string): { head: string; subhead: string; signerPost: string } {
  return lang === 'fa'
    ? {
        head: `استانداری ${province}\nکارگروه تسهیل و رفع موانع تولید`,
        subhead: 'دبیرخانهٔ کارگروه',
        signerPost: 'دبیر کارگروه تسهیل و رفع موانع تولید استان',
      }
    : {
        head: `Governorate of ${province}\nFacilitation Working Group`,
        subhead: 'Secretariat',
        signerPost: 'Secretary of the Facilitation Working Group',
      }
}

/** A logo is kept as PNG of at most so many points a side: sharp at 16 mm and small in every file. */
export const logoSide = 480
