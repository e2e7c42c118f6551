import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import {
  type CognitoIdentityProviderClient,
  CreateManagedLoginBrandingCommand,
  CreateTermsCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolDomainCommand,
  DescribeManagedLoginBrandingByClientCommand,
  GetSigningCertificateCommand,
  ManagedLoginBrandingExistsException,
  SetUICustomizationCommand,
  TermsExistsException,
  UpdateManagedLoginBrandingCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { createPool, type PoolIds, present, sdkOf } from './sdk-world.ts'

/** The AWS SDK makes styles, as a deployment does, and a browser asks for what they show. */

let server: RunningServer
let sdk: CognitoIdentityProviderClient
let pool: PoolIds

before(async () => {
  server = await startRunningServer()
  sdk = sdkOf(server)
  pool = await createPool(sdk)
  await sdk.send(new CreateUserPoolDomainCommand({ UserPoolId: pool.poolId, Domain: 'styled' }))
})
after(async () => {
  sdk?.destroy()
  await server?.close()
})

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')

type Answer = { readonly status: number | undefined; readonly type: string | undefined; readonly body: Buffer }

/** Without a name server: the address is asked for at the listening port, by its host name. */
function opened(address: string, method = 'GET'): Promise<Answer> {
  const { host, pathname, search } = new URL(address)
  return new Promise((resolve, reject) => {
    const asked = request(server.url + pathname + search, { method, headers: { host } }, async (answer) => {
      const body = Buffer.concat(await answer.toArray())
      resolve({ status: answer.statusCode, type: answer.headers['content-type'], body })
    })
    asked.on('error', reject).end()
  })
}

test('a logo is where ImageUrl says, on the domain of the pool and nowhere else', async () => {
  const { UICustomization } = await sdk.send(
    new SetUICustomizationCommand({
      UserPoolId: pool.poolId,
      CSS: '.banner-customizable{padding:1px}',
      ImageFile: png,
    }),
  )
  const address = present(UICustomization?.ImageUrl)
  assert.equal(new URL(address).hostname, 'styled.auth.us-east-1.localhost')
  assert.deepEqual(await opened(address), { status: 200, type: 'image/png', body: png })
  assert.equal((await opened(address, 'HEAD')).status, 200)
  assert.equal((await opened(address.replace(/image=./, 'image=x'))).status, 404)
  const { pathname, search } = new URL(address)
  const underPath = await opened(`${server.publicUrl}/${pool.poolId}${pathname}${search}`)
  assert.deepEqual(underPath.body, png)
})

test('settings and assets come back as they went, and are changed one by one', async () => {
  const client = { UserPoolId: pool.poolId, ClientId: pool.clientId }
  const Settings = { components: { form: { borderRadius: 4.5 } }, categories: { global: { colorSchemeMode: 'DARK' } } }
  const made = await sdk.send(new CreateManagedLoginBrandingCommand({ ...client, Settings }))
  assert.deepEqual(made.ManagedLoginBranding?.Settings, Settings)
  await assert.rejects(
    sdk.send(new CreateManagedLoginBrandingCommand({ ...client, UseCognitoProvidedValues: true })),
    ManagedLoginBrandingExistsException,
  )
  const style = { Category: 'FAVICON_SVG', ColorMode: 'DYNAMIC', Extension: 'SVG', Bytes: svg } as const
  const { ManagedLoginBrandingId } = present(made.ManagedLoginBranding)
  const named = { UserPoolId: pool.poolId, ManagedLoginBrandingId }
  await sdk.send(new UpdateManagedLoginBrandingCommand({ ...named, Settings: {}, Assets: [style] }))
  const merged = await sdk.send(
    new DescribeManagedLoginBrandingByClientCommand({ ...client, ReturnMergedResources: true }),
  )
  const { Assets, Settings: shown } = present(merged.ManagedLoginBranding)
  assert.deepEqual(Buffer.from(present(Assets?.[0]?.Bytes)), svg)
  assert.ok(Object.keys(present(shown) as object).includes('componentClasses'))
})

test('an asset of the largest size is taken, whose request is larger than others may be', async () => {
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId: pool.poolId, ClientName: 'with a picture' }),
  )
  const client = { UserPoolId: pool.poolId, ClientId: present(UserPoolClient?.ClientId) }
  const Bytes = Buffer.concat([png, Buffer.alloc(1_000_000 - png.length)])
  const Assets = [{ Category: 'PAGE_BACKGROUND', ColorMode: 'LIGHT', Extension: 'PNG', Bytes }] as const
  const { ManagedLoginBranding } = await sdk.send(
    new CreateManagedLoginBrandingCommand({ ...client, UseCognitoProvidedValues: true, Assets: [...Assets] }),
  )
  assert.equal(ManagedLoginBranding?.Assets?.[0]?.Bytes?.length, 1_000_000)
})

test('terms and the certificate for SAML are there', async () => {
  const terms = { UserPoolId: pool.poolId, ClientId: pool.clientId, TermsName: 'terms-of-use' } as const
  const fixed = {
    TermsSource: 'LINK',
    Enforcement: 'NONE',
    Links: { 'cognito:default': 'https://example.com/' },
  } as const
  const { Terms } = await sdk.send(new CreateTermsCommand({ ...terms, ...fixed }))
  assert.ok(Terms?.CreationDate instanceof Date)
  await assert.rejects(sdk.send(new CreateTermsCommand({ ...terms, ...fixed })), TermsExistsException)
  const { Certificate } = await sdk.send(new GetSigningCertificateCommand({ UserPoolId: pool.poolId }))
  assert.match(present(Certificate), /^MII[A-Za-z0-9+/]+=*$/)
})
