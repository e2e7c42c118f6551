import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { FailureAlert } from '#frame/failure-text.tsx'
import { Loading } from '#frame/loading.tsx'
import { Notice } from '#frame/notice.tsx'
import { EditableSection } from '#pool/edit/editable-section.tsx'
import { mfaConfigQuery } from '#pool/edit/mfa-config.ts'
import type { MfaConfig } from '#pool/edit/pool-choices.ts'
import { texts } from '#texts/texts.ts'
import { MfaDialog } from './mfa-dialog.tsx'

const words = texts.poolSignIn
const labels = texts.createPool.security

const modes = { ON: words.mfaOn, OPTIONAL: labels.mfaOptional, OFF: labels.mfaOff } as const

export function MfaSection({ pool }: { readonly pool: UserPoolType }) {
  const { data: mfa, error, refetch, isPlaceholderData } = useQuery(mfaConfigQuery(pool))
  if (!mfa) return error ? <FailureAlert what={words.couldNotLoadMfa} error={error} onRetry={refetch} /> : <Loading />
  const mode = mfa.MfaConfiguration ?? 'OFF'
  return (
    <EditableSection
      title={labels.mfa}
      description={labels.mfaLine}
      help="mfaEnforcement"
      pool={pool}
      isLoading={isPlaceholderData}
      dialog={(seen, close) => <MfaDialog pool={seen} mfa={mfa} onClose={close} />}
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={2}
          minColumnWidth={210}
          items={[
            { label: labels.enforcement, value: modes[mode] },
            { label: labels.methods, value: methods(mfa).join(', ') || words.noMethods },
          ]}
        />
        {mode === 'OFF' && <Notice type="info">{labels.mfaRecommended}</Notice>}
      </SpaceBetween>
    </EditableSection>
  )
}

function methods(mfa: MfaConfig): readonly string[] {
  return [
    ...(mfa.SoftwareTokenMfaConfiguration?.Enabled ? [labels.byApp] : []),
    ...(mfa.SmsMfaConfiguration ? [labels.bySms] : []),
    ...(mfa.EmailMfaConfiguration ? [labels.byEmail] : []),
  ]
}
