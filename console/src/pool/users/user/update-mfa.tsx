import { AdminSetUserMFAPreferenceCommand } from '@aws-sdk/client-cognito-identity-provider'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { useChange } from '../use-change.ts'
import { listedMethods, type MfaChoice, type MfaMethod, methodProblem, mfaOf, mfaPreference } from './mfa-methods.ts'
import { type DialogProps, idsOf, type Person } from './person.ts'

const words = texts.users.dialogs.mfa
const { methods: methodNames } = texts.users.user
const noPreference = 'none'

/** Switches second factors on and off, and says which one is asked for first. */
export function UpdateMfa({ person, onClose }: DialogProps) {
  const change = useChange(person.poolId)
  const before = mfaOf(person.user)
  const [choice, setChoice] = useState<MfaChoice>(before)
  const update = () =>
    send(new AdminSetUserMFAPreferenceCommand({ ...idsOf(person), ...mfaPreference(before, choice) }))
  return (
    <ActionDialog
      title={`${texts.users.actions.mfa}: ${person.shownName}`}
      confirmLabel={texts.users.attributes.save}
      onConfirm={() => change(words.done(person.shownName), update)}
      onClose={onClose}
    >
      <Methods person={person} choice={choice} onChange={setChoice} />
      <FormField label={words.preferred}>
        <RadioGroup
          value={choice.preferred ?? noPreference}
          items={[
            { value: noPreference, label: words.noPreference },
            ...choice.enabled.map((value) => ({ value, label: methodNames[value] })),
          ]}
          onChange={({ detail }) =>
            setChoice({ ...choice, preferred: choice.enabled.find((method) => method === detail.value) })
          }
        />
      </FormField>
    </ActionDialog>
  )
}

type MethodsProps = {
  readonly person: Person
  readonly choice: MfaChoice
  readonly onChange: (choice: MfaChoice) => void
}

function Methods({ person: { mfa, user }, choice, onChange }: MethodsProps) {
  const set = (method: MfaMethod, isOn: boolean) =>
    onChange({
      enabled: isOn ? [...choice.enabled, method] : choice.enabled.filter((each) => each !== method),
      preferred: !isOn && choice.preferred === method ? undefined : choice.preferred,
    })
  return (
    <FormField label={words.methods} info={<Info topic="userMfa" />}>
      {listedMethods(mfa, user).map((method) => {
        const problem = methodProblem(mfa, user, method)
        const isOn = choice.enabled.includes(method)
        return (
          <Checkbox
            key={method}
            checked={isOn}
            disabled={problem !== undefined && !isOn}
            description={
              problem === 'notOffered'
                ? words.notOffered
                : (problem === 'noAddress' || method === 'SOFTWARE_TOKEN_MFA') && words.needs[method]
            }
            onChange={({ detail }) => set(method, detail.checked)}
          >
            {methodNames[method]}
          </Checkbox>
        )
      })}
    </FormField>
  )
}
