import assert from 'node:assert/strict'
import type { Input } from '#operations/operation.ts'
import type { Harness } from '#test/support/harness.ts'
import type { World } from '#test/support/people.ts'

export type Asset = NonNullable<Input<'CreateManagedLoginBranding'>['Assets']>[number]

/** Bytes as they go over the wire, where the types have what the server makes of them. */
export const onWire = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64') as unknown as Uint8Array

export const png = onWire(Buffer.from('89504e470d0a1a0a0000000d', 'hex'))
export const svg = onWire(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect width="1"/></svg>'))

export const logo = (change: Partial<Asset> = {}): Asset => ({
  Category: 'FORM_LOGO',
  ColorMode: 'LIGHT',
  Extension: 'PNG',
  Bytes: png,
  ...change,
})

export const settings = { components: { form: { borderRadius: 4 } }, unknown: { kept: [1, 'two'] } }

export const refused = (code: string, message: string) => ({ code, message, status: 400 })
export const invalid = (message: string) => refused('InvalidParameterException', message)
export const oneSource = invalid('useCognitoProvidedValues or settings should be specified (but not both)')
export const notFound = refused('ResourceNotFoundException', 'ManagedLoginBranding does not exist.')

/** The operations on the styles of one pool. */
export function styles({ call }: Harness, { poolId, clientId }: World) {
  const create = async (style: Partial<Input<'CreateManagedLoginBranding'>> = { UseCognitoProvidedValues: true }) => {
    const request = { UserPoolId: poolId, ClientId: clientId, ...style }
    return (await call('CreateManagedLoginBranding', request)).ManagedLoginBranding ?? assert.fail('no style')
  }
  return {
    create,
    async createdId(style?: Partial<Input<'CreateManagedLoginBranding'>>) {
      return (await create(style)).ManagedLoginBrandingId ?? ''
    },
    async update(ManagedLoginBrandingId: string, style: Partial<Input<'UpdateManagedLoginBranding'>>) {
      const request = { UserPoolId: poolId, ManagedLoginBrandingId, ...style }
      return (await call('UpdateManagedLoginBranding', request)).ManagedLoginBranding
    },
    async show(ManagedLoginBrandingId: string, ReturnMergedResources?: boolean) {
      const request = { UserPoolId: poolId, ManagedLoginBrandingId, ReturnMergedResources }
      return (await call('DescribeManagedLoginBranding', request)).ManagedLoginBranding
    },
  }
}
