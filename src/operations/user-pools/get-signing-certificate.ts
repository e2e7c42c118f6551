import { samlSigningKeyOf } from '#flows/saml-signing-key.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** Shows the certificate by which SAML providers know this pool's signed requests: base64 of DER, without the lines around it. */
export const GetSigningCertificate = operation('GetSigningCertificate', {
  access: poolAdministrator(),

  async handle(services, { caller: { pool }, error }) {
    const key = await samlSigningKeyOf(services, pool.id)
    if (!key) throw error('ResourceNotFoundException', `User pool ${pool.id} does not exist.`)
    return { Certificate: key.certificate.toString('base64') }
  },
})
