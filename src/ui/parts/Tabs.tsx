// Several views of one thing, one at a time.

import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { formatNumber } from '#kernel/format.ts'
import { useWords } from '../words.tsx'

export type TabEntry = { readonly id: string; readonly text: string; readonly count?: number | undefined; readonly content: ReactNode }

/** `<Tabs label={t('…')} items={[{ id: 'open', text: t('…'), count: 3, content: <List/> }]} value={tab} onChange={setTab} />` */
export function Tabs({
  label,
  items,
  value,
  onChange,
}: {
  label: string
  items: readonly TabEntry[]
  value?: string
  onChange?: (id: string) => void
}) {
  const { locale } = useWords()
  return (
    <AriaTabs
      className="tabs"
      {...(value !== undefined && { selectedKey: value })}
      {...(onChange && { onSelectionChange: (key) => onChange(String(key)) })}
    >
      <TabList className="tab-list" aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="tab">
            {item.text}
            {item.count !== undefined && <span className="tab-count">{formatNumber(item.count, locale)}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="tab-panel">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
