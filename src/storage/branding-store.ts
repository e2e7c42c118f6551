import type { AssetDescription, Branding, BrandingAsset } from '#domain/branding/managed-login.ts'
import type { Terms } from '#domain/branding/terms.ts'
import type { LogoDescription, UiCustomization } from '#domain/branding/ui-customization.ts'
import type { SamlSigningKey } from '#domain/tokens/saml-signing-key.ts'
import type { Page, PageRequest } from './page.ts'

export type Logo = LogoDescription & { readonly bytes: Uint8Array }

export interface UiCustomizationRepository {
  /** Replaces the style as a whole. `logo` has the digest and kind that the style names. */
  put(customization: UiCustomization, logo: Logo | undefined): Promise<void>
  find(poolId: string, clientId: string): Promise<UiCustomization | undefined>
  /** What holds for a client: its own, else the one of all clients, else none. One statement, without the image. */
  findApplying(poolId: string, clientId: string): Promise<UiCustomization | undefined>
  findLogo(poolId: string, clientId: string): Promise<Logo | undefined>
  remove(poolId: string, clientId: string): Promise<void>
}

export interface BrandingRepository {
  /** A client has one style. */
  add(branding: Branding): Promise<'added' | 'exists'>
  find(poolId: string, id: string): Promise<Branding | undefined>
  findByClient(poolId: string, clientId: string): Promise<Branding | undefined>
  /** In a transaction: nobody else changes the style until it ends. */
  lock(poolId: string, id: string): Promise<Branding | undefined>
  count(poolId: string): Promise<number>
  /** Writes source, settings and modifiedAt. */
  put(branding: Branding): Promise<void>
  /** With its assets. */
  remove(poolId: string, id: string): Promise<boolean>
  /** In the order they were put, with their bytes. */
  assets(poolId: string, id: string): Promise<readonly BrandingAsset[]>
  /** The same without bytes. */
  describeAssets(poolId: string, id: string): Promise<readonly AssetDescription[]>
  findAsset(poolId: string, id: string, digest: string): Promise<BrandingAsset | undefined>
  /** In place of all that there were. */
  putAssets(poolId: string, id: string, assets: readonly BrandingAsset[]): Promise<void>
}

export interface TermsRepository {
  /** An app client has one document of a name. */
  add(terms: Terms): Promise<'added' | 'exists'>
  find(poolId: string, id: string): Promise<Terms | undefined>
  /** In a transaction: nobody else changes the document until it ends. */
  lock(poolId: string, id: string): Promise<Terms | undefined>
  /** At most two. */
  ofClient(poolId: string, clientId: string): Promise<readonly Terms[]>
  count(poolId: string): Promise<number>
  list(poolId: string, page: PageRequest): Promise<Page<Terms>>
  /** Writes name, links and modifiedAt. */
  put(terms: Terms): Promise<'put' | 'exists'>
  remove(poolId: string, id: string): Promise<boolean>
}

export interface SamlSigningKeyRepository {
  find(poolId: string): Promise<SamlSigningKey | undefined>
  /** The first writer wins; returns the key that stands. */
  putIfAbsent(key: SamlSigningKey): Promise<SamlSigningKey>
}
