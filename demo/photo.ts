// Pictures for demo attachments: drawn here, so that no photo of a real place or person is needed.

import sharp from 'sharp'

/** A JPEG of 960 × 640 that plainly says it is a sample. */
export function drawPhoto(words: string, n: number): Promise<Buffer> {
  const hue = (n * 47) % 360
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="hsl(${hue} 30% 72%)"/><stop offset="1" stop-color="hsl(${hue} 28% 38%)"/></linearGradient></defs>
<rect width="960" height="640" fill="url(#g)"/><g fill="hsl(${hue} 25% 25%)"><path d="M0 520h960v120H0z"/><path d="M120 520V300l140 70v-70l140 70v-70l140 70v150z"/><path d="M620 520V180h50v340zM720 520V240h50v280z"/></g>
<g fill="hsl(${hue} 30% 90%)"><circle cx="650" cy="140" r="34"/><circle cx="690" cy="110" r="26"/></g>
<text x="480" y="590" font-size="34" text-anchor="middle" fill="#fff" font-family="Vazirmatn, Tahoma, sans-serif">${words}</text></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}
