import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useQuery } from '@tanstack/react-query'
import { FailureAlert } from '#frame/failure-text.tsx'
import { Loading } from '#frame/loading.tsx'
import { EditableSection } from '#pool/edit/editable-section.tsx'
import { texts } from '#texts/texts.ts'
import { extensionsQuery } from './extensions.ts'
import { ExtensionsDialog } from './extensions-dialog.tsx'
import { type RateLimits, rateCategories } from './rates.ts'

const words = texts.settings

export function ExtensionsSection({ pool }: { readonly pool: UserPoolType }) {
  const { data: extensions, error, refetch, isPlaceholderData } = useQuery(extensionsQuery(pool))
  if (!extensions)
    return error ? <FailureAlert what={words.couldNotLoadExtensions} error={error} onRetry={refetch} /> : <Loading />
  const rates = shownRates(extensions.RateLimits)
  return (
    <EditableSection
      title={words.extensions}
      description={words.extensionsLine}
      help="extensions"
      pool={pool}
      isLoading={isPlaceholderData}
      dialog={(seen, close) => <ExtensionsDialog pool={seen} extensions={extensions} onClose={close} />}
    >
      <KeyValuePairs
        columns={2}
        minColumnWidth={210}
        items={[
          { label: words.storage, value: words.storages[extensions.PasswordStorage] },
          {
            label: words.rates,
            value: rates.length > 0 ? rates.map((line) => <div key={line}>{line}</div>) : words.ratesDefault,
          },
        ]}
      />
    </EditableSection>
  )
}

function shownRates(limits: RateLimits): readonly string[] {
  return rateCategories.flatMap((category) => {
    const rate = limits[category]
    return rate === undefined ? [] : [`${words.rateNames[category]}: ${words.perSecond(rate)}`]
  })
}
