import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { usePlaces } from '../use-places.ts'

/** Counties to tick; none ticked means the whole province. */
export function CountyChecks({
  label,
  hint,
  value,
  onChange,
}: {
  label: string
  hint: string
  value: readonly string[]
  onChange: (ids: readonly string[]) => void
}) {
  const places = usePlaces()
  return (
    <fieldset className="county-checks">
      <legend className="field-label">{label}</legend>
      <p className="field-hint">{hint}</p>
      <div>
        {places.countyOptions.map((county) => (
          <Checkbox
            key={county.id}
            value={value.includes(county.id)}
            onChange={(on) => onChange(on ? [...value, county.id] : value.filter((id) => id !== county.id))}
          >
            {county.text}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
