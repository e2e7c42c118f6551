/** What ListUsers can search by, in the order of the menu. */
export const searchProperties = [
  'username',
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'cognito:user_status',
  'status',
  'sub',
] as const

export type SearchProperty = (typeof searchProperties)[number]

export type UserSearch = {
  readonly property: SearchProperty
  readonly operator: '=' | '^='
  readonly value: string
}

export const noSearch: UserSearch = { property: 'username', operator: '^=', value: '' }

/** The values of a property that has few of them, in the words of the API. */
export function valuesOf(property: SearchProperty): readonly string[] | undefined {
  if (property === 'status') return ['Enabled', 'Disabled']
  if (property === 'cognito:user_status')
    return ['CONFIRMED', 'UNCONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED', 'EXTERNAL_PROVIDER']
  return undefined
}

/** The filter of ListUsers, or undefined for everybody. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export function filterOf({ property, operator, value }: UserSearch): string | undefined {
  const sought = value.trim()
  return sought === '' ? undefined : `${property} ${operator} "${sought.replaceAll(/["\\]/g, '\\$&')}"`
}

/** The search in the address of the page, so that coming back from a user shows the same list. */
export function searchInQuery(query: URLSearchParams): UserSearch {
  const property = searchProperties.find((name) => name === query.get('by')) ?? noSearch.property
  const operator = query.get('how') === 'equals' || valuesOf(property) ? '=' : '^='
  return { property, operator, value: query.get('value') ?? '' }
}

export function queryOf({ property, operator, value }: UserSearch): Record<string, string> {
  return value.trim() === '' ? {} : { by: property, ...(operator === '=' && { how: 'equals' }), value }
}

/** The same search by another property. What was typed stays, unless the property has values of its own. */
export function searchBy(search: UserSearch, property: SearchProperty): UserSearch {
  const isTyped = !valuesOf(property) && !valuesOf(search.property)
  if (isTyped) return { ...search, property }
  return { property, operator: valuesOf(property) ? '=' : '^=', value: '' }
}
