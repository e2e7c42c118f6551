import { GetUICustomizationCommand, type UICustomizationType } from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'
import { dataAddress } from '../editor/images.ts'

/** The client id that stands for all app clients without settings of their own. */
export const everyClient = 'ALL'

export type Logo = { readonly bytes: Uint8Array; readonly address: string }
export type ClassicStyle = { readonly style: UICustomizationType; readonly logo: Logo | undefined }

/** The classic settings that hold for an app client, or for `ALL`, with the logo itself. */
export function classicQuery(poolId: string, clientId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'classic-style', clientId],
    queryFn: async (): Promise<ClassicStyle> => {
      const command = new GetUICustomizationCommand({ UserPoolId: poolId, ClientId: clientId })
      const style = (await send(command)).UICustomization ?? {}
      return { style, logo: style.ImageUrl ? await fetchLogo(poolId, style.ImageUrl) : undefined }
    },
  })
}

/** What SetUICustomization is not given is gone, so that the logo has to be known. Below the server's own address it may be read. */
async function fetchLogo(poolId: string, imageUrl: string): Promise<Logo> {
  const answer = await fetch(`${logoPath(poolId, imageUrl)}`)
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { bytes, address: dataAddress(bytes, answer.headers.get('content-type') ?? 'image/png') }
}

/** The same path under every address of the pool's pages: that of a domain, and `/{poolId}`. */
export function logoPath(poolId: string, imageUrl: string): string {
  const { pathname, search } = new URL(imageUrl)
  const below = `/${poolId}`
  return `${pathname.startsWith(`${below}/`) ? '' : below}${pathname}${search}`
}
