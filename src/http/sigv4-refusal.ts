/** Why a signature was not accepted, in the code and the words AWS answers with. */
export type SignatureRefusal = {
  kind: 'refused'
  code:
    | 'MissingAuthenticationTokenException'
    | 'IncompleteSignatureException'
    | 'UnrecognizedClientException'
    | 'InvalidSignatureException'
  message: string
}

/** One answer for an unknown access key and for a session token that does not belong to it. */
export const unrecognizedClient: SignatureRefusal = {
  kind: 'refused',
  code: 'UnrecognizedClientException',
  message: 'The security token included in the request is invalid.',
}

/** The calculated signature is another one. AWS goes on to print its canonical request; that would be an oracle. */
export const signatureMismatch: SignatureRefusal = invalidSignature(
  'The request signature we calculated does not match the signature you provided. ' +
    'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
)

/** The signature can't be read: a part is missing or malformed. */
export function incompleteSignature(message: string): SignatureRefusal {
  return { kind: 'refused', code: 'IncompleteSignatureException', message }
}

/** The signature can be read and does not stand for this request, here and now. */
export function invalidSignature(message: string): SignatureRefusal {
  return { kind: 'refused', code: 'InvalidSignatureException', message }
}
