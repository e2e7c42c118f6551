import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Config } from './config.ts'

/** What contradicts itself in the settings of https, in sentences. A value that could not be read is not there. */
export function tlsProblems({ tls, tlsCert, tlsKey, publicUrl }: Partial<Config>): string[] {
  const problems: string[] = []
  if ((tlsCert === undefined) !== (tlsKey === undefined))
    problems.push('LIFEGUARD_TLS_CERT and LIFEGUARD_TLS_KEY go together. Set both or neither.')
  if (tls === 'development' && tlsCert !== undefined)
    problems.push('LIFEGUARD_TLS=development makes a certificate of its own. Leave it out, or LIFEGUARD_TLS_CERT.')
  if (
    tlsCert !== undefined &&
    tlsKey !== undefined &&
    !new X509Certificate(tlsCert).checkPrivateKey(createPrivateKey(tlsKey))
  )
    problems.push('LIFEGUARD_TLS_KEY is not the key of LIFEGUARD_TLS_CERT.')
  if ((tls === 'development' || tlsCert !== undefined) && publicUrl?.startsWith('http:'))
    problems.push('LIFEGUARD_PUBLIC_URL starts with http://, but the server speaks https.')
  return problems
}
