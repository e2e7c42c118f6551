/** More than a back end has to say about one request. */
const mostCharacters = 8_192

/**
 * Whether `aws_client_metadata` is what it has to be: a JSON object of strings. It is for the trigger before token generation.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function isClientMetadata(text: string): boolean {
  if (text.length > mostCharacters) return false
  try {
    const value: unknown = JSON.parse(text)
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((member) => typeof member === 'string')
    )
  } catch {
    return false
  }
}
