import { createOtherClient, createOtherPool, fresh, type PoolWorld, type Requests } from './pool-world.ts'

/** Bytes as they go over the wire, where the types have what the server makes of them. */
const onWire = (bytes: Buffer) => bytes.toString('base64') as unknown as Uint8Array

const Links = { 'cognito:default': 'https://example.com/terms', 'cognito:german': 'https://example.com/de/terms' }
const Settings = { components: { form: { borderRadius: 4 } } }
const Assets = [
  {
    Category: 'FORM_LOGO',
    ColorMode: 'LIGHT',
    Extension: 'SVG',
    Bytes: onWire(Buffer.from('<svg/>')),
    ResourceId: 'logo',
  },
] as const
const png = onWire(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))

/** In a pool of its own: a pool has room for 20 styles and 40 documents. */
async function otherWorld(world: PoolWorld) {
  const poolId = await createOtherPool(world)
  return { UserPoolId: poolId, ClientId: await createOtherClient({ ...world, poolId }) }
}

async function style(world: PoolWorld) {
  const { server } = world
  const { UserPoolId, ClientId } = await otherWorld(world)
  const request = { UserPoolId, ClientId, UseCognitoProvidedValues: true }
  const { ManagedLoginBranding } = await server.call('CreateManagedLoginBranding', request)
  return { UserPoolId, ClientId, ManagedLoginBrandingId: ManagedLoginBranding?.ManagedLoginBrandingId ?? '' }
}

async function document(world: PoolWorld) {
  const client = await otherWorld(world)
  const terms = { TermsName: 'terms-of-use', TermsSource: 'LINK', Enforcement: 'NONE', Links } as const
  const { Terms } = await world.server.call('CreateTerms', { ...client, ...terms })
  return { ...client, TermsId: Terms?.TermsId ?? '' }
}

async function clientWithDomain(world: PoolWorld) {
  const client = await otherWorld(world)
  await world.server.call('CreateUserPoolDomain', { UserPoolId: client.UserPoolId, Domain: fresh('styled') })
  return client
}

export const brandingRequests = {
  async CreateManagedLoginBranding(world) {
    return { ...(await otherWorld(world)), UseCognitoProvidedValues: false, Settings, Assets: [...Assets] }
  },
  async DeleteManagedLoginBranding(world) {
    const { UserPoolId, ManagedLoginBrandingId } = await style(world)
    return { UserPoolId, ManagedLoginBrandingId }
  },
  async DescribeManagedLoginBranding(world) {
    const { UserPoolId, ManagedLoginBrandingId } = await style(world)
    return { UserPoolId, ManagedLoginBrandingId, ReturnMergedResources: true }
  },
  async DescribeManagedLoginBrandingByClient(world) {
    const { UserPoolId, ClientId } = await style(world)
    return { UserPoolId, ClientId, ReturnMergedResources: true }
  },
  async UpdateManagedLoginBranding(world) {
    const { UserPoolId, ManagedLoginBrandingId } = await style(world)
    return { UserPoolId, ManagedLoginBrandingId, UseCognitoProvidedValues: false, Settings, Assets: [...Assets] }
  },

  async GetUICustomization(world) {
    return clientWithDomain(world)
  },
  async SetUICustomization(world) {
    return { ...(await clientWithDomain(world)), CSS: '.label-customizable { color: red }', ImageFile: png }
  },

  async CreateTerms(world) {
    const terms = { TermsName: 'privacy-policy', TermsSource: 'LINK', Enforcement: 'NONE', Links } as const
    return { ...(await otherWorld(world)), ...terms }
  },
  async DeleteTerms(world) {
    const { UserPoolId, TermsId } = await document(world)
    return { UserPoolId, TermsId }
  },
  async DescribeTerms(world) {
    const { UserPoolId, TermsId } = await document(world)
    return { UserPoolId, TermsId }
  },
  async DescribeTermsByClient(world) {
    const { UserPoolId, ClientId } = await document(world)
    return { UserPoolId, ClientId, TermsName: 'terms-of-use' }
  },
  async ListTerms(world) {
    return { UserPoolId: (await document(world)).UserPoolId, MaxResults: 10 }
  },
  async UpdateTerms(world) {
    const { UserPoolId, TermsId } = await document(world)
    return { UserPoolId, TermsId, TermsName: 'privacy-policy', TermsSource: 'LINK', Enforcement: 'NONE', Links }
  },

  async GetSigningCertificate({ poolId }) {
    return { UserPoolId: poolId }
  },
} satisfies Requests
