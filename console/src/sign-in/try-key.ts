import { type Credentials, signIn } from '#api/credentials.ts'
import { failureOf, refusesKey } from '#api/failure.ts'
import { callLifeguard, callUnsigned } from '#api/lifeguard.ts'
import { texts } from '#texts/texts.ts'

/** Signs in with a key that the server accepts; otherwise says why not. */
export async function tryKey(key: Credentials): Promise<string | undefined> {
  try {
    await callLifeguard('DescribeServer', {}, key)
    signIn(key)
    return undefined
  } catch (error) {
    return refusesKey(error) || failureOf(error).code === 'IncompleteSignatureException'
      ? texts.signIn.wrong
      : failureOf(error).message
  }
}

type Redeemed = { readonly AccessKeyId: string; readonly SecretAccessKey: string }

let redeeming: Promise<string | undefined> | undefined

/** Signs in by the link that the server printed, if the address is one. It works once, so it leaves the address bar first. */
export function redeemLink(): Promise<string | undefined> {
  const token = /^#link=(.+)$/.exec(location.hash)?.[1]
  if (token) {
    history.replaceState(history.state, '', location.pathname)
    redeeming = redeem(token)
  }
  return redeeming ?? Promise.resolve(undefined)
}

async function redeem(token: string): Promise<string | undefined> {
  try {
    const key = await callUnsigned<Redeemed>('RedeemSignInLink', { Token: decodeURIComponent(token) })
    signIn({ accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey })
    return undefined
  } catch (error) {
    return failureOf(error).unreachable ? failureOf(error).message : texts.signIn.linkUsed
  }
}
