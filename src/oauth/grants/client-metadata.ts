import { isClientMetadata } from '#domain/oauth/client-metadata.ts'
import { formParameter } from '#domain/oauth/form-parameters.ts'
import { OAuthError } from '#domain/oauth/oauth-error.ts'

/** What a client says to triggers has to have its form, although no trigger is called yet. */
export function checkClientMetadata(form: URLSearchParams): void {
  const metadata = formParameter(form, 'aws_client_metadata')
  if (metadata !== undefined && !isClientMetadata(metadata)) throw new OAuthError('invalid_request')
}
