// The thread that writes one DOCX.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CharacterSet, Document, Footer, Header, Packer, PageNumber } from 'docx'
import type { Letter } from '#kernel/letter.ts'
import { blockOf, letterhead, titleOf } from './docx-blocks.ts'
import { inThread } from './threads.ts'
import { digitFont, picture, type Pen, penFor, plainTable } from './docx-pen.ts'

const fonts = dirname(createRequire(import.meta.url).resolve('vazirmatn/package.json'))
const face = (name: string) => readFileSync(join(fonts, `fonts/ttf/Vazirmatn-${name}.ttf`))
const digits = () => readFileSync(join(fonts, 'misc/Farsi-Digits-Non-Latin/fonts/ttf/Vazirmatn-FD-NL-Regular.ttf'))

/** A4 in twentieths of a point, margins as in the PDF. */
const page = { size: { width: 11906, height: 16838 }, margin: { top: 1250, bottom: 1400, left: 1250, right: 1250, header: 560, footer: 420 } }

/** The fonts lie inside, so that it looks the same where Vazirmatn is not installed. */
async function write(letter: Letter): Promise<Uint8Array> {
  const font = { data: face('Regular'), bold: face('Bold') }
  const pen = penFor(letter)
  const number = letter.box[0]?.[1] ?? ''
  const file = new Document({
    title: letter.title,
    creator: letter.head.join(' – '),
    fonts: [
      { name: 'Vazirmatn', ...font, characterSet: CharacterSet.ARABIC },
      ...(pen.persian ? [{ name: digitFont, data: digits(), characterSet: CharacterSet.ARABIC }] : []),
    ],
    styles: {
      default: {
        document: {
          run: { font: 'Vazirmatn', size: 21, sizeComplexScript: 21, language: { value: 'en-GB', bidirectional: 'fa-IR' } },
          paragraph: { spacing: { after: 120, line: 320 } },
        },
      },
    },
    sections: [
      {
        properties: { titlePage: true, page },
        headers: {
          first: new Header({ children: letterhead(letter, pen) }),
          default: new Header({ children: [pen.line(`${letter.title} – ${number}`, { size: 16, quiet: true })] }),
        },
        footers: { first: foot(letter, pen), default: foot(letter, pen) },
        children: [...titleOf(letter, pen), ...letter.blocks.flatMap((b) => blockOf(b, letter, pen))],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

const small = { size: 15, quiet: true, after: 20 }

/** The code and the address by which the paper is checked stand on every page. */
function foot(letter: Letter, pen: Pen): Footer {
  const { check, words } = letter
  const lines = [
    ...(check ? [pen.line(`${check.text} ${check.code}`, small), pen.line(check.url, small)] : []),
    ...(letter.address ? [pen.line(letter.address, small)] : []),
    pen.line([`${words.page} `, PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES], small),
  ]
  if (!check) return new Footer({ children: lines })
  const square = { base64: check.qrBase64, width: 1, height: 1 }
  return new Footer({
    children: [
      plainTable(pen, [
        [
          { width: 12, children: [picture(pen, square, 48)] },
          { width: 88, children: lines },
        ],
      ]),
    ],
  })
}

await inThread((letter: Letter) => write(letter))
