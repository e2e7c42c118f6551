import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CopyValue } from '#frame/copy-value.tsx'
import { dateText } from '#frame/dates.ts'
import { texts } from '#texts/texts.ts'
import { attributeOf, isAddress, isVerified } from '../user-attributes.ts'
import { AccessStatus, ConfirmationBadge, VerifiedBadge } from '../user-badges.tsx'
import { mfaOf } from './mfa-methods.ts'
import type { Person } from './person.ts'

const words = texts.users.user

export function UserInformation({ person }: { readonly person: Person }) {
  const { user, username } = person
  const sub = attributeOf(user.UserAttributes, 'sub') ?? ''
  return (
    <Container header={<Header variant="h2">{words.information}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: words.sub, value: <CopyValue name={words.sub} value={sub} /> },
          ...(username === sub
            ? []
            : [{ label: words.userName, value: <CopyValue name={words.userName} value={username} /> }]),
          { label: words.aliases, value: <Aliases person={person} /> },
          { label: words.accountStatus, value: <AccessStatus enabled={user.Enabled} /> },
          { label: words.confirmation, value: <ConfirmationBadge status={user.UserStatus} /> },
          { label: words.mfaSetting, value: <MfaSetting person={person} /> },
          { label: words.mfaMethods, value: <MfaMethods person={person} /> },
          { label: words.created, value: dateText(user.UserCreateDate) },
          { label: words.modified, value: dateText(user.UserLastModifiedDate) },
        ]}
      />
    </Container>
  )
}

/** The names that the user signs in with, beside or in place of the user name. */
function Aliases({ person: { pool, user } }: { readonly person: Person }) {
  const names = pool.UsernameAttributes?.length ? pool.UsernameAttributes : (pool.AliasAttributes ?? [])
  const values = names.flatMap((name) => {
    const value = attributeOf(user.UserAttributes, name)
    return value ? [{ name, value }] : []
  })
  if (values.length === 0) return texts.users.none
  return (
    <SpaceBetween size="xxs">
      {values.map(({ name, value }) => (
        <div key={name}>
          {value} {isAddress(name) && <VerifiedBadge verified={isVerified(user.UserAttributes, name)} />}
        </div>
      ))}
    </SpaceBetween>
  )
}

function MfaSetting({ person: { user, mfa } }: { readonly person: Person }) {
  const isActive = mfaOf(user).enabled.length > 0 && mfa.MfaConfiguration !== 'OFF'
  return isActive ? words.mfaActive : words.mfaInactive
}

function MfaMethods({ person: { user } }: { readonly person: Person }) {
  const { enabled, preferred } = mfaOf(user)
  if (enabled.length === 0) return texts.users.none
  return enabled.map((method) => (
    <div key={method}>
      {method === preferred ? words.preferredMethod(words.methods[method]) : words.methods[method]}
    </div>
  ))
}
