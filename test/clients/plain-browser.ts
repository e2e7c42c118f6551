import assert from 'node:assert/strict'
import { formsIn } from '#pages/visitor-fixture.ts'
import type { OAuthServer } from './oauth-world.ts'
import { password } from './sdk-world.ts'

/** Where a visit has come to: a page of the site, or an address of the app, at which nobody looked. */
export type Arrived = {
  readonly address: URL
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** A browser that knows HTML forms, redirects and cookies and nothing else. It stops where the server's own names end. */
export class PlainBrowser {
  readonly cookies = new Map<string, string>()
  /** Of requests, by which a site knows its visitor. */
  readonly headers: Record<string, string> = {}
  readonly #server: OAuthServer

  constructor(server: OAuthServer) {
    this.#server = server
  }

  open(address: string | URL): Promise<Arrived> {
    return this.#go(new URL(address))
  }

  /** Fills the form that posts to the path and presses its first button, or the one that is named. */
  submit(page: Arrived, path: string, values: Readonly<Record<string, string>>, button?: string): Promise<Arrived> {
    const form = formsIn(page.text).find(({ action }) => new URL(action, page.address).pathname.endsWith(path))
    assert.ok(form, `No form posts to ${path} at ${page.address}: ${page.status} ${page.text}`)
    const fields = new URLSearchParams(form.fields)
    for (const [name, value] of Object.entries(values)) fields.set(name, value)
    if (button !== undefined) fields.set(button, form.buttons.get(button) ?? '')
    return this.post(new URL(form.action, page.address), fields, page.address.origin)
  }

  post(address: URL, fields: URLSearchParams, origin = address.origin): Promise<Arrived> {
    return this.#go(address, { method: 'POST', body: fields, headers: { origin } })
  }

  /** From an authorize address to the address of the app. */
  async signIn(address: string | URL, username: string, typed = password): Promise<URL> {
    const page = await this.open(address)
    const left = await this.submit(page, '/login', { username, password: typed })
    assert.equal(left.status, 0, `The sign-in stays at ${left.address}: ${left.text}`)
    return left.address
  }

  async #go(address: URL, init: Parameters<OAuthServer['fetch']>[1] = {}): Promise<Arrived> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...this.headers, ...init.headers, ...(cookie !== '' && { cookie }) }
    const answer = await this.#server.fetch(address, { ...init, headers })
    this.#keepCookies(answer.headers)
    const location = answer.headers.get('location')
    if (answer.status < 300 || answer.status > 399 || location === null)
      return { address, status: answer.status, headers: answer.headers, text: await answer.text() }
    const next = new URL(location, address)
    if (next.port !== address.port) return { address: next, status: 0, headers: answer.headers, text: '' }
    return this.#go(next)
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/; Max-Age=0(;|$)/.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}
