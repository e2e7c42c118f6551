const prefix = 'tkn'
const digits = 25
const biggest = 2n ** 128n - 1n

/**
 * The id of a token session as the API shows it: `tkn` and 25 lower-case letters or digits, which is the UUID in base 36.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SessionDescriptionType.html
 */
export function shownSessionId(id: string): string {
  return (
    prefix +
    BigInt(`0x${id.replaceAll('-', '')}`)
      .toString(36)
      .padStart(digits, '0')
  )
}

/** The id of the token session that a shown id stands for, or undefined for whatever is not one, such as an SSO session. */
export function sessionIdIn(shown: string): string | undefined {
  if (!/^tkn[0-9a-z]{25}$/.test(shown)) return undefined
  let value = 0n
  for (const digit of shown.slice(prefix.length)) value = value * 36n + BigInt(Number.parseInt(digit, 36))
  if (value > biggest) return undefined
  const hex = value.toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
