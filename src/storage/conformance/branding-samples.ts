import type { Branding, BrandingAsset } from '#domain/branding/managed-login.ts'
import type { Terms } from '#domain/branding/terms.ts'
import type { UiCustomization } from '#domain/branding/ui-customization.ts'
import type { SamlSigningKey } from '#domain/tokens/saml-signing-key.ts'
import { noon } from './samples.ts'

const poolId = 'eu-west-1_aaaaaaaaa'

export function sampleUiCustomization(change: Partial<UiCustomization> = {}): UiCustomization {
  return {
    poolId,
    clientId: 'ALL',
    css: '.label-customizable { color: red }',
    styles: '.label-customizable{color:red}',
    logo: undefined,
    version: '20260304120000',
    createdAt: noon,
    modifiedAt: noon,
    ...change,
  }
}

export const sampleLogo = { kind: 'PNG', digest: 'logo1', bytes: Buffer.from([0x89, 0, 255, 7]) } as const

export function sampleBranding(change: Partial<Branding> = {}): Branding {
  return {
    poolId,
    id: 'branding1',
    clientId: 'client1',
    useProvidedValues: false,
    settings: { components: { form: { borderRadius: 2.5 } }, note: 'ünï ☂' },
    createdAt: noon,
    modifiedAt: noon,
    ...change,
  }
}

export function sampleAsset(change: Partial<BrandingAsset> = {}): BrandingAsset {
  return {
    category: 'FORM_LOGO',
    colorMode: 'LIGHT',
    extension: 'PNG',
    resourceId: undefined,
    digest: 'asset1',
    bytes: Buffer.from([0x89, 0, 255, 1]),
    ...change,
  }
}

export function sampleTerms(change: Partial<Terms> = {}): Terms {
  return {
    poolId,
    id: 'terms1',
    clientId: 'client1',
    name: 'terms-of-use',
    links: { 'cognito:default': 'https://example.com/terms', 'cognito:german': 'https://example.com/de/ß' },
    createdAt: noon,
    modifiedAt: noon,
    ...change,
  }
}

export function sampleSamlKey(change: Partial<SamlSigningKey> = {}): SamlSigningKey {
  return {
    poolId,
    certificate: Buffer.from([0x30, 0, 255]),
    privateKeyPkcs8: Buffer.from('PLAINTEXT-saml-key'),
    createdAt: noon,
    ...change,
  }
}
