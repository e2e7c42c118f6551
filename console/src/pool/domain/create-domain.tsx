import { CreateUserPoolDomainCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { send } from '#api/client.ts'
import type { Server } from '#api/server.ts'
import { certificateProblem, customDomainProblem, prefixProblem } from '#create-pool/model/app-problems.ts'
import { domainPrefixOf } from '#create-pool/model/planned-call.ts'
import { type Problem, sentenceOf } from '#create-pool/model/problem.ts'
import { Availability } from '#create-pool/steps/availability.tsx'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import { BrandingField } from './branding-field.tsx'
import { classicVersion, managedVersion } from './branding-version.ts'
import { forgetDomains } from './domain-queries.ts'

const words = texts.domain
const wizard = texts.createPool.app

export type CreateDomainProps = {
  readonly kind: 'prefix' | 'custom'
  readonly pool: UserPoolType
  readonly server: Server
  readonly onClose: () => void
}

export function CreateDomain({ kind, pool, server, onClose }: CreateDomainProps) {
  const flash = useFlash()
  const poolId = pool.Id ?? ''
  const [domain, setDomain] = useState(kind === 'prefix' ? domainPrefixOf(poolId) : '')
  const [certificate, setCertificate] = useState('')
  const [version, setVersion] = useState(pool.UserPoolTier === 'LITE' ? classicVersion : managedVersion)
  const [isChecked, setChecked] = useState(false)
  const name = domain.trim()
  const domainWrong = kind === 'prefix' ? prefixProblem(name) : customDomainProblem(name)
  const certificateWrong = kind === 'custom' ? certificateProblem(certificate.trim()) : undefined
  const shown = (problem: Problem | undefined) => (isChecked && problem ? sentenceOf(problem) : undefined)
  const create = async () => {
    await send(
      new CreateUserPoolDomainCommand({
        UserPoolId: poolId,
        Domain: name,
        ManagedLoginVersion: version,
        ...(kind === 'custom' && { CustomDomainConfig: { CertificateArn: certificate.trim() } }),
      }),
    )
    flash.success(words.created(name))
    await forgetDomains(poolId)
  }
  return (
    <ActionDialog
      title={words.menu[kind === 'prefix' ? 'createCognito' : 'createCustom']}
      confirmLabel={words.create}
      check={() => {
        setChecked(true)
        return !domainWrong && !certificateWrong
      }}
      onConfirm={create}
      onClose={onClose}
    >
      {kind === 'prefix' ? (
        <PrefixField prefix={domain} suffix={server.DomainSuffix} problem={shown(domainWrong)} onChange={setDomain} />
      ) : (
        <>
          <FormField label={wizard.customDomainLabel} description={words.targetLine} errorText={shown(domainWrong)}>
            <Input value={domain} placeholder="auth.example.com" onChange={({ detail }) => setDomain(detail.value)} />
          </FormField>
          <CertificateField certificate={certificate} problem={shown(certificateWrong)} onChange={setCertificate} />
        </>
      )}
      <BrandingField version={version} onChange={setVersion} />
      {kind === 'prefix' && server.DomainSuffix === undefined && <Notice type="info">{words.noNames}</Notice>}
    </ActionDialog>
  )
}

type PrefixFieldProps = {
  readonly prefix: string
  readonly suffix: string | undefined
  readonly problem: string | undefined
  readonly onChange: (prefix: string) => void
}

function PrefixField({ prefix, suffix, problem, onChange }: PrefixFieldProps) {
  return (
    <FormField
      label={wizard.cognitoDomain}
      description={suffix && `${prefix.trim()}${suffix}`}
      constraintText={
        <>
          {wizard.cognitoDomainLine} <Availability prefix={prefix} />
        </>
      }
      errorText={problem}
    >
      <Input value={prefix} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}

export type CertificateFieldProps = {
  readonly certificate: string
  readonly problem: string | undefined
  readonly onChange: (certificate: string) => void
}

export function CertificateField({ certificate, problem, onChange }: CertificateFieldProps) {
  return (
    <FormField label={wizard.certificate} errorText={problem}>
      <Input
        value={certificate}
        placeholder="arn:aws:acm:us-east-1:111122223333:certificate/…"
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
