// A person or agency as a round mark with the first letter; the colour follows the name.

/** `<Avatar name={person.name} />`; decorative: the name stands beside it. */
export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  // One letter only: two Persian initials side by side read as a word. Drawn by CSS, so that no screen reader spells it.
  const letter = [...name.trim()][0] ?? ''
  const shade = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 6, 0)
  return (
    <span
      className="avatar"
      data-shade={shade}
      data-letter={letter}
      style={{ inlineSize: size, blockSize: size, fontSize: size * 0.42 }}
      aria-hidden="true"
    />
  )
}
