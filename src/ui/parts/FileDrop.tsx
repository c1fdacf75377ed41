// Files by dropping or choosing; refuses at once what the server would refuse later.

import { useId, useState } from 'react'
import { formatSize } from '#kernel/format.ts'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'

export type FileDropProps = {
  label: string
  files: readonly File[]
  onChange: (files: readonly File[]) => void
  /** As the accept attribute, e.g. `image/*,application/pdf,audio/*`. */
  accept?: string
  /** Bytes per file; default 20 MB, what the server takes. */
  maxBytes?: number
  maxFiles?: number
  hint?: string
}

const fingerprint = (file: File) => `${file.name} ${file.size} ${file.lastModified}`

const typeFits = (file: File, accept: string) =>
  accept
    .split(',')
    .some((one) =>
      one.endsWith('/*') ? file.type.startsWith(one.slice(0, -1)) : one.startsWith('.') ? file.name.toLowerCase().endsWith(one) : file.type === one,
    )

/** `<FileDrop label={t('…')} files={files} onChange={setFiles} accept="image/*,application/pdf" maxFiles={5} />` */
export function FileDrop({
  label,
  files,
  onChange,
  accept = 'image/*,application/pdf,audio/*',
  maxBytes = 20_000_000,
  maxFiles = 5,
  hint,
}: FileDropProps) {
  const { t, locale } = useWords()
  const id = useId()
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const said: string[] = []
    const fine = [...(list ?? [])].filter((file) => {
      if (!typeFits(file, accept)) said.push(t('ui.file.wrong-type', { name: file.name }))
      else if (file.size > maxBytes) said.push(t('ui.file.too-big', { name: file.name, max: formatSize(maxBytes, locale) }))
      else if (file.size === 0) said.push(t('ui.file.empty', { name: file.name }))
      else return true
      return false
    })
    if (files.length + fine.length > maxFiles) said.push(t('ui.file.too-many', { max: maxFiles }))
    setRefusals(said)
    // The same file chosen twice is one file.
    const all = new Map([...files, ...fine].map((file) => [fingerprint(file), file]))
    onChange([...all.values()].slice(0, maxFiles))
  }
  return (
    <div className="field">
      <fieldset
        className="drop"
        aria-label={label}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <input
          id={id}
          type="file"
          className="visually-hidden"
          multiple={maxFiles > 1}
          accept={accept}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        <label htmlFor={id} className="drop-label">
          <Icon name="upload" />
          <span>{label}</span>
          <span className="field-hint">{hint ?? t('ui.file.limits', { max: formatSize(maxBytes, locale), count: maxFiles })}</span>
        </label>
      </fieldset>
      {refusals.length > 0 && (
        <div className="field-error" role="alert">
          {refusals.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {files.length > 0 && (
        <ul className="files">
          {files.map((file) => (
            <li key={fingerprint(file)}>
              <Icon name={file.type.startsWith('image/') ? 'image' : 'file'} size={16} />
              <bdi>{file.name}</bdi>
              <span className="field-hint">{formatSize(file.size, locale)}</span>
              <Button
                kind="quiet"
                size="small"
                icon="close"
                label={t('ui.file.remove', { name: file.name })}
                onPress={() => onChange(files.filter((one) => one !== file))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
