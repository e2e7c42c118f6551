import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import { Radios, Tick } from '../fields.tsx'
import { type KeepOriginalChoice, keepOriginalChoices, verifyChoices } from '../model/choices.ts'
import {
  keepOriginalOf,
  liveKeepOriginalChoices,
  showsAttributesToVerify,
  showsKeepOriginalChoices,
  showsVerifyingChanges,
} from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.signUp

export function VerificationSection() {
  const { choices } = useWizard()
  return (
    <Container header={<Header description={words.verificationLine}>{words.verification}</Header>}>
      <SpaceBetween size="l">
        <FormField label={words.assisted} info={<Info topic="verification" />}>
          <Tick section="signUp" name="sendsVerification" label={words.automatic} description={words.automaticLine} />
        </FormField>
        {showsAttributesToVerify(choices) ? (
          <Radios
            section="signUp"
            name="verify"
            label={words.attributes}
            help="attributesToVerify"
            options={verifyChoices.map((value) => ({ value, label: words.verifies[value] }))}
          />
        ) : (
          <Notice type="warning">{words.automaticOff}</Notice>
        )}
        {showsVerifyingChanges(choices) && (
          <FormField label={words.changes} info={<Info topic="verifyingChanges" />}>
            <Tick section="signUp" name="keepOriginal" label={words.keep} description={words.keepLine} />
          </FormField>
        )}
        {showsKeepOriginalChoices(choices) && <ActiveValues />}
      </SpaceBetween>
    </Container>
  )
}

/** Shows the answer that counts, which is another one than was chosen when that one cannot be chosen any more. */
function ActiveValues() {
  const { choices, set } = useWizard()
  const live = liveKeepOriginalChoices(choices)
  return (
    <FormField label={words.active}>
      <RadioGroup
        value={keepOriginalOf(choices) ?? null}
        items={keepOriginalChoices.map((value) => ({
          value,
          label: words.actives[value],
          disabled: !live.includes(value),
        }))}
        onChange={({ detail }) => set('signUp', { keepOriginalOf: detail.value as KeepOriginalChoice })}
      />
    </FormField>
  )
}
