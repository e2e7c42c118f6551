import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { texts } from '#texts/texts.ts'
import { noSearch, searchBy, searchProperties, type UserSearch, valuesOf } from './user-search.ts'
import './users.css'

const words = texts.users.search

export type UserSearchBarProps = {
  readonly search: UserSearch
  readonly onSearch: (search: UserSearch) => void
}

/** Asks by what to search, how to compare and for what. The search begins with the button, Enter, or the choice of a value. */
export function UserSearchBar({ search, onSearch }: UserSearchBarProps) {
  const [draft, setDraft] = useState(search)
  const properties = searchProperties.map((value) => ({ value, label: words.properties[value] }))
  const clear = () => {
    setDraft(noSearch)
    onSearch(noSearch)
  }
  return (
    <div className="user-search">
      <Select
        ariaLabel={words.by}
        selectedOption={{ value: draft.property, label: words.properties[draft.property] }}
        options={properties}
        onChange={({ detail }) => {
          const property = searchProperties.find((name) => name === detail.selectedOption.value)
          if (property) setDraft(searchBy(draft, property))
        }}
      />
      {!valuesOf(draft.property) && <OperatorSelect search={draft} onChange={setDraft} />}
      <div className="user-search-value">
        <SearchValue search={draft} onChange={setDraft} onSearch={onSearch} />
      </div>
      <Button iconName="search" formAction="none" onClick={() => onSearch(draft)}>
        {words.submit}
      </Button>
      {search.value !== '' && (
        <Button variant="link" formAction="none" onClick={clear}>
          {words.clear}
        </Button>
      )}
    </div>
  )
}

type PartProps = { readonly search: UserSearch; readonly onChange: (search: UserSearch) => void }

function OperatorSelect({ search, onChange }: PartProps) {
  const option = (value: UserSearch['operator']) => ({ value, label: value === '=' ? words.equals : words.startsWith })
  return (
    <Select
      ariaLabel={words.comparison}
      selectedOption={option(search.operator)}
      options={[option('^='), option('=')]}
      onChange={({ detail }) => onChange({ ...search, operator: detail.selectedOption.value === '=' ? '=' : '^=' })}
    />
  )
}

function SearchValue({ search, onChange, onSearch }: PartProps & Pick<UserSearchBarProps, 'onSearch'>) {
  const values = valuesOf(search.property)
  const change = (value: string) => onChange({ ...search, value })
  if (!values)
    return (
      <Input
        type="search"
        value={search.value}
        placeholder={words.value}
        ariaLabel={words.value}
        onChange={({ detail }) => change(detail.value)}
        onKeyDown={(event) => {
          if (event.detail.key !== 'Enter') return
          // Inside a dialog Enter would send its form.
          event.preventDefault()
          onSearch(search)
        }}
      />
    )
  const option = (value: string) => ({ value, label: labelOf(value) })
  return (
    <Select
      ariaLabel={words.value}
      placeholder={words.choose}
      selectedOption={search.value === '' ? null : option(search.value)}
      options={values.map(option)}
      onChange={({ detail }) => {
        const { value = '' } = detail.selectedOption
        change(value)
        onSearch({ ...search, value })
      }}
    />
  )
}

const confirmations: Readonly<Record<string, string>> = texts.users.confirmations

function labelOf(value: string): string {
  return confirmations[value] ?? value
}
