import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { Tick } from '../fields.tsx'
import { CustomAttributesSection } from './custom-attributes-section.tsx'
import { RequiredAttributesSection } from './required-attributes-section.tsx'
import { VerificationSection } from './verification-section.tsx'

const words = texts.createPool.signUp

export function SignUpStep() {
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header description={words.selfServiceLine} info={<Info topic="selfServiceSignUp" />}>
            {words.selfService}
          </Header>
        }
      >
        <FormField label={words.selfRegistration}>
          <Tick
            section="signUp"
            name="selfRegistration"
            label={words.enableSelfRegistration}
            description={words.enableSelfRegistrationLine}
          />
        </FormField>
      </Container>
      <VerificationSection />
      <RequiredAttributesSection />
      <CustomAttributesSection />
    </SpaceBetween>
  )
}
