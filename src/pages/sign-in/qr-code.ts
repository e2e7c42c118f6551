import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import { type Html, html } from '../html.ts'

/** Modules of white around a code, without which cameras do not find it (ISO/IEC 18004). */
const quiet = 4

/** A text as a picture for cameras, black on white whatever the colours around it. */
export function qrCode(text: string, label: string): Html {
  const code = generate(text)
  const side = code.size + 2 * quiet
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="${-quiet} ${-quiet} ${side} ${side}" shape-rendering="crispEdges"><path fill="#000" d="${toSvgPath(code)}"/></svg>`
}

/** What authenticator apps read from such a picture. https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function totpAddress({ secret, issuer, account }: { secret: string; issuer: string; account: string }): string {
  // Not URLSearchParams: apps would show its plus signs.
  const [encodedIssuer, encodedAccount] = [issuer, account].map(encodeURIComponent)
  return `otpauth://totp/${encodedIssuer}:${encodedAccount}?secret=${secret}&issuer=${encodedIssuer}`
}
