import SpaceBetween from '@cloudscape-design/components/space-between'
import { MfaSection } from './mfa-section.tsx'
import { PasswordPolicySection } from './password-policy-section.tsx'
import { RecoverySection } from './recovery-section.tsx'

export function SecurityStep() {
  return (
    <SpaceBetween size="l">
      <PasswordPolicySection />
      <MfaSection />
      <RecoverySection />
    </SpaceBetween>
  )
}
