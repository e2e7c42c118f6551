import { type DomainDescriptionType, UpdateUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { certificateProblem } from '#create-pool/model/app-problems.ts'
import { sentenceOf } from '#create-pool/model/problem.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { BrandingField } from './branding-field.tsx'
import { classicVersion } from './branding-version.ts'
import { CertificateField } from './create-domain.tsx'
import { forgetDomains, poolDomainQuery } from './domain-queries.ts'

const words = texts.domain

export type EditDomainProps = {
  readonly title: string
  readonly poolId: string
  readonly domain: string
  readonly onClose: () => void
}

/** The branding version, and of a custom domain the certificate: the API wants both of one that is changed. */
export function EditDomain(props: EditDomainProps) {
  const { data } = useQuery(poolDomainQuery(props.poolId, props.domain))
  return data ? <EditForm {...props} seen={data} /> : null
}

function EditForm({
  title,
  poolId,
  domain,
  seen,
  onClose,
}: EditDomainProps & { readonly seen: DomainDescriptionType }) {
  const flash = useFlash()
  const config = seen.CustomDomainConfig
  const [version, setVersion] = useState(seen.ManagedLoginVersion ?? classicVersion)
  const [certificate, setCertificate] = useState(config?.CertificateArn ?? '')
  const [isChecked, setChecked] = useState(false)
  const wrong = config ? certificateProblem(certificate.trim()) : undefined
  const save = async () => {
    await send(
      new UpdateUserPoolDomainCommand({
        UserPoolId: poolId,
        Domain: domain,
        ManagedLoginVersion: version,
        ...(config && { CustomDomainConfig: { ...config, CertificateArn: certificate.trim() } }),
      }),
    )
    flash.success(words.changed(domain))
    await forgetDomains(poolId)
  }
  return (
    <ActionDialog
      title={title}
      confirmLabel={words.save}
      check={() => {
        setChecked(true)
        return !wrong
      }}
      onConfirm={save}
      onClose={onClose}
    >
      <BrandingField version={version} onChange={setVersion} />
      {config && (
        <CertificateField
          certificate={certificate}
          problem={isChecked && wrong ? sentenceOf(wrong) : undefined}
          onChange={setCertificate}
        />
      )}
    </ActionDialog>
  )
}
