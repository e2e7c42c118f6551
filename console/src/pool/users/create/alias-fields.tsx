import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { texts } from '#texts/texts.ts'
import type { FormProps } from './form-state.ts'

const words = texts.users.creation
const labels = { email: words.email, phone_number: words.phone, preferred_username: words.preferred }

/** Which names beside the user name the user has. Only for pools that have such names. */
export function AliasFields({ shape, user, change }: FormProps) {
  if (shape.aliases.length === 0) return null
  return (
    <SpaceBetween size="s">
      <FormField label={words.aliases} description={words.aliasesLine}>
        <Checkbox checked disabled>
          {words.userName}
        </Checkbox>
        {shape.aliases.map((alias) => (
          <Checkbox
            key={alias}
            checked={user.aliases.includes(alias)}
            onChange={({ detail }) =>
              change({
                aliases: shape.aliases.filter((each) =>
                  each === alias ? detail.checked : user.aliases.includes(each),
                ),
              })
            }
          >
            {labels[alias]}
          </Checkbox>
        ))}
      </FormField>
      {user.aliases.length > 0 && (
        <Checkbox
          checked={user.movesAlias}
          description={words.movesAliasLine}
          onChange={({ detail }) => change({ movesAlias: detail.checked })}
        >
          {words.movesAlias}
        </Checkbox>
      )}
    </SpaceBetween>
  )
}
