import CollectionPreferences, {
  type CollectionPreferencesProps,
} from '@cloudscape-design/components/collection-preferences'

export type ListPreferencesProps = {
  readonly words: {
    readonly title: string
    readonly confirm: string
    readonly cancel: string
    readonly pageSize: string
    readonly rows: (count: number) => string
    readonly columns: string
  }
  readonly pageSizes: readonly number[]
  /** The first one is always shown. */
  readonly columns: readonly { readonly id: string; readonly header: string }[]
  readonly preferences: CollectionPreferencesProps.Preferences
  readonly onConfirm: (preferences: CollectionPreferencesProps.Preferences) => void
}

/** How many rows and which columns a table shows. */
export function ListPreferences({ words, pageSizes, columns, preferences, onConfirm }: ListPreferencesProps) {
  return (
    <CollectionPreferences
      title={words.title}
      confirmLabel={words.confirm}
      cancelLabel={words.cancel}
      preferences={preferences}
      onConfirm={({ detail }) => onConfirm(detail)}
      pageSizePreference={{
        title: words.pageSize,
        options: pageSizes.map((value) => ({ value, label: words.rows(value) })),
      }}
      contentDisplayPreference={{
        title: words.columns,
        options: columns.map(({ id, header }, at) => ({ id, label: header, alwaysVisible: at === 0 })),
      }}
    />
  )
}
