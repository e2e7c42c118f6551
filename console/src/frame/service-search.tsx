import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { texts } from '#texts/texts.ts'
import { userPoolsQuery } from '#user-pools/list-user-pools.ts'

const list = '/cognito/user-pools'
const words = texts.services

/** The value of an option is the path that it leads to. */
const services: AutosuggestProps.Option[] = [
  { value: '/cognito', label: words.cognito, description: words.cognitoLine },
  { value: list, label: texts.userPools.title, labelTag: words.cognito },
  { value: `${list}/create`, label: texts.userPools.create, labelTag: words.cognito },
  { value: `${list}/quick-setup`, label: texts.userPools.quickSetup, labelTag: words.cognito },
]

/** Finds services, their pages, and user pools by name or ID. */
export function ServiceSearch() {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [isUsed, setUsed] = useState(false)
  const { data: pools = [], isFetching } = useQuery({ ...userPoolsQuery(), enabled: isUsed })
  const poolOptions = pools.map(({ Id = '', Name }) => ({
    value: `${list}/${Id}/overview`,
    label: Name ?? Id,
    labelTag: Id,
  }))
  return (
    <Autosuggest
      value={typed}
      options={[
        { label: words.menu, options: services },
        ...(poolOptions.length > 0 ? [{ label: texts.userPools.title, options: poolOptions }] : []),
      ]}
      placeholder={words.search}
      ariaLabel={words.search}
      enteredTextLabel={words.searchFor}
      empty={words.nothingFound}
      statusType={isFetching ? 'loading' : 'finished'}
      onFocus={() => setUsed(true)}
      onChange={({ detail }) => setTyped(detail.value)}
      onSelect={({ detail }) => {
        // What was typed and matches nothing leads nowhere.
        if (!detail.selectedOption?.value) return
        setTyped('')
        navigate(detail.selectedOption.value)
      }}
    />
  )
}
