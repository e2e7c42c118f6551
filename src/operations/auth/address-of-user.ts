import { isIP } from 'node:net'
import type { ContextDataType } from '#contract/cognito-idp-types.generated.ts'
import type { Invocation } from '../operation.ts'

/** Where a user sits who signs in by a server: the address that the server names, or else its own. */
export function addressOfUser(context: ContextDataType | undefined, { sourceIp }: Invocation): string {
  return context && isIP(context.IpAddress) ? context.IpAddress : sourceIp
}
