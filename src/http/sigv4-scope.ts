import { incompleteSignature, invalidSignature, type SignatureRefusal } from './sigv4-refusal.ts'

/** An access key and what its signature is limited to. */
export type CredentialScope = {
  kind: 'scope'
  accessKeyId: string
  /** YYYYMMDD */
  date: string
  region: string
  service: string
}

const TERMINATOR = 'aws4_request'

/**
 * Reads `keyid/date/region/service/aws4_request` and checks it against the request.
 * No part is echoed: people mix up the two halves of a key, and the secret half would go into answers and logs.
 */
export function credentialScope(
  credential: string,
  expected: { timestamp: string; services: readonly string[] },
): CredentialScope | SignatureRefusal {
  const parts = credential.split('/')
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = parts
  if (parts.length !== 5 || !/^[\w.-]{1,128}$/.test(accessKeyId)) {
    return incompleteSignature(
      'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.',
    )
  }
  const problems: string[] = []
  if (!/^[a-z0-9-]{1,64}$/.test(region)) problems.push('Credential should be scoped to a valid region.')
  if (!expected.services.includes(service)) {
    const services = expected.services.map((name) => `'${name}'`).join(' or ')
    problems.push(`Credential should be scoped to correct service: ${services}.`)
  }
  if (terminator !== TERMINATOR) {
    problems.push(`Credential should be scoped with a valid terminator: '${TERMINATOR}'.`)
  }
  if (date !== expected.timestamp.slice(0, 8)) {
    problems.push(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP, ' +
        `from '${expected.timestamp}'.`,
    )
  }
  // AWS lists every problem and leaves a blank after each.
  if (problems.length > 0) return invalidSignature(problems.map((problem) => `${problem} `).join(''))
  return { kind: 'scope', accessKeyId, date, region, service }
}

/** The scope as the string to sign has it. */
export function scopeText({ date, region, service }: CredentialScope): string {
  return `${date}/${region}/${service}/${TERMINATOR}`
}
