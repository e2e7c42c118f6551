import { redeemSignInLink } from '#flows/sign-in-link.ts'
import { anyone } from '../access.ts'
import { operation } from '../operation.ts'

const refusal =
  'This sign-in link has been used or has run out. Make another with "npm start -- --sign-in-link", or sign in with the access key.'

/** A person who holds the link that the server printed gets the access key, for the console to sign with. */
export const RedeemSignInLink = operation('RedeemSignInLink', {
  access: anyone(),

  async handle(services, { input: { Token }, error }) {
    const key = await redeemSignInLink(services, Token)
    if (!key) throw error('NotAuthorizedException', refusal)
    return {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      Region: services.settings.region,
    }
  },
})
